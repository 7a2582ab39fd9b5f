// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/failedattempts.h"
#include "core/intake/ratelimiter.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestRateLimiter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBurstIsTakenAtOnceAndThenTheSteadyRate()
    {
        RateLimiter limiter({.perSecond = 2, .burst = 3});
        RateLimiter::Time now{};
        for (int i = 0; i < 3; ++i)
            QCOMPARE(limiter.take("a", now), std::optional<int>());
        QCOMPARE(limiter.take("a", now), std::optional(1));
        now += 499ms;
        QCOMPARE(limiter.take("a", now), std::optional(1));
        now += 1ms;
        QCOMPARE(limiter.take("a", now), std::optional<int>());
        QCOMPARE(limiter.take("a", now), std::optional(1));
        now += 1h;
        for (int i = 0; i < 3; ++i)
            QCOMPARE(limiter.take("a", now), std::optional<int>());
        QVERIFY(limiter.take("a", now));
    }

    void oneCallersRequestsCostNobodyElse()
    {
        RateLimiter limiter({.perSecond = 1, .burst = 1});
        const RateLimiter::Time now{};
        QVERIFY(!limiter.take("a", now));
        QVERIFY(limiter.take("a", now));
        QVERIFY(!limiter.take("b", now));
    }

    void theWaitIsInWholeSecondsAndIsEnough()
    {
        RateLimiter limiter({.perSecond = 20 / 60.0, .burst = 1});
        RateLimiter::Time now{};
        QVERIFY(!limiter.take("a", now));
        const auto wait = limiter.take("a", now);
        QCOMPARE(wait, std::optional(3));
        now += std::chrono::seconds(*wait);
        QVERIFY(!limiter.take("a", now));
    }

    void aRefusedRequestCostsNothing()
    {
        RateLimiter limiter({.perSecond = 1, .burst = 1});
        RateLimiter::Time now{};
        QVERIFY(!limiter.take("a", now));
        for (int i = 0; i < 100; ++i)
            QVERIFY(limiter.take("a", now));
        now += 1s;
        QVERIFY(!limiter.take("a", now));
    }

    void withoutARateEverythingPasses()
    {
        RateLimiter limiter({});
        for (int i = 0; i < 1000; ++i)
            QVERIFY(!limiter.take("a", {}));
        QCOMPARE(limiter.callers(), 0);
    }

    void manyCallersDoNotFillTheMemory()
    {
        RateLimiter limiter({.perSecond = 0.001, .burst = 10});
        const RateLimiter::Time now{};
        for (int i = 0; i < 100'000; ++i)
            (void)limiter.take(QByteArray::number(i), now);
        QVERIFY2(limiter.callers() <= 20'000, qPrintable(QString::number(limiter.callers())));
    }

    void whoHasRecoveredIsForgottenBeforeWhoHasNot()
    {
        RateLimiter limiter({.perSecond = 1, .burst = 2});
        RateLimiter::Time now{};
        for (int i = 0; i < 19'999; ++i)
            (void)limiter.take(QByteArray::number(i), now);
        now += 1h;
        (void)limiter.take("greedy", now);
        (void)limiter.take("greedy", now);
        (void)limiter.take("one more", now);
        QCOMPARE(limiter.callers(), 2);
        QVERIFY(limiter.take("greedy", now));
    }

    void failedAttemptsOfOneKindAreOneEntry()
    {
        FailedAttempts attempts;
        const QDateTime noon(QDate(2026, 3, 2), QTime(12, 0), Qt::UTC);
        attempts.note(QHostAddress(u"192.0.2.1"_s), u"unknown"_s, noon);
        attempts.note(QHostAddress(u"192.0.2.2"_s), u"unknown"_s, noon);
        attempts.note(QHostAddress(u"192.0.2.1"_s), u"expired"_s, noon);
        attempts.note(QHostAddress(u"192.0.2.1"_s), u"unknown"_s, noon.addSecs(5));
        const QList<FailedAttempt> recent = attempts.recent();
        QCOMPARE(recent.size(), 3);
        QCOMPARE(recent.first().address, QHostAddress(u"192.0.2.1"_s));
        QCOMPARE(recent.first().reason, u"unknown"_s);
        QCOMPARE(recent.first().count, 2);
        QCOMPARE(recent.first().lastAt, noon.addSecs(5));
        QCOMPARE(attempts.total(), 4U);
    }

    void onlyTheNewestFailedAttemptsAreKept()
    {
        FailedAttempts attempts;
        const QDateTime noon(QDate(2026, 3, 2), QTime(12, 0), Qt::UTC);
        for (quint32 i = 0; i < 1000; ++i)
            attempts.note(QHostAddress(i), u"unknown"_s, noon);
        QCOMPARE(attempts.recent().size(), 100);
        QCOMPARE(attempts.recent().first().address, QHostAddress(quint32(999)));
        QCOMPARE(attempts.total(), 1000U);
    }
};

QTEST_GUILESS_MAIN(TestRateLimiter)
#include "tst_ratelimiter.moc"
