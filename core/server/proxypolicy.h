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
        QHostAddress address; ///< null: somebody, but not to be known who
        bool isSecure = false;
    };
    /// Who sent the request with this \a head, which came from \a peer: the last address in X-Forwarded-For or in
    /// Forwarded (RFC 7239) that is no trusted proxy itself. Not known if that can't be read, and if the two fields
    /// differ: a proxy sets one of them, and may pass on the other as the client has made it up. A trusted proxy that
    /// says nothing asks for itself.
    [[nodiscard]] Client client(const RequestFramer &head, const QHostAddress &peer, bool isEncrypted) const;

    /// Fields that only a trusted proxy may set.
    [[nodiscard]] static bool isForwardingField(std::string_view name);

private:
    AddressList m_trusted;
};
