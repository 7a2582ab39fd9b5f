// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backups.h"
#include "core/store/database.h"
#include "core/store/migrations.h"
#include "tests/support/await.h"
#include "tests/support/testclock.h"

#include <QDir>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

class DatabaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensANewFileWithTheNewestSchema();
    void keepsTheFileForItsOwnerOnly();
    void writesThatWaitTogetherShareACommit();
    void oneThatFailsDoesNotHarmTheOthersOfItsGroup();
    void aFailedStatementRollsItsWorkBack();
    void readsSeeOnlyWhatIsCommitted();
    void closingFinishesWhatWasHandedOver();
    void refusesAFileOfANewerVersion();
    void refusesAFileThatIsNotADatabase();
    void copiesAnOlderFileBeforeItIsMigrated();
    void backupsAreWholeAndOnlyTheNewestStay();
    void textsAndBytesThatAreNullAreKeptAsEmpty();

private:
    static QFuture<Result<int>> insert(Database &database, const QString &slug)
    {
        return database.write([slug](Connection &connection) -> Result<int> {
            connection.execute(
                u"INSERT INTO pages (id, slug, name, time_zone, tone, created_at) VALUES (?, ?, 'x', 'UTC', "
                "'minimal', 0)"_s,
                {slug, slug});
            return 1;
        });
    }

    static QStringList slugs(Database &database)
    {
        return *await(database.read([](Connection &connection) -> Result<QStringList> {
            QStringList found;
            for (Rows rows = connection.execute(u"SELECT slug FROM pages ORDER BY slug"_s); rows.next();)
                found.append(rows.text(0));
            return found;
        }));
    }

    static Result<> execute(Database &database, const QString &sql)
    {
        return await(database.write([sql](Connection &connection) -> Result<> {
            connection.execute(sql);
            return {};
        }));
    }
};

void DatabaseTest::opensANewFileWithTheNewestSchema()
{
    const QTemporaryDir directory;
    Database database(directory.filePath(u"g.db"_s));
    QVERIFY(await(database.open()));

    const auto version = await(database.read([](Connection &connection) -> Result<qint64> {
        Rows rows = connection.execute(u"PRAGMA user_version"_s);
        return rows.next() ? rows.integer(0) : -1;
    }));
    QCOMPARE(*version, schemaVersion());
    QVERIFY(slugs(database).isEmpty());
}

void DatabaseTest::keepsTheFileForItsOwnerOnly()
{
    const QTemporaryDir directory;
    Database database(directory.filePath(u"g.db"_s));
    QVERIFY(await(database.open()));

    const auto permissions = QFile::permissions(database.fileName());
    QVERIFY(!(permissions & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)));
}

void DatabaseTest::writesThatWaitTogetherShareACommit()
{
    const QTemporaryDir directory;
    Database database(directory.filePath(u"g.db"_s));
    QVERIFY(await(database.open()));
    const auto before = database.statistics();

    QList<QFuture<Result<int>>> writes;
    for (int i = 0; i < 400; ++i)
        writes.append(insert(database, u"page-%1"_s.arg(i)));
    for (auto &write : writes)
        QVERIFY(await(write));

    const auto after = database.statistics();
    QCOMPARE(after.writes - before.writes, 400u);
    QVERIFY2(after.commits - before.commits < 200, "400 waiting writes should not have needed 200 commits");
    QCOMPARE(slugs(database).size(), 400);
}

void DatabaseTest::oneThatFailsDoesNotHarmTheOthersOfItsGroup()
{
    const QTemporaryDir directory;
    Database database(directory.filePath(u"g.db"_s));
    QVERIFY(await(database.open()));

    auto first = insert(database, u"a"_s);
    auto twice = insert(database, u"a"_s);
    auto refused = database.write([](Connection &connection) -> Result<int> {
        connection.execute(u"DELETE FROM pages"_s);
        return fail(Error::Kind::Conflict, u"no"_s);
    });
    auto last = insert(database, u"b"_s);

    QVERIFY(await(first));
    QVERIFY(!await(twice));
    QCOMPARE(await(twice).error().kind, Error::Kind::Storage);
    QCOMPARE(await(refused).error().kind, Error::Kind::Conflict);
    QVERIFY(await(last));
    QCOMPARE(slugs(database), QStringList({u"a"_s, u"b"_s}));
}

void DatabaseTest::aFailedStatementRollsItsWorkBack()
{
    const QTemporaryDir directory;
    Database database(directory.filePath(u"g.db"_s));
    QVERIFY(await(database.open()));

    const auto result = await(database.write([](Connection &connection) -> Result<int> {
        connection.execute(
            u"INSERT INTO pages (id, slug, name, time_zone, tone, created_at) VALUES ('x', 'x', 'x', 'UTC', "
            "'minimal', 0)"_s);
        connection.execute(u"INSERT INTO nowhere VALUES (1)"_s);
        return 1;
    }));

    QVERIFY(!result);
    QVERIFY(slugs(database).isEmpty());
    QVERIFY2(await(insert(database, u"next"_s)), "an error must not stick beyond its transaction");
}

