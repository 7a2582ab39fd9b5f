// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/page/uptime.h"

#include <algorithm>
#include <vector>

namespace {

constexpr size_t Statuses = 5;
constexpr double PartialOutageWeight = 0.3;

/// A moment at which a span begins or ends.
struct Edge
{
    qint64 at = 0;
    ComponentStatus status = ComponentStatus::Operational;
    int change = 0;
};

/// Which statuses hold at one moment, and how often.
class Held
{
public:
    void apply(const Edge &edge) { m_count[size_t(edge.status)] += edge.change; }

    [[nodiscard]] ComponentStatus worst() const
    {
        auto result = ComponentStatus::Operational;
        for (size_t i = 0; i < Statuses; ++i) {
            if (m_count[i] > 0)
                result = worse(result, ComponentStatus(i));
        }
        return result;
    }

private:
    std::array<int, Statuses> m_count = {};
};

std::vector<Edge> edgesOf(const QList<ImpactSpan> &spans, qint64 from, qint64 until)
{
    std::vector<Edge> edges;
    edges.reserve(size_t(spans.size()) * 2);
    for (const ImpactSpan &span : spans) {
        const qint64 begin = std::max(span.from.toMSecsSinceEpoch(), from);
        const qint64 end = std::min(span.until.toMSecsSinceEpoch(), until);
        if (begin >= end)
            continue;
        edges.push_back({begin, span.status, +1});
        edges.push_back({end, span.status, -1});
    }
    std::sort(edges.begin(), edges.end(), [](const Edge &a, const Edge &b) {
        return a.at < b.at;
    });
    return edges;
}

/// Divides the known time of one day among the statuses; \a edge moves on to the first one after the day.
DayRecord dayRecord(const QDate &date, qint64 from, qint64 until, Held &held, std::vector<Edge>::const_iterator &edge,
                    std::vector<Edge>::const_iterator end)
{
    DayRecord day{.date = date};
    auto worst = ComponentStatus::Operational;
    qint64 at = from;
    const auto spend = [&](qint64 next) {
        const ComponentStatus status = held.worst();
        if (next > at) {
            day.milliseconds[size_t(status)] += next - at;
            worst = worse(worst, status);
            at = next;
        }
    };
    for (; edge != end && edge->at < until; ++edge) {
        spend(edge->at);
        held.apply(*edge);
    }
    spend(until);
    if (until > from)
        day.worst = worst;
    return day;
}

} // namespace

ComponentRecord recordOf(const QList<ImpactSpan> &spans, const QDateTime &knownSince, const QDateTime &now,
                         const QTimeZone &zone)
{
    ComponentRecord record;
    const QDate today = now.toTimeZone(zone).date();
    const qint64 known = knownSince.toMSecsSinceEpoch();
    const qint64 present = now.toMSecsSinceEpoch();
    const std::vector<Edge> edges = edgesOf(spans, known, present);
    auto edge = edges.cbegin();
    Held held;
    std::array<qint64, Statuses> total = {};
    for (int back = RecordDays - 1; back >= 0; --back) {
        const QDate date = today.addDays(-back);
        const qint64 begin = date.startOfDay(zone).toMSecsSinceEpoch();
        const qint64 end = date.addDays(1).startOfDay(zone).toMSecsSinceEpoch();
        for (; edge != edges.cend() && edge->at < begin; ++edge)
            held.apply(*edge);
        const qint64 from = std::max(begin, known);
        record.days.append(dayRecord(date, from, std::max(std::min(end, present), from), held, edge, edges.cend()));
        for (size_t i = 0; i < Statuses; ++i)
            total[i] += record.days.last().milliseconds[i];
    }

    qint64 all = 0;
    for (const qint64 milliseconds : total)
        all += milliseconds;
    if (all > 0) {
        const double down = double(total[size_t(ComponentStatus::MajorOutage)])
                            + PartialOutageWeight * double(total[size_t(ComponentStatus::PartialOutage)]);
        record.uptimePercent = 100.0 * (1.0 - down / double(all));
    }
    return record;
}
