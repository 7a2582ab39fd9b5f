// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/alert.h"
#include "core/domain/knownincident.h"

#include <optional>

/// What a delivery means for what is known already.
enum class Verdict {
    NewIncident,     ///< nothing open is about this: a new draft
    NewRecovered,    ///< it began and ended before we heard of it: a new draft, recovered at once
    Join,            ///< the same trouble again: counts, nothing else
    Recovered,       ///< the draft's trouble is over
    Refired,         ///< the draft's trouble is back after it had recovered
    ResolvingUpdate, ///< a live incident's trouble is over: its next update is drafted as resolved
};

/// True if a delivery cannot be about this incident any more: resolved for customers, or dismissed and recovered.
[[nodiscard]] bool isOver(const KnownIncident &incident);

/// Decides by the newest incident of the delivery's group, if there is one, and by how many of its members fire after
/// the delivery (asked only if the delivery does not fire). A recovery does not reopen anything, and a dismissed
/// incident swallows repeats until it has recovered.
[[nodiscard]] Verdict judge(const Delivery &delivery, const std::optional<KnownIncident> &known, int stillFiring);
