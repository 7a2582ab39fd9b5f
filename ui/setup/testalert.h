// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QNetworkAccessManager>
#include <QObject>

/// Sends one test alert through the front door, as a monitoring tool would.
class TestAlert : public QObject
{
    Q_OBJECT

public:
    TestAlert(QString receiverUrl, QObject *parent);

    /// Posts it with the key \a secret. One at a time: does nothing while one is on its way.
    void send(const QString &secret);
    [[nodiscard]] bool isSending() const { return m_isSending; }

Q_SIGNALS:
    /// It was taken: it made the draft \a incidentId, or joined it if \a isDeduplicated.
    void arrived(const QString &incidentId, bool isDeduplicated);
    /// One sentence, with the exact answer of the door or of the network.
    void failed(const QString &reason);

private:
    void finish(QNetworkReply &reply);

    QString m_receiverUrl;
    QNetworkAccessManager m_network;
    bool m_isSending = false;
};
