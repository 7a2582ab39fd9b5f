// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/alert.h"
#include "core/domain/knownincident.h"

#include <chrono>
#include <optional>

/// What fires again so soon after its recovery is the same trouble, as long as nothing was published.
inline constexpr std::chrono::minutes ReopeningWindow{30};
/// So many changes of state in this time are flapping; and it is over after as long a time without any.
inline constexpr int FlappingChanges = 5;
inline constexpr std::chrono::minutes FlappingWindow{15};
/// So many new drafts of a page in this time are a storm; and it is over after as long a time without any.
inline constexpr int StormDrafts = 15;
inline constexpr std::chrono::seconds StormWindow{60};
/// A storm belongs to an incident that was open before it, if that began no longer ago.
inline constexpr std::chrono::minutes StormReachesBack{30};

/// What a delivery means for what is known already.
enum class Verdict {
    NewIncident,      ///< nothing open is about this: a new draft
    NewRecovered,     ///< it began and ended before we heard of it: a new draft, recovered at once
    Join,             ///< the same trouble again: counts, nothing else
    Late,             ///< an older state that arrived late: changes nothing
    Recovered,        ///< the draft's trouble is over
    RecoveryHeldBack, ///< the trouble is said to be over, but it comes and goes
    Refired,          ///< the trouble is back after it had recovered
    ResolvingUpdate,  ///< a live incident's trouble is over: its next update is drafted as resolved
};

/// What a delivery did to the alerts of a known incident.
struct Circumstances
{
    bool isStillFiring = false; ///< a member fires after the delivery
    bool isFlapping = false;
    bool isLate = false; ///< all that it tells is older than what is known
    QDateTime now = {};
};

/// True if a delivery cannot be about this incident any more: resolved for customers; dismissed and recovered; not
/// published, and recovered for longer than the window for reopening.
[[nodiscard]] bool isOver(const KnownIncident &incident, const QDateTime &now);

/// Decides by the newest incident of the delivery's group, if there is one. A recovery does not reopen anything, and a
/// dismissed incident swallows repeats until it has recovered.
[[nodiscard]] Verdict judge(const Delivery &delivery, const std::optional<KnownIncident> &known,
                            const Circumstances &circumstances);

/// True if an alert that changed at these times, oldest first, comes and goes.
[[nodiscard]] bool isFlapping(const QList<QDateTime> &changes);
