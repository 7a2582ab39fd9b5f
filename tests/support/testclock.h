// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <atomic>

/// A clock that stands still until the test moves it.
class TestClock final : public Clock
{
public:
    explicit TestClock(const QDateTime &now = QDateTime({2026, 3, 11}, {14, 5}, Qt::UTC))
        : m_now(now.toMSecsSinceEpoch())
    {}

    [[nodiscard]] QDateTime now() const override { return QDateTime::fromMSecsSinceEpoch(m_now, Qt::UTC); }
    void advance(std::chrono::milliseconds by) { m_now += by.count(); }

private:
    std::atomic<qint64> m_now;
};
