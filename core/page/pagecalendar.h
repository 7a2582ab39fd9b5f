// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QLocale>
#include <QString>
#include <QTimeZone>

/// Says moments, days and durations as a page's readers read them: in the page's zone, relative to the present day.
class PageCalendar
{
public:
    /// \a zone is an IANA name; an unknown one is taken as UTC.
    PageCalendar(const QString &zone, const QDateTime &now);

    [[nodiscard]] const QTimeZone &zone() const { return m_zone; }
    [[nodiscard]] QDate today() const { return m_today; }
    [[nodiscard]] QDate dayOf(const QDateTime &moment) const;

    /// "14:20 UTC" today, else "24 November, 14:20 UTC".
    [[nodiscard]] QString moment(const QDateTime &moment) const;
    /// "24 November, 14:20 UTC", with the year if it is not the present one.
    [[nodiscard]] QString fullMoment(const QDateTime &moment) const;
    /// "24 November", with the year if it is not the present one.
    [[nodiscard]] QString day(const QDate &day) const;
    /// "22–25 November" and the like.
    [[nodiscard]] QString days(const QDate &first, const QDate &last) const;
    /// "November 2026".
    [[nodiscard]] QString month(const QDate &day) const;
    /// The zone's abbreviation at this moment, e.g. "UTC" or "CET".
    [[nodiscard]] QString abbreviation(const QDateTime &moment) const;

private:
    QTimeZone m_zone;
    QLocale m_locale;
    QDate m_today;
};

/// "less than a minute", "42 minutes", "3 hours 5 minutes", "2 days 4 hours".
[[nodiscard]] QString durationText(qint64 milliseconds);
