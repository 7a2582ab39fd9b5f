// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/proxypolicy.h"

#include "core/net/address.h"
#include "core/net/ascii.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

/// One station of a request, as a proxy wrote it down.
struct Hop
{
    QHostAddress address; ///< null: not known, or not to be read
    std::optional<bool> isSecure = {};
};

/// Takes what stands before the next \a separator outside of quotes from \a list.
std::string_view take(std::string_view &list, char separator)
{
    bool isQuoted = false;
    std::size_t end = 0;
    for (; end < list.size() && (isQuoted || list[end] != separator); ++end) {
        if (list[end] == '"')
            isQuoted = !isQuoted;
        else if (isQuoted && list[end] == '\\')
            ++end;
    }
    end = std::min(end, list.size());
    const std::string_view part = Ascii::trimmed(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
    return part;
}

bool isPort(std::string_view text)
{
    return !text.empty() && text.size() <= 5 && std::all_of(text.begin(), text.end(), Ascii::isDigit);
}

/// An address in the one form that has no second reading; QHostAddress also takes "127.1" and a zone.
QHostAddress strictAddress(std::string_view text)
{
    const bool isIpv6 = text.find(':') != std::string_view::npos;
    if (text.find('%') != std::string_view::npos || (!isIpv6 && std::count(text.begin(), text.end(), '.') != 3))
        return {};
    return Address::unmapped(QHostAddress(QString::fromLatin1(text.data(), qsizetype(text.size()))));
}

/// "192.0.2.1", "192.0.2.1:80", "2001:db8::1", "[2001:db8::1]", "[2001:db8::1]:80"; null for all else, such as
/// "unknown" and "_hidden".
QHostAddress addressOfNode(std::string_view node)
{
    if (!node.empty() && node.front() == '[') {
        const std::size_t end = node.find(']');
        if (end == std::string_view::npos)
            return {};
        const std::string_view port = node.substr(end + 1);
        if (!port.empty() && (port.front() != ':' || !isPort(port.substr(1))))
            return {};
        const QHostAddress address = strictAddress(node.substr(1, end - 1));
        return node.substr(1, end - 1).find(':') == std::string_view::npos ? QHostAddress() : address;
    }
    if (std::count(node.begin(), node.end(), ':') == 1) {
        const std::size_t colon = node.find(':');
        return isPort(node.substr(colon + 1)) ? strictAddress(node.substr(0, colon)) : QHostAddress();
    }
    return strictAddress(node);
}

std::string unquoted(std::string_view text)
{
    if (text.size() < 2 || text.front() != '"' || text.back() != '"')
        return std::string(text);
    std::string plain;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        if (text[i] == '\\' && i + 2 < text.size())
            ++i;
        plain += text[i];
    }
    return plain;
}

/// RFC 7239 §4: "for=192.0.2.1;proto=https".
Hop readForwarded(std::string_view element)
{
    Hop hop;
    while (!element.empty()) {
        const std::string_view pair = take(element, ';');
        const std::size_t equal = std::min(pair.find('='), pair.size());
        const std::string value = equal < pair.size() ? unquoted(pair.substr(equal + 1)) : std::string();
        if (Ascii::equals(pair.substr(0, equal), "for"))
            hop.address = addressOfNode(value);
        else if (Ascii::equals(pair.substr(0, equal), "proto"))
            hop.isSecure = Ascii::equals(value, "https");
    }
    return hop;
}

/// Takes what stands before the next comma. X-Forwarded-For has no quotes: a client that begins one must not take along
/// what the proxy adds behind it.
std::string_view takePlain(std::string_view &list, char separator)
{
    const std::size_t end = std::min(list.find(separator), list.size());
    const std::string_view part = Ascii::trimmed(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
    return part;
}

/// All members of the lists in the fields of that name, in their order.
std::vector<std::string_view> membersOf(const RequestFramer &head, std::string_view name,
                                        std::string_view (*takeMember)(std::string_view &, char))
{
    std::vector<std::string_view> members;
    for (std::size_t i = 0; i < head.fieldCount(); ++i) {
        const RequestFramer::Field field = head.field(i);
        if (!Ascii::equals(field.name, name))
            continue;
        for (std::string_view list = field.value; !list.empty();)
            members.push_back(takeMember(list, ','));
    }
    return members;
}

} // namespace

Result<ProxyPolicy> ProxyPolicy::parse(const QStringList &trusted, const QString &setting)
{
    auto list = AddressList::parse(trusted);
    if (!list)
        return fail(list.error().kind, u"%1: %2"_s.arg(setting, list.error().message));
    ProxyPolicy policy;
    policy.m_trusted = std::move(*list);
    return policy;
}

ProxyPolicy::Client ProxyPolicy::client(const RequestFramer &head, const QHostAddress &peer, bool isEncrypted) const
{
    Client client{peer, isEncrypted};
    if (!isTrusted(peer))
        return client;
    if (const auto schemes = membersOf(head, "x-forwarded-proto", &takePlain); !schemes.empty())
        client.isSecure = Ascii::equals(schemes.back(), "https");

    std::vector<Hop> plain;
    for (const std::string_view node : membersOf(head, "x-forwarded-for", &takePlain))
        plain.push_back({addressOfNode(node)});
    std::vector<Hop> forwarded;
    for (const std::string_view element : membersOf(head, "forwarded", &take))
        forwarded.push_back(readForwarded(element));
    const auto nearest = [this](const std::vector<Hop> &hops) -> std::optional<Hop> {
        std::optional<Hop> last;
        // From the nearest: only what a trusted proxy has added itself can be believed.
        for (auto hop = hops.rbegin(); hop != hops.rend(); ++hop) {
            last = *hop;
            if (!isTrusted(hop->address))
                break;
        }
        return last;
    };
    const auto byPlain = nearest(plain);
    const auto byForwarded = nearest(forwarded);
    const auto &told = byPlain ? byPlain : byForwarded;
    if (!told)
        return client;
    // Which of the two the proxy sets, and which it passes on as the client made it up, nobody knows here.
    const bool isContradicted = byPlain && byForwarded && byPlain->address != byForwarded->address;
    client.address = isContradicted ? QHostAddress() : told->address;
    client.isSecure = told->isSecure.value_or(client.isSecure);
    return client;
}

bool ProxyPolicy::isForwardingField(std::string_view name)
{
    return Ascii::equals(name, "forwarded") || Ascii::equals(name, "x-real-ip")
           || Ascii::startsWith(name, "x-forwarded-");
}
