// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/page/snapshot.h"

#include <algorithm>

namespace {

/// The moment of the earliest update in the newest run of \a stage, updates being newest first.
std::optional<QDateTime> beginOf(Stage stage, const QList<IncidentUpdate> &updates)
{
    std::optional<QDateTime> begin;
    for (const IncidentUpdate &update : updates) {
        if (update.stage == stage)
            begin = update.publishedAt;
        else if (begin)
            break;
    }
    return begin;
}

Indicator indicatorOf(ComponentStatus status)
{
    switch (status) {
    case ComponentStatus::Operational:
        return Indicator::None;
    case ComponentStatus::UnderMaintenance:
        return Indicator::Maintenance;
    case ComponentStatus::DegradedPerformance:
        return Indicator::Minor;
    case ComponentStatus::PartialOutage:
        return Indicator::Major;
    case ComponentStatus::MajorOutage:
        return Indicator::Critical;
    }
    return Indicator::None;
}

/// What a live incident says of the page by itself. One that names components has said it by them; that all of them
/// work again while it is still open is no reason to call the page fine.
Indicator indicatorOf(const PublicIncident &incident)
{
    if (!incident.impactEver().isEmpty())
        return Indicator::Minor;
    switch (incident.latest().severity) {
    case Severity::Minor:
        return Indicator::Minor;
    case Severity::Major:
        return Indicator::Major;
    case Severity::Critical:
        return Indicator::Critical;
    }
    return Indicator::Minor;
}

} // namespace

std::optional<QDateTime> PublicIncident::resolvedAt() const
{
    return isLive() ? std::nullopt : beginOf(Stage::Resolved, updates);
}

std::optional<QDateTime> PublicIncident::monitoringAt() const
{
    return beginOf(Stage::Monitoring, updates);
}

QList<ComponentImpact> PublicIncident::impactNow() const
{
    return isLive() ? latest().components : QList<ComponentImpact>();
}

QList<ComponentImpact> PublicIncident::impactEver() const
{
    QList<ComponentImpact> result;
    for (auto update = updates.crbegin(); update != updates.crend(); ++update) {
        for (const ComponentImpact &impact : update->components) {
            const auto known = std::find_if(result.begin(), result.end(), [&impact](const ComponentImpact &other) {
                return other.componentId == impact.componentId;
            });
            if (known == result.end())
                result.append(impact);
            else
                known->status = worse(known->status, impact.status);
        }
    }
    return result;
}

void PublicIncident::addSpans(QHash<QString, QList<ImpactSpan>> &spans, const QDateTime &now) const
{
    for (qsizetype i = updates.size() - 1; i >= 0; --i) {
        const IncidentUpdate &update = updates.at(i);
        if (update.stage == Stage::Resolved)
            continue;
        const QDateTime until = i > 0 ? updates.at(i - 1).publishedAt : now;
        for (const ComponentImpact &impact : update.components) {
            if (impact.status != ComponentStatus::Operational)
                spans[impact.componentId].append({impact.status, update.publishedAt, until});
        }
    }
}

Indicator PageSnapshot::indicator() const
{
    auto result = Indicator::None;
    for (const PublicComponent &component : components)
        result = std::max(result, indicatorOf(component.status));
    for (const PublicIncident &incident : live)
        result = std::max(result, indicatorOf(incident));
    return result;
}
