// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/migrations.h"

#include "core/base/log.h"
#include "core/store/connection.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

QStringList scripts()
{
    return QDir(u":/sql"_s).entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
}

int versionOf(const QString &script)
{
    return script.left(4).toInt();
}

/// A table in which a row refers to one that is not there; empty if all is well.
QString tableWithDanglingReference(Connection &connection)
{
    Rows rows = connection.execute(u"PRAGMA foreign_key_check"_s);
    return rows.next() ? rows.text(0) : QString();
}

/// Holds the enforcement of foreign keys back while it lives: a table that is made anew is dropped in between, and
/// SQLite can't switch it within a transaction.
class ForeignKeysOff
{
public:
    explicit ForeignKeysOff(Connection &connection) : m_connection(connection)
    {
        m_connection.execute(u"PRAGMA foreign_keys = OFF"_s);
    }
    ~ForeignKeysOff() { m_connection.execute(u"PRAGMA foreign_keys = ON"_s); }
    Q_DISABLE_COPY_MOVE(ForeignKeysOff)

private:
    Connection &m_connection;
};

Result<> apply(Connection &connection, const QString &name)
{
    QFile file(u":/sql/"_s + name);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
        return fail(Error::Kind::Internal, file.errorString());
    const QString script = QString::fromUtf8(file.readAll());

    connection.execute(u"BEGIN IMMEDIATE"_s);
    // Statements are divided by an empty line, so that a trigger may hold semicolons.
    static const QRegularExpression emptyLine(u"\\n[ \\t]*\\n"_s);
    const QStringList statements = script.split(emptyLine, Qt::SkipEmptyParts);
    for (const QString &statement : statements)
        connection.execute(statement.trimmed());
    connection.execute(u"PRAGMA user_version = %1"_s.arg(versionOf(name)));
    if (const QString table = tableWithDanglingReference(connection); !table.isEmpty()) {
        connection.execute(u"ROLLBACK"_s);
        (void)connection.takeError();
        return fail(Error::Kind::Storage, QCoreApplication::translate("Database", "The database could not be brought "
                                                                                  "up to date: %1 would point to "
                                                                                  "nothing.")
                                              .arg(table));
    }
    connection.execute(u"COMMIT"_s);
    if (auto error = connection.takeError()) {
        connection.execute(u"ROLLBACK"_s);
        (void)connection.takeError();
        return tl::unexpected(std::move(*error));
    }
    return {};
}

Result<> copyBefore(Connection &connection, const QString &fileName, int version)
{
    const QString copy = u"%1.before-%2"_s.arg(fileName).arg(version, 4, 10, QLatin1Char('0'));
    QFile::remove(copy);
    connection.execute(u"VACUUM INTO ?"_s, {copy});
    if (auto error = connection.takeError())
        return tl::unexpected(std::move(*error));
    QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
    qCInfo(lcStore).noquote() << "kept a copy of the older database as" << copy;
    return {};
}

} // namespace

int schemaVersion()
{
    return versionOf(scripts().last());
}

Result<> migrate(Connection &connection, const QString &fileName)
{
    int current = 0;
    {
        Rows rows = connection.execute(u"PRAGMA user_version"_s);
        if (rows.next())
            current = int(rows.integer(0));
    }
    if (auto error = connection.takeError())
        return tl::unexpected(std::move(*error));
    if (current > schemaVersion()) {
        return fail(Error::Kind::Storage,
                    QCoreApplication::translate("Database", "%1 was written by a newer Greenroom (version %2 of the "
                                                            "file, this program knows %3). Update Greenroom.")
                        .arg(fileName)
                        .arg(current)
                        .arg(schemaVersion()));
    }
    if (current == schemaVersion())
        return {};
    const ForeignKeysOff unchecked(connection);
    bool isCopied = current == 0;
    const QStringList names = scripts();
    for (const QString &name : names) {
        if (versionOf(name) <= current)
            continue;
        if (!isCopied) {
            if (auto copied = copyBefore(connection, fileName, versionOf(name)); !copied)
                return copied;
            isCopied = true;
        }
        if (auto applied = apply(connection, name); !applied)
            return applied;
    }
    return {};
}
