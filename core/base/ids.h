// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// A new UUIDv7 (RFC 9562 §5.7) as 32 lower-case hex digits: ids sort by the time of their making, also within one
/// millisecond of one process. Safe to call from any thread.
[[nodiscard]] QString newId();

/// True for 32 lower-case hex digits, the only form in which ids are written.
[[nodiscard]] bool isId(QStringView text);

/// \a length characters out of 0-9A-Za-z from the system's random source (5.95 bits each).
[[nodiscard]] QString randomToken(int length);
