// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/incident.h"

/// The lists that incidents are sorted into; an incident is in exactly one.
enum class Box { Drafts, Held, Live, History, Dismissed };

/// The box of an incident. A draft whose publish can still be taken back is a draft.
[[nodiscard]] Box boxOf(const Incident &incident);

/// The states of what is in a box.
[[nodiscard]] QList<IncidentState> statesOf(Box box);

/// How many incidents the navigation shows beside a box.
[[nodiscard]] int countOf(Box box, const QHash<IncidentState, int> &counts);
