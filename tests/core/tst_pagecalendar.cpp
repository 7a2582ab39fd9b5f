// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/page/pagecalendar.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

QDateTime utc(const char *text)
{
    return QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate);
}

} // namespace

class TestPageCalendar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void momentsAreSaidInThePagesZone_data();
    void momentsAreSaidInThePagesZone();
    void rangesOfDaysAreShort_data();
    void rangesOfDaysAreShort();
    void durationsAreSaidInTheirTwoLargestUnits_data();
    void durationsAreSaidInTheirTwoLargestUnits();
};

void TestPageCalendar::momentsAreSaidInThePagesZone_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QDateTime>("moment");
    QTest::addColumn<QString>("expected");

    QTest::newRow("today") << u"UTC"_s << utc("2026-11-25T14:05:59Z") << u"14:05 UTC"_s;
    QTest::newRow("yesterday") << u"UTC"_s << utc("2026-11-24T23:59:00Z") << u"24 November, 23:59 UTC"_s;
    QTest::newRow("yesterday in UTC, today there")
        << u"Europe/Berlin"_s << utc("2026-11-24T23:30:00Z") << u"00:30 CET"_s;
    QTest::newRow("summer time") << u"Europe/Berlin"_s << utc("2026-07-01T10:00:00Z") << u"1 July, 12:00 CEST"_s;
    QTest::newRow("another year") << u"UTC"_s << utc("2025-12-31T10:00:00Z") << u"31 December 2025, 10:00 UTC"_s;
    QTest::newRow("unknown zone") << u"Nowhere/Land"_s << utc("2026-11-25T14:05:00Z") << u"14:05 UTC"_s;
}

void TestPageCalendar::momentsAreSaidInThePagesZone()
{
    QFETCH(const QString, zone);
    QFETCH(const QDateTime, moment);
    QFETCH(const QString, expected);
    QCOMPARE(PageCalendar(zone, utc("2026-11-25T14:22:00Z")).moment(moment), expected);
}

void TestPageCalendar::rangesOfDaysAreShort_data()
{
    QTest::addColumn<QDate>("first");
    QTest::addColumn<QDate>("last");
    QTest::addColumn<QString>("expected");

    QTest::newRow("one day") << QDate(2026, 11, 22) << QDate(2026, 11, 22) << u"22 November"_s;
    QTest::newRow("in a month") << QDate(2026, 11, 22) << QDate(2026, 11, 25) << u"22–25 November"_s;
    QTest::newRow("over a month's end") << QDate(2026, 10, 30) << QDate(2026, 11, 2) << u"30 October – 2 November"_s;
    QTest::newRow("over a year's end") << QDate(2025, 12, 30) << QDate(2026, 1, 2) << u"30 December 2025 – 2 January"_s;
}

void TestPageCalendar::rangesOfDaysAreShort()
{
    QFETCH(const QDate, first);
    QFETCH(const QDate, last);
    QFETCH(const QString, expected);
    QCOMPARE(PageCalendar(u"UTC"_s, utc("2026-11-25T14:22:00Z")).days(first, last), expected);
}

void TestPageCalendar::durationsAreSaidInTheirTwoLargestUnits_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("expected");

    QTest::newRow("negative") << qint64(-5) << u"less than a minute"_s;
    QTest::newRow("seconds") << qint64(29) << u"less than a minute"_s;
    QTest::newRow("rounded up") << qint64(30) << u"1 minute"_s;
    QTest::newRow("minutes") << qint64(42 * 60) << u"42 minutes"_s;
    QTest::newRow("an hour") << qint64(3600) << u"1 hour"_s;
    QTest::newRow("hours and minutes") << qint64(3 * 3600 + 5 * 60) << u"3 hours 5 minutes"_s;
    QTest::newRow("a day") << qint64(86400) << u"1 day"_s;
    QTest::newRow("days and hours") << qint64(2 * 86400 + 4 * 3600 + 59 * 60) << u"2 days 4 hours"_s;
}

void TestPageCalendar::durationsAreSaidInTheirTwoLargestUnits()
{
    QFETCH(const qint64, seconds);
    QFETCH(const QString, expected);
    QCOMPARE(durationText(seconds * 1000), expected);
}

QTEST_GUILESS_MAIN(TestPageCalendar)
#include "tst_pagecalendar.moc"
