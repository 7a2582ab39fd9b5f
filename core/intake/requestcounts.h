// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/router.h"

#include <array>
#include <atomic>
#include <vector>

/// How often a path was answered with a status.
struct RequestCount
{
    QByteArray route = {};  ///< as in the contract, e.g. "/api/v1/incidents/{id}"; empty: no such path or method
    QByteArray method = {}; ///< of the route
    int status = 0;
    quint64 count = 0;
};

/// Counts answers by route and status. Thread-safe.
class RequestCounts
{
public:
    explicit RequestCounts(const QList<Route> &routes);

    void note(std::optional<qsizetype> route, int status);
    /// Those that are not 0.
    [[nodiscard]] QList<RequestCount> list() const;

private:
    static constexpr std::array Statuses{200, 201, 304, 400, 401, 403, 404, 405, 409, 422, 429, 500, 503};
    using Row = std::array<std::atomic<quint64>, Statuses.size()>;

    const QList<Route> m_routes;
    std::vector<Row> m_rows; ///< one per route, and one for what has none
};
