// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/page/htmlparts.h"

#include "core/page/pagelanguage.h"
#include "core/page/publictext.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

/// Changes with the style sheet, so that browsers may keep it and still never show a new page in an old style.
QString styleVersion()
{
    static const QString version =
        QString::fromLatin1(QCryptographicHash::hash(styleSheet(), QCryptographicHash::Sha256).toHex().left(10));
    return version;
}

QString svg(const QString &cssClass, int size, const QString &shapes)
{
    return u"<svg class=\"%1\" viewBox=\"0 0 %2 %2\" width=\"%2\" height=\"%2\" aria-hidden=\"true\" "
           u"focusable=\"false\">"
           "%3</svg>"_s.arg(cssClass, QString::number(size), shapes);
}

ComponentStatus statusBehind(Indicator indicator)
{
    switch (indicator) {
    case Indicator::None:
        return ComponentStatus::Operational;
    case Indicator::Maintenance:
        return ComponentStatus::UnderMaintenance;
    case Indicator::Minor:
        return ComponentStatus::DegradedPerformance;
    case Indicator::Major:
        return ComponentStatus::PartialOutage;
    case Indicator::Critical:
        return ComponentStatus::MajorOutage;
    }
    return ComponentStatus::Operational;
}

QString head(const DocumentFrame &frame)
{
    QString html = u"<!doctype html>\n<html lang=\"%1\">\n<head>\n<meta charset=\"utf-8\">\n"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                   "<meta name=\"color-scheme\" content=\"light dark\">\n<title>%2</title>\n"
                   "<link rel=\"stylesheet\" href=\"%3style.css?%4\">\n"
                   "<link rel=\"icon\" type=\"image/svg+xml\" href=\"%3favicon.svg\">\n"_s.arg(
                       htmlAttribute(pageLanguage()), htmlAttribute(frame.title), frame.root, styleVersion());
    if (frame.hasFeeds) {
        html += u"<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Atom\" href=\"%1history.atom\">\n"
                "<link rel=\"alternate\" type=\"application/rss+xml\" title=\"RSS\" href=\"%1history.rss\">\n"_s.arg(
                    frame.root);
    }
    return html + u"</head>\n"_s;
}

QString header(const DocumentFrame &frame)
{
    QString html =
        u"<a class=\"skip\" href=\"#main\">%1</a>\n<header class=\"site\"><a class=\"name\" href=\"%2\">%3%4</a>"_s.arg(
            QCoreApplication::translate("StatusPage", "Skip to the content").toHtmlEscaped(), frame.root,
            svg(u"mark"_s, 26, u"<rect width=\"26\" height=\"26\" rx=\"7\"/><path d=\"M7 14l4 4 8-9\"/>"_s),
            htmlLine(frame.siteName));
    if (frame.hasFeeds) {
        html += u"<a class=\"button\" href=\"#updates\">%1</a>"_s.arg(
            QCoreApplication::translate("StatusPage", "Get updates").toHtmlEscaped());
    }
    return html + u"</header>\n"_s;
}

QString footer(const DocumentFrame &frame)
{
    if (!frame.hasFeeds && frame.zoneNote.isEmpty())
        return {};
    QString html = u"<footer>\n"_s;
    if (frame.hasFeeds) {
        html +=
            u"<section id=\"updates\" aria-labelledby=\"updates-title\"><h2 id=\"updates-title\">%1</h2>\n<p>%2</p>\n"
            "</section>\n<nav aria-label=\"%3\"><ul>"
            "<li><a href=\"%4history\">%5</a></li><li><a href=\"%4history.atom\">Atom</a></li>"
            "<li><a href=\"%4history.rss\">RSS</a></li><li><a href=\"%4api/v2/summary.json\">API</a></li></ul></nav>\n"_s
                .arg(QCoreApplication::translate("StatusPage", "Get updates").toHtmlEscaped(),
                     QCoreApplication::translate(
                         "StatusPage",
                         "Add the Atom or the RSS feed to your feed reader or chat: every update to an incident "
                         "appears there as soon as it is published. Programs can read the API.")
                         .toHtmlEscaped(),
                     QCoreApplication::translate("StatusPage", "More about this page").toHtmlEscaped(), frame.root,
                     QCoreApplication::translate("StatusPage", "History").toHtmlEscaped());
    }
    if (!frame.zoneNote.isEmpty())
        html += u"<p class=\"zone\">%1</p>\n"_s.arg(htmlLine(frame.zoneNote));
    return html + u"</footer>\n"_s;
}

} // namespace

QByteArray htmlDocument(const DocumentFrame &frame, const QString &mainHtml)
{
    const QString html = head(frame) + u"<body>\n"_s + header(frame) + u"<main id=\"main\" tabindex=\"-1\">\n"_s
                         + mainHtml + u"</main>\n"_s + footer(frame) + u"</body>\n</html>\n"_s;
    return html.toUtf8();
}

