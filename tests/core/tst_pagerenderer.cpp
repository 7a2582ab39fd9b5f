// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/page/htmlindex.h"
#include "core/page/htmlpage.h"
#include "core/page/htmlparts.h"
#include "tests/support/pagesample.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace PageSample;

namespace {

qsizetype countOf(const QString &html, const QString &part)
{
    return html.count(part);
}

/// All pages of a snapshot whose incidents hold this title and text.
QStringList pagesWith(const QString &title, const QString &body)
{
    PublicIncident live = apiIncident();
    live.updates.first().title = title;
    live.updates.first().body = body;
    PageSnapshot snapshot = withLive(live);
    snapshot.page.name = title;
    snapshot.componentNames[u"api"_s] = title;
    snapshot.components.first().component.name = title;
    snapshot.components.first().component.description = title;
    snapshot.history = {{u"past"_s, title, Severity::Minor, now().addDays(-1), now().addDays(-1)}};
    PageSnapshot second = snapshot;
    return {QString::fromUtf8(indexHtml(snapshot)), QString::fromUtf8(incidentHtml(snapshot, live)),
            QString::fromUtf8(historyHtml(snapshot)), QString::fromUtf8(siteHtml({snapshot, second})),
            QString::fromUtf8(notFoundHtml(&snapshot, u"./"_s))};
}

/// The texts of all headings, with their levels.
QList<int> headingLevels(const QString &html)
{
    static const QRegularExpression heading(u"<h([1-6])[ >]"_s);
    QList<int> levels;
    for (auto match = heading.globalMatch(html); match.hasNext();)
        levels.append(match.next().capturedView(1).toInt());
    return levels;
}

} // namespace

class TestPageRenderer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hostileTextIsOnlyEverText_data();
    void hostileTextIsOnlyEverText();
    void aTextOf25000CharactersIsWhole();
    void lineBreaksOfATextAreKept();
    void theBannerSaysTheWorst_data();
    void theBannerSaysTheWorst();
    void theBannerIsNeverGreenWhileAnIncidentIsOpen();
    void updatesAreNewestFirstUnderTheLatestTitle();
    void headingsAreInOrder();
    void nothingNeedsAScriptOrAnInlineStyle();
    void everyDayHasItsExactText();
    void daysWithProblemsAreListedInWords();
    void uptimeIsNeverRoundedUp();
    void pastIncidentsStandUnderTheDayTheyWereResolved();
    void aDayWithAnOpenIncidentIsNotCalledQuiet();
    void historyIsByMonth();
    void linksAreRelativeToWhereAPageStands();
    void aSiteWithoutPagesSaysThatNothingIsHereYet();
    void olderOpenIncidentsThanAreShownAreCounted();
};

void TestPageRenderer::hostileTextIsOnlyEverText_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("script") << u"<script>alert(1)</script>"_s;
    QTest::newRow("attribute") << u"\" onmouseover=\"alert(1)"_s;
    QTest::newRow("placeholders") << u"%1 %2 %3 %L1 %n"_s;
    QTest::newRow("comment") << u"--><!-- <svg onload=alert(1)>"_s;
    QTest::newRow("everything") << hostileText();
}

void TestPageRenderer::hostileTextIsOnlyEverText()
{
    QFETCH(const QString, text);
    const QStringList tame = pagesWith(u"A title"_s, u"A text"_s);
    const QStringList pages = pagesWith(text, text);
    static const QRegularExpression tag(u"<[a-z/!][^>]*>"_s);
    for (qsizetype i = 0; i < pages.size(); ++i) {
        // Whatever the text, the markup around it is the same.
        QStringList expected;
        QStringList actual;
        for (auto match = tag.globalMatch(tame.at(i)); match.hasNext();)
            expected.append(match.next().captured());
        for (auto match = tag.globalMatch(pages.at(i)); match.hasNext();)
            actual.append(match.next().captured());
        QCOMPARE(actual, expected);
        QVERIFY(!pages.at(i).contains(QChar(0x202e)));
        QVERIFY(!pages.at(i).contains(QChar(0x2066)));
        QVERIFY(!pages.at(i).contains(QChar(0)));
    }
    QVERIFY(pages.first().contains(htmlLine(text)));
}

