// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/page/statuspageapi.h"

#include "core/page/publictext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace {

QJsonValue timeValue(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QJsonValue timeValue(const std::optional<QDateTime> &time)
{
    return time ? timeValue(*time) : QJsonValue();
}

/// The API's empty texts are null.
QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(publicText(text));
}

QString indicatorWord(Indicator indicator)
{
    switch (indicator) {
    case Indicator::None:
        return u"none"_s;
    case Indicator::Maintenance:
        return u"maintenance"_s;
    case Indicator::Minor:
        return u"minor"_s;
    case Indicator::Major:
        return u"major"_s;
    case Indicator::Critical:
        return u"critical"_s;
    }
    return {};
}

/// The descriptions that Statuspage's own pages have been seen to give.
QString indicatorDescription(Indicator indicator)
{
    switch (indicator) {
    case Indicator::None:
        return u"All Systems Operational"_s;
    case Indicator::Maintenance:
        return u"Service Under Maintenance"_s;
    case Indicator::Minor:
        return u"Partially Degraded Service"_s;
    case Indicator::Major:
        return u"Partial System Outage"_s;
    case Indicator::Critical:
        return u"Major System Outage"_s;
    }
    return {};
}

ComponentStatus statusIn(const QList<ComponentImpact> &impacts, const QString &componentId)
{
    for (const ComponentImpact &impact : impacts) {
        if (impact.componentId == componentId)
            return impact.status;
    }
    return ComponentStatus::Operational;
}

/// What an update says of the components; a resolved one says that all work.
QList<ComponentImpact> impactOf(const IncidentUpdate &update)
{
    return update.stage == Stage::Resolved ? QList<ComponentImpact>() : update.components;
}

class ApiWriter
{
public:
    explicit ApiWriter(const PageSnapshot &snapshot) : m_snapshot(snapshot) {}

    [[nodiscard]] QJsonObject page() const
    {
        return {{u"id"_s, m_snapshot.page.id},
                {u"name"_s, publicLine(m_snapshot.page.name)},
                {u"url"_s, m_snapshot.url},
                {u"time_zone"_s, m_snapshot.page.timeZone},
                {u"updated_at"_s, timeValue(m_snapshot.updatedAt)}};
    }

    [[nodiscard]] QJsonObject status() const
    {
        const Indicator indicator = m_snapshot.indicator();
        return {{u"indicator"_s, indicatorWord(indicator)}, {u"description"_s, indicatorDescription(indicator)}};
    }

    [[nodiscard]] QJsonArray components() const
    {
        QJsonArray array;
        for (const PublicComponent &component : m_snapshot.components)
            array.append(componentObject(component));
        return array;
    }

    [[nodiscard]] QJsonArray incidents(const QList<PublicIncident> &incidents) const
    {
        QJsonArray array;
        for (const PublicIncident &incident : incidents)
            array.append(incidentObject(incident));
        return array;
    }

private:
    [[nodiscard]] QJsonObject componentObject(const PublicComponent &shown) const
    {
        const Component &component = shown.component;
        return {{u"id"_s, component.id},
                {u"name"_s, publicLine(component.name)},
                {u"status"_s, toWord(shown.status)},
                {u"created_at"_s, timeValue(component.createdAt)},
                {u"updated_at"_s, timeValue(component.updatedAt)},
                {u"position"_s, component.position + 1},
                {u"description"_s, textOrNull(component.description)},
                {u"showcase"_s, true},
                {u"start_date"_s, component.createdAt.toUTC().date().toString(Qt::ISODate)},
                {u"group_id"_s, QJsonValue()},
                {u"page_id"_s, m_snapshot.page.id},
                {u"group"_s, false},
                {u"only_show_if_degraded"_s, false}};
    }

