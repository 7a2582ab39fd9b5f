// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/times.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

QString written(const std::optional<QDateTime> &time)
{
    return time ? time->toString(Qt::ISODateWithMs) : QString();
}

} // namespace

class TestTimes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyToolsTimeIsRead_data()
    {
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QJsonValue &value, const QString &expected) {
            QTest::newRow(name) << value << expected;
        };
        row("nanoseconds and Z", u"2026-11-23T15:15:41.111459556Z"_s, u"2026-11-23T15:15:41.111Z"_s);
        row("seven digits", u"2026-11-23T10:15:41.3713213Z"_s, u"2026-11-23T10:15:41.371Z"_s);
        row("microseconds", u"2026-11-23T10:15:00.000001Z"_s, u"2026-11-23T10:15:00.000Z"_s);
        row("one digit", u"2026-11-23T10:15:41.5Z"_s, u"2026-11-23T10:15:41.500Z"_s);
        row("a comma before the fraction", u"2026-11-23T10:15:41,25Z"_s, u"2026-11-23T10:15:41.250Z"_s);
        row("lower case", u"2026-11-23t10:15:41z"_s, u"2026-11-23T10:15:41.000Z"_s);
        row("an offset without a colon", u"2026-11-23T10:15:41.547+0000"_s, u"2026-11-23T10:15:41.547Z"_s);
        row("an offset east", u"2026-11-23T10:15:41+0530"_s, u"2026-11-23T04:45:41.000Z"_s);
        row("an offset west", u"2026-11-23T22:15:41-08:00"_s, u"2026-11-24T06:15:41.000Z"_s);
        row("an offset of hours", u"2026-11-23T10:15:41+01"_s, u"2026-11-23T09:15:41.000Z"_s);
        row("a blank, no zone", u"2026-11-23 10:15:41.221"_s, u"2026-11-23T10:15:41.221Z"_s);
        row("no zone", u"2026-11-23T10:35:00"_s, u"2026-11-23T10:35:00.000Z"_s);
        row("a blank and a zone", u"2026-11-23 15:27:42 +0000"_s, u"2026-11-23T15:27:42.000Z"_s);
        row("a named zone", u"2026-11-23 15:27:42 UTC"_s, u"2026-11-23T15:27:42.000Z"_s);
        row("no seconds", u"2026-11-23 15:27 UTC"_s, u"2026-11-23T15:27:00.000Z"_s);
        row("RFC 822 without a zone", u"Mon, 23 Nov 2026 15:17:23"_s, u"2026-11-23T15:17:23.000Z"_s);
        row("RFC 822", u"Mon, 23 Nov 2026 15:17:23 +0100"_s, u"2026-11-23T14:17:23.000Z"_s);
        row("RFC 822, GMT", u"Mon, 23 Nov 2026 15:17:23 GMT"_s, u"2026-11-23T15:17:23.000Z"_s);
        row("ctime", u"Mon Nov 23 10:15:41 2026"_s, u"2026-11-23T10:15:41.000Z"_s);
        row("date", u"Mon Nov 23 10:15:41 UTC 2026"_s, u"2026-11-23T10:15:41.000Z"_s);
        row("ctime, a day with a blank before it", u"Sun Nov  1 10:15:41 2026"_s, u"2026-11-01T10:15:41.000Z"_s);
        row("dots, as one text", u"2026.11.23 10:15:41"_s, u"2026-11-23T10:15:41.000Z"_s);
        row("dots, from two fields", u"2026.11.23/10:15:41"_s, u"2026-11-23T10:15:41.000Z"_s);
        row("prose", u"November 23, 2026 10:15 AM UTC"_s, u"2026-11-23T10:15:00.000Z"_s);
        row("prose in the afternoon", u"November 23, 2026 1:05 PM UTC"_s, u"2026-11-23T13:05:00.000Z"_s);
        row("prose at midnight", u"May 3, 2026 at 12:05 AM"_s, u"2026-05-03T00:05:00.000Z"_s);
        row("seconds", 1795430100, u"2026-11-23T10:35:00.000Z"_s);
        row("seconds as a text", u"1795430100"_s, u"2026-11-23T10:35:00.000Z"_s);
        row("seconds with a fraction", 1795428941.519567, u"2026-11-23T10:15:41.520Z"_s);
        row("seconds with a fraction as a text", u"1795428941.519567"_s, u"2026-11-23T10:15:41.520Z"_s);
        row("milliseconds", qint64(1795428941352), u"2026-11-23T10:15:41.352Z"_s);
        row("milliseconds as a text", u" 1795428941352 "_s, u"2026-11-23T10:15:41.352Z"_s);
        row("microseconds since 1970", u"1795428941123456"_s, u"2026-11-23T10:15:41.123Z"_s);
        row("nanoseconds since 1970", qint64(1795428941104000000), u"2026-11-23T10:15:41.104Z"_s);
        row("a leap day", u"2028-02-29T00:00:00Z"_s, u"2028-02-29T00:00:00.000Z"_s);
    }
    void everyToolsTimeIsRead()
    {
        QFETCH(const QJsonValue, value);
        QFETCH(const QString, expected);
        QCOMPARE(written(readTime(value)), expected);
    }

    void whatIsNoTimeOfOursIsNone_data()
    {
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("nothing") << QJsonValue(QJsonValue::Undefined);
        QTest::newRow("null") << QJsonValue();
        QTest::newRow("Go's zero") << QJsonValue(u"0001-01-01T00:00:00Z"_s);
        QTest::newRow("0") << QJsonValue(0);
        QTest::newRow("0 as a text") << QJsonValue(u"0"_s);
        QTest::newRow("before 1970") << QJsonValue(-1795430100);
        QTest::newRow("too many digits") << QJsonValue(u"17954301000000000000000000"_s);
        QTest::newRow("not a number") << QJsonValue(u"nan"_s);
        QTest::newRow("infinite") << QJsonValue(u"inf"_s);
        QTest::newRow("a word") << QJsonValue(u"yesterday"_s);
        QTest::newRow("a placeholder") << QJsonValue(u"{EVENT.RECOVERY.DATE}"_s);
        QTest::newRow("a day that there is not") << QJsonValue(u"2026-02-30T10:00:00Z"_s);
        QTest::newRow("an hour that there is not") << QJsonValue(u"2026-02-03T25:00:00Z"_s);
        QTest::newRow("a month that there is not") << QJsonValue(u"Mon, 23 Nor 2026 15:17:23"_s);
        QTest::newRow("an hour that the half day has not") << QJsonValue(u"November 23, 2026 13:15 AM UTC"_s);
        QTest::newRow("a zone that we do not know") << QJsonValue(u"2026-11-23 10:15:41 CEST"_s);
        QTest::newRow("a date alone") << QJsonValue(u"2026-11-23"_s);
        QTest::newRow("a list") << QJsonValue(QJsonArray{1795430100});
    }
    void whatIsNoTimeOfOursIsNone()
    {
        QFETCH(const QJsonValue, value);
        QCOMPARE(written(readTime(value)), QString());
    }

    void aTimeFarFromNowIsNotBelieved_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<bool>("isBelieved");
        constexpr int Day = 24 * 60 * 60;
        QTest::newRow("now") << 0 << true;
        QTest::newRow("a day ahead") << Day << true;
        QTest::newRow("more than a day ahead") << Day + 1 << false;
        QTest::newRow("thirty days ago") << -30 * Day << true;
        QTest::newRow("more than thirty days ago") << -30 * Day - 1 << false;
    }
    void aTimeFarFromNowIsNotBelieved()
    {
        QFETCH(const int, seconds);
        const QDateTime now = QDateTime::fromSecsSinceEpoch(1795430100, Qt::UTC);
        QTEST(believable(now.addSecs(seconds), now).has_value(), "isBelieved");
        QVERIFY(!believable({}, now));
    }
};

QTEST_GUILESS_MAIN(TestTimes)
#include "tst_times.moc"