void TestPageRenderer::aTextOf25000CharactersIsWhole()
{
    const QString text = u"<long> "_s.repeated(25'000 / 7);
    const QString html = QString::fromUtf8(indexHtml(withLive([&text] {
        PublicIncident incident = apiIncident();
        incident.updates.first().body = text;
        return incident;
    }())));
    QCOMPARE(countOf(html, u"&lt;long&gt;"_s), 25'000 / 7);
}

void TestPageRenderer::lineBreaksOfATextAreKept()
{
    QCOMPARE(htmlParagraphs(u"First\r\nline\n \n\nSecond <p>\n"_s, u"<b>!</b> "_s),
             u"<p dir=\"auto\"><b>!</b> First<br>line</p>\n<p dir=\"auto\">Second &lt;p&gt;</p>\n"_s);
    QCOMPARE(htmlParagraphs({}, u"<b>!</b>"_s), u"<p dir=\"auto\"><b>!</b></p>\n"_s);
}

void TestPageRenderer::theBannerSaysTheWorst_data()
{
    QTest::addColumn<ComponentStatus>("status");
    QTest::addColumn<QString>("expected");

    QTest::newRow("operational") << ComponentStatus::Operational << u"All systems operational"_s;
    QTest::newRow("maintenance") << ComponentStatus::UnderMaintenance << u"Maintenance is under way"_s;
    QTest::newRow("degraded") << ComponentStatus::DegradedPerformance << u"Some systems have problems"_s;
    QTest::newRow("partial") << ComponentStatus::PartialOutage << u"Some systems have problems"_s;
    QTest::newRow("major") << ComponentStatus::MajorOutage << u"Major outage"_s;
}

void TestPageRenderer::theBannerSaysTheWorst()
{
    QFETCH(const ComponentStatus, status);
    QFETCH(const QString, expected);
    PageSnapshot snapshot = quiet();
    snapshot.components.last().status = status;
    const QString html = QString::fromUtf8(indexHtml(snapshot));
    QVERIFY(html.contains(u"<h1 id=\"overall\">%1</h1>"_s.arg(expected)));
    QVERIFY(html.contains(u"<title>%1 – Acme Status</title>"_s.arg(expected)));
    QCOMPARE(html.contains(u"<bdi>Exports</bdi>: "_s), status != ComponentStatus::Operational);
}

void TestPageRenderer::theBannerIsNeverGreenWhileAnIncidentIsOpen()
{
    PublicIncident incident = apiIncident();
    incident.updates.prepend(update(Stage::Monitoring, now(), u"API requests are failing"_s, u"We are watching."_s));
    const PageSnapshot snapshot = withLive(incident);
    QCOMPARE(snapshot.indicator(), Indicator::Minor);
    const QString html = QString::fromUtf8(indexHtml(snapshot));
    QVERIFY(html.contains(u"An incident is open"_s));
    QVERIFY(!html.contains(u"All systems operational"_s));
}

void TestPageRenderer::updatesAreNewestFirstUnderTheLatestTitle()
{
    const QString html = QString::fromUtf8(indexHtml(withLive(apiIncident())));
    QVERIFY(html.contains(u"<bdi>API requests are failing</bdi>"_s));
    QVERIFY(!html.contains(u"API requests are slow"_s));
    const qsizetype identified = html.indexOf(u"<strong>Identified</strong> · We are working on a fix."_s);
    const qsizetype investigating = html.indexOf(u"<strong>Investigating</strong> · We are looking into it."_s);
    QVERIFY(identified > 0);
    QVERIFY(investigating > identified);
    QVERIFY(html.contains(u"<time datetime=\"2026-11-25T14:20:00Z\">14:20 UTC</time>"_s));
}

void TestPageRenderer::headingsAreInOrder()
{
    const QStringList pages = pagesWith(u"A title"_s, u"A text"_s);
    for (const QString &html : pages) {
        const QList<int> levels = headingLevels(html);
        QCOMPARE(levels.first(), 1);
        QCOMPARE(levels.count(1), 1);
        for (qsizetype i = 1; i < levels.size(); ++i)
            QVERIFY(levels.at(i) <= levels.at(i - 1) + 1);
        for (const auto *landmark : {"<header", "<main", "<h1"})
            QCOMPARE(countOf(html, QString::fromLatin1(landmark)), 1);
    }
}

void TestPageRenderer::nothingNeedsAScriptOrAnInlineStyle()
{
    const QStringList pages = pagesWith(u"A title"_s, u"A text"_s);
    for (const QString &html : pages) {
        QVERIFY(!html.contains(u"<script"_s));
        QVERIFY(!html.contains(u" style="_s));
        QVERIFY(!html.contains(u"<style"_s));
        QVERIFY(!html.contains(QRegularExpression(u"(src|href)=\"[a-z]+:"_s)));
    }
    QVERIFY(!styleSheet().isEmpty());
    QVERIFY(!styleSheet().contains("url("));
}

void TestPageRenderer::everyDayHasItsExactText()
{
    PageSnapshot snapshot = quiet();
    snapshot.components.resize(1);
    snapshot.components.first().record =
        recordOf({{ComponentStatus::MajorOutage, now().addDays(-4), now().addDays(-4).addSecs(42 * 60)},
                  {ComponentStatus::DegradedPerformance, now().addDays(-4).addSecs(42 * 60),
                   now().addDays(-4).addSecs(162 * 60)}},
                 now().addDays(-10), now(), QTimeZone::utc());
    const QString html = QString::fromUtf8(indexHtml(snapshot));
    QCOMPARE(countOf(html, u"<i class="_s), RecordDays);
    QVERIFY(html.contains(u"title=\"21 November: Major outage 42 minutes, Degraded performance 2 hours\""_s));
    QVERIFY(html.contains(u"title=\"22 November: no problems\""_s));
    QVERIFY(html.contains(u"<i class=\"unknown\" title=\"14 November: no record\">"_s));
}

void TestPageRenderer::daysWithProblemsAreListedInWords()
{
    PageSnapshot snapshot = quiet();
    snapshot.components.first().record =
        recordOf({{ComponentStatus::PartialOutage, now().addDays(-4), now().addDays(-4).addSecs(42 * 60)}},
                 now().addDays(-100), now(), QTimeZone::utc());
    const QString html = QString::fromUtf8(indexHtml(snapshot));
    QVERIFY(html.contains(u"1 day with problems"_s));
    QVERIFY(html.contains(u"<li>21 November: Partial outage 42 minutes</li>"_s));
    QVERIFY(html.contains(u"aria-label=\"The last 90 days: 99.99 % uptime, 1 day with problems\""_s));
}

void TestPageRenderer::uptimeIsNeverRoundedUp()
{
    PageSnapshot snapshot = quiet();
    snapshot.components.resize(1);
    snapshot.components.first().record.uptimePercent = 99.999;
    QVERIFY(indexHtml(snapshot).contains(">99.99 % uptime<"));
    snapshot.components.first().record.uptimePercent = 100.0;
    QVERIFY(indexHtml(snapshot).contains(">100 % uptime<"));
    snapshot.components.first().record.uptimePercent.reset();
    QVERIFY(indexHtml(snapshot).contains(">no record yet<"));
}

void TestPageRenderer::pastIncidentsStandUnderTheDayTheyWereResolved()
{
    PageSnapshot snapshot = quiet();
    const QDateTime begin(QDate(2026, 11, 20), QTime(23, 0), Qt::UTC);
    snapshot.history = {{u"past"_s, u"Exports are delayed"_s, Severity::Minor, begin, begin.addSecs(3 * 3600)}};
    const QString html = QString::fromUtf8(indexHtml(snapshot));
    QVERIFY(html.contains(
        u"<h3>21 November</h3>\n<ul><li><p><a href=\"./incidents/past\"><bdi>Exports are delayed</bdi></a>"_s));
    QVERIFY(html.contains(u"Resolved after 3 hours"_s));
    QVERIFY(html.contains(u"<h3>22–25 November</h3>\n<p>No incidents reported</p>"_s));
    // The 20th had the incident too, so the quiet days end before it.
    QVERIFY(html.contains(u"<h3>11–19 November</h3>\n<p>No incidents reported</p>"_s));
}

void TestPageRenderer::aDayWithAnOpenIncidentIsNotCalledQuiet()
{
    QVERIFY(indexHtml(quiet()).contains("<h3>11–25 November</h3>"));
    PublicIncident incident = apiIncident();
    incident.updates.last().publishedAt = now().addDays(-2);
    QVERIFY(indexHtml(withLive(incident)).contains("<h3>11–22 November</h3>"));
}

void TestPageRenderer::historyIsByMonth()
{
    PageSnapshot snapshot = withLive(apiIncident());
    for (const int days : {4, 5, 40}) {
        const QDateTime begin = now().addDays(-days);
        snapshot.history.append(
            {u"past-%1"_s.arg(days), u"Trouble %1"_s.arg(days), Severity::Minor, begin, begin.addSecs(60)});
    }
    const QString html = QString::fromUtf8(historyHtml(snapshot));
    QStringList titles;
    static const QRegularExpression heading(u"<h2[^>]*>([^<]*)"_s);
    for (auto match = heading.globalMatch(html); match.hasNext();)
        titles.append(match.next().captured(1));
    QCOMPARE(titles, (QStringList{u"Open now"_s, u"November 2026"_s, u"October 2026"_s, u"Get updates"_s}));
    QCOMPARE(countOf(html, u"Resolved after 1 minute"_s), 3);
    QVERIFY(html.contains(u"resolved since 28 August"_s));
}

void TestPageRenderer::linksAreRelativeToWhereAPageStands()
{
    const PageSnapshot snapshot = withLive(apiIncident());
    QVERIFY(indexHtml(snapshot).contains("href=\"./incidents/incident\""));
    QVERIFY(indexHtml(snapshot).contains("href=\"./history.atom\""));
    QVERIFY(historyHtml(snapshot).contains("href=\"./incidents/incident\""));
    QVERIFY(incidentHtml(snapshot, snapshot.live.first()).contains("href=\"../style.css?"));
    QVERIFY(incidentHtml(snapshot, snapshot.live.first()).contains("href=\"../history\""));
    QVERIFY(notFoundHtml(&snapshot, u"./../"_s).contains("href=\"./../style.css?"));
    QVERIFY(siteHtml({snapshot, snapshot}).contains("href=\"./acme/\""));
}

void TestPageRenderer::aSiteWithoutPagesSaysThatNothingIsHereYet()
{
    const QByteArray html = siteHtml({});
    QVERIFY(html.contains("There is nothing here yet"));
    QVERIFY(!html.contains("history.atom"));
}

void TestPageRenderer::olderOpenIncidentsThanAreShownAreCounted()
{
    PageSnapshot snapshot = withLive(apiIncident());
    QVERIFY(!indexHtml(snapshot).contains("older"));
    snapshot.liveCount = 2;
    QVERIFY(indexHtml(snapshot).contains("1 older incident is open too."));
    snapshot.liveCount = 4;
    QVERIFY(indexHtml(snapshot).contains("3 older incidents are open too."));
}

QTEST_GUILESS_MAIN(TestPageRenderer)
#include "tst_pagerenderer.moc"
