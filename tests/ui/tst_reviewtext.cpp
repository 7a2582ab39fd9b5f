// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/copykeeper.h"
#include "ui/review/readabletext.h"
#include "ui/review/reviewwords.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;

class ReviewTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jsonIsIndentedInItsOwnOrder();
    void secretsAreMasked_data();
    void secretsAreMasked();
    void whatIsNoSecretStays_data();
    void whatIsNoSecretStays();
    void aPlaceInTheSourceIsFoundInTheReadableText_data();
    void aPlaceInTheSourceIsFoundInTheReadableText();
    void aMaskedPlaceIsNotFound();
    void brokenTextIsShownAsItIs_data();
    void brokenTextIsShownAsItIs();
    void aHugeTextIsShortened();
    void hostileTextIsReadInTime_data();
    void hostileTextIsReadInTime();
    void twoChangesOfACopyAreJoined();
    void timesAreSaidInTheZoneOfThePage();
};

void ReviewTextTest::jsonIsIndentedInItsOwnOrder()
{
    const ReadableText text(uR"({"b":1,"a":{"x":[1,"two, {3}"],"empty":{},"none":[]}})"_s);
    QCOMPARE(text.text(), uR"({
  "b": 1,
  "a": {
    "x": [
      1,
      "two, {3}"
    ],
    "empty": {},
    "none": []
  }
})"_s);
}

void ReviewTextTest::secretsAreMasked_data()
{
    QTest::addColumn<QString>("source");
    QTest::newRow("field") << uR"({"token":"hunter2hunter2"})"_s;
    QTest::newRow("field with another word") << uR"({"x_slack_Token_id":"hunter2hunter2"})"_s;
    QTest::newRow("password") << uR"({"db":{"Password":"hunter2hunter2"}})"_s;
    QTest::newRow("authorization") << uR"({"headers":{"Authorization":"Bearer hunter2hunter2"}})"_s;
    QTest::newRow("api key with hyphen") << uR"({"api-key": "hunter2hunter2"})"_s;
    QTest::newRow("everything below a secret field") << uR"({"secrets":{"a":["hunter2hunter2"]}})"_s;
    QTest::newRow("number") << uR"({"secret": 123456789012345678})"_s;
    QTest::newRow("bearer in a value") << uR"({"log":"sent Bearer hunter2hunter2 to it"})"_s;
    QTest::newRow("key=value in prose") << u"login failed, password=hunter2hunter2; retry"_s;
    QTest::newRow("header in prose") << u"Authorization: Basic hunter2hunter2"_s;
    QTest::newRow("address with password") << u"postgres://app:hunter2hunter2@db/main"_s;
    QTest::newRow("escaped within a value") << uR"({"message":"{\"token\":\"hunter2hunter2\"}"})"_s;
}

void ReviewTextTest::secretsAreMasked()
{
    QFETCH(QString, source);
    const QString text = ReadableText(source).text();
    QVERIFY2(!text.contains(u"hunter2"_s) && !text.contains(u"123456789"_s), qPrintable(text));
    QVERIFY2(text.contains(u"••••••"_s), qPrintable(text));
}

void ReviewTextTest::whatIsNoSecretStays_data()
{
    QTest::addColumn<QString>("words");
    QTest::newRow("prose") << u"The token bucket of the API is empty"_s;
    QTest::newRow("host") << u"api-gw-07.eu.internal"_s;
    QTest::newRow("url") << u"https://example.com/a:b"_s;
    QTest::newRow("basic") << u"Basic checks failed"_s;
}

void ReviewTextTest::whatIsNoSecretStays()
{
    QFETCH(QString, words);
    QCOMPARE(ReadableText(words).text(), words);
}

void ReviewTextTest::aPlaceInTheSourceIsFoundInTheReadableText_data()
{
    QTest::addColumn<QString>("source");
    QTest::newRow("prose") << u"5xx ratio is 23.4% now"_s;
    QTest::newRow("json") << uR"({"a":{"b":[1,2]},"summary":"5xx ratio is 23.4% now"})"_s;
    QTest::newRow("after a secret") << uR"({"token":"abcdefgh","summary":"ratio 23.4%"})"_s;
    QTest::newRow("after a secret in prose") << u"password=abcdefgh ratio 23.4%"_s;
}

