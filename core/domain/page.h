// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/words.h"

#include <QDateTime>
#include <QList>
#include <QString>

/// One public status page; incidents, components and sources belong to exactly one.
struct StatusPage
{
    QString id = {};
    QString slug = {};                        ///< [a-z0-9-], unique; in URLs
    QString name = {};                        ///< public, 1–100 characters
    QString timeZone = QStringLiteral("UTC"); ///< IANA name; in which texts and the page say times
    Tone tone = Tone::Professional;           ///< of drafts that ask for none

    bool operator==(const StatusPage &) const = default;
};

/// A part of the service that customers know by name.
struct Component
{
    QString id = {};
    QString pageId = {};
    QString slug = {};        ///< [a-z0-9-], unique within its page
    QString name = {};        ///< public, 1–100 characters
    QString description = {}; ///< public, may be empty
    int position = 0;         ///< order on the page, from 0
    /// Set by hand; the status shown is the worst of this and of the live incidents' impacts.
    ComponentStatus manualStatus = ComponentStatus::Operational;
    QDateTime createdAt = {};
    QDateTime updatedAt = {};

    bool operator==(const Component &) const = default;
};

/// What an incident does to one component.
struct ComponentImpact
{
    QString componentId = {};
    ComponentStatus status = ComponentStatus::DegradedPerformance;

    bool operator==(const ComponentImpact &) const = default;
};

/// Impacts as they are stored: [{"id":"…","status":"partial_outage"}].
[[nodiscard]] QString impactsToJson(const QList<ComponentImpact> &impacts);
/// The reverse; what cannot be read is left out.
[[nodiscard]] QList<ComponentImpact> impactsFromJson(const QString &json);

/// Text as a slug: lower-case letters, digits and single hyphens; "page" or the like if nothing is left is the caller's
/// business, an empty string is returned then.
[[nodiscard]] QString slugOf(const QString &name);
