// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <span>

/// What the words of an alert tell triage.
enum class Signal {
    None,        ///< looks like one of those below and is none
    NoImpact,    ///< customers are not affected
    Test,        ///< it calls itself a test
    Heartbeat,   ///< it always fires, to say that alerting works
    Security,    ///< a matter of security
    Secret,      ///< something that must be kept secret …
    Exposure,    ///< … and that it was not: together a matter of security
    PlannedWork, ///< planned work begins
    Environment, ///< an environment without customers
    Production,
    Internal,  ///< tools and work of one's own
    Resource,  ///< a resource that runs low
    NoData,    ///< the monitoring is blind
    Customers, ///< people outside notice
    Symptom,   ///< something does not work as it should
};
inline constexpr int SignalCount = 15;

/// Phrases as PhraseIndex takes them, in English, German, French, Spanish, Portuguese, Japanese and Chinese.
struct SignalWords
{
    Signal signal;
    QStringView phrases;
};

[[nodiscard]] std::span<const SignalWords> signalWords();

/// Names of environments without customers, and of those with, as they stand in labels and host names. Lower case.
[[nodiscard]] bool isNameOfTestEnvironment(QStringView name);
[[nodiscard]] bool isNameOfProduction(QStringView name);
