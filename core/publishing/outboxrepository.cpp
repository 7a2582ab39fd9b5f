// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publishing/outboxrepository.h"

#include <array>

using namespace Qt::StringLiterals;

namespace {

constexpr std::array States{"pending", "sending", "done", "failed", "unknown", "withdrawn"};

} // namespace

QString toWord(OutboxState state)
{
    return QString::fromLatin1(States[size_t(state)]);
}

void OutboxRepository::add(const QString &updateId, const QString &target, const QDateTime &notBefore)
{
    m_connection.execute(
        u"INSERT INTO outbox (update_id, target, idempotency_key, state, not_before) VALUES (?, ?, ?, 'pending', ?)"_s,
        {updateId, target, u"pub-%1-%2"_s.arg(updateId, target), notBefore});
}

// SQLite takes the partial index only for a query that repeats its condition word for word; without it, each of these
// would read every row that was ever sent.

QList<OutboxRow> OutboxRepository::due(const QDateTime &now)
{
    QList<OutboxRow> due;
    for (Rows rows = m_connection.execute(u"SELECT o.seq, o.update_id, o.target, u.clicked_at FROM outbox o "
                                          "INDEXED BY outbox_open JOIN updates u ON u.id = o.update_id "
                                          "WHERE o.state IN ('pending', 'sending') AND o.state = 'pending' "
                                          "AND o.not_before <= ? ORDER BY o.seq"_s,
                                          {now});
         rows.next();) {
        due.append(
            {.seq = rows.integer(0), .updateId = rows.text(1), .target = rows.text(2), .clickedAt = rows.time(3)});
    }
    return due;
}

std::optional<QDateTime> OutboxRepository::nextDue()
{
    Rows rows = m_connection.execute(u"SELECT min(not_before) FROM outbox INDEXED BY outbox_open "
                                     "WHERE state IN ('pending', 'sending') AND state = 'pending'"_s);
    return rows.next() ? rows.optionalTime(0) : std::nullopt;
}

void OutboxRepository::setState(qint64 seq, OutboxState state, const QDateTime &at)
{
    m_connection.execute(u"UPDATE outbox SET state = ?, done_at = ?, attempts = attempts + 1 WHERE seq = ?"_s,
                         {toWord(state), at, seq});
}

QHash<OutboxState, int> OutboxRepository::openCounts()
{
    QHash<OutboxState, int> counts;
    for (const OutboxState state :
         {OutboxState::Pending, OutboxState::Sending, OutboxState::Failed, OutboxState::Unknown}) {
        Rows rows = m_connection.execute(u"SELECT count(*) FROM outbox INDEXED BY outbox_unsettled "
                                         "WHERE state IN ('pending', 'sending', 'failed', 'unknown') AND state = ?"_s,
                                         {toWord(state)});
        counts.insert(state, rows.next() ? int(rows.integer(0)) : 0);
    }
    return counts;
}

bool OutboxRepository::withdraw(const QString &updateId)
{
    Rows rows =
        m_connection.execute(u"SELECT count(*) FROM outbox WHERE update_id = ? AND state <> 'pending'"_s, {updateId});
    if (!rows.next() || rows.integer(0) > 0)
        return false;
    m_connection.execute(u"UPDATE outbox SET state = 'withdrawn' WHERE update_id = ?"_s, {updateId});
    return true;
}
