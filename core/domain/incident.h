// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/assessment.h"
#include "core/domain/page.h"
#include "core/domain/words.h"

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

/// The text that the engineer is about to publish: title, severity, stage, components and body of one incident.
/// A draft has one, and a live incident has the one of its next update.
struct WorkingCopy
{
    QString title = {}; ///< 1–255 characters when published
    Severity severity = Severity::Minor;
    Stage stage = Stage::Investigating;
    QList<ComponentImpact> components = {};
    Tone tone = Tone::Professional;
    QString body = {};               ///< plain text, 1–25,000 characters when published
    Writer writer = Writer::Offline; ///< of the body

    bool operator==(const WorkingCopy &) const = default;
};

/// An update between the click and the end of the undo window.
struct PendingPublish
{
    QString updateId = {};
    QDateTime undoUntil = {};
    Stage stage = Stage::Investigating;

    bool operator==(const PendingPublish &) const = default;
};

/// What customers may be told about; belongs to one page.
struct Incident
{
    QString id = {};
    QString pageId = {};
    IncidentState state = IncidentState::Draft;
    WorkingCopy copy = {};
    int version = 0;        ///< grows with every change of the working copy; a save names the one it was made from
    QString sentTitle = {}; ///< as the tool sent it; internal
    QString alertText = {}; ///< as the tool sent it; internal
    QString sourceName = {};
    bool isTest = false;      ///< reaches no external target
    bool isRecovered = false; ///< the tool has since said that it is over
    bool isDrafted = false;   ///< the first text has been written
    int alertCount = 0;       ///< alerts received, repeats included
    QDateTime startedAt = {};
    QDateTime createdAt = {};
    QDateTime lastAlertAt = {};
    std::optional<QDateTime> recoveredAt = {};
    std::optional<QDateTime> publishedAt = {}; ///< the first update
    std::optional<QDateTime> resolvedAt = {};  ///< the resolving update
    QString dismissReason = {};
    Assessment assessment = {}; ///< what triage made of its first alert
    bool isFlapping = false;    ///< it comes and goes, so its recovery is held back
    bool isStorm = false;       ///< many alerts that came at once
    QString mergedInto = {};    ///< the incident that took it in, if it is merged
    std::optional<PendingPublish> pending = {}; ///< while set, the working copy is read-only

    bool operator==(const Incident &) const = default;
};

/// One published text of an incident, frozen at the click.
struct IncidentUpdate
{
    QString id = {};
    QString incidentId = {};
    Stage stage = Stage::Investigating;
    QString title = {};
    Severity severity = Severity::Minor;
    QString body = {};
    QList<ComponentImpact> components = {};
    QDateTime publishedAt = {};
    QString author = {}; ///< who clicked, as "user@host"

    bool operator==(const IncidentUpdate &) const = default;
};

/// What happened to an incident, for its timeline. The window finds the words for a kind.
struct TimelineEntry
{
    enum class Kind {
        AlertFiring,   ///< subject: the alert's title
        AlertResolved, ///< subject: the alert's title
        Recovered,
        Drafted, ///< subject: the writer's word
        Edited,
        Published, ///< subject: the stage's word
        Undone,    ///< subject: the stage's word
        Dismissed, ///< subject: the reason
        Restored,
        KeptFinding, ///< subject: the words that were kept against a gate's advice
        Judged,      ///< subject: a Reason as text
    };

    QDateTime at = {};
    Kind kind = Kind::AlertFiring;
    QString subject = {};

    bool operator==(const TimelineEntry &) const = default;
};

/// One earlier version of a text.
struct Revision
{
    QDateTime at = {};
    Writer writer = Writer::Offline;
    Stage stage = Stage::Investigating;
    QString title = {};
    QString body = {};

    bool operator==(const Revision &) const = default;
};

Q_DECLARE_METATYPE(Incident)
