// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/source.h"
#include "core/intake/submission.h"
#include "core/store/connection.h"

/// One received request as it is kept.
struct DeliveryRecord
{
    QString sourceId = {};
    QString keyId = {};
    QString sourceName = {};
    QDateTime receivedAt = {};
    QByteArray body = {};                    ///< compressed(); qUncompress() reads it
    QString incidentId = {};                 ///< empty: it made no incident
    std::optional<Notice::Kind> notice = {}; ///< of what was understood and made no incident; nothing: it was refused
    QString reason = {};                     ///< why it was refused, or what it was
};

/// What a request with the same Idempotency-Key was answered.
struct EarlierAnswer
{
    QByteArray bodyHash = {};
    Receipt receipt = {};
};

/// All statements about received requests. Use inside Database::write() or read().
class DeliveryRepository
{
public:
    explicit DeliveryRepository(Connection &connection) : m_connection(connection) {}

    void add(const DeliveryRecord &record);
    /// Newest first.
    [[nodiscard]] QList<RefusedDelivery> refused(int limit);
    /// When the newest request came that is kept, a refused one included; nothing before the first.
    [[nodiscard]] std::optional<QDateTime> newestReceivedAt();

    /// Answers are remembered for 24 hours.
    [[nodiscard]] std::optional<EarlierAnswer> earlierAnswer(const QString &keyId, const QByteArray &idempotencyKey,
                                                             const QDateTime &now);
    void rememberAnswer(const QString &keyId, const QByteArray &idempotencyKey, const QByteArray &bodyHash,
                        const Receipt &receipt, const QDateTime &now);

private:
    Connection &m_connection;
};
