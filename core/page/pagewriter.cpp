// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/page/pagewriter.h"

#include "core/page/htmlparts.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

PageWriter::PageWriter(const PageSnapshot &snapshot, QString root)
    : m_snapshot(snapshot), m_root(std::move(root)), m_calendar(snapshot.page.timeZone, snapshot.generatedAt)
{}

QByteArray PageWriter::document(const QString &title, const QString &mainHtml) const
{
    const QString zone = m_calendar.abbreviation(m_snapshot.generatedAt);
    return htmlDocument(
        {.title = QCoreApplication::translate("StatusPage", "%1 – %2",
                                              "title of the tab: what it is about, name of the page")
                      .arg(title, m_snapshot.page.name),
         .siteName = m_snapshot.page.name,
         .root = m_root,
         .hasFeeds = true,
         .zoneNote = QCoreApplication::translate("StatusPage", "All times %1", "a time zone").arg(zone)},
        mainHtml);
}

QString PageWriter::addressOf(const QString &incidentId) const
{
    return m_root + u"incidents/"_s + QString::fromLatin1(QUrl::toPercentEncoding(incidentId));
}

QString PageWriter::names(const QList<ComponentImpact> &impacts) const
{
    QStringList parts;
    for (const ComponentImpact &impact : impacts) {
        if (const QString name = m_snapshot.componentName(impact.componentId); !name.isEmpty())
            parts.append(htmlLine(name));
    }
    return parts.join(u", "_s);
}

QString PageWriter::impactLines(const QList<ComponentImpact> &impacts) const
{
    QString html;
    for (const ComponentStatus status : troublesWorstFirst()) {
        QList<ComponentImpact> same;
        std::copy_if(impacts.begin(), impacts.end(), std::back_inserter(same), [status](const ComponentImpact &impact) {
            return impact.status == status;
        });
        if (const QString affected = names(same); !affected.isEmpty())
            html += u"<p class=\"impact %1\">%2 %3 · %4</p>\n"_s.arg(cssClass(status), htmlGlyph(status),
                                                                     displayName(status).toHtmlEscaped(), affected);
    }
    return html;
}

QString PageWriter::timeline(const PublicIncident &incident) const
{
    QString html = u"<ol class=\"timeline\">\n"_s;
    for (const IncidentUpdate &update : incident.updates) {
        const QString lead = u"<strong>%1</strong> · "_s.arg(displayName(update.stage).toHtmlEscaped());
        html += u"<li>%1<div>%2</div></li>\n"_s.arg(htmlTime(update.publishedAt, m_calendar.moment(update.publishedAt)),
                                                    htmlParagraphs(update.body, lead));
    }
    return html + u"</ol>\n"_s;
}

QString PageWriter::pastIncident(const PastIncident &incident, const QString &day) const
{
    const QString when = day.isEmpty() ? QString() : QString(day.toHtmlEscaped() + u" · "_s);
    return u"<li><p><a href=\"%1\">%2</a></p><p>%3%4</p></li>\n"_s.arg(
        addressOf(incident.id), htmlLine(incident.title), when,
        resolvedAfter(incident.publishedAt, incident.resolvedAt));
}

QString PageWriter::resolvedAfter(const QDateTime &publishedAt, const QDateTime &resolvedAt)
{
    const QString text = QCoreApplication::translate("StatusPage", "Resolved after %1", "a duration")
                             .arg(durationText(publishedAt.msecsTo(resolvedAt)));
    return u"<span class=\"state ok\">%1 %2</span>"_s.arg(htmlGlyph(ComponentStatus::Operational),
                                                          text.toHtmlEscaped());
}

QString overallText(const PageSnapshot &snapshot)
{
    const bool areAllOperational =
        std::all_of(snapshot.components.begin(), snapshot.components.end(), [](const auto &shown) {
            return shown.status == ComponentStatus::Operational;
        });
    switch (snapshot.indicator()) {
    case Indicator::None:
        return QCoreApplication::translate("StatusPage", "All systems operational");
    case Indicator::Maintenance:
        return QCoreApplication::translate("StatusPage", "Maintenance is under way");
    case Indicator::Minor:
    case Indicator::Major:
        return areAllOperational ? QCoreApplication::translate("StatusPage", "An incident is open")
                                 : QCoreApplication::translate("StatusPage", "Some systems have problems");
    case Indicator::Critical:
        return QCoreApplication::translate("StatusPage", "Major outage");
    }
    return {};
}
