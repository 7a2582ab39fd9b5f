// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The first line of an input is a prefix, the second a time, the rest the value of a header field.
#include "core/intake/signatureheader.h"
#include "tests/fuzz/require.h"

#include <cstdint>
#include <string>

namespace {

std::string written(const std::vector<SignatureHeader::Digest> &signatures, std::string_view prefix)
{
    constexpr std::string_view Digits = "0123456789ABCDEF";
    std::string text;
    for (const SignatureHeader::Digest &signature : signatures) {
        if (!text.empty())
            text += " , ";
        text += prefix;
        for (const unsigned char byte : signature)
            text += {Digits[byte / 16], Digits[byte % 16]};
    }
    return text;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    std::string_view input(reinterpret_cast<const char *>(data), size);
    const std::string_view prefix = takeLine(input);
    const std::string_view time = takeLine(input);

    if (const auto milliseconds = SignatureHeader::readTimestamp(time)) {
        require(*milliseconds >= 0, "a time is not before 1970");
        require(*milliseconds < 1'000'000'000'000'000, "a time leaves room to count with it");
        require(time.find_first_of("0123456789") != std::string_view::npos, "a time has digits");
    }

    const auto signatures = SignatureHeader::readSignatures(input, prefix);
    if (!signatures)
        return 0;
    require(!signatures->empty() && signatures->size() <= SignatureHeader::SignatureLimit, "there are one to sixteen");
    require(signatures->size() * (64 + prefix.size()) <= input.size(), "no signature is added");
    require(SignatureHeader::readSignatures(written(*signatures, prefix), prefix) == signatures,
            "what is written of signatures is read as the same");
    return 0;
}
