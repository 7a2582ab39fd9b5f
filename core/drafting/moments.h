// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>
#include <QTimeZone>

#include <optional>

/// A point in time that a text names.
struct Moment
{
    std::optional<QDateTime> time = {}; ///< in UTC; nothing if only a time of the day is named
    QTime clock = {};                   ///< as it is written
    qsizetype start = 0;                ///< place in the text
    qsizetype length = 0;
    bool hasDate = false;
};

/// The points in time in a text, in the order of their place: ISO 8601, "11.03.2026 10:21", "Wed, 11 Mar 2026 14:51:00
/// GMT", "Tue Mar 10 2026 14:05:31 UTC", seconds or milliseconds since 1970, and bare times of the day ("15:10", "2:02
/// pm"). A time that names no zone is taken as UTC. At most \a most are read.
[[nodiscard]] QList<Moment> momentsIn(const QString &text, qsizetype most = 500);

/// When it was \a clock (in UTC) for the last time before \a now, or is within the next minute.
[[nodiscard]] QDateTime lastTime(const QTime &clock, const QDateTime &now);

/// The short name of a zone at a time: "UTC", "CET", "UTC+05:30".
[[nodiscard]] QString zoneName(const QDateTime &time, const QTimeZone &zone);
