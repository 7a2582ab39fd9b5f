// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/connection.h"

#include "core/base/ids.h"
#include "core/base/log.h"

#include <QFileInfo>
#include <QSqlError>

using namespace Qt::StringLiterals;

namespace {

/// SQLite's primary result codes (sqlite.org/rescode.html), as QSqlError::nativeErrorCode() has them.
enum ResultCode { ReadOnly = 8, IoError = 10, Corrupt = 11, Full = 13, CantOpen = 14, NotADatabase = 26 };

Error errorOf(const QSqlError &error, const QString &fileName)
{
    const auto text = [&fileName](const char *source) {
        return QCoreApplication::translate("Database", source).arg(fileName);
    };
    QString message;
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case Full:
        message = text(QT_TRANSLATE_NOOP("Database", "The disk is full, so %1 could not be written. Make room on that "
                                                     "disk; nothing that was stored before is lost."));
        break;
    case ReadOnly:
        message = text(QT_TRANSLATE_NOOP("Database", "%1 cannot be written. Give your user the right to write to the "
                                                     "file and to its folder."));
        break;
    case CantOpen:
        message = text(QT_TRANSLATE_NOOP("Database", "%1 cannot be opened. Check that its folder exists and that your "
                                                     "user may write there."));
        break;
    case Corrupt:
    case NotADatabase:
        message = text(QT_TRANSLATE_NOOP("Database", "%1 is broken or is not a database of Greenroom. Move it away and "
                                                     "put the newest copy from the folder “backups” in its place."));
        break;
    case IoError:
        message = text(QT_TRANSLATE_NOOP("Database", "The disk with %1 could not be read or written. Check the disk."));
        break;
    default:
        message = text(QT_TRANSLATE_NOOP("Database", "The database %1 could not be used. The log says more."));
        break;
    }
    return {Error::Kind::Storage, message, error.text()};
}

QVariant boundValue(const QVariant &value)
{
    switch (value.metaType().id()) {
    case QMetaType::QString:
        return value.toString().isNull() ? QVariant(u""_s) : value;
    case QMetaType::QDateTime:
        return value.toDateTime().toMSecsSinceEpoch();
    case QMetaType::Bool:
        return value.toBool() ? 1 : 0;
    case QMetaType::QByteArray:
        // Qt's driver binds a null byte array as NULL; what is empty is still a value.
        return value.toByteArray().isNull() ? QVariant(QByteArray("")) : value;
    default:
        return value;
    }
}

} // namespace

Rows::~Rows()
{
    if (m_query)
        m_query->finish();
}

QDateTime Rows::time(int column) const
{
    return QDateTime::fromMSecsSinceEpoch(integer(column), Qt::UTC);
}

std::optional<QDateTime> Rows::optionalTime(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(time(column));
}

Result<std::unique_ptr<Connection>> Connection::open(const QString &fileName, Access access)
{
    std::unique_ptr<Connection> connection(new Connection(newId()));
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection->m_name);
        database.setDatabaseName(fileName);
        database.setConnectOptions(access == Access::ReadOnly ? u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=10000"_s
                                                              : u"QSQLITE_BUSY_TIMEOUT=10000"_s);
        if (!database.open())
            return tl::unexpected(errorOf(database.lastError(), fileName));
    }
    // FULL is what makes an answered alert survive a power cut: with NORMAL, WAL loses the last commits (measured).
    // Checkpoints are made on a thread of their own, so that none of them delays a commit.
    const QStringList pragmas = access == Access::ReadOnly
                                    ? QStringList{u"PRAGMA query_only = ON"_s, u"PRAGMA temp_store = MEMORY"_s}
                                    : QStringList{u"PRAGMA journal_mode = WAL"_s,
                                                  u"PRAGMA synchronous = FULL"_s,
                                                  u"PRAGMA foreign_keys = ON"_s,
                                                  u"PRAGMA wal_autocheckpoint = 0"_s,
                                                  u"PRAGMA journal_size_limit = 16777216"_s,
                                                  u"PRAGMA temp_store = MEMORY"_s};
    for (const QString &pragma : pragmas) {
        Rows rows = connection->execute(pragma);
        (void)rows.next();
    }
    if (auto error = connection->takeError())
        return tl::unexpected(std::move(*error));
    return connection;
}

Connection::~Connection()
{
    m_statements.clear();
    QSqlDatabase::database(m_name, false).close();
    QSqlDatabase::removeDatabase(m_name);
}

QSqlDatabase Connection::database() const
{
    return QSqlDatabase::database(m_name, false);
}

Rows Connection::execute(const QString &sql, const QVariantList &values)
{
    if (m_error)
        return Rows(nullptr);
    auto statement = m_statements.find(sql);
    if (statement == m_statements.end()) {
        QSqlQuery prepared(database());
        prepared.setForwardOnly(true);
        if (!prepared.prepare(sql)) {
            m_error = errorOf(prepared.lastError(), database().databaseName());
            m_error->detail += u" in: "_s + sql;
            qCInfo(lcStore).noquote() << m_error->detail;
            return Rows(nullptr);
        }
        statement = m_statements.emplace(sql, std::move(prepared)).first;
    }
    QSqlQuery &query = statement->second;
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(int(i), boundValue(values.at(i)));
    if (!query.exec()) {
        m_error = errorOf(query.lastError(), database().databaseName());
        m_error->detail += u" in: "_s + sql;
        // For the log file. Whoever gets the error tells the person, in a sentence and not once for each statement.
        qCInfo(lcStore).noquote() << m_error->detail;
        query.finish();
        return Rows(nullptr);
    }
    return Rows(&query);
}

std::optional<Error> Connection::takeError()
{
    return std::exchange(m_error, std::nullopt);
}

QVariant optionalId(const QString &id)
{
    return id.isEmpty() ? QVariant() : QVariant(id);
}
