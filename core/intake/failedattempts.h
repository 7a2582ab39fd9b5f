// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QHostAddress>
#include <QList>
#include <QMutex>
#include <QString>

#include <atomic>

/// Requests of one address that could not prove who they are, all for the same reason.
struct FailedAttempt
{
    QDateTime lastAt = {};
    QHostAddress address = {};
    QString reason = {}; ///< one sentence for a person
    int count = 0;
};

/// What came to the door without a good key since the program was started. In memory only: whoever knocks must not be
/// able to fill the disk. Thread-safe.
class FailedAttempts
{
public:
    void note(const QHostAddress &address, const QString &reason, const QDateTime &now);

    /// At most 100, newest first.
    [[nodiscard]] QList<FailedAttempt> recent() const;
    /// All since the start, those that are no longer in recent() too.
    [[nodiscard]] quint64 total() const { return m_total; }

private:
    mutable QMutex m_mutex;
    QList<FailedAttempt> m_attempts; ///< oldest first
    std::atomic<quint64> m_total = 0;
};
