// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/requestcounts.h"

#include <algorithm>

RequestCounts::RequestCounts(const QList<Route> &routes) : m_routes(routes), m_rows(std::size_t(routes.size()) + 1)
{}

void RequestCounts::note(std::optional<qsizetype> route, int status)
{
    const auto known = std::find(Statuses.begin(), Statuses.end(), status);
    if (known == Statuses.end())
        return;
    Row &row = m_rows[std::size_t(route.value_or(m_routes.size()))];
    row[std::size_t(known - Statuses.begin())].fetch_add(1, std::memory_order_relaxed);
}

QList<RequestCount> RequestCounts::list() const
{
    QList<RequestCount> counts;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const bool isRoute = qsizetype(i) < m_routes.size();
        for (std::size_t status = 0; status < Statuses.size(); ++status) {
            const quint64 count = m_rows[i][status].load(std::memory_order_relaxed);
            if (count == 0)
                continue;
            counts.append({.route = isRoute ? m_routes.at(qsizetype(i)).pattern.toByteArray() : QByteArray(),
                           .method = isRoute ? m_routes.at(qsizetype(i)).method.toByteArray() : QByteArray(),
                           .status = Statuses[status],
                           .count = count});
        }
    }
    return counts;
}
