// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/admission.h"
#include "core/server/wire.h"

#include <QSocketNotifier>
#include <QTcpServer>

#include <memory>

/// Listens on one address and hands QHttpServer guarded sockets. Turns away with 503 whoever is too many, and waits a
/// moment when the system has no more descriptors.
class GuardedListener final : public QTcpServer
{
    Q_OBJECT

public:
    explicit GuardedListener(Admission &admission);

    /// Listens, but takes no connection yet: QHttpServer has to be bound to it first.
    [[nodiscard]] bool open(const QHostAddress &address, quint16 port);
    void startAccepting();
    void stop();

private:
    void acceptWaiting();
    void receive(qintptr descriptor, const QHostAddress &peer);
    void turnAway(qintptr descriptor);
    void letIn(std::unique_ptr<Wire> wire, Admission::Place place);

    Admission &m_admission;
    std::unique_ptr<QSocketNotifier> m_notifier;
    bool m_isExhausted = false;
};
