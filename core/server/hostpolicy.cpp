// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/hostpolicy.h"

#include "core/net/ascii.h"

#include <algorithm>

namespace {

/// The name in \a authority as names are compared: lower case, without port, brackets and the dot of the root.
std::string hostOf(std::string_view authority)
{
    if (!authority.empty() && authority.front() == '[') {
        authority = authority.substr(1, authority.find(']') - 1);
    } else if (std::count(authority.begin(), authority.end(), ':') == 1) {
        authority = authority.substr(0, authority.find(':'));
    }
    if (!authority.empty() && authority.back() == '.')
        authority.remove_suffix(1);
    std::string host(authority);
    std::transform(host.begin(), host.end(), host.begin(), Ascii::lower);
    return host;
}

/// The port in \a authority, with the colon; empty if there is none, or if it is the one of http or https.
std::string_view portOf(std::string_view authority)
{
    const std::size_t colon = authority.rfind(':');
    if (colon == std::string_view::npos || authority.find(']', colon) != std::string_view::npos)
        return {};
    const std::string_view port = authority.substr(colon);
    return port == ":80" || port == ":443" ? std::string_view() : port;
}

} // namespace

HostPolicy::HostPolicy(const QStringList &allowedHosts, bool refusesForeignOrigins,
                       const QList<QByteArray> &publicPaths)
    : m_refusesForeignOrigins(refusesForeignOrigins)
{
    for (const QString &host : allowedHosts)
        m_hosts.push_back(hostOf(host.toStdString()));
    for (const QByteArray &path : publicPaths)
        m_publicPaths.push_back(path.toStdString());
}

std::optional<RequestFramer::Refusal> HostPolicy::refusal(const RequestFramer &head) const
{
    if (!m_hosts.empty() && !isAllowed(hostOf(head.authority())))
        return RequestFramer::Refusal{421, "This server does not answer for the host that was asked for."};
    if (!m_refusesForeignOrigins || isPublic(head))
        return {};
    // Each field, not the first: a browser sends one, and what sends two wants one of them to be overlooked.
    for (std::size_t i = 0; i < head.fieldCount(); ++i) {
        const RequestFramer::Field field = head.field(i);
        const bool isForeign = (Ascii::equals(field.name, "sec-fetch-site") && field.value == "cross-site")
                               || (Ascii::equals(field.name, "origin") && !field.value.empty()
                                   && !isOwnOrigin(field.value, head.authority()));
        if (isForeign)
            return RequestFramer::Refusal{403, "Requests from pages of other sites are refused."};
    }
    return {};
}

bool HostPolicy::isAllowed(const std::string &host) const
{
    return std::find(m_hosts.begin(), m_hosts.end(), host) != m_hosts.end();
}

/// RFC 6454 §7. "null", and what is no origin, is nobody's.
bool HostPolicy::isOwnOrigin(std::string_view origin, std::string_view authority) const
{
    const std::size_t scheme = origin.find("://");
    if (scheme == std::string_view::npos)
        return false;
    const std::string_view from = origin.substr(scheme + 3);
    // Another port is another program's page. But a proxy may leave the port out of Host, or have put its own name for
    // us there.
    const std::string_view port = portOf(authority);
    const bool isAskedFor = hostOf(from) == hostOf(authority) && (port.empty() || portOf(from) == port);
    return !from.empty() && (isAskedFor || (portOf(from).empty() && isAllowed(hostOf(from))));
}

bool HostPolicy::isPublic(const RequestFramer &head) const
{
    return (head.method() == "GET" || head.method() == "HEAD")
           && std::find(m_publicPaths.begin(), m_publicPaths.end(), head.path()) != m_publicPaths.end();
}
