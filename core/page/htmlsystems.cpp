// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/page/htmlsystems.h"

#include "core/page/htmlparts.h"
#include "core/page/pagelanguage.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace {

/// Never more than is true: 99.996 is not 100.
QString percentText(double percent)
{
    const double floored = std::floor(percent * 100.0) / 100.0;
    const QLocale locale(pageLanguage());
    return QCoreApplication::translate("StatusPage", "%1 %", "a percentage")
        .arg(floored >= 100.0 ? locale.toString(100) : locale.toString(floored, 'f', 2));
}

/// "21 November: Partial outage 42 minutes, Degraded performance 2 hours"
QString dayText(const DayRecord &day, const PageCalendar &calendar)
{
    QStringList parts;
    if (!day.worst) {
        parts.append(QCoreApplication::translate("StatusPage", "no record"));
    } else if (*day.worst == ComponentStatus::Operational) {
        parts.append(QCoreApplication::translate("StatusPage", "no problems"));
    } else {
        for (const ComponentStatus status : troublesWorstFirst()) {
            if (const qint64 time = day.milliseconds[size_t(status)]; time > 0)
                parts.append(
                    QCoreApplication::translate("StatusPage", "%1 %2", "a state and how long: Major outage 3 minutes")
                        .arg(displayName(status), durationText(time)));
        }
        if (parts.isEmpty())
            parts.append(displayName(*day.worst));
    }
    return QCoreApplication::translate("StatusPage", "%1: %2", "a day and what was on it")
        .arg(calendar.day(day.date), parts.join(u", "_s));
}

/// "2 days with problems"; where nothing worse happened than maintenance, the days of that. Empty if there are neither.
QString troubledDaysText(const QList<DayRecord> &days)
{
    const auto problems = std::count_if(days.begin(), days.end(), [](const DayRecord &day) {
        return day.worst && *day.worst != ComponentStatus::Operational
               && *day.worst != ComponentStatus::UnderMaintenance;
    });
    if (problems > 0)
        return countedText(QT_TRANSLATE_NOOP("StatusPage", "1 day with problems"),
                           QT_TRANSLATE_N_NOOP("StatusPage", "%n days with problems"), problems);
    const auto maintained = std::count_if(days.begin(), days.end(), [](const DayRecord &day) {
        return day.worst == ComponentStatus::UnderMaintenance;
    });
    return maintained == 0 ? QString()
                           : countedText(QT_TRANSLATE_NOOP("StatusPage", "1 day with maintenance"),
                                         QT_TRANSLATE_N_NOOP("StatusPage", "%n days with maintenance"), maintained);
}

QString systemHtml(const PublicComponent &shown, const PageCalendar &calendar)
{
    QString bars;
    QString troubles;
    for (const DayRecord &day : shown.record.days) {
        const QString text = dayText(day, calendar).toHtmlEscaped();
        bars += u"<i class=\"%1\" title=\"%2\"></i>"_s.arg(day.worst ? cssClass(*day.worst) : u"unknown"_s, text);
        if (day.worst.value_or(ComponentStatus::Operational) != ComponentStatus::Operational)
            troubles.prepend(u"<li>%1</li>"_s.arg(text));
    }
    const QString uptime =
        shown.record.uptimePercent
            ? QCoreApplication::translate("StatusPage", "%1 uptime").arg(percentText(*shown.record.uptimePercent))
            : QCoreApplication::translate("StatusPage", "no record yet");
    const QString days = troubledDaysText(shown.record.days);
    const QString summary = QCoreApplication::translate("StatusPage", "The last 90 days: %1")
                                .arg(days.isEmpty() ? uptime : QString(uptime + u", "_s + days));

    QString html =
        u"<li><div class=\"line\"><h3>%1</h3>%2</div>"_s.arg(htmlLine(shown.component.name), htmlState(shown.status));
    if (!shown.component.description.isEmpty())
        html += u"<p class=\"description\">%1</p>"_s.arg(htmlLine(shown.component.description));
    html += u"\n<div class=\"bars\" role=\"img\" aria-label=\"%1\">%2</div>\n"_s.arg(summary.toHtmlEscaped(), bars);
    const QString scale = u"<span>%1</span><span>%2</span><span>%3</span>"_s.arg(
        QCoreApplication::translate("StatusPage", "90 days ago").toHtmlEscaped(),
        days.isEmpty() ? uptime.toHtmlEscaped()
                       : u"%1 · <span class=\"opener\">%2</span>"_s.arg(uptime.toHtmlEscaped(), days.toHtmlEscaped()),
        QCoreApplication::translate("StatusPage", "today").toHtmlEscaped());
    if (days.isEmpty())
        html += u"<p class=\"scale\">%1</p>"_s.arg(scale);
    else
        html += u"<details><summary class=\"scale\">%1</summary><ul>%2</ul></details>"_s.arg(scale, troubles);
    return html + u"</li>\n"_s;
}

} // namespace

QString systemsHtml(const PageSnapshot &snapshot, const PageCalendar &calendar)
{
    if (snapshot.components.isEmpty())
        return {};
    QString html =
        u"<section aria-labelledby=\"systems\"><h2 id=\"systems\" class=\"quiet\">%1</h2>\n"
        "<ul class=\"card systems\">\n"_s.arg(QCoreApplication::translate("StatusPage", "Systems").toHtmlEscaped());
    for (const PublicComponent &component : snapshot.components)
        html += systemHtml(component, calendar);
    const QString method = QCoreApplication::translate(
        "StatusPage", "Uptime over the last 90 days is counted from the incidents published here: a major "
                      "outage in full, a partial outage at 30 %, degraded performance and maintenance not "
                      "at all.");
    return html + u"</ul>\n<p class=\"note\">%1</p></section>\n"_s.arg(method.toHtmlEscaped());
}