void DatabaseTest::readsSeeOnlyWhatIsCommitted()
{
    const QTemporaryDir directory;
    Database database(directory.filePath(u"g.db"_s));
    QVERIFY(await(database.open()));
    QVERIFY(await(insert(database, u"a"_s)));

    const auto write = await(database.read([](Connection &connection) -> Result<int> {
        connection.execute(u"DELETE FROM pages"_s);
        return 0;
    }));
    QVERIFY2(!write, "the reading connection must not write");
    QCOMPARE(slugs(database), QStringList{u"a"_s});
}

void DatabaseTest::closingFinishesWhatWasHandedOver()
{
    const QTemporaryDir directory;
    const QString file = directory.filePath(u"g.db"_s);
    QList<QFuture<Result<int>>> writes;
    {
        Database database(file);
        QVERIFY(await(database.open()));
        for (int i = 0; i < 300; ++i)
            writes.append(insert(database, QString::number(i)));
    }
    for (const auto &write : writes)
        QVERIFY(write.isFinished() && write.result());
    Database again(file);
    QVERIFY(await(again.open()));
    QCOMPARE(slugs(again).size(), 300);
}

void DatabaseTest::refusesAFileOfANewerVersion()
{
    const QTemporaryDir directory;
    const QString file = directory.filePath(u"g.db"_s);
    {
        Database database(file);
        QVERIFY(await(database.open()));
        QVERIFY(execute(database, u"PRAGMA user_version = 9999"_s));
    }
    Database again(file);
    const auto opened = await(again.open());
    QVERIFY(!opened);
    QVERIFY(opened.error().message.contains(u"newer"_s));
}

void DatabaseTest::refusesAFileThatIsNotADatabase()
{
    const QTemporaryDir directory;
    QFile file(directory.filePath(u"g.db"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();

    Database database(file.fileName());
    const auto opened = await(database.open());
    QVERIFY(!opened);
    QVERIFY2(opened.error().message.contains(u"backups"_s), qPrintable(opened.error().message));
}

void DatabaseTest::copiesAnOlderFileBeforeItIsMigrated()
{
    const QTemporaryDir directory;
    const QString file = directory.filePath(u"g.db"_s);
    {
        // A stand-in for an older version: a table of its own, and a version before the first script.
        auto connection = Connection::open(file, Connection::Access::ReadWrite);
        QVERIFY(connection);
        (*connection)->execute(u"CREATE TABLE old (x)"_s);
        (*connection)->execute(u"PRAGMA user_version = -1"_s);
        QVERIFY(!(*connection)->takeError());
        QVERIFY(migrate(**connection, file));
    }
    const QStringList copies = QDir(directory.path()).entryList({u"g.db.before-*"_s});
    QCOMPARE(copies, QStringList{u"g.db.before-0001"_s});
}

void DatabaseTest::backupsAreWholeAndOnlyTheNewestStay()
{
    const QTemporaryDir directory;
    TestClock clock(QDateTime::currentDateTimeUtc());
    Database database(directory.filePath(u"g.db"_s));
    QVERIFY(await(database.open()));
    QVERIFY(await(insert(database, u"a"_s)));
    const QString folder = directory.filePath(u"backups"_s);
    const auto copies = [&] {
        return QDir(folder).entryList({u"greenroom-*.db"_s}, QDir::Files, QDir::Name);
    };

    QString newest;
    for (int day = 0; day < 4; ++day) {
        Backups backups(database, folder, 2, clock);
        backups.start();
        QTRY_VERIFY(!copies().isEmpty() && copies().last() != newest);
        QTRY_VERIFY(copies().size() <= 2);
        newest = copies().last();
        clock.advance(std::chrono::hours(25));
    }
    QCOMPARE(copies().size(), 2);

    Database copy(folder + u'/' + newest);
    QVERIFY(await(copy.open()));
    QCOMPARE(slugs(copy), QStringList{u"a"_s});
}

void DatabaseTest::textsAndBytesThatAreNullAreKeptAsEmpty()
{
    const QTemporaryDir directory;
    Database database(directory.filePath(u"g.db"_s));
    QVERIFY(await(database.open()));
    QVERIFY(await(insert(database, u"a"_s)));
    const auto result = await(database.write([](Connection &connection) -> Result<bool> {
        connection.execute(u"UPDATE pages SET name = ? WHERE slug = 'a'"_s, {QString()});
        Rows rows = connection.execute(u"SELECT ? IS NULL"_s, {QByteArray()});
        return rows.next() && rows.integer(0) == 0;
    }));
    QVERIFY(result);
    QVERIFY(*result);
}

QTEST_GUILESS_MAIN(DatabaseTest)
#include "tst_database.moc"
