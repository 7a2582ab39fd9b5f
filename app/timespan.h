// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QDateTime>

#include <chrono>
#include <optional>

/// "90d", "24h", "30m", "45s" or "0": a whole number with its unit. InvalidInput shows how to write it.
[[nodiscard]] Result<std::chrono::seconds> parseTimeSpan(const QString &text);

/// A time span from \a now, a day ("2027-01-31": until it ends, UTC), or a moment in ISO 8601 (UTC where it names no
/// zone); nothing for "never". InvalidInput shows how to write it.
[[nodiscard]] Result<std::optional<QDateTime>> parseEnd(const QString &text, const QDateTime &now);
