// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/failedattempts.h"

#include <algorithm>

namespace {

constexpr qsizetype MostAttempts = 100;

} // namespace

void FailedAttempts::note(const QHostAddress &address, const QString &reason, const QDateTime &now)
{
    ++m_total;
    const QMutexLocker lock(&m_mutex);
    const auto known = std::find_if(m_attempts.begin(), m_attempts.end(), [&](const FailedAttempt &attempt) {
        return attempt.address == address && attempt.reason == reason;
    });
    int count = 1;
    if (known != m_attempts.end()) {
        count = known->count + 1;
        m_attempts.erase(known);
    } else if (m_attempts.size() == MostAttempts) {
        m_attempts.removeFirst();
    }
    m_attempts.append({.lastAt = now, .address = address, .reason = reason, .count = count});
}

QList<FailedAttempt> FailedAttempts::recent() const
{
    const QMutexLocker lock(&m_mutex);
    QList<FailedAttempt> newestFirst = m_attempts;
    std::reverse(newestFirst.begin(), newestFirst.end());
    return newestFirst;
}
