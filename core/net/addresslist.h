// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QHostAddress>
#include <QList>
#include <QStringList>

/// Addresses and networks from which something may be used. Addresses of IPv4 and the same ones written as IPv6
/// ("::ffff:192.0.2.1", as a socket for both tells them) are one.
class AddressList
{
public:
    static constexpr int Longest = 64; ///< entries

    AddressList() = default;

    /// Reads whole addresses and networks in CIDR notation: "192.0.2.7", "192.0.2.0/24", "2001:db8::/32". InvalidInput
    /// names the entry that is neither, and says so when there are more than Longest.
    [[nodiscard]] static Result<AddressList> parse(const QStringList &entries);

    [[nodiscard]] bool contains(const QHostAddress &address) const;
    [[nodiscard]] bool isEmpty() const { return m_networks.isEmpty(); }

    /// As parse() reads them, in one form: a network without its host bits, a single address without a length.
    [[nodiscard]] QStringList toStringList() const;

private:
    struct Network
    {
        QHostAddress address;
        int length = 0; ///< bits of the prefix

        bool operator==(const Network &) const = default;
    };

    [[nodiscard]] static std::optional<Network> network(const QString &text);

    QList<Network> m_networks;
};