    [[nodiscard]] QJsonObject incidentObject(const PublicIncident &incident) const
    {
        QJsonArray updates;
        for (qsizetype i = 0; i < incident.updates.size(); ++i) {
            const bool isFirst = i + 1 == incident.updates.size();
            updates.append(updateObject(incident.updates.at(i),
                                        isFirst ? QList<ComponentImpact>() : impactOf(incident.updates.at(i + 1))));
        }
        QJsonArray components;
        const QList<ComponentImpact> ever = incident.impactEver();
        for (const PublicComponent &component : m_snapshot.components) {
            if (std::any_of(ever.begin(), ever.end(), [&component](const ComponentImpact &impact) {
                    return impact.componentId == component.component.id;
                }))
                components.append(componentObject(component));
        }
        return {{u"id"_s, incident.id},
                {u"name"_s, publicLine(incident.latest().title)},
                {u"status"_s, toWord(incident.latest().stage)},
                {u"created_at"_s, timeValue(incident.publishedAt())},
                {u"updated_at"_s, timeValue(incident.latest().publishedAt)},
                {u"monitoring_at"_s, timeValue(incident.monitoringAt())},
                {u"resolved_at"_s, timeValue(incident.resolvedAt())},
                {u"impact"_s, toWord(incident.latest().severity)},
                {u"shortlink"_s, QString(m_snapshot.url + u"/incidents/"_s + incident.id)},
                {u"started_at"_s, timeValue(incident.publishedAt())},
                {u"page_id"_s, m_snapshot.page.id},
                {u"incident_updates"_s, updates},
                {u"components"_s, components},
                {u"reminder_intervals"_s, QJsonValue()}};
    }

    [[nodiscard]] QJsonObject updateObject(const IncidentUpdate &update, const QList<ComponentImpact> &before) const
    {
        const QList<ComponentImpact> after = impactOf(update);
        QStringList ids;
        for (const ComponentImpact &impact : after + before) {
            if (!ids.contains(impact.componentId))
                ids.append(impact.componentId);
        }
        QJsonArray affected;
        for (const QString &id : std::as_const(ids)) {
            affected.append(QJsonObject{{u"code"_s, id},
                                        {u"name"_s, publicLine(m_snapshot.componentName(id))},
                                        {u"old_status"_s, toWord(statusIn(before, id))},
                                        {u"new_status"_s, toWord(statusIn(after, id))}});
        }
        return {{u"id"_s, update.id},
                {u"status"_s, toWord(update.stage)},
                {u"body"_s, publicText(update.body)},
                {u"incident_id"_s, update.incidentId},
                {u"created_at"_s, timeValue(update.publishedAt)},
                {u"updated_at"_s, timeValue(update.publishedAt)},
                {u"display_at"_s, timeValue(update.publishedAt)},
                {u"affected_components"_s, affected.isEmpty() ? QJsonValue() : QJsonValue(affected)},
                {u"deliver_notifications"_s, true},
                {u"custom_tweet"_s, QJsonValue()},
                {u"tweet_id"_s, QJsonValue()}};
    }

    const PageSnapshot &m_snapshot;
};

} // namespace

QList<ApiDocument> statusPageApi(const PageSnapshot &snapshot)
{
    const ApiWriter writer(snapshot);
    const auto document = [&writer](const char *name, QJsonObject content) {
        content.insert(u"page"_s, writer.page());
        return ApiDocument{QByteArray("api/v2/") + name, QJsonDocument(content).toJson(QJsonDocument::Compact)};
    };
    const QJsonArray components = writer.components();
    const QJsonArray unresolved = writer.incidents(snapshot.live);
    // Nothing schedules maintenance yet; readers expect the lists to be there.
    const QJsonArray maintenances;
    return {
        document("summary.json", {{u"components"_s, components},
                                  {u"incidents"_s, unresolved},
                                  {u"scheduled_maintenances"_s, maintenances},
                                  {u"status"_s, writer.status()}}),
        document("status.json", {{u"status"_s, writer.status()}}),
        document("components.json", {{u"components"_s, components}}),
        document("incidents.json", {{u"incidents"_s, writer.incidents(snapshot.recent)}}),
        document("incidents/unresolved.json", {{u"incidents"_s, unresolved}}),
        document("scheduled-maintenances.json", {{u"scheduled_maintenances"_s, maintenances}}),
        document("scheduled-maintenances/upcoming.json", {{u"scheduled_maintenances"_s, maintenances}}),
        document("scheduled-maintenances/active.json", {{u"scheduled_maintenances"_s, maintenances}}),
    };
}
