// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/guardedlistener.h"

#include "core/base/log.h"
#include "core/server/farewell.h"
#include "core/server/guardedsocket.h"
#include "core/server/responseframer.h"
#include "core/server/socketcalls.h"

#include <QTcpSocket>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace {

constexpr int MostTurnedAway = 32;
constexpr int AcceptedAtOnce = 32;
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
        switch (SocketCalls::accept(socketDescriptor(), descriptor)) {
        case SocketCalls::Accepted::Connection:
            receive(descriptor);
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

void GuardedListener::receive(qintptr descriptor)
{
    auto wire = std::make_unique<QTcpSocket>();
    if (!wire->setSocketDescriptor(descriptor)) {
        SocketCalls::close(descriptor);
        return;
    }
    std::optional<Admission::Place> place = m_admission.enter(wire->peerAddress());
    if (!place) {
        ++m_admission.counters().refused;
        if (Farewell::countWithoutPlace(m_admission) < MostTurnedAway)
            Farewell::say(m_admission, std::move(wire), {}, turnedAway());
        return;
    }
    auto *socket = new GuardedSocket(m_admission, std::move(wire), std::move(*place), this);
    // QHttpServer fetches the socket while this is called, and with that QTcpServer takes up accepting again: it must
    // not see the descriptor that our notifier watches.
    m_notifier->setEnabled(false);
    addPendingConnection(socket);
    pauseAccepting();
    m_notifier->setEnabled(true);
    socket->start();
}
