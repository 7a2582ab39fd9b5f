// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/addresslist.h"

#include "core/net/address.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr int Ipv4Bits = 32;
constexpr int Ipv6Bits = 128;
constexpr int MappedBits = Ipv6Bits - Ipv4Bits; ///< of ::ffff:0:0/96, RFC 4291 §2.5.5.2

bool isMapped(const QHostAddress &address)
{
    return address.protocol() == QAbstractSocket::IPv6Protocol && address.isInSubnet(QHostAddress(u"::ffff:0:0"_s), 96);
}

} // namespace

std::optional<AddressList::Network> AddressList::network(const QString &text)
{
    // parseSubnet() takes "10" and "192.168" for networks and has an opinion of "192.0.2.1%eth0": whoever writes such a
    // thing here has made a mistake.
    const QString address = text.section(u'/', 0, 0);
    const bool isWhole = address.contains(u':') || address.count(u'.') == 3;
    if (!isWhole || text.contains(u'%'))
        return std::nullopt;
    const auto [first, length] = QHostAddress::parseSubnet(text);
    if (first.isNull() || length < 0)
        return std::nullopt;
    return isMapped(first) ? Network{Address::unmapped(first), length - MappedBits} : Network{first, length};
}

Result<AddressList> AddressList::parse(const QStringList &entries)
{
    AddressList list;
    for (const QString &entry : entries) {
        const QString text = entry.trimmed();
        if (text.isEmpty())
            continue;
        const auto parsed = network(text);
        if (!parsed) {
            return fail(Error::Kind::InvalidInput,
                        QCoreApplication::translate("AddressList",
                                                    "“%1” is neither an address nor a network. Write it as 192.0.2.7, "
                                                    "192.0.2.0/24 or 2001:db8::/32.")
                            .arg(text));
        }
        if (!list.m_networks.contains(*parsed))
            list.m_networks.append(*parsed);
    }
    if (list.m_networks.size() > Longest) {
        return fail(
            Error::Kind::InvalidInput,
            QCoreApplication::translate(
                "AddressList", "These are more than %1 addresses. Name the networks that they belong to instead.")
                .arg(Longest));
    }
    return list;
}

bool AddressList::contains(const QHostAddress &address) const
{
    const QHostAddress plain = Address::unmapped(address);
    return std::any_of(m_networks.begin(), m_networks.end(), [&plain](const Network &network) {
        return plain.protocol() == network.address.protocol() && plain.isInSubnet(network.address, network.length);
    });
}

QStringList AddressList::toStringList() const
{
    QStringList entries;
    for (const Network &network : m_networks) {
        const int whole = network.address.protocol() == QAbstractSocket::IPv4Protocol ? Ipv4Bits : Ipv6Bits;
        entries.append(network.length == whole ? network.address.toString()
                                               : u"%1/%2"_s.arg(network.address.toString()).arg(network.length));
    }
    return entries;
}
