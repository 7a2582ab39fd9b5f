// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QJsonValue>

#include <optional>

/// A time as tools write it, in UTC: RFC 3339 with any fraction and zones with or without a colon, the same with a
/// blank and without a zone (then UTC), RFC 822, the ways of C's ctime and of English prose, and numbers or texts with
/// digits since 1970 in seconds, milliseconds, microseconds or nanoseconds, told apart by their size. A fraction is cut
/// to milliseconds. Nothing for what can't be read, for 0, and for Go's and .NET's first year, which mean "not yet".
[[nodiscard]] std::optional<QDateTime> readTime(const QJsonValue &value);

/// \a time, unless it is more than a day ahead of \a now or more than thirty behind: then the tool's clock or its
/// template is wrong, and the time of arrival tells more.
[[nodiscard]] std::optional<QDateTime> believable(const std::optional<QDateTime> &time, const QDateTime &now);
