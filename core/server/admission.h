// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/hostpolicy.h"
#include "core/server/httpserver.h"
#include "core/server/refusalreason.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <array>
#include <atomic>
#include <optional>

class GuardedSocket;

/// What HttpServer::statistics() reads from any thread.
struct ServerCounters
{
    std::atomic<quint64> requests = 0;
    std::array<std::atomic<quint64>, RefusalReasonCount> refused = {};
    std::atomic<int> open = 0;
    std::atomic<qint64> bodies = 0;

    void count(RefusalReason reason) { ++refused.at(std::size_t(reason)); }
};

/// What all connections of a server share: who may come in, how much all of them may hold, and the one timer that looks
/// at their deadlines. Lives in the server's thread and outlives its connections.
class Admission final : public QObject
{
    Q_OBJECT

public:
    /// Somebody with a deadline, and perhaps something to do.
    class Guest
    {
    public:
        /// \a now as monotonicNow(). Must not destroy any guest at once.
        virtual void checkDeadline(qint64 now) = 0;
        /// See awaitTurn(). May destroy no guest but by deleteLater().
        virtual void takeTurn() {}

    protected:
        ~Guest() = default;
    };

    /// One of the permitted connections; it is free again when this is destroyed.
    class Place
    {
    public:
        Place(Place &&other) noexcept
            : m_admission(std::exchange(other.m_admission, nullptr)), m_address(other.m_address)
        {}
        Place &operator=(Place &&) = delete;
        ~Place();

    private:
        friend class Admission;
        Place(Admission *admission, const QHostAddress &address) : m_admission(admission), m_address(address) {}

        Admission *m_admission;
        QHostAddress m_address; ///< null: counts in all only
    };

    Admission(const HttpServer::Options &options, ServerCounters &counters);
    ~Admission() override;

    [[nodiscard]] const ServerLimits &limits() const { return m_limits; }
    [[nodiscard]] const HostPolicy &hostPolicy() const { return m_hostPolicy; }
    [[nodiscard]] const ProxyPolicy &proxies() const { return m_proxies; }
    [[nodiscard]] ServerCounters &counters() { return m_counters; }

    /// Nothing if there are as many connections, in all or from this address, as are permitted. Those of a trusted
    /// proxy count in all only: many clients are behind it.
    [[nodiscard]] std::optional<Place> enter(const QHostAddress &address);

    /// False if all bodies together would be larger than is permitted, or those from this address than half of that.
    [[nodiscard]] bool takeOn(const QHostAddress &address, qint64 bytes);
    void putDown(const QHostAddress &address, qint64 bytes);

    /// What new connections must speak; nothing if they are plain.
    [[nodiscard]] const std::optional<TlsContext> &tls() const { return m_tls; }
    void setTls(const TlsContext &tls) { m_tls = tls; }

    /// From now on every response ends its connection.
    void beginClosing() { m_isClosing = true; }
    [[nodiscard]] bool isClosing() const { return m_isClosing; }

    void add(Guest *guest);
    void remove(Guest *guest);

    /// Calls takeTurn() soon, after the system has been asked for whatever else there is to do: whoever sends request
    /// after request without waiting must not keep others from being let in.
    void awaitTurn(Guest *guest);

    /// The connection whose request QHttpServer has just read: whose handler is being called.
    void setServing(GuardedSocket *socket) { m_serving = socket; }
    void forgetServing(const GuardedSocket *socket)
    {
        if (m_serving == socket)
            m_serving = nullptr;
    }
    [[nodiscard]] GuardedSocket *takeServing() { return std::exchange(m_serving, nullptr); }

    /// Room for one read; its content lasts until somebody else reads.
    [[nodiscard]] std::array<char, 64 * 1024> &scratch() { return m_scratch; }

    /// Milliseconds of a clock that is never set.
    [[nodiscard]] static qint64 monotonicNow();

private:
    void leave(const QHostAddress &address);
    void checkDeadlines();
    void giveTurns();
    [[nodiscard]] QHostAddress countedAs(const QHostAddress &address) const;

    const ServerLimits m_limits;
    const HostPolicy m_hostPolicy;
    const ProxyPolicy m_proxies;
    ServerCounters &m_counters;
    int m_open = 0;
    QHash<QHostAddress, int> m_openByAddress;
    QHash<QHostAddress, qint64> m_bodiesByAddress;
    std::optional<TlsContext> m_tls;
    QList<Guest *> m_guests;
    QTimer m_tick;
    QList<Guest *> m_waiting; ///< for their turn
    QTimer m_turn;
    GuardedSocket *m_serving = nullptr;
    bool m_isClosing = false;
    std::array<char, 64 * 1024> m_scratch = {};
};
