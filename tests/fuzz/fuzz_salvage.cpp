// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/salvage.h"
#include "core/net/jsonchecker.h"
#include "tests/fuzz/require.h"

#include <cstdint>

namespace {

bool isGood(std::string_view text)
{
    static JsonChecker checker;
    return !checker.check(text, {});
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view input(reinterpret_cast<const char *>(data), size);
    const auto mended = salvagedJson(input);
    if (!mended)
        return 0;
    require(!isGood(input), "what is good is left alone");
    require(mended->size() <= 6 * input.size() + 6, "little is added");
    if (isGood(*mended))
        require(!salvagedJson(*mended), "what was mended needs it no more");
    return 0;
}
