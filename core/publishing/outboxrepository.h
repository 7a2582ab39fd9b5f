// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/connection.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>

enum class OutboxState { Pending, Sending, Done, Failed, Unknown, Withdrawn };

/// The machine word, e.g. "pending".
[[nodiscard]] QString toWord(OutboxState state);

/// One update on its way to one target.
struct OutboxRow
{
    qint64 seq = 0;
    QString updateId = {};
    QString target = {};
    QDateTime clickedAt = {};
};

/// All statements about the outbox. Use inside Database::write() or read().
class OutboxRepository
{
public:
    explicit OutboxRepository(Connection &connection) : m_connection(connection) {}

    /// The idempotency key of an update and a target is fixed here, before anything is sent.
    void add(const QString &updateId, const QString &target, const QDateTime &notBefore);
    /// Pending rows that may be sent now, oldest first.
    [[nodiscard]] QList<OutboxRow> due(const QDateTime &now);
    /// When the next pending row may be sent.
    [[nodiscard]] std::optional<QDateTime> nextDue();
    void setState(qint64 seq, OutboxState state, const QDateTime &at);
    /// How many rows are in each of the states from which something is still to come: pending, sending, failed, unknown.
    [[nodiscard]] QHash<OutboxState, int> openCounts();
    /// All rows of the update, if all of them are still pending; else changes nothing and returns false.
    [[nodiscard]] bool withdraw(const QString &updateId);

private:
    Connection &m_connection;
};
