// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// What strings of JSON are made of. Knows no Qt.
namespace JsonString {

/// The first byte that does not simply stand for itself (a quote, a backslash, a control character, a part of a longer
/// UTF-8 character), or \a end.
[[nodiscard]] const char *plainEnd(const char *begin, const char *end);

/// Bytes of the UTF-8 character of two to four bytes at \a begin; 0 if it is not well-formed.
[[nodiscard]] std::ptrdiff_t characterSize(const char *begin, const char *end);

/// Appends what \a raw, the inside of a string whose escapes are all well-formed, stands for. Half a surrogate pair is
/// written in the way of UTF-8 too, so that it can be told from other halves.
void appendUnescaped(std::string &to, std::string_view raw);

/// One step of an RFC 6901 pointer: "/" and the unescaped \a key. Valid UTF-8. Whatever is longer than \a limit is cut
/// off somewhere beyond it.
[[nodiscard]] std::string pointerStep(std::string_view key, std::size_t limit);

} // namespace JsonString
