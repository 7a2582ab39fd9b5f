// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/signatureheader.h"

#include "core/net/ascii.h"

#include <algorithm>

namespace SignatureHeader {

namespace {

/// Seconds beyond it are milliseconds.
constexpr std::int64_t SecondsLimit = 100'000'000'000;

/// Digits of a time in milliseconds until the year 33658: no sum with it overflows.
constexpr std::size_t TimestampDigits = 15;

std::optional<Digest> readDigest(std::string_view digits)
{
    Digest digest{};
    if (digits.size() != 2 * digest.size())
        return {};
    for (std::size_t i = 0; i < digest.size(); ++i) {
        const int high = Ascii::hexValue(digits[2 * i]);
        const int low = Ascii::hexValue(digits[2 * i + 1]);
        if (high < 0 || low < 0)
            return {};
        digest[i] = static_cast<unsigned char>(high * 16 + low);
    }
    return digest;
}

/// "v2=…" where another word and "=" are asked for.
bool isOfOtherScheme(std::string_view member)
{
    const std::size_t equals = member.find('=');
    return equals != std::string_view::npos && Ascii::isToken(member.substr(0, equals));
}

} // namespace

std::optional<std::vector<Digest>> readSignatures(std::string_view value, std::string_view prefix)
{
    std::vector<Digest> signatures;
    for (std::size_t members = 1, begin = 0; begin != std::string_view::npos; ++members) {
        if (members > SignatureLimit)
            return {};
        const std::size_t comma = value.find(',', begin);
        const std::string_view member = Ascii::trimmed(value.substr(begin, comma - begin));
        begin = comma == std::string_view::npos ? comma : comma + 1;
        if (member.substr(0, prefix.size()) == prefix) {
            const auto digest = readDigest(member.substr(prefix.size()));
            if (!digest)
                return {};
            signatures.push_back(*digest);
        } else if (!isOfOtherScheme(member)) {
            return {};
        }
    }
    if (signatures.empty())
        return {};
    return signatures;
}

std::optional<std::int64_t> readTimestamp(std::string_view value)
{
    const std::string_view digits = Ascii::trimmed(value);
    if (digits.empty() || digits.size() > TimestampDigits || !std::all_of(digits.begin(), digits.end(), Ascii::isDigit))
        return {};
    std::int64_t time = 0;
    for (const char digit : digits)
        time = time * 10 + (digit - '0');
    return time >= SecondsLimit ? time : time * 1000;
}

} // namespace SignatureHeader
