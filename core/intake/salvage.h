// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

/// JSON that a template broke by putting texts into it as they are, mended as far as there is only one way to do so:
/// inside texts, raw control characters, quotes, lone backslashes and bytes that are not UTF-8; outside, nothing where
/// a value should be (which becomes null), and a comma before the end of a list or object. A quote ends a text only if
/// what follows is what may follow there. Nothing if it needs no mending or is broken in another way; what comes back
/// is still to be read with JsonChecker. Takes time in proportion to the text. Knows no Qt, so that it can be fuzzed by
/// itself.
[[nodiscard]] std::optional<std::string> salvagedJson(std::string_view text);
