// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/page/feeds.h"
#include "tests/support/pagesample.h"

#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace PageSample;

namespace {

/// One element of a feed, read with its children.
struct Element
{
    QString name;
    QString text;
    QXmlStreamAttributes attributes;
    QList<Element> children;

    [[nodiscard]] Element child(const QString &wanted) const
    {
        for (const Element &each : children) {
            if (each.name == wanted)
                return each;
        }
        return {};
    }
    [[nodiscard]] QList<Element> all(const QString &wanted) const
    {
        QList<Element> result;
        for (const Element &each : children) {
            if (each.name == wanted)
                result.append(each);
        }
        return result;
    }
};

Element readElement(QXmlStreamReader &xml)
{
    Element element{xml.name().toString(), {}, xml.attributes(), {}};
    while (!xml.atEnd()) {
        switch (xml.readNext()) {
        case QXmlStreamReader::StartElement:
            element.children.append(readElement(xml));
            break;
        case QXmlStreamReader::Characters:
            element.text += xml.text();
            break;
        case QXmlStreamReader::EndElement:
            return element;
        default:
            break;
        }
    }
    return element;
}

/// The root of a well-formed document; nothing for any other.
Element parsed(const QByteArray &bytes)
{
    QXmlStreamReader xml(bytes);
    if (!xml.readNextStartElement())
        return {};
    const Element root = readElement(xml);
    while (!xml.atEnd())
        xml.readNext();
    if (xml.hasError()) {
        qWarning().noquote() << xml.errorString();
        return {};
    }
    return root;
}

QString firstStrong(const QString &html)
{
    static const QRegularExpression strong(u"<strong>(.*?)</strong>"_s);
    return strong.match(html).captured(1);
}

} // namespace

class TestFeeds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyAtomFeedIsValid();
    void anAtomEntryIsWhatReadersParse();
    void theFirstStrongIsTheState_data();
    void theFirstStrongIsTheState();
    void timesAreInThePagesZone();
    void hostileTextLeavesTheFeedsWellFormed();
    void lineBreaksAreKept();
    void feedsOfAPageAmongSeveralHaveTheirOwnId();
    void anRssItemIsWhatReadersParse();
};

void TestFeeds::anEmptyAtomFeedIsValid()
{
    const Element feed = parsed(atomFeed(quiet()));
    QCOMPARE(feed.name, u"feed"_s);
    QCOMPARE(feed.child(u"id"_s).text, u"tag:status.example.com,2005:/history"_s);
    QCOMPARE(feed.child(u"title"_s).text, u"Acme Status - Incident History"_s);
    QCOMPARE(feed.child(u"updated"_s).text, u"2026-08-17T14:22:00Z"_s);
    QCOMPARE(feed.child(u"author"_s).child(u"name"_s).text, u"Acme Status"_s);
    const QList<Element> links = feed.all(u"link"_s);
    QCOMPARE(links.size(), 2);
    QCOMPARE(links.at(0).attributes.value(u"href"_s), u"https://status.example.com/"_s);
    QCOMPARE(links.at(1).attributes.value(u"rel"_s), u"self"_s);
    QCOMPARE(links.at(1).attributes.value(u"href"_s), u"https://status.example.com/history.atom"_s);
    QVERIFY(feed.all(u"entry"_s).isEmpty());
}

void TestFeeds::anAtomEntryIsWhatReadersParse()
{
    const Element entry = parsed(atomFeed(withLive(apiIncident()))).child(u"entry"_s);
    QCOMPARE(entry.child(u"id"_s).text, u"tag:status.example.com,2005:Incident/incident"_s);
    QCOMPARE(entry.child(u"published"_s).text, u"2026-11-25T14:05:00Z"_s);
    QCOMPARE(entry.child(u"updated"_s).text, u"2026-11-25T14:20:00Z"_s);
    QCOMPARE(entry.child(u"title"_s).text, u"API requests are failing"_s);
    QCOMPARE(entry.child(u"link"_s).attributes.value(u"href"_s), u"https://status.example.com/incidents/incident"_s);
    QCOMPARE(entry.child(u"content"_s).attributes.value(u"type"_s), u"html"_s);
    QCOMPARE(entry.child(u"content"_s).text,
             u"<p><small>Nov <var data-var='date'>25</var>, <var data-var='time'>14:20</var> UTC</small><br>"
             "<strong>Identified</strong> - We are working on a fix.</p>"
             "<p><small>Nov <var data-var='date'>25</var>, <var data-var='time'>14:05</var> UTC</small><br>"
             "<strong>Investigating</strong> - We are looking into it.</p>"_s);
}

