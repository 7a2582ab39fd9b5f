// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/deliveryrepository.h"

#include "core/base/ids.h"

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 AnswersAreKeptFor = qint64(24) * 3600 * 1000; // milliseconds

QVariant noticeWord(const std::optional<Notice::Kind> &notice)
{
    if (!notice)
        return {};
    return *notice == Notice::Kind::Test ? u"test"_s : u"told"_s;
}

} // namespace

void DeliveryRepository::add(const DeliveryRecord &record)
{
    m_connection.execute(
        u"INSERT INTO deliveries (id, source_id, key_id, source_name, received_at, body, incident_id, notice, reason) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {newId(), optionalId(record.sourceId), record.keyId, record.sourceName, record.receivedAt, record.body,
         optionalId(record.incidentId), noticeWord(record.notice), optionalId(record.reason)});
}

QList<RefusedDelivery> DeliveryRepository::refused(int limit)
{
    QList<RefusedDelivery> refused;
    for (Rows rows = m_connection.execute(u"SELECT id, received_at, source_name, reason, body FROM deliveries "
                                          "WHERE incident_id IS NULL AND notice IS NULL ORDER BY seq DESC LIMIT ?"_s,
                                          {limit});
         rows.next();) {
        refused.append({.id = rows.text(0),
                        .receivedAt = rows.time(1),
                        .sourceName = rows.text(2),
                        .reason = rows.text(3),
                        .body = qUncompress(rows.bytes(4))});
    }
    return refused;
}

std::optional<QDateTime> DeliveryRepository::newestReceivedAt()
{
    Rows rows = m_connection.execute(u"SELECT received_at FROM deliveries ORDER BY seq DESC LIMIT 1"_s);
    return rows.next() ? rows.optionalTime(0) : std::nullopt;
}

std::optional<EarlierAnswer> DeliveryRepository::earlierAnswer(const QString &keyId, const QByteArray &idempotencyKey,
                                                               const QDateTime &now)
{
    Rows rows =
        m_connection.execute(u"SELECT k.body_hash, k.incident_id, k.deduplicated, i.state FROM idempotency_keys k "
                             "JOIN incidents i ON i.id = k.incident_id WHERE k.key_id = ? AND k.value = ? "
                             "AND k.created_at > ?"_s,
                             {keyId, QString::fromUtf8(idempotencyKey), now.toMSecsSinceEpoch() - AnswersAreKeptFor});
    if (!rows.next())
        return std::nullopt;
    return EarlierAnswer{.bodyHash = rows.bytes(0),
                         .receipt = {.incidentId = rows.text(1),
                                     .state = fromWord<IncidentState>(rows.text(3)).value_or(IncidentState::Draft),
                                     .isDeduplicated = rows.flag(2)}};
}

void DeliveryRepository::rememberAnswer(const QString &keyId, const QByteArray &idempotencyKey,
                                        const QByteArray &bodyHash, const Receipt &receipt, const QDateTime &now)
{
    m_connection.execute(u"DELETE FROM idempotency_keys WHERE key_id = ? AND created_at <= ?"_s,
                         {keyId, now.toMSecsSinceEpoch() - AnswersAreKeptFor});
    m_connection.execute(
        u"INSERT INTO idempotency_keys (key_id, value, body_hash, incident_id, deduplicated, created_at) "
        "VALUES (?, ?, ?, ?, ?, ?)"_s,
        {keyId, QString::fromUtf8(idempotencyKey), bodyHash, receipt.incidentId, receipt.isDeduplicated, now});
}
