// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/ratelimiter.h"

#include <algorithm>
#include <cmath>

namespace {

constexpr qsizetype MostBuckets = 20'000;

} // namespace

std::optional<int> RateLimiter::take(const QByteArray &caller, Time now)
{
    if (m_rate.perSecond <= 0)
        return {};
    auto bucket = m_buckets.find(caller);
    if (bucket == m_buckets.end()) {
        if (m_buckets.size() >= MostBuckets)
            forgetFullBuckets(now);
        bucket = m_buckets.insert(caller, {.tokens = m_rate.burst, .filledAt = now});
    }
    const double tokens = tokensOf(*bucket, now);
    if (const auto wait = waitFor(tokens))
        return wait;
    *bucket = {.tokens = tokens - 1, .filledAt = now};
    return {};
}

double RateLimiter::tokensOf(const Bucket &bucket, Time now) const
{
    const double seconds = std::chrono::duration<double>(now - bucket.filledAt).count();
    return std::min(m_rate.burst, bucket.tokens + std::max(0.0, seconds) * m_rate.perSecond);
}

std::optional<int> RateLimiter::waitFor(double tokens) const
{
    if (tokens >= 1)
        return {};
    return std::max(1, static_cast<int>(std::ceil((1 - tokens) / m_rate.perSecond)));
}

void RateLimiter::forgetFullBuckets(Time now)
{
    // A full bucket is as good as none.
    m_buckets.removeIf([this, now](const auto &entry) {
        return tokensOf(entry.value(), now) >= m_rate.burst;
    });
    // More callers at once than there are people: an attack from many addresses. Beginning anew forgives them all,
    // which costs less than to remember them.
    if (m_buckets.size() >= MostBuckets)
        m_buckets.clear();
}