void ReviewTextTest::aPlaceInTheSourceIsFoundInTheReadableText()
{
    QFETCH(QString, source);
    const ReadableText text(source);
    const auto place = text.placeOf({.start = source.indexOf(u"23.4%"_s), .length = 5});
    QVERIFY(place);
    QCOMPARE(text.text().mid(place->start, place->length), u"23.4%"_s);
}

void ReviewTextTest::aMaskedPlaceIsNotFound()
{
    const QString source = uR"({"token":"abcdefgh"})"_s;
    QVERIFY(!ReadableText(source).placeOf({.start = source.indexOf(u"cde"_s), .length = 3}));
    QVERIFY(!ReadableText(u"abc"_s).placeOf({.start = 2, .length = 9}));
}

void ReviewTextTest::brokenTextIsShownAsItIs_data()
{
    QTest::addColumn<QString>("source");
    QTest::newRow("empty") << QString();
    QTest::newRow("half an object") << uR"({"a": [1, )"_s;
    QTest::newRow("too many brackets") << u"]]}}"_s;
    QTest::newRow("lone quote") << u"\""_s;
    QTest::newRow("text") << u"a: b\nc: d"_s;
}

void ReviewTextTest::brokenTextIsShownAsItIs()
{
    QFETCH(QString, source);
    QCOMPARE(ReadableText(source).text(), source);
}

void ReviewTextTest::aHugeTextIsShortened()
{
    const QString huge(2'000'000, u'x');
    QVERIFY(ReadableText(huge).text().size() < 300'000);
}

void ReviewTextTest::hostileTextIsReadInTime_data()
{
    QTest::addColumn<QString>("source");
    QTest::newRow("words and hyphens") << u"a-"_s.repeated(100'000);
    QTest::newRow("names of secrets") << u"token"_s.repeated(50'000);
    QTest::newRow("addresses") << u"://a:"_s.repeated(50'000);
    QTest::newRow("bearers") << u"Bearer "_s.repeated(30'000) + u"x"_s.repeated(40'000);
    QTest::newRow("prefixes of keys") << u"sk-"_s.repeated(80'000);
    QTest::newRow("brackets") << u"["_s.repeated(500) + u"]"_s.repeated(500);
    QTest::newRow("quotes") << u"\"\\"_s.repeated(100'000);
}

void ReviewTextTest::hostileTextIsReadInTime()
{
    QFETCH(QString, source);
    QElapsedTimer timer;
    timer.start();
    const ReadableText text(source);
    QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
}

void ReviewTextTest::twoChangesOfACopyAreJoined()
{
    const WorkingCopy base{.title = u"Title"_s, .severity = Severity::Minor, .body = u"Drafted."_s};
    WorkingCopy mine = base;
    mine.body = u"Typed."_s;
    mine.writer = Writer::Person;
    WorkingCopy theirs = base;
    theirs.severity = Severity::Critical;
    theirs.body = u"Drafted anew."_s;

    const WorkingCopy result = merged(base, mine, theirs);
    QCOMPARE(result.body, u"Typed."_s);
    QCOMPARE(result.writer, Writer::Person);
    QCOMPARE(result.severity, Severity::Critical);
    QCOMPARE(result.title, base.title);
    QVERIFY(merged(base, base, theirs) == theirs);
}

void ReviewTextTest::timesAreSaidInTheZoneOfThePage()
{
    const QDateTime time(QDate(2026, 11, 25), QTime(14, 5), Qt::UTC);
    QCOMPARE(pageTime(time, u"UTC"_s), u"14:05 UTC"_s);
    QVERIFY(pageTime(time, u"Europe/Berlin"_s).startsWith(u"15:05 "_s));
    QCOMPARE(pageTime(time, u"No/Where"_s), u"14:05 UTC"_s);
}

QTEST_GUILESS_MAIN(ReviewTextTest)
#include "tst_reviewtext.moc"