QString htmlLine(const QString &text)
{
    return u"<bdi>"_s + htmlAttribute(text) + u"</bdi>"_s;
}

QString htmlAttribute(const QString &text)
{
    return publicLine(text).toHtmlEscaped();
}

QString htmlParagraphs(const QString &text, const QString &leadHtml)
{
    static const QRegularExpression emptyLines(u"\\n[ \\t]*\\n\\s*"_s);
    QString html;
    const QStringList paragraphs = publicText(text).trimmed().split(emptyLines);
    for (const QString &paragraph : paragraphs) {
        html += u"<p dir=\"auto\">"_s + (html.isEmpty() ? leadHtml : QString())
                + paragraph.toHtmlEscaped().replace(u"\n"_s, u"<br>"_s) + u"</p>\n"_s;
    }
    return html;
}

QString htmlState(ComponentStatus status)
{
    return u"<span class=\"state %1\">%2 %3</span>"_s.arg(cssClass(status), htmlGlyph(status),
                                                          displayName(status).toHtmlEscaped());
}

QString htmlGlyph(ComponentStatus status)
{
    const QString ring = u"<circle class=\"ring\" cx=\"8\" cy=\"8\" r=\"5.5\"/>"_s;
    const QString disc = u"<circle cx=\"8\" cy=\"8\" r=\"6\"/>"_s;
    const QString glyph = u"glyph"_s;
    switch (status) {
    case ComponentStatus::Operational:
        return svg(glyph, 16, disc + u"<path class=\"cut\" d=\"M5.4 8.2l1.9 1.9 3.4-3.9\"/>"_s);
    case ComponentStatus::DegradedPerformance:
        return svg(glyph, 16, ring + u"<path d=\"M8 8V3.4A4.6 4.6 0 0 1 12.6 8z\"/>"_s);
    case ComponentStatus::PartialOutage:
        return svg(glyph, 16, ring + u"<path d=\"M8 3.4a4.6 4.6 0 0 0 0 9.2z\"/>"_s);
    case ComponentStatus::MajorOutage:
        return svg(glyph, 16, disc + u"<path class=\"cut\" d=\"M5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4\"/>"_s);
    case ComponentStatus::UnderMaintenance:
        return svg(glyph, 16, u"<path class=\"ring\" d=\"M8 2.2L13.8 8 8 13.8 2.2 8z\"/>"_s);
    }
    return {};
}

QString htmlSign(Indicator indicator)
{
    const QString glyph = u"sign"_s;
    switch (indicator) {
    case Indicator::None:
        return svg(glyph, 30,
                   u"<circle cx=\"15\" cy=\"15\" r=\"13\"/><path class=\"cut\" d=\"M9 15.5l4.3 4.3 7.9-9\"/>"_s);
    case Indicator::Maintenance:
        return svg(glyph, 30,
                   u"<path d=\"M15 1.5L28.5 15 15 28.5 1.5 15z\"/><path class=\"cut\" d=\"M11.5 10.5v9M18.5 "
                   "10.5v9\"/>"_s);
    case Indicator::Minor:
    case Indicator::Major:
        return svg(glyph, 30, u"<path d=\"M15 3l13 24H2z\"/><path class=\"cut\" d=\"M15 12v7M15 22v2\"/>"_s);
    case Indicator::Critical:
        return svg(glyph, 30,
                   u"<path d=\"M9.6 2h10.8L28 9.6v10.8L20.4 28H9.6L2 20.4V9.6z\"/>"
                   "<path class=\"cut\" d=\"M10.5 10.5l9 9M19.5 10.5l-9 9\"/>"_s);
    }
    return {};
}

QString htmlGlyph(Indicator indicator)
{
    return htmlGlyph(statusBehind(indicator));
}

QString htmlTime(const QDateTime &moment, const QString &shownText)
{
    return u"<time datetime=\"%1\">%2</time>"_s.arg(moment.toUTC().toString(Qt::ISODate), shownText.toHtmlEscaped());
}

QString cssClass(ComponentStatus status)
{
    switch (status) {
    case ComponentStatus::Operational:
        return u"ok"_s;
    case ComponentStatus::DegradedPerformance:
        return u"minor"_s;
    case ComponentStatus::PartialOutage:
        return u"major"_s;
    case ComponentStatus::MajorOutage:
        return u"critical"_s;
    case ComponentStatus::UnderMaintenance:
        return u"maintenance"_s;
    }
    return {};
}

QString cssClass(Indicator indicator)
{
    return cssClass(statusBehind(indicator));
}

std::array<ComponentStatus, 4> troublesWorstFirst()
{
    return {ComponentStatus::MajorOutage, ComponentStatus::PartialOutage, ComponentStatus::DegradedPerformance,
            ComponentStatus::UnderMaintenance};
}

QByteArray styleSheet()
{
    static const QByteArray css = [] {
        QFile file(u":/page/style.css"_s);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }();
    return css;
}
