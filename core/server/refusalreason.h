// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

/// Why the listener itself turned somebody away, as it is counted.
enum class RefusalReason {
    Framing,      ///< 400: not a request, or one that could be read in two ways
    TooLarge,     ///< 413
    HeadTooLarge, ///< 414, 431
    Timeout,      ///< 408
    Host,         ///< 421
    Origin,       ///< 403
    Busy,         ///< 503: the budget of bodies is used up, or an answer was not ready in time
    Connections,  ///< 503: too many connections
    Tls,          ///< a handshake that failed
    Unsupported,  ///< 417, 501, 505
};

constexpr std::size_t RefusalReasonCount = std::size_t(RefusalReason::Unsupported) + 1;

/// The word for it in figures for other programs, e.g. "head_too_large".
[[nodiscard]] const char *toWord(RefusalReason reason);

/// What a refusal with this status is counted as.
[[nodiscard]] RefusalReason refusalReason(int status);
