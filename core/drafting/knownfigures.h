// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafting/facts.h"

#include <QList>
#include <QSet>

/// The numbers and times that a text may say: those of the incident (start, now, next update, end, durations between
/// them), and, once they have been read, those of the alert with their roundings.
class KnownFigures
{
public:
    explicit KnownFigures(const DraftRequest &request);

    /// Adds what the alert and its title name. Slower than all the rest, and seldom needed.
    void readAlert();

    /// \a tolerance is in minutes.
    [[nodiscard]] bool hasClock(const QTime &clock, int tolerance) const;
    [[nodiscard]] bool hasDay(const QDate &day) const { return m_days.contains(day); }
    [[nodiscard]] bool hasYear(int year) const;

    [[nodiscard]] bool hasPercent(double percent) const;
    [[nodiscard]] bool hasNumber(double number) const;
    /// \a isRough after "about", which is a tenth of it.
    [[nodiscard]] bool hasMinutes(double minutes, bool isRough) const;
    [[nodiscard]] bool hasHours(double hours) const;
    [[nodiscard]] bool hasDays(double days) const;

private:
    void readText(const QString &alert);
    void addTime(const QDateTime &time);
    void addDurationsSince(const QDateTime &start);

    const DraftRequest &m_request;
    QList<double> m_numbers;
    QList<double> m_percents;
    QList<double> m_minutes;
    QSet<int> m_clocks; ///< in minutes of the day
    QSet<QDate> m_days;
};

/// The value of digits with groups ("1,204" or "1 204").
[[nodiscard]] double valueOfDigits(QString digits);
