// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/refusalreason.h"

#include <algorithm>
#include <array>
#include <utility>

const char *toWord(RefusalReason reason)
{
    constexpr std::array<const char *, RefusalReasonCount> words{
        "framing", "too_large", "head_too_large", "timeout", "host",
        "origin",  "busy",      "connections",    "tls",     "unsupported"};
    return words.at(std::size_t(reason));
}

RefusalReason refusalReason(int status)
{
    using enum RefusalReason;
    constexpr std::array<std::pair<int, RefusalReason>, 11> reasons{{{400, Framing},
                                                                     {403, Origin},
                                                                     {408, Timeout},
                                                                     {413, TooLarge},
                                                                     {414, HeadTooLarge},
                                                                     {417, Unsupported},
                                                                     {421, Host},
                                                                     {431, HeadTooLarge},
                                                                     {501, Unsupported},
                                                                     {503, Busy},
                                                                     {505, Unsupported}}};
    const auto *found = std::find_if(reasons.begin(), reasons.end(), [status](const auto &row) {
        return row.first == status;
    });
    return found == reasons.end() ? Framing : found->second;
}
