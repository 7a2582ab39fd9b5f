// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/hostpolicy.h"

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
    std::transform(host.begin(), host.end(), host.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    });
    return host;
}

/// The host of an Origin field (RFC 6454 §7); empty for "null" and for what is none.
std::string hostOfOrigin(std::string_view origin)
{
    const std::size_t scheme = origin.find("://");
    return scheme == std::string_view::npos ? std::string() : hostOf(origin.substr(scheme + 3));
}

} // namespace

HostPolicy::HostPolicy(const QStringList &allowedHosts, bool refusesForeignOrigins)
    : m_refusesForeignOrigins(refusesForeignOrigins)
{
    for (const QString &host : allowedHosts)
        m_hosts.push_back(hostOf(host.toStdString()));
}

std::optional<RequestFramer::Refusal> HostPolicy::refusal(const RequestFramer &head) const
{
    const std::string host = m_hosts.empty() && !m_refusesForeignOrigins ? std::string() : hostOf(head.authority());
    if (!m_hosts.empty() && !isAllowed(host))
        return RequestFramer::Refusal{421, "This server does not answer for the host that was asked for."};
    if (!m_refusesForeignOrigins)
        return {};
    if (head.fieldValue("sec-fetch-site") == "cross-site")
        return RequestFramer::Refusal{403, "Requests from pages of other sites are refused."};
    const std::string_view origin = head.fieldValue("origin");
    if (origin.empty())
        return {};
    const std::string from = hostOfOrigin(origin);
    // Without a list, the only host that is known to be ours is the one that was asked for.
    if (from.empty() || (from != host && !isAllowed(from)))
        return RequestFramer::Refusal{403, "Requests from pages of other sites are refused."};
    return {};
}

bool HostPolicy::isAllowed(const std::string &host) const
{
    return std::find(m_hosts.begin(), m_hosts.end(), host) != m_hosts.end();
}