void TestFeeds::theFirstStrongIsTheState_data()
{
    QTest::addColumn<Stage>("stage");
    QTest::addColumn<QString>("expected");

    QTest::newRow("investigating") << Stage::Investigating << u"Investigating"_s;
    QTest::newRow("identified") << Stage::Identified << u"Identified"_s;
    QTest::newRow("monitoring") << Stage::Monitoring << u"Monitoring"_s;
    QTest::newRow("resolved") << Stage::Resolved << u"Resolved"_s;
}

void TestFeeds::theFirstStrongIsTheState()
{
    QFETCH(const Stage, stage);
    PublicIncident incident = apiIncident();
    incident.updates.prepend(update(stage, now(), u"<strong>No</strong>"_s, u"<strong>No</strong>"_s));
    const PageSnapshot snapshot = stage == Stage::Resolved ? withPast(incident) : withLive(incident);
    QTEST(firstStrong(parsed(atomFeed(snapshot)).child(u"entry"_s).child(u"content"_s).text), "expected");
    QTEST(firstStrong(parsed(rssFeed(snapshot)).child(u"channel"_s).child(u"item"_s).child(u"description"_s).text),
          "expected");
}

void TestFeeds::timesAreInThePagesZone()
{
    PageSnapshot snapshot = withLive(apiIncident());
    snapshot.page.timeZone = u"Europe/Berlin"_s;
    QVERIFY(parsed(atomFeed(snapshot))
                .child(u"entry"_s)
                .child(u"content"_s)
                .text.contains(u"<var data-var='time'>15:20</var> CET"_s));
}

void TestFeeds::hostileTextLeavesTheFeedsWellFormed()
{
    PublicIncident incident = apiIncident();
    incident.updates.first().title = hostileText();
    incident.updates.first().body = hostileText() + u" & x"_s.repeated(25'000 / 4);
    PageSnapshot snapshot = withLive(incident);
    snapshot.page.name = hostileText();
    const QString title = u"<script>alert(1)</script> \" ' & ]]> evil x "_s + QChar::ReplacementCharacter + u" end"_s;

    const Element entry = parsed(atomFeed(snapshot)).child(u"entry"_s);
    QCOMPARE(entry.child(u"title"_s).text, title);
    QVERIFY(entry.child(u"content"_s).text.contains(u"&lt;script&gt;"_s));
    QVERIFY(!entry.child(u"content"_s).text.contains(u"<script>"_s));
    QCOMPARE(entry.child(u"content"_s).text.count(u" &amp; x"_s), 25'000 / 4);

    const Element item = parsed(rssFeed(snapshot)).child(u"channel"_s).child(u"item"_s);
    QCOMPARE(item.child(u"title"_s).text, title);
    QVERIFY(!item.child(u"description"_s).text.contains(u"<script>"_s));
}

void TestFeeds::lineBreaksAreKept()
{
    PublicIncident incident = apiIncident();
    incident.updates.first().body = u"One\r\ntwo\n\nthree\n"_s;
    QVERIFY(parsed(atomFeed(withLive(incident)))
                .child(u"entry"_s)
                .child(u"content"_s)
                .text.contains(u"- One<br>two<br><br>three</p>"_s));
}

void TestFeeds::feedsOfAPageAmongSeveralHaveTheirOwnId()
{
    PageSnapshot snapshot = quiet();
    snapshot.url = u"https://status.example.com/acme"_s;
    snapshot.page.name = u"Acme"_s;
    const Element feed = parsed(atomFeed(snapshot));
    QCOMPARE(feed.child(u"id"_s).text, u"tag:status.example.com,2005:/acme/history"_s);
    QCOMPARE(feed.child(u"title"_s).text, u"Acme Status - Incident History"_s);
}

void TestFeeds::anRssItemIsWhatReadersParse()
{
    const Element rss = parsed(rssFeed(withPast(resolvedIncident())));
    QCOMPARE(rss.name, u"rss"_s);
    QCOMPARE(rss.attributes.value(u"version"_s), u"2.0"_s);
    const Element channel = rss.child(u"channel"_s);
    QCOMPARE(channel.child(u"lastBuildDate"_s).text, u"Wed, 25 Nov 2026 14:21:00 +0000"_s);
    const Element item = channel.child(u"item"_s);
    QCOMPARE(item.child(u"title"_s).text, u"API requests are failing"_s);
    QCOMPARE(item.child(u"pubDate"_s).text, u"Wed, 25 Nov 2026 14:05:00 +0000"_s);
    QCOMPARE(item.child(u"link"_s).text, u"https://status.example.com/incidents/incident"_s);
    QCOMPARE(item.child(u"guid"_s).text, u"tag:status.example.com,2005:Incident/incident"_s);
    QCOMPARE(item.child(u"guid"_s).attributes.value(u"isPermaLink"_s), u"false"_s);
}

QTEST_GUILESS_MAIN(TestFeeds)
#include "tst_feeds.moc"
