// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/admission.h"

#include "core/net/address.h"

#include <algorithm>
#include <chrono>

namespace {

/// Deadlines may be late by a tick: a quarter of the shortest is fine enough, and a quarter of a second at most.
int tickFor(const ServerLimits &limits)
{
    const int shortest =
        std::min({limits.headTime, limits.bodyTime, limits.idleTime, limits.answerTime, limits.writeTime});
    return std::clamp(shortest / 4, 10, 250);
}

/// So many take their turn before the system is asked again.
constexpr qsizetype TurnsAtOnce = 32;

} // namespace

Admission::Place::~Place()
{
    if (m_admission)
        m_admission->leave(m_address);
}

Admission::Admission(const HttpServer::Options &options, ServerCounters &counters)
    : m_limits(options.limits)
    , m_hostPolicy(options.allowedHosts, options.refusesForeignOrigins, options.publicPaths)
    , m_proxies(options.proxies)
    , m_counters(counters)
    , m_tls(options.tls)
{
    m_tick.setInterval(tickFor(m_limits));
    m_tick.callOnTimeout(this, &Admission::checkDeadlines);
    m_turn.setSingleShot(true);
    m_turn.callOnTimeout(this, &Admission::giveTurns);
}

Admission::~Admission()
{
    // Those who are saying goodbye are children, and still take leave of the members below.
    while (!children().isEmpty())
        delete children().constFirst();
}

std::optional<Admission::Place> Admission::enter(const QHostAddress &address)
{
    const QHostAddress counted = countedAs(address);
    if (m_open >= m_limits.connections)
        return {};
    if (!counted.isNull()) {
        int &count = m_openByAddress[counted];
        if (count >= m_limits.connectionsPerAddress)
            return {};
        ++count;
    }
    m_counters.open = ++m_open;
    return Place(this, counted);
}

void Admission::leave(const QHostAddress &address)
{
    m_counters.open = --m_open;
    if (!address.isNull() && --m_openByAddress[address] == 0)
        m_openByAddress.remove(address);
}

QHostAddress Admission::countedAs(const QHostAddress &address) const
{
    return m_proxies.isTrusted(address) ? QHostAddress() : Address::callerOf(address);
}

bool Admission::takeOn(const QHostAddress &address, qint64 bytes)
{
    if (m_counters.bodies + bytes > m_limits.allBodies)
        return false;
    if (const QHostAddress counted = countedAs(address); !counted.isNull()) {
        qint64 &ofAddress = m_bodiesByAddress[counted];
        if (ofAddress + bytes > m_limits.allBodies / 2)
            return false;
        ofAddress += bytes;
    }
    m_counters.bodies += bytes;
    return true;
}

void Admission::putDown(const QHostAddress &address, qint64 bytes)
{
    if (bytes == 0)
        return;
    m_counters.bodies -= bytes;
    if (const auto ofAddress = m_bodiesByAddress.find(countedAs(address)); ofAddress != m_bodiesByAddress.end()) {
        *ofAddress -= bytes;
        if (*ofAddress <= 0)
            m_bodiesByAddress.erase(ofAddress);
    }
}

void Admission::add(Guest *guest)
{
    m_guests.append(guest);
    if (!m_tick.isActive())
        m_tick.start();
}

void Admission::remove(Guest *guest)
{
    m_guests.removeOne(guest);
    m_waiting.removeAll(guest);
    if (m_guests.isEmpty())
        m_tick.stop();
}

void Admission::awaitTurn(Guest *guest)
{
    if (!m_waiting.contains(guest))
        m_waiting.append(guest);
    if (!m_turn.isActive())
        m_turn.start(0);
}

void Admission::giveTurns()
{
    for (qsizetype turns = qMin(TurnsAtOnce, m_waiting.size()); turns > 0 && !m_waiting.isEmpty(); --turns)
        m_waiting.takeFirst()->takeTurn();
    if (!m_waiting.isEmpty())
        m_turn.start(0);
}

void Admission::checkDeadlines()
{
    const qint64 now = monotonicNow();
    const QList<Guest *> guests = m_guests;
    for (Guest *guest : guests)
        guest->checkDeadline(now);
}

qint64 Admission::monotonicNow()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}
