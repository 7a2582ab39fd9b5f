// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>

#include <chrono>
#include <optional>

/// Counts what each of many callers takes, as token buckets: a caller may take a burst at once, and goes on at a steady
/// rate. Its memory is bounded however many callers there are. For one thread.
class RateLimiter
{
public:
    using Clock = std::chrono::steady_clock;
    using Time = Clock::time_point;

    struct Rate
    {
        double perSecond = 0; ///< 0: no limit
        double burst = 0;     ///< at least 1
    };

    explicit RateLimiter(Rate rate) : m_rate(rate) {}

    /// Takes one from the bucket of \a caller. If it is empty, nothing is taken, and the answer is after how many
    /// seconds (at least 1) there will be one again.
    [[nodiscard]] std::optional<int> take(const QByteArray &caller, Time now);

    [[nodiscard]] qsizetype callers() const { return m_buckets.size(); }

private:
    struct Bucket
    {
        double tokens = 0;
        Time filledAt = {};
    };

    [[nodiscard]] double tokensOf(const Bucket &bucket, Time now) const;
    [[nodiscard]] std::optional<int> waitFor(double tokens) const;
    void forgetFullBuckets(Time now);

    const Rate m_rate;
    QHash<QByteArray, Bucket> m_buckets;
};
