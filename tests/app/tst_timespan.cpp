// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timespan.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TimeSpanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSpanIsANumberWithItsUnit_data();
    void aSpanIsANumberWithItsUnit();
    void anythingElseIsRefused_data();
    void anythingElseIsRefused();
    void anEndIsASpanADayAMomentOrNever_data();
    void anEndIsASpanADayAMomentOrNever();
    void whatIsNoEndIsRefused_data();
    void whatIsNoEndIsRefused();
};

void TimeSpanTest::aSpanIsANumberWithItsUnit_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("seconds");
    QTest::newRow("days") << u"90d"_s << qint64(90 * 86400);
    QTest::newRow("hours") << u"24h"_s << qint64(86400);
    QTest::newRow("minutes") << u"30m"_s << qint64(1800);
    QTest::newRow("seconds") << u"45s"_s << qint64(45);
    QTest::newRow("nothing") << u"0"_s << qint64(0);
    QTest::newRow("no days") << u"0d"_s << qint64(0);
}

void TimeSpanTest::aSpanIsANumberWithItsUnit()
{
    QFETCH(QString, text);
    QFETCH(qint64, seconds);
    const auto span = parseTimeSpan(text);
    QVERIFY(span);
    QCOMPARE(qint64(span->count()), seconds);
}

void TimeSpanTest::anythingElseIsRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "d", "90", "-1d", "+1d", "1.5h", "1w", "1 d", "1d2h", "99999999d", "18446744073709551617s"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TimeSpanTest::anythingElseIsRefused()
{
    QFETCH(QString, text);
    const auto span = parseTimeSpan(text);
    QVERIFY(!span);
    QCOMPARE(span.error().kind, Error::Kind::InvalidInput);
    QVERIFY(span.error().message.contains(u"90d"_s));
}

void TimeSpanTest::anEndIsASpanADayAMomentOrNever_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<std::optional<QDateTime>>("end");
    const auto utc = [](const QString &text) {
        return std::optional(QDateTime::fromString(text, Qt::ISODate));
    };
    QTest::newRow("span") << u"90d"_s << utc(u"2026-06-09T12:00:00Z"_s);
    QTest::newRow("day, until it ends") << u"2026-12-31"_s << utc(u"2027-01-01T00:00:00Z"_s);
    QTest::newRow("moment") << u"2026-12-31T18:00:00Z"_s << utc(u"2026-12-31T18:00:00Z"_s);
    QTest::newRow("moment with a zone") << u"2026-12-31T18:00:00+02:00"_s << utc(u"2026-12-31T16:00:00Z"_s);
    QTest::newRow("moment without a zone") << u"2026-12-31T18:00:00"_s << utc(u"2026-12-31T18:00:00Z"_s);
    QTest::newRow("never") << u"never"_s << std::optional<QDateTime>();
}

void TimeSpanTest::anEndIsASpanADayAMomentOrNever()
{
    QFETCH(QString, text);
    QFETCH(std::optional<QDateTime>, end);
    const auto parsed = parseEnd(text, QDateTime({2026, 3, 11}, {12, 0}, Qt::UTC));
    QVERIFY(parsed);
    QCOMPARE(*parsed, end);
}

void TimeSpanTest::whatIsNoEndIsRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "tomorrow", "31.12.2026", "2026-13-01", "2026-02-30"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TimeSpanTest::whatIsNoEndIsRefused()
{
    QFETCH(QString, text);
    QVERIFY(!parseEnd(text, QDateTime({2026, 3, 11}, {12, 0}, Qt::UTC)));
}

QTEST_GUILESS_MAIN(TimeSpanTest)
#include "tst_timespan.moc"
