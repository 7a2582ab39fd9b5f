// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/assessment.h"

#include <QCoreApplication>

#include <array>

namespace {

struct RuleRow
{
    TriageRule rule;
    const char *word;
    const char *sentence; ///< translated in context "Triage"; %1 is the evidence
};

constexpr std::array Rules{
    RuleRow{TriageRule::Nothing, "nothing", ""},
    RuleRow{TriageRule::SaysTest, "test", QT_TRANSLATE_NOOP("Triage", "It calls itself a test: “%1”.")},
    RuleRow{TriageRule::Placeholder, "placeholder",
            QT_TRANSLATE_NOOP("Triage", "Its key is a gap that the tool did not fill: “%1”.")},
    RuleRow{TriageRule::Heartbeat, "heartbeat",
            QT_TRANSLATE_NOOP("Triage", "“%1” fires to say that alerting works; nothing is wrong.")},
    RuleRow{TriageRule::Security, "security",
            QT_TRANSLATE_NOOP("Triage", "It may be a matter of security: “%1”. It is held, and has no text yet.")},
    RuleRow{TriageRule::Maintenance, "maintenance",
            QT_TRANSLATE_NOOP("Triage", "Everything that it is about is under maintenance.")},
    RuleRow{TriageRule::PlannedWork, "planned_work", QT_TRANSLATE_NOOP("Triage", "It announces planned work: “%1”.")},
    RuleRow{TriageRule::EnvironmentLabel, "environment_label",
            QT_TRANSLATE_NOOP("Triage", "It is about an environment without customers: %1.")},
    RuleRow{TriageRule::EnvironmentWords, "environment_words",
            QT_TRANSLATE_NOOP("Triage", "It seems to be about an environment without customers: “%1”.")},
    RuleRow{TriageRule::NoImpact, "no_impact",
            QT_TRANSLATE_NOOP("Triage", "It says that customers are not affected: “%1”.")},
    RuleRow{TriageRule::InternalOnly, "internal_only",
            QT_TRANSLATE_NOOP("Triage", "It seems to concern only tools and work of your own: “%1”.")},
    RuleRow{TriageRule::ResourceOnly, "resource_only",
            QT_TRANSLATE_NOOP("Triage", "A resource runs low (“%1”), and nothing says that customers notice.")},
    RuleRow{TriageRule::NoData, "no_data",
            QT_TRANSLATE_NOOP("Triage", "The monitoring is blind (“%1”); that does not say that anything is down.")},
    RuleRow{TriageRule::OverBefore, "over_before", QT_TRANSLATE_NOOP("Triage", "It was over before it was heard of.")},
    RuleRow{TriageRule::Late, "late",
            QT_TRANSLATE_NOOP("Triage", "An older state arrived late and changes nothing: %1.")},
    RuleRow{TriageRule::Refired, "refired", QT_TRANSLATE_NOOP("Triage", "It is back after it had recovered.")},
    RuleRow{TriageRule::ResolutionWithdrawn, "resolution_withdrawn",
            QT_TRANSLATE_NOOP("Triage", "It is back: the resolved update that was drafted is taken back.")},
    RuleRow{TriageRule::Flapping, "flapping",
            QT_TRANSLATE_NOOP("Triage", "It comes and goes. A recovery counts once it has been calm for 15 minutes.")},
    RuleRow{TriageRule::RecoveryHeldBack, "recovery_held_back",
            QT_TRANSLATE_NOOP("Triage", "It says that it has recovered; held back, because it comes and goes.")},
    RuleRow{TriageRule::Calm, "calm", QT_TRANSLATE_NOOP("Triage", "It has been calm for 15 minutes.")},
    RuleRow{TriageRule::Storm, "storm",
            QT_TRANSLATE_NOOP("Triage", "Many alerts came at once; they are one incident: %1.")},
    RuleRow{TriageRule::Merged, "merged",
            QT_TRANSLATE_NOOP("Triage", "Many alerts came at once: it was merged into “%1”.")},
    RuleRow{TriageRule::DraftedAnyway, "drafted_anyway", QT_TRANSLATE_NOOP("Triage", "You had it drafted anyway.")},
};

constexpr bool areInOrder()
{
    for (std::size_t i = 0; i < Rules.size(); ++i) {
        if (Rules[i].rule != TriageRule(i))
            return false;
    }
    return true;
}
static_assert(areInOrder());

constexpr std::array Actions{"draft", "suggest_dismiss", "hold_for_security", "hold_for_maintenance", "test", "ignore"};

} // namespace

QString toWord(TriageAction action)
{
    return QString::fromLatin1(Actions[std::size_t(action)]);
}

template<>
std::optional<TriageAction> fromWord<TriageAction>(QStringView text)
{
    for (std::size_t i = 0; i < Actions.size(); ++i) {
        if (text == QLatin1StringView(Actions[i]))
            return TriageAction(i);
    }
    return std::nullopt;
}

QString toWord(TriageRule rule)
{
    return QString::fromLatin1(Rules[std::size_t(rule)].word);
}

QString explain(const Reason &reason)
{
    const QString sentence = QCoreApplication::translate("Triage", Rules[std::size_t(reason.rule)].sentence);
    return sentence.contains(QStringLiteral("%1")) ? sentence.arg(reason.evidence) : sentence;
}

QString toText(const Reason &reason)
{
    if (reason.rule == TriageRule::Nothing)
        return {};
    return reason.evidence.isEmpty() ? toWord(reason.rule) : toWord(reason.rule) + u' ' + reason.evidence;
}

Reason reasonFromText(QStringView text)
{
    const qsizetype space = text.indexOf(u' ');
    const QStringView word = space < 0 ? text : text.first(space);
    for (const RuleRow &row : Rules) {
        if (word == QLatin1StringView(row.word))
            return {.rule = row.rule, .evidence = space < 0 ? QString() : text.sliced(space + 1).toString()};
    }
    return {};
}
