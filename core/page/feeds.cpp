// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/page/feeds.h"

#include "core/page/pagecalendar.h"
#include "core/page/publictext.h"

#include <QLocale>
#include <QUrl>
#include <QXmlStreamWriter>

using namespace Qt::StringLiterals;

namespace {

const QString AtomNamespace = u"http://www.w3.org/2005/Atom"_s;

QString capitalised(QString word)
{
    word[0] = word[0].toUpper();
    return word;
}

/// The updates as HTML, still to be escaped once by the feed's writer.
QString contentOf(const PublicIncident &incident, const PageCalendar &calendar)
{
    const QLocale locale = QLocale::c();
    QString html;
    for (const IncidentUpdate &update : incident.updates) {
        const QDateTime time = update.publishedAt.toTimeZone(calendar.zone());
        html += u"<p><small>%1 <var data-var='date'>%2</var>, <var data-var='time'>%3</var> %4</small><br>"
                "<strong>%5</strong> - %6</p>"_s.arg(
                    locale.toString(time.date(), u"MMM"_s), locale.toString(time.date().day()),
                    locale.toString(time.time(), u"HH:mm"_s), calendar.abbreviation(time).toHtmlEscaped(),
                    capitalised(toWord(update.stage)),
                    publicText(update.body).trimmed().toHtmlEscaped().replace(u"\n"_s, u"<br>"_s));
    }
    return html;
}

/// What both feeds say alike.
class Feed
{
public:
    explicit Feed(const PageSnapshot &snapshot)
        : m_snapshot(snapshot)
        , m_calendar(snapshot.page.timeZone, snapshot.generatedAt)
        , m_tag(u"tag:%1,2005:"_s.arg(QUrl(snapshot.url).host()))
    {
        m_xml.setAutoFormatting(true);
        m_xml.setAutoFormattingIndent(1);
    }

    QByteArray atom()
    {
        m_xml.writeStartDocument();
        m_xml.writeStartElement(u"feed"_s);
        m_xml.writeDefaultNamespace(AtomNamespace);
        m_xml.writeAttribute(u"xml:lang"_s, u"en-US"_s);
        m_xml.writeTextElement(u"id"_s, QString(m_tag + QUrl(m_snapshot.url).path() + u"/history"_s));
        m_xml.writeTextElement(u"title"_s, title());
        m_xml.writeTextElement(u"updated"_s, atomTime(m_snapshot.updatedAt));
        link(u"alternate"_s, u"text/html"_s, m_snapshot.url + u"/"_s);
        link(u"self"_s, u"application/atom+xml"_s, m_snapshot.url + u"/history.atom"_s);
        m_xml.writeStartElement(u"author"_s);
        m_xml.writeTextElement(u"name"_s, publicLine(m_snapshot.page.name));
        m_xml.writeEndElement();
        for (const PublicIncident &incident : m_snapshot.recent) {
            m_xml.writeStartElement(u"entry"_s);
            m_xml.writeTextElement(u"id"_s, idOf(incident));
            m_xml.writeTextElement(u"published"_s, atomTime(incident.publishedAt()));
            m_xml.writeTextElement(u"updated"_s, atomTime(incident.latest().publishedAt));
            link(u"alternate"_s, u"text/html"_s, addressOf(incident));
            m_xml.writeTextElement(u"title"_s, publicLine(incident.latest().title));
            m_xml.writeStartElement(u"content"_s);
            m_xml.writeAttribute(u"type"_s, u"html"_s);
            m_xml.writeCharacters(contentOf(incident, m_calendar));
            m_xml.writeEndElement();
            m_xml.writeEndElement();
        }
        m_xml.writeEndDocument();
        return m_bytes;
    }

    QByteArray rss()
    {
        m_xml.writeStartDocument();
        m_xml.writeStartElement(u"rss"_s);
        m_xml.writeAttribute(u"version"_s, u"2.0"_s);
        m_xml.writeNamespace(AtomNamespace, u"atom"_s);
        m_xml.writeStartElement(u"channel"_s);
        m_xml.writeTextElement(u"title"_s, title());
        m_xml.writeTextElement(u"link"_s, QString(m_snapshot.url + u"/"_s));
        m_xml.writeTextElement(u"description"_s, QString(publicLine(m_snapshot.page.name) + u": incidents"_s));
        m_xml.writeTextElement(u"language"_s, u"en-us"_s);
        m_xml.writeTextElement(u"lastBuildDate"_s, rssTime(m_snapshot.updatedAt));
        m_xml.writeEmptyElement(AtomNamespace, u"link"_s);
        m_xml.writeAttribute(u"rel"_s, u"self"_s);
        m_xml.writeAttribute(u"type"_s, u"application/rss+xml"_s);
        m_xml.writeAttribute(u"href"_s, QString(m_snapshot.url + u"/history.rss"_s));
        for (const PublicIncident &incident : m_snapshot.recent) {
            m_xml.writeStartElement(u"item"_s);
            m_xml.writeTextElement(u"title"_s, publicLine(incident.latest().title));
            m_xml.writeTextElement(u"description"_s, contentOf(incident, m_calendar));
            m_xml.writeTextElement(u"pubDate"_s, rssTime(incident.publishedAt()));
            m_xml.writeTextElement(u"link"_s, addressOf(incident));
            m_xml.writeStartElement(u"guid"_s);
            m_xml.writeAttribute(u"isPermaLink"_s, u"false"_s);
            m_xml.writeCharacters(idOf(incident));
            m_xml.writeEndElement();
            m_xml.writeEndElement();
        }
        m_xml.writeEndDocument();
        return m_bytes;
    }

private:
    void link(const QString &rel, const QString &type, const QString &address)
    {
        m_xml.writeEmptyElement(u"link"_s);
        m_xml.writeAttribute(u"rel"_s, rel);
        m_xml.writeAttribute(u"type"_s, type);
        m_xml.writeAttribute(u"href"_s, address);
    }

    [[nodiscard]] QString title() const
    {
        // "Acme Status", not "Acme Status Status".
        const QString name = publicLine(m_snapshot.page.name);
        const bool saysStatus = name.endsWith(u"status"_s, Qt::CaseInsensitive);
        return name + (saysStatus ? u""_s : u" Status"_s) + u" - Incident History"_s;
    }

    [[nodiscard]] QString idOf(const PublicIncident &incident) const { return m_tag + u"Incident/"_s + incident.id; }

    [[nodiscard]] QString addressOf(const PublicIncident &incident) const
    {
        return m_snapshot.url + u"/incidents/"_s + incident.id;
    }

    static QString atomTime(const QDateTime &time) { return time.toUTC().toString(Qt::ISODate); }
    static QString rssTime(const QDateTime &time)
    {
        return QLocale::c().toString(time.toUTC(), u"ddd, dd MMM yyyy HH:mm:ss '+0000'"_s);
    }

    const PageSnapshot &m_snapshot;
    const PageCalendar m_calendar;
    const QString m_tag;
    QByteArray m_bytes;
    QXmlStreamWriter m_xml{&m_bytes};
};

} // namespace

QByteArray atomFeed(const PageSnapshot &snapshot)
{
    return Feed(snapshot).atom();
}

QByteArray rssFeed(const PageSnapshot &snapshot)
{
    return Feed(snapshot).rss();
}
