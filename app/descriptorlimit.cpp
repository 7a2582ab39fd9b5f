// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/descriptorlimit.h"

#include "core/base/log.h"

#ifdef Q_OS_UNIX
#include <algorithm>
#include <sys/resource.h>
#endif

int raiseDescriptorLimit(int connections)
{
#ifdef Q_OS_UNIX
    /// Database, log, libraries, windows, and what is opened for a moment.
    constexpr rlim_t rest = 256;
    /// Where there is no room for that: what is open when nothing happens is a third of this (measured).
    constexpr rlim_t leastRest = 64;
    const rlim_t needed = rlim_t(connections) + rest;
    rlimit limit = {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= needed)
        return connections;
    limit.rlim_cur = std::min(needed, limit.rlim_max);
    if (::setrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur >= needed)
        return connections;
    qCWarning(lcApp,
              "Only %llu descriptors may be open at once, but max_connections may need %llu, so fewer connections are "
              "let in: raise the limit (ulimit -n, or LimitNOFILE= of the service), or lower max_connections.",
              static_cast<unsigned long long>(limit.rlim_cur), static_cast<unsigned long long>(needed));
    return int(limit.rlim_cur > leastRest ? limit.rlim_cur - leastRest : 0);
#else
    return connections;
#endif
}
