// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

/// Where the time comes from, so that a test can hold it still. Safe to ask from any thread.
class Clock
{
public:
    virtual ~Clock() = default;

    /// The present moment in UTC, with milliseconds.
    [[nodiscard]] virtual QDateTime now() const = 0;
};

/// The computer's own clock.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return QDateTime::currentDateTimeUtc(); }
};
