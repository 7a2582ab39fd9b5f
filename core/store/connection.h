// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QDateTime>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <optional>
#include <unordered_map>

/// The rows of one statement, forward only. Ends the statement when it goes.
class Rows
{
public:
    explicit Rows(QSqlQuery *query) : m_query(query) {}
    ~Rows();
    Rows(Rows &&other) noexcept : m_query(std::exchange(other.m_query, nullptr)) {}
    Rows &operator=(Rows &&) = delete;

    /// Moves to the next row; false after the last one and when the statement failed.
    [[nodiscard]] bool next() { return m_query && m_query->next(); }

    [[nodiscard]] QString text(int column) const { return m_query->value(column).toString(); }
    [[nodiscard]] qint64 integer(int column) const { return m_query->value(column).toLongLong(); }
    [[nodiscard]] bool flag(int column) const { return integer(column) != 0; }
    [[nodiscard]] QByteArray bytes(int column) const { return m_query->value(column).toByteArray(); }
    [[nodiscard]] bool isNull(int column) const { return m_query->isNull(column); }
    /// A stored time (milliseconds since 1970, UTC).
    [[nodiscard]] QDateTime time(int column) const;
    [[nodiscard]] std::optional<QDateTime> optionalTime(int column) const;

    /// How many rows an INSERT, UPDATE or DELETE touched.
    [[nodiscard]] int affected() const { return m_query ? m_query->numRowsAffected() : 0; }

private:
    QSqlQuery *m_query; ///< null when the statement failed
};

/// One SQLite connection, in the thread that opened it. Statements are prepared once and kept.
///
/// Errors stick, as in QDataStream: after a statement has failed, the rest of the transaction does nothing, and
/// Database::write() rolls back and reports it. So repositories read as what they do.
class Connection
{
public:
    enum class Access { ReadWrite, ReadOnly };

    /// Opens the file and sets the pragmas (WAL, synchronous=FULL, foreign keys).
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const QString &fileName, Access access);
    ~Connection();
    Q_DISABLE_COPY_MOVE(Connection)

    /// Runs one statement with its values bound to the ?s in order. A null QString is bound as the empty text; a
    /// QDateTime as milliseconds since 1970; an invalid QVariant (std::nullopt through optionalValue()) as NULL.
    /// Two results of the same statement text must not be read at the same time.
    Rows execute(const QString &sql, const QVariantList &values = {});

    /// The first error since the last call of this, if there was one; forgets it.
    [[nodiscard]] std::optional<Error> takeError();

    [[nodiscard]] QSqlDatabase database() const;

private:
    explicit Connection(QString name) : m_name(std::move(name)) {}

    QString m_name;
    std::unordered_map<QString, QSqlQuery> m_statements; ///< by their text; a node never moves, so Rows may point to it
    std::optional<Error> m_error;
};

/// NULL for nothing, else the value.
template<typename T>
[[nodiscard]] QVariant optionalValue(const std::optional<T> &value)
{
    return value ? QVariant::fromValue(*value) : QVariant();
}

/// NULL for an empty id, for columns that refer to something optional.
[[nodiscard]] QVariant optionalId(const QString &id);
