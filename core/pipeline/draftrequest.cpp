// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/draftrequest.h"

#include <QTimeZone>

DraftRequest draftRequestOf(const Incident &incident, const WorkingCopy &copy, const CatalogData &catalog,
                            const QDateTime &now)
{
    DraftRequest request{
        .incidentId = incident.id,
        .sentTitle = incident.sentTitle,
        .alertText = incident.alertText,
        .severity = copy.severity,
        .stage = copy.stage,
        .tone = copy.tone,
        .startedAt = incident.startedAt,
        .resolvedAt = incident.recoveredAt,
        .now = now,
    };
    if (const StatusPage *page = catalog.page(incident.pageId)) {
        const QTimeZone zone(page->timeZone.toLatin1());
        if (zone.isValid())
            request.zone = zone;
    }
    for (const ComponentImpact &impact : copy.components) {
        if (const Component *component = catalog.component(incident.pageId, impact.componentId))
            request.components.append(*component);
    }
    return request;
}
