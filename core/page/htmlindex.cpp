// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/page/htmlindex.h"

#include "core/page/htmlparts.h"
#include "core/page/htmlsystems.h"
#include "core/page/pagelanguage.h"
#include "core/page/pagewriter.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr int PastDays = 15;

/// "API: Partial outage · all other systems are operational · 14:20 UTC"
QString overallDetail(const PageSnapshot &snapshot, const PageCalendar &calendar)
{
    constexpr qsizetype Most = 3;
    QStringList troubles;
    for (const ComponentStatus status : troublesWorstFirst()) {
        for (const PublicComponent &shown : snapshot.components) {
            if (shown.status == status)
                troubles.append(QCoreApplication::translate("StatusPage", "%1: %2", "a system and its state")
                                    .arg(htmlLine(shown.component.name), displayName(status).toHtmlEscaped()));
        }
    }
    QStringList parts = troubles.mid(0, Most);
    if (troubles.size() > Most)
        parts.append(countedText(QT_TRANSLATE_NOOP("StatusPage", "1 more"),
                                 QT_TRANSLATE_N_NOOP("StatusPage", "%n more"), troubles.size() - Most)
                         .toHtmlEscaped());
    else if (!troubles.isEmpty() && troubles.size() < snapshot.components.size())
        parts.append(QCoreApplication::translate("StatusPage", "all other systems are operational").toHtmlEscaped());
    if (snapshot.live.isEmpty()) {
        parts.append(QCoreApplication::translate("StatusPage", "No incidents are open").toHtmlEscaped());
        return parts.join(u" · "_s);
    }
    if (troubles.isEmpty())
        parts.append(htmlLine(snapshot.live.first().latest().title));
    const auto newest = std::max_element(snapshot.live.begin(), snapshot.live.end(), [](const auto &a, const auto &b) {
        return a.latest().publishedAt < b.latest().publishedAt;
    });
    const QDateTime time = newest->latest().publishedAt;
    parts.append(htmlTime(time, calendar.moment(time)));
    return parts.join(u" · "_s);
}

QString overall(const PageWriter &writer)
{
    const Indicator indicator = writer.snapshot().indicator();
    return u"<section class=\"overall %1\" aria-labelledby=\"overall\">%2<div><h1 id=\"overall\">%3</h1><p>%4</p></div>"
           "</section>\n"_s.arg(cssClass(indicator), htmlSign(indicator),
                                overallText(writer.snapshot()).toHtmlEscaped(),
                                overallDetail(writer.snapshot(), writer.calendar()));
}

QString liveIncidents(const PageWriter &writer)
{
    QString html;
    for (const PublicIncident &incident : writer.snapshot().live) {
        html += u"<article class=\"card incident\"><h2 dir=\"auto\"><a href=\"%1\">%2</a></h2>\n%3%4</article>\n"_s.arg(
            writer.addressOf(incident.id), htmlLine(incident.latest().title), writer.impactLines(incident.impactNow()),
            writer.timeline(incident));
    }
    if (const qint64 more = writer.snapshot().liveCount - writer.snapshot().live.size(); more > 0)
        html += u"<p class=\"note\">%1</p>\n"_s.arg(
            countedText(QT_TRANSLATE_NOOP("StatusPage", "1 older incident is open too."),
                        QT_TRANSLATE_N_NOOP("StatusPage", "%n older incidents are open too."), more)
                .toHtmlEscaped());
    return html;
}

/// Something was open on this day, even if it stands under another.
bool isTroubled(const QDate &day, const PageWriter &writer)
{
    const auto covers = [&writer, &day](const QDateTime &from, const std::optional<QDateTime> &until) {
        return writer.calendar().dayOf(from) <= day && (!until || writer.calendar().dayOf(*until) >= day);
    };
    const PageSnapshot &snapshot = writer.snapshot();
    return std::any_of(snapshot.live.begin(), snapshot.live.end(),
                       [&covers](const PublicIncident &live) {
                           return covers(live.publishedAt(), std::nullopt);
                       })
           || std::any_of(snapshot.history.begin(), snapshot.history.end(), [&covers](const PastIncident &past) {
                  return covers(past.publishedAt, past.resolvedAt);
              });
}

QString quietDays(const QDate &first, const QDate &last, const PageCalendar &calendar)
{
    return u"<div class=\"day quiet\"><h3>%1</h3>\n<p>%2</p></div>\n"_s.arg(
        calendar.days(first, last).toHtmlEscaped(),
        QCoreApplication::translate("StatusPage", "No incidents reported").toHtmlEscaped());
}

/// By the day on which they were resolved; runs of days on which nothing was open are one line.
QString pastIncidents(const PageWriter &writer)
{
    const PageCalendar &calendar = writer.calendar();
    QString html = u"<section class=\"past\" aria-labelledby=\"past\"><h2 id=\"past\" class=\"quiet\">%1</h2>\n"_s.arg(
        QCoreApplication::translate("StatusPage", "Past incidents").toHtmlEscaped());
    QDate newestQuiet; // of the run being gathered
    for (int back = 0; back < PastDays; ++back) {
        const QDate day = calendar.today().addDays(-back);
        QString items;
        for (const PastIncident &incident : writer.snapshot().history) {
            if (calendar.dayOf(incident.resolvedAt) == day)
                items += writer.pastIncident(incident);
        }
        const bool isQuiet = items.isEmpty() && !isTroubled(day, writer);
        if (isQuiet && newestQuiet.isNull())
            newestQuiet = day;
        if (!isQuiet && !newestQuiet.isNull())
            html += quietDays(day.addDays(1), std::exchange(newestQuiet, QDate()), calendar);
        if (!items.isEmpty())
            html +=
                u"<div class=\"day\"><h3>%1</h3>\n<ul>%2</ul></div>\n"_s.arg(calendar.day(day).toHtmlEscaped(), items);
    }
    if (!newestQuiet.isNull())
        html += quietDays(calendar.today().addDays(1 - PastDays), newestQuiet, calendar);
    return html
           + u"<p class=\"more\"><a href=\"%1history\">%2</a></p></section>\n"_s.arg(
               writer.root(), QCoreApplication::translate("StatusPage", "Incident history").toHtmlEscaped());
}

} // namespace

QByteArray indexHtml(const PageSnapshot &snapshot)
{
    const PageWriter writer(snapshot, u"./"_s);
    return writer.document(overallText(snapshot), overall(writer) + liveIncidents(writer)
                                                      + systemsHtml(snapshot, writer.calendar())
                                                      + pastIncidents(writer));
}
