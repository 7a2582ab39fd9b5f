// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/addresslist.h"
#include "core/server/requestframer.h"

#include <QHostAddress>

/// Which proxies are believed when they say for whom they ask. Everybody else could say anything.
class ProxyPolicy
{
public:
    /// Believes nobody.
    ProxyPolicy() = default;
    /// \a trusted are addresses and networks, as AddressList::parse(); InvalidInput names \a setting, too.
    [[nodiscard]] static Result<ProxyPolicy> parse(const QStringList &trusted, const QString &setting);

    [[nodiscard]] bool isTrusted(const QHostAddress &address) const { return m_trusted.contains(address); }

    struct Client
    {
        QHostAddress address;
        bool isSecure = false;
    };
    /// Who sent the request with this \a head, which came from \a peer: the last address in X-Forwarded-For, or without
    /// that in Forwarded (RFC 7239), that is no trusted proxy itself. X-Forwarded-For comes first because common
    /// proxies set that one, and pass on a Forwarded of the client's own making. What can't be read, and "unknown",
    /// stand for \a peer.
    [[nodiscard]] Client client(const RequestFramer &head, const QHostAddress &peer, bool isEncrypted) const;

    /// Fields that only a trusted proxy may set.
    [[nodiscard]] static bool isForwardingField(std::string_view name);

private:
    AddressList m_trusted;
};
