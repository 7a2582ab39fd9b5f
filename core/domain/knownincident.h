// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/words.h"

#include <QDateTime>
#include <QString>

#include <optional>

/// As much of an incident as has to be known to tell what a further alert means to it. Read for every alert that comes
/// in, so it holds no more.
struct KnownIncident
{
    QString id = {};
    QString memberId = {}; ///< where the alerts of the key are kept: in what was merged into the incident, or in itself
    IncidentState state = IncidentState::Draft;
    Stage stage = Stage::Investigating;
    Writer writer = Writer::Offline; ///< of the text that stands there
    bool isRecovered = false;
    std::optional<QDateTime> recoveredAt = {};
    std::optional<QDateTime> flappingUntil = {}; ///< it comes and goes; calm, if nothing changes until then
    std::optional<QDateTime> stormUntil = {};    ///< further alerts of its page belong to it until then
    bool isPublished = false; ///< its first update is out
    bool isPending = false;   ///< an update is being published: the text is read-only

    bool operator==(const KnownIncident &) const = default;
};
