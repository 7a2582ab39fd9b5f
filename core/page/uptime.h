// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/words.h"

#include <QDateTime>
#include <QList>
#include <QTimeZone>

#include <array>
#include <optional>

/// A stretch of time in which something published said that a component is not operational.
struct ImpactSpan
{
    ComponentStatus status = ComponentStatus::Operational;
    QDateTime from = {};
    QDateTime until = {};

    bool operator==(const ImpactSpan &) const = default;
};

/// One day of a component, in the page's zone.
struct DayRecord
{
    QDate date = {};
    std::optional<ComponentStatus> worst = {}; ///< nothing: not known, for the component was not on the page yet
    std::array<qint64, 5> milliseconds = {};   ///< in each status, by its enumerator; overlaps count once, as the worst

    bool operator==(const DayRecord &) const = default;
};

/// How a component has been.
struct ComponentRecord
{
    QList<DayRecord> days = {};               ///< RecordDays of them, oldest first, the last one is today
    std::optional<double> uptimePercent = {}; ///< 0–100 over the time that is known; nothing when none is

    bool operator==(const ComponentRecord &) const = default;
};

inline constexpr int RecordDays = 90;

/// Sums up what was published. Uptime: a major outage counts in full, a partial outage by 30 % (the rule that
/// Statuspage's readers know), degraded performance and maintenance not at all.
/// \a knownSince is from when on \a spans are complete; days that end before it are not known.
[[nodiscard]] ComponentRecord recordOf(const QList<ImpactSpan> &spans, const QDateTime &knownSince,
                                       const QDateTime &now, const QTimeZone &zone);
