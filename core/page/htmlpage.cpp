// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/page/htmlpage.h"

#include "core/page/htmlparts.h"
#include "core/page/pagewriter.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace {

QString linkToIndex(const QString &root)
{
    return u"<p class=\"more\"><a href=\"%1\">%2</a></p>\n"_s.arg(
        root, QCoreApplication::translate("StatusPage", "How everything is now").toHtmlEscaped());
}

QString facts(const PageWriter &writer, const PublicIncident &incident)
{
    QString html = u"<dl class=\"facts\">"_s;
    const auto add = [&html](const QString &name, const QString &valueHtml) {
        html += u"<div><dt>%1</dt><dd>%2</dd></div>"_s.arg(name.toHtmlEscaped(), valueHtml);
    };
    const auto moment = [&writer](const QDateTime &time) {
        return htmlTime(time, writer.calendar().fullMoment(time));
    };
    add(QCoreApplication::translate("StatusPage", "Published"), moment(incident.publishedAt()));
    if (const auto resolvedAt = incident.resolvedAt())
        add(QCoreApplication::translate("StatusPage", "Resolved"), moment(*resolvedAt));
    add(QCoreApplication::translate("StatusPage", "Severity"), displayName(incident.latest().severity).toHtmlEscaped());
    if (const QString affected = writer.names(incident.impactEver()); !affected.isEmpty())
        add(QCoreApplication::translate("StatusPage", "Affected systems"), affected);
    return html + u"</dl>\n"_s;
}

QString openIncidents(const PageWriter &writer)
{
    if (writer.snapshot().live.isEmpty())
        return {};
    QString html =
        u"<section class=\"past\" aria-labelledby=\"open\"><h2 id=\"open\" class=\"quiet\">%1</h2>\n<ul>"_s.arg(
            QCoreApplication::translate("StatusPage", "Open now").toHtmlEscaped());
    for (const PublicIncident &incident : writer.snapshot().live) {
        html += u"<li><p><a href=\"%1\">%2</a></p><p>%3 · %4</p></li>\n"_s.arg(
            writer.addressOf(incident.id), htmlLine(incident.latest().title),
            displayName(incident.latest().stage).toHtmlEscaped(),
            QCoreApplication::translate("StatusPage", "since %1")
                .arg(writer.calendar().moment(incident.publishedAt()))
                .toHtmlEscaped());
    }
    return html + u"</ul></section>\n"_s;
}

QString resolvedIncidents(const PageWriter &writer)
{
    QString html;
    QDate month;
    for (const PastIncident &incident : writer.snapshot().history) {
        const QDate day = writer.calendar().dayOf(incident.resolvedAt);
        if (const QDate first(day.year(), day.month(), 1); first != month) {
            html += (month.isNull() ? QString() : u"</ul></section>\n"_s)
                    + u"<section class=\"past\"><h2 class=\"quiet\">%1</h2>\n<ul>"_s.arg(
                        writer.calendar().month(day).toHtmlEscaped());
            month = first;
        }
        html += writer.pastIncident(incident, writer.calendar().day(day));
    }
    return month.isNull() ? html : QString(html + u"</ul></section>\n"_s);
}

} // namespace

QByteArray incidentHtml(const PageSnapshot &snapshot, const PublicIncident &incident)
{
    const PageWriter writer(snapshot, u"../"_s);
    const auto resolvedAt = incident.resolvedAt();
    const QString state = resolvedAt
                              ? u"<p>%1</p>\n"_s.arg(PageWriter::resolvedAfter(incident.publishedAt(), *resolvedAt))
                              : writer.impactLines(incident.impactNow());
    const QString html =
        u"<article class=\"card incident single\"><h1 dir=\"auto\">%1</h1>\n%2%3<h2 class=\"quiet\">%4</h2>\n"
        "%5</article>\n"_s.arg(htmlLine(incident.latest().title), state, facts(writer, incident),
                               QCoreApplication::translate("StatusPage", "Updates").toHtmlEscaped(),
                               writer.timeline(incident));
    return writer.document(incident.latest().title, html + linkToIndex(writer.root()));
}

QByteArray historyHtml(const PageSnapshot &snapshot)
{
    const PageWriter writer(snapshot, u"./"_s);
    const QString title = QCoreApplication::translate("StatusPage", "Incident history");
    const QString extent =
        snapshot.history.isEmpty()
            ? QCoreApplication::translate("StatusPage", "No incident was resolved since %1.")
            : QCoreApplication::translate("StatusPage", "These are all incidents resolved since %1.");
    const QString since = writer.calendar().day(writer.calendar().dayOf(snapshot.historySince));
    return writer.document(title, u"<h1 class=\"page\">%1</h1>\n"_s.arg(title.toHtmlEscaped()) + openIncidents(writer)
                                      + resolvedIncidents(writer)
                                      + u"<p class=\"note\">%1</p>\n"_s.arg(extent.arg(since).toHtmlEscaped())
                                      + linkToIndex(writer.root()));
}

QByteArray siteHtml(const QList<PageSnapshot> &snapshots)
{
    const QString title = QCoreApplication::translate("StatusPage", "Status pages");
    QString html;
    if (snapshots.isEmpty()) {
        html = u"<section class=\"card message\"><h1>%1</h1><p>%2</p></section>\n"_s.arg(
            QCoreApplication::translate("StatusPage", "There is nothing here yet").toHtmlEscaped(),
            QCoreApplication::translate("StatusPage", "A status page will appear here as soon as one has been set up.")
                .toHtmlEscaped());
    } else {
        html = u"<h1 class=\"page\">%1</h1>\n<ul class=\"card pages\">\n"_s.arg(title.toHtmlEscaped());
        for (const PageSnapshot &snapshot : snapshots) {
            const Indicator indicator = snapshot.indicator();
            html += u"<li class=\"%1\"><a href=\"./%2/\">%3</a><span class=\"state\">%4 %5</span></li>\n"_s.arg(
                cssClass(indicator), snapshot.page.slug.toHtmlEscaped(), htmlLine(snapshot.page.name),
                htmlGlyph(indicator), overallText(snapshot).toHtmlEscaped());
        }
        html += u"</ul>\n"_s;
    }
    return htmlDocument({.title = title,
                         .siteName = QCoreApplication::translate("StatusPage", "Status"),
                         .root = u"./"_s,
                         .hasFeeds = false},
                        html);
}

QByteArray notFoundHtml(const PageSnapshot *snapshot, const QString &root)
{
    const QString title = QCoreApplication::translate("StatusPage", "This page does not exist");
    const QString html = u"<section class=\"card message\"><h1>%1</h1><p>%2</p>%3</section>\n"_s.arg(
        title.toHtmlEscaped(),
        QCoreApplication::translate("StatusPage", "The address may be mistyped, or what was here is gone.")
            .toHtmlEscaped(),
        linkToIndex(root));
    if (snapshot)
        return PageWriter(*snapshot, root).document(title, html);
    return htmlDocument({.title = title,
                         .siteName = QCoreApplication::translate("StatusPage", "Status"),
                         .root = root,
                         .hasFeeds = false},
                        html);
}
