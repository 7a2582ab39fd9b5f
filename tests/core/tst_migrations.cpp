// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/connection.h"
#include "core/store/incidentrepository.h"
#include "core/store/migrations.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// A database as an older program left it.
class MigrationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void incidentsSurviveTheirNewTable();
    void referencesAreEnforcedAfterwards();
    void countsGoOn();
    void aDanglingReferenceStopsTheMigration();

private:
    [[nodiscard]] std::unique_ptr<Connection> open() const;
    void execute(Connection &connection, const QString &sql) const;
    [[nodiscard]] qint64 number(Connection &connection, const QString &sql) const;

    std::unique_ptr<QTemporaryDir> m_directory;
};

std::unique_ptr<Connection> MigrationsTest::open() const
{
    auto connection = Connection::open(m_directory->filePath(u"old.db"_s), Connection::Access::ReadWrite);
    return connection ? std::move(*connection) : nullptr;
}

void MigrationsTest::execute(Connection &connection, const QString &sql) const
{
    connection.execute(sql);
    const auto error = connection.takeError();
    if (error)
        QFAIL(qPrintable(sql + u": "_s + error->message + error->detail));
}

qint64 MigrationsTest::number(Connection &connection, const QString &sql) const
{
    Rows rows = connection.execute(sql);
    return rows.next() ? rows.integer(0) : -1;
}

void MigrationsTest::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    const auto connection = open();
    QVERIFY(connection);
    for (const char *script : {"0001_initial", "0002_front_door", "0003_metrics", "0004_notices"}) {
        QFile file(u":/sql/%1.sql"_s.arg(QLatin1StringView(script)));
        QVERIFY2(file.open(QIODevice::ReadOnly), script);
        static const QRegularExpression emptyLine(u"\\n[ \\t]*\\n"_s);
        const QStringList statements = QString::fromUtf8(file.readAll()).split(emptyLine, Qt::SkipEmptyParts);
        for (const QString &statement : statements)
            execute(*connection, statement.trimmed());
    }
    execute(*connection, u"INSERT INTO pages VALUES ('p', 'acme', 'Acme', 'UTC', 'minimal', 1)"_s);
    execute(*connection,
            u"INSERT INTO incidents (id, page_id, group_key, state, title, sent_title, severity, stage, tone, body, "
            "started_at, created_at, last_alert_at) VALUES ('i', 'p', '/k', 'draft', 'API down', 'api', 'major', "
            "'investigating', 'minimal', 'A text', 1, 2, 3)"_s);
    execute(*connection, u"INSERT INTO incident_alerts VALUES ('i', 'k', 'firing', 'api', 1, 3, 1)"_s);
    execute(*connection, u"INSERT INTO timeline (incident_id, at, kind) VALUES ('i', 2, 'alert_firing')"_s);
    execute(*connection, u"PRAGMA user_version = 4"_s);
}

void MigrationsTest::incidentsSurviveTheirNewTable()
{
    const auto connection = open();
    QVERIFY(migrate(*connection, m_directory->filePath(u"old.db"_s)));
    QCOMPARE(number(*connection, u"PRAGMA user_version"_s), schemaVersion());
    const auto incident = IncidentRepository(*connection).find(u"i"_s);
    QVERIFY(incident);
    QCOMPARE(incident->copy.title, u"API down"_s);
    QCOMPARE(incident->copy.body, u"A text"_s);
    QCOMPARE(incident->assessment, Assessment{});
    QVERIFY(!incident->isFlapping && !incident->isStorm && incident->mergedInto.isEmpty());
    QCOMPARE(IncidentRepository(*connection).timeline(u"i"_s, 10).size(), 1);
    const auto known = IncidentRepository(*connection).newestOfGroup(u"p"_s, u"/k"_s, false);
    QVERIFY(known);
    QCOMPARE(known->memberId, u"i"_s);
    QVERIFY(IncidentRepository(*connection).isFiring(u"i"_s));
}

void MigrationsTest::referencesAreEnforcedAfterwards()
{
    const auto connection = open();
    QVERIFY(migrate(*connection, m_directory->filePath(u"old.db"_s)));
    QCOMPARE(number(*connection, u"PRAGMA foreign_keys"_s), 1);
    connection->execute(u"INSERT INTO timeline (incident_id, at, kind) VALUES ('nobody', 2, 'alert_firing')"_s);
    QVERIFY(connection->takeError());
    connection->execute(u"UPDATE incidents SET state = 'merged', merged_into = 'nobody'"_s);
    QVERIFY(connection->takeError());
    connection->execute(u"UPDATE incidents SET state = 'merged'"_s);
    QVERIFY2(connection->takeError(), "merged into nothing");
}

void MigrationsTest::countsGoOn()
{
    const auto connection = open();
    QVERIFY(migrate(*connection, m_directory->filePath(u"old.db"_s)));
    IncidentRepository incidents(*connection);
    QCOMPARE(incidents.counts(u"p"_s).value(IncidentState::Draft), 1);
    incidents.setState(u"i"_s, IncidentState::Held);
    QCOMPARE(incidents.counts(u"p"_s).value(IncidentState::Draft), 0);
    QCOMPARE(incidents.counts(u"p"_s).value(IncidentState::Held), 1);
}

void MigrationsTest::aDanglingReferenceStopsTheMigration()
{
    const auto connection = open();
    execute(*connection, u"PRAGMA foreign_keys = OFF"_s);
    execute(*connection, u"INSERT INTO timeline (incident_id, at, kind) VALUES ('nobody', 2, 'alert_firing')"_s);
    const auto migrated = migrate(*connection, m_directory->filePath(u"old.db"_s));
    QVERIFY(!migrated);
    QVERIFY2(migrated.error().message.contains(u"timeline"_s), qPrintable(migrated.error().message));
    QCOMPARE(number(*connection, u"PRAGMA user_version"_s), 4);
    QCOMPARE(number(*connection, u"SELECT count(*) FROM incidents"_s), 1);
}

QTEST_GUILESS_MAIN(MigrationsTest)
#include "tst_migrations.moc"
