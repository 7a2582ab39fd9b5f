// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/page/pagecalendar.h"

#include "core/page/pagelanguage.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

QString minutesText(qint64 count)
{
    return countedText(QT_TRANSLATE_NOOP("StatusPage", "1 minute"), QT_TRANSLATE_N_NOOP("StatusPage", "%n minutes"),
                       count);
}

QString hoursText(qint64 count)
{
    return countedText(QT_TRANSLATE_NOOP("StatusPage", "1 hour"), QT_TRANSLATE_N_NOOP("StatusPage", "%n hours"), count);
}

QString daysText(qint64 count)
{
    return countedText(QT_TRANSLATE_NOOP("StatusPage", "1 day"), QT_TRANSLATE_N_NOOP("StatusPage", "%n days"), count);
}

QString both(const QString &larger, const QString &smaller)
{
    return QCoreApplication::translate("StatusPage", "%1 %2", "a duration: 3 hours 5 minutes").arg(larger, smaller);
}

} // namespace

PageCalendar::PageCalendar(const QString &zone, const QDateTime &now) : m_zone(zone.toUtf8()), m_locale(pageLanguage())
{
    if (!m_zone.isValid())
        m_zone = QTimeZone::utc();
    m_today = dayOf(now);
}

QDate PageCalendar::dayOf(const QDateTime &moment) const
{
    return moment.toTimeZone(m_zone).date();
}

QString PageCalendar::moment(const QDateTime &moment) const
{
    if (dayOf(moment) != m_today)
        return fullMoment(moment);
    const QString time = m_locale.toString(
        moment.toTimeZone(m_zone).time(),
        QCoreApplication::translate("StatusPage", "HH:mm", "time of day, as a pattern of QLocale::toString"));
    return u"%1 %2"_s.arg(time, abbreviation(moment));
}

QString PageCalendar::fullMoment(const QDateTime &moment) const
{
    const QDateTime local = moment.toTimeZone(m_zone);
    const QString time =
        m_locale.toString(local.time(), QCoreApplication::translate("StatusPage", "HH:mm",
                                                                    "time of day, as a pattern of QLocale::toString"));
    return QCoreApplication::translate("StatusPage", "%1, %2 %3",
                                       "a day, a time of day, a zone: 24 November, 14:20 UTC")
        .arg(day(local.date()), time, abbreviation(moment));
}

QString PageCalendar::day(const QDate &day) const
{
    return m_locale.toString(
        day,
        day.year() == m_today.year()
            ? QCoreApplication::translate("StatusPage", "d MMMM", "a day, as a pattern of QLocale::toString")
            : QCoreApplication::translate("StatusPage", "d MMMM yyyy", "a day, as a pattern of QLocale::toString"));
}

QString PageCalendar::days(const QDate &first, const QDate &last) const
{
    if (first == last)
        return day(first);
    const QString range = QCoreApplication::translate("StatusPage", "%1 – %2", "a range of days");
    if (first.month() == last.month() && first.year() == last.year()) {
        return QCoreApplication::translate("StatusPage", "%1–%2", "a range of days within a month: 22–25 November")
            .arg(m_locale.toString(first.day()), day(last));
    }
    return range.arg(day(first), day(last));
}

QString PageCalendar::month(const QDate &day) const
{
    return m_locale.toString(
        day, QCoreApplication::translate("StatusPage", "MMMM yyyy", "a month, as a pattern of QLocale::toString"));
}

QString PageCalendar::abbreviation(const QDateTime &moment) const
{
    return m_zone.abbreviation(moment);
}

QString durationText(qint64 milliseconds)
{
    const qint64 minutes = (std::max<qint64>(milliseconds, 0) + 30'000) / 60'000;
    if (minutes < 1)
        return QCoreApplication::translate("StatusPage", "less than a minute");
    if (minutes < 60)
        return minutesText(minutes);
    const qint64 hours = minutes / 60;
    if (hours < 24)
        return minutes % 60 == 0 ? hoursText(hours) : both(hoursText(hours), minutesText(minutes % 60));
    const qint64 days = hours / 24;
    return hours % 24 == 0 ? daysText(days) : both(daysText(days), hoursText(hours % 24));
}
