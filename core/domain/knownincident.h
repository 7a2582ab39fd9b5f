// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/words.h"

#include <QString>

/// As much of an incident as has to be known to tell what a further alert means to it. Read for every alert that comes
/// in, so it holds no more.
struct KnownIncident
{
    QString id = {};
    IncidentState state = IncidentState::Draft;
    Stage stage = Stage::Investigating;
    Writer writer = Writer::Offline; ///< of the text that stands there
    bool isRecovered = false;
    bool isPublished = false; ///< its first update is out
    bool isPending = false;   ///< an update is being published: the text is read-only

    bool operator==(const KnownIncident &) const = default;
};
