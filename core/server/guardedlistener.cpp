// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/guardedlistener.h"

#include "core/base/log.h"
#include "core/server/farewell.h"
#include "core/server/guardedsocket.h"
#include "core/server/handshake.h"
#include "core/server/responseframer.h"
#include "core/server/socketcalls.h"

#include <QTcpSocket>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace {

constexpr int MostTurnedAway = 32;
constexpr int AcceptedAtOnce = 1024;
constexpr int PauseWithoutDescriptors = 100;

QByteArray turnedAway()
{
    HttpResponse response = problem(503, u"There are too many connections."_s);
    response.headers.append({"Retry-After"_ba, "1"_ba});
    return lastResponse(response);
}

} // namespace

GuardedListener::GuardedListener(Admission &admission) : m_admission(admission)
{}

bool GuardedListener::open(const QHostAddress &address, quint16 port)
{
    setListenBacklogSize(m_admission.limits().backlog);
    if (!listen(address, port))
        return false;
    // QTcpServer takes every failed accept() for "nobody there", and so turns in circles when there are no descriptors
    // left (measured up to 6.4.2). It listens, but we accept.
    pauseAccepting();
    return true;
}

void GuardedListener::startAccepting()
{
    m_notifier = std::make_unique<QSocketNotifier>(socketDescriptor(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &GuardedListener::acceptWaiting);
}

void GuardedListener::stop()
{
    m_notifier.reset();
    close();
}

void GuardedListener::acceptWaiting()
{
    // Not all of them: the connections that are there want to be served, too.
    for (int i = 0; i < AcceptedAtOnce; ++i) {
        qintptr descriptor = -1;
        QHostAddress peer;
        switch (SocketCalls::accept(socketDescriptor(), descriptor, peer)) {
        case SocketCalls::Accepted::Connection:
            receive(descriptor, peer);
            break;
        case SocketCalls::Accepted::Nobody:
            m_isExhausted = false;
            return;
        case SocketCalls::Accepted::Exhausted:
            if (!std::exchange(m_isExhausted, true))
                qCWarning(lcServer, "No descriptor is left for new connections; they have to wait.");
            m_notifier->setEnabled(false);
            QTimer::singleShot(PauseWithoutDescriptors, m_notifier.get(), [this] {
                m_notifier->setEnabled(true);
            });
            return;
        }
    }
}

void GuardedListener::receive(qintptr descriptor, const QHostAddress &peer)
{
    // Before anything costs time or memory: those who shake hands are counted like all others. While a flood is turned
    // away slowly, the queue of the system runs over, and whoever is dropped there comes again only after a second.
    std::optional<Admission::Place> place = m_admission.enter(peer);
    if (!place) {
        turnAway(descriptor);
        return;
    }
    auto socket = std::make_unique<QTcpSocket>();
    if (!socket->setSocketDescriptor(descriptor)) {
        SocketCalls::close(descriptor);
        return;
    }
    auto wire = std::make_unique<Wire>(std::move(socket));
    if (m_admission.tls()) {
        auto *handshake = new Handshake(
            m_admission, std::move(wire), std::move(*place),
            [this](std::unique_ptr<Wire> encrypted, Admission::Place itsPlace) {
                letIn(std::move(encrypted), std::move(itsPlace));
            },
            this);
        handshake->start();
    } else {
        letIn(std::move(wire), std::move(*place));
    }
}

void GuardedListener::turnAway(qintptr descriptor)
{
    m_admission.counters().count(RefusalReason::Connections);
    // A handshake only to say no would be work for whoever floods us; the end of the connection says it, too.
    const int most = qBound(4, m_admission.limits().connections / 4, MostTurnedAway);
    if (m_admission.tls() || Farewell::countWithoutPlace(m_admission) >= most) {
        SocketCalls::close(descriptor);
        return;
    }
    auto socket = std::make_unique<QTcpSocket>();
    if (socket->setSocketDescriptor(descriptor))
        Farewell::say(m_admission, std::make_unique<Wire>(std::move(socket)), {}, turnedAway());
    else
        SocketCalls::close(descriptor);
}

void GuardedListener::letIn(std::unique_ptr<Wire> wire, Admission::Place place)
{
    auto *socket = new GuardedSocket(m_admission, std::move(wire), std::move(place), this);
    // QHttpServer fetches the socket while this is called, and with that QTcpServer takes up accepting again: it must
    // not see the descriptor that our notifier watches.
    m_notifier->setEnabled(false);
    addPendingConnection(socket);
    pauseAccepting();
    m_notifier->setEnabled(true);
    socket->start();
}
