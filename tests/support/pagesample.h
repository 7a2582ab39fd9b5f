// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/page/snapshot.h"

#include <QTimeZone>

/// Page snapshots made by hand, for the renderers' tests: "Acme Status" on 25 November 2026 at 14:22 UTC, with the
/// components API and Exports.
namespace PageSample {

using namespace Qt::StringLiterals;

inline QDateTime now()
{
    return QDateTime(QDate(2026, 11, 25), QTime(14, 22), Qt::UTC);
}

inline IncidentUpdate update(Stage stage, const QDateTime &at, const QString &title, const QString &body,
                             const QList<ComponentImpact> &components = {})
{
    return {.id = u"update-%1"_s.arg(at.toMSecsSinceEpoch()),
            .incidentId = u"incident"_s,
            .stage = stage,
            .title = title,
            .severity = Severity::Major,
            .body = body,
            .components = components,
            .publishedAt = at};
}

inline PublicComponent component(const QString &id, const QString &name,
                                 ComponentStatus status = ComponentStatus::Operational)
{
    const QDateTime created(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
    return {.component =
                {.id = id, .pageId = u"page"_s, .slug = id, .name = name, .createdAt = created, .updatedAt = created},
            .status = status,
            .record = recordOf({}, created, now(), QTimeZone::utc())};
}

/// Nothing has ever happened.
inline PageSnapshot quiet()
{
    PageSnapshot snapshot;
    snapshot.page = {.id = u"page"_s, .slug = u"acme"_s, .name = u"Acme Status"_s};
    snapshot.url = u"https://status.example.com"_s;
    snapshot.generatedAt = now();
    snapshot.updatedAt = now().addDays(-100);
    snapshot.components = {component(u"api"_s, u"API"_s), component(u"exports"_s, u"Exports"_s)};
    snapshot.componentNames = {{u"api"_s, u"API"_s}, {u"exports"_s, u"Exports"_s}};
    snapshot.historySince = now().addDays(-89);
    return snapshot;
}

/// \a incident is open on it, and the components are as it says.
inline PageSnapshot withLive(const PublicIncident &incident)
{
    PageSnapshot snapshot = quiet();
    snapshot.live = {incident};
    snapshot.liveCount = 1;
    snapshot.recent = {incident};
    snapshot.updatedAt = incident.latest().publishedAt;
    const QList<ComponentImpact> impacts = incident.impactNow();
    for (const ComponentImpact &impact : impacts) {
        for (PublicComponent &shown : snapshot.components) {
            if (shown.component.id == impact.componentId)
                shown.status = impact.status;
        }
    }
    return snapshot;
}

/// Two updates: investigating at 14:05, identified at 14:20; the API is partly out.
inline PublicIncident apiIncident()
{
    const QList<ComponentImpact> impact{{u"api"_s, ComponentStatus::PartialOutage}};
    return {.id = u"incident"_s,
            .updates = {update(Stage::Identified, now().addSecs(-2 * 60), u"API requests are failing"_s,
                               u"We are working on a fix."_s, impact),
                        update(Stage::Investigating, now().addSecs(-17 * 60), u"API requests are slow"_s,
                               u"We are looking into it."_s, impact)}};
}

/// The same, resolved at 14:21.
inline PublicIncident resolvedIncident()
{
    PublicIncident incident = apiIncident();
    incident.updates.prepend(
        update(Stage::Resolved, now().addSecs(-60), u"API requests are failing"_s, u"It works again."_s));
    return incident;
}

/// \a incident was the last one.
inline PageSnapshot withPast(const PublicIncident &incident)
{
    PageSnapshot snapshot = quiet();
    snapshot.recent = {incident};
    snapshot.history = {{incident.id, incident.latest().title, incident.latest().severity, incident.publishedAt(),
                         *incident.resolvedAt()}};
    snapshot.updatedAt = incident.latest().publishedAt;
    return snapshot;
}

/// What must never be taken for markup, nor change how a text reads.
inline QString hostileText()
{
    return u"<script>alert(1)</script> \" ' & ]]> \u202Eevil\u202C \u2066x\u2069 \u0000\u0007\uFFFE"_s + QChar(0xd800)
           + u" end"_s;
}

} // namespace PageSample
