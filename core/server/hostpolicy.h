// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/requestframer.h"

#include <QStringList>

/// Which hosts are answered for, and for whose pages: the guard against DNS rebinding and against web pages that post
/// to the desk of whoever looks at them.
class HostPolicy
{
public:
    /// \a allowedHosts are names without port; an empty list allows any. \a publicPaths may be read from any page.
    HostPolicy(const QStringList &allowedHosts, bool refusesForeignOrigins, const QList<QByteArray> &publicPaths = {});

    /// What is answered to a request with this \a head instead of letting it in: 421, 403, or nothing.
    [[nodiscard]] std::optional<RequestFramer::Refusal> refusal(const RequestFramer &head) const;

private:
    [[nodiscard]] bool isAllowed(const std::string &host) const;
    [[nodiscard]] bool isOwnOrigin(std::string_view origin, std::string_view authority) const;
    [[nodiscard]] bool isPublic(const RequestFramer &head) const;

    std::vector<std::string> m_hosts;
    std::vector<std::string> m_publicPaths;
    bool m_refusesForeignOrigins;
};
