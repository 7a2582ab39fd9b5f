// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/incident.h"
#include "core/domain/page.h"
#include "core/page/uptime.h"

#include <QHash>
#include <QList>

#include <optional>

/// An incident as the public knows it: nothing but its published updates. The working copy has no way in here.
struct PublicIncident
{
    QString id = {};
    QList<IncidentUpdate> updates = {}; ///< newest first, at least one; without authors

    [[nodiscard]] const IncidentUpdate &latest() const { return updates.first(); }
    [[nodiscard]] bool isLive() const { return latest().stage != Stage::Resolved; }
    [[nodiscard]] QDateTime publishedAt() const { return updates.last().publishedAt; }
    /// Of the update that resolved it; later corrections do not move it.
    [[nodiscard]] std::optional<QDateTime> resolvedAt() const;
    /// Of the first update of the newest time in monitoring.
    [[nodiscard]] std::optional<QDateTime> monitoringAt() const;
    /// What the latest update says of the components; nothing once it is resolved.
    [[nodiscard]] QList<ComponentImpact> impactNow() const;
    /// Every component that an update has named, with the worst that was said of it.
    [[nodiscard]] QList<ComponentImpact> impactEver() const;
    /// The stretches of time in which the updates said so; an open one ends \a now.
    void addSpans(QHash<QString, QList<ImpactSpan>> &spans, const QDateTime &now) const;

    bool operator==(const PublicIncident &) const = default;
};

/// One line of the history.
struct PastIncident
{
    QString id = {};
    QString title = {};
    Severity severity = Severity::Minor;
    QDateTime publishedAt = {};
    QDateTime resolvedAt = {};

    bool operator==(const PastIncident &) const = default;
};

/// A component with its state and its last RecordDays days.
struct PublicComponent
{
    Component component = {};
    ComponentStatus status = ComponentStatus::Operational; ///< the worst of manual status and live incidents
    ComponentRecord record = {};

    bool operator==(const PublicComponent &) const = default;
};

/// How a page is as a whole; the words of the Statuspage v2 API.
enum class Indicator { None, Maintenance, Minor, Major, Critical };

/// Everything that one page tells the public, at one moment.
struct PageSnapshot
{
    StatusPage page = {};
    QString url = {}; ///< where customers see it, without a trailing slash
    QDateTime generatedAt = {};
    QDateTime updatedAt = {};                    ///< of the newest change that the public can see
    QList<PublicComponent> components = {};      ///< by position
    QHash<QString, QString> componentNames = {}; ///< by id; those that left the page too
    QList<PublicIncident> live = {};             ///< newest first, at most MostLive
    int liveCount = 0;                           ///< all of them
    QList<PublicIncident> recent = {}; ///< newest first, at most MostRecent, live ones too: the feeds and the API
    QList<PastIncident> history = {};  ///< resolved within RecordDays, the latest resolved first
    QDateTime historySince = {};       ///< \a history is complete from here on

    static constexpr int MostLive = 50;
    static constexpr int MostRecent = 50;

    [[nodiscard]] Indicator indicator() const;
    [[nodiscard]] QString componentName(const QString &id) const { return componentNames.value(id); }

    bool operator==(const PageSnapshot &) const = default;
};
