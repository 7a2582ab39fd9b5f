// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/page/uptime.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QDateTime LongAgo(QDate(2020, 1, 1), QTime(0, 0), Qt::UTC);
const QDateTime Now(QDate(2026, 11, 25), QTime(12, 0), Qt::UTC);
constexpr qint64 Hour = 3'600'000;

QDateTime at(int daysBefore, int hour, int minute = 0)
{
    return QDateTime(Now.date().addDays(-daysBefore), QTime(hour, minute), Qt::UTC);
}

const DayRecord &dayBefore(const ComponentRecord &record, int days)
{
    return record.days.at(RecordDays - 1 - days);
}

qint64 spent(const DayRecord &day, ComponentStatus status)
{
    return day.milliseconds[size_t(status)];
}

} // namespace

class TestUptime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutIncidentsAllDaysAreOperational();
    void theLastDayIsTodayInThePagesZone();
    void aSpanOverMidnightBelongsToBothDays();
    void overlappingSpansCountOnceAsTheWorst();
    void aSpanFromBeforeTheRecordReachesIntoIt();
    void daysBeforeTheComponentAreNotKnown();
    void aComponentOfThisMomentHasNoUptimeYet();
    void daysWithAClockChangeHaveTheirRealLength();
    void uptimeIsWeighedByStatus_data();
    void uptimeIsWeighedByStatus();
};

void TestUptime::withoutIncidentsAllDaysAreOperational()
{
    const ComponentRecord record = recordOf({}, LongAgo, Now, QTimeZone::utc());
    QCOMPARE(record.days.size(), RecordDays);
    for (const DayRecord &day : record.days)
        QCOMPARE(day.worst, ComponentStatus::Operational);
    QCOMPARE(record.days.first().date, Now.date().addDays(-89));
    QCOMPARE(spent(dayBefore(record, 1), ComponentStatus::Operational), 24 * Hour);
    QCOMPARE(spent(dayBefore(record, 0), ComponentStatus::Operational), 12 * Hour);
    QCOMPARE(record.uptimePercent, 100.0);
}

void TestUptime::theLastDayIsTodayInThePagesZone()
{
    const QDateTime evening(QDate(2026, 11, 25), QTime(23, 30), Qt::UTC);
    QCOMPARE(recordOf({}, LongAgo, evening, QTimeZone("Asia/Tokyo")).days.last().date, QDate(2026, 11, 26));
}

void TestUptime::aSpanOverMidnightBelongsToBothDays()
{
    const ComponentRecord record =
        recordOf({{ComponentStatus::PartialOutage, at(3, 23), at(2, 1)}}, LongAgo, Now, QTimeZone::utc());
    QCOMPARE(dayBefore(record, 3).worst, ComponentStatus::PartialOutage);
    QCOMPARE(spent(dayBefore(record, 3), ComponentStatus::PartialOutage), Hour);
    QCOMPARE(dayBefore(record, 2).worst, ComponentStatus::PartialOutage);
    QCOMPARE(spent(dayBefore(record, 2), ComponentStatus::PartialOutage), Hour);
    QCOMPARE(dayBefore(record, 1).worst, ComponentStatus::Operational);
}

void TestUptime::overlappingSpansCountOnceAsTheWorst()
{
    const ComponentRecord record = recordOf({{ComponentStatus::UnderMaintenance, at(1, 0), at(1, 7)},
                                             {ComponentStatus::DegradedPerformance, at(1, 1), at(1, 6)},
                                             {ComponentStatus::MajorOutage, at(1, 2), at(1, 3)},
                                             {ComponentStatus::MajorOutage, at(1, 2), at(1, 4)}},
                                            LongAgo, Now, QTimeZone::utc());
    const DayRecord &day = dayBefore(record, 1);
    QCOMPARE(day.worst, ComponentStatus::MajorOutage);
    QCOMPARE(spent(day, ComponentStatus::MajorOutage), 2 * Hour);
    QCOMPARE(spent(day, ComponentStatus::DegradedPerformance), 3 * Hour);
    QCOMPARE(spent(day, ComponentStatus::UnderMaintenance), 2 * Hour);
    QCOMPARE(spent(day, ComponentStatus::Operational), 17 * Hour);
}

void TestUptime::aSpanFromBeforeTheRecordReachesIntoIt()
{
    const ComponentRecord record =
        recordOf({{ComponentStatus::MajorOutage, at(200, 0), at(88, 12)}}, LongAgo, Now, QTimeZone::utc());
    QCOMPARE(spent(dayBefore(record, 89), ComponentStatus::MajorOutage), 24 * Hour);
    QCOMPARE(spent(dayBefore(record, 88), ComponentStatus::MajorOutage), 12 * Hour);
    QCOMPARE(dayBefore(record, 87).worst, ComponentStatus::Operational);
}

void TestUptime::daysBeforeTheComponentAreNotKnown()
{
    const ComponentRecord record = recordOf({}, at(2, 18), Now, QTimeZone::utc());
    QCOMPARE(dayBefore(record, 3).worst, std::nullopt);
    QCOMPARE(dayBefore(record, 2).worst, ComponentStatus::Operational);
    QCOMPARE(spent(dayBefore(record, 2), ComponentStatus::Operational), 6 * Hour);
    QCOMPARE(record.uptimePercent, 100.0);
}

void TestUptime::aComponentOfThisMomentHasNoUptimeYet()
{
    QCOMPARE(recordOf({}, Now, Now, QTimeZone::utc()).uptimePercent, std::nullopt);
}

void TestUptime::daysWithAClockChangeHaveTheirRealLength()
{
    const ComponentRecord record = recordOf({}, LongAgo, Now, QTimeZone("Europe/Berlin"));
    const auto day = std::find_if(record.days.begin(), record.days.end(), [](const DayRecord &each) {
        return each.date == QDate(2026, 10, 25);
    });
    QVERIFY(day != record.days.end());
    QCOMPARE(spent(*day, ComponentStatus::Operational), 25 * Hour);
}

void TestUptime::uptimeIsWeighedByStatus_data()
{
    QTest::addColumn<ComponentStatus>("status");
    QTest::addColumn<double>("expected");

    // Two of the four known days.
    QTest::newRow("major outage") << ComponentStatus::MajorOutage << 50.0;
    QTest::newRow("partial outage") << ComponentStatus::PartialOutage << 85.0;
    QTest::newRow("degraded") << ComponentStatus::DegradedPerformance << 100.0;
    QTest::newRow("maintenance") << ComponentStatus::UnderMaintenance << 100.0;
}

void TestUptime::uptimeIsWeighedByStatus()
{
    QFETCH(const ComponentStatus, status);
    QFETCH(const double, expected);
    const ComponentRecord record = recordOf({{status, at(3, 0), at(1, 0)}}, at(4, 12), Now, QTimeZone::utc());
    QVERIFY(record.uptimePercent);
    QCOMPARE(*record.uptimePercent, expected);
}

QTEST_GUILESS_MAIN(TestUptime)
#include "tst_uptime.moc"
