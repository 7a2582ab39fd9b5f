// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/words.h"

#include <QString>

#include <optional>

/// What triage does with a new alert.
enum class TriageAction { Draft, SuggestDismiss, HoldForSecurity, HoldForMaintenance, Test, Ignore };

/// The rules of triage. Each has a machine word, which is stored, and a sentence for people.
enum class TriageRule {
    Nothing,             ///< no rule spoke: it is drafted
    SaysTest,            ///< calls itself a test
    Placeholder,         ///< its key is a gap that the tool did not fill
    Heartbeat,           ///< fires to say that alerting works
    Security,            ///< words of a matter of security
    Maintenance,         ///< all its components are under maintenance
    PlannedWork,         ///< announces planned work
    EnvironmentLabel,    ///< a label names an environment without customers
    EnvironmentWords,    ///< so does the title, the text or a host's name
    NoImpact,            ///< says itself that customers are not affected
    InternalOnly,        ///< about tools and work of our own
    ResourceOnly,        ///< a resource runs low, and nothing tells of an effect
    NoData,              ///< the monitoring is blind
    OverBefore,          ///< it was over before it was heard of
    Late,                ///< an older state that arrived late
    Refired,             ///< back within a short time
    ResolutionWithdrawn, ///< back, so the drafted resolution is taken back
    Flapping,            ///< it comes and goes
    RecoveryHeldBack,    ///< while it comes and goes, a recovery is not believed
    Calm,                ///< it has stopped coming and going
    Storm,               ///< many alerts at once
    Merged,              ///< was merged into another
    DraftedAnyway,       ///< a person asked for a draft of what was held
};

/// Why triage decided as it did: the rule, and the words of the alert (or the number) that it went by.
struct Reason
{
    TriageRule rule = TriageRule::Nothing;
    QString evidence = {};

    bool operator==(const Reason &) const = default;
};

/// What triage makes of a new alert, and why.
struct Assessment
{
    TriageAction action = TriageAction::Draft;
    Reason reason = {};

    bool operator==(const Assessment &) const = default;
};

[[nodiscard]] QString toWord(TriageAction action);
template<>
[[nodiscard]] std::optional<TriageAction> fromWord<TriageAction>(QStringView text);
[[nodiscard]] QString toWord(TriageRule rule);

/// One translated sentence.
[[nodiscard]] QString explain(const Reason &reason);

/// As it is stored: the rule's word and the evidence after it.
[[nodiscard]] QString toText(const Reason &reason);
/// What toText() made; the rule Nothing for any other text.
[[nodiscard]] Reason reasonFromText(QStringView text);
