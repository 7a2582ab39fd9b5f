// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

/// What tools write into the header fields with which they sign a webhook. Knows no Qt, so that it can be fuzzed by
/// itself.
namespace SignatureHeader {

/// A header field holds at most this many signatures; senders that rotate their secret send two.
constexpr std::size_t SignatureLimit = 16;

/// An HMAC-SHA256.
using Digest = std::array<unsigned char, 32>;

/// The signatures of a comma separated list of 64 hex digits each, with \a prefix before each if it is not empty
/// (blanks around the commas are allowed). A member of another scheme ("v2=…" where the prefix is "v1=") is passed
/// over. Nothing if the list is malformed, too long, or has no signature.
[[nodiscard]] std::optional<std::vector<Digest>> readSignatures(std::string_view value, std::string_view prefix);

/// A Unix time as milliseconds. Some senders write seconds, some milliseconds: what would be later than the year 5138
/// is taken for milliseconds. Nothing if it is not all digits.
[[nodiscard]] std::optional<std::int64_t> readTimestamp(std::string_view value);

} // namespace SignatureHeader
