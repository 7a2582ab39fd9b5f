// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/jsonstring.h"

#include "core/net/ascii.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace JsonString {

namespace {

constexpr std::string_view ReplacementCharacter = "\xef\xbf\xbd";

/// The escapes that do not stand for themselves, and for what they stand.
constexpr std::string_view EscapeLetters = "bfnrt";
constexpr std::string_view EscapedCharacters = "\b\f\n\r\t";

constexpr unsigned char byte(char c)
{
    return static_cast<unsigned char>(c);
}

/// What stands in a string for itself and is one byte.
constexpr bool isPlain(char c)
{
    return byte(c) >= 0x20 && byte(c) < 0x80 && c != '"' && c != '\\';
}

constexpr auto tableOf(bool (*belongs)(char))
{
    std::array<bool, 256> table{};
    for (std::size_t i = 0; i < table.size(); ++i)
        table[i] = belongs(static_cast<char>(i));
    return table;
}

constexpr auto PlainTable = tableOf(isPlain);

/// Whether all eight bytes of \a word are plain. May say no where the answer is yes.
constexpr bool arePlain(std::uint64_t word)
{
    constexpr std::uint64_t Ones = 0x0101010101010101;
    constexpr std::uint64_t Highs = Ones * 0x80;
    const std::uint64_t quotes = word ^ (Ones * '"');
    const std::uint64_t backslashes = word ^ (Ones * '\\');
    // A byte that is less than what is taken from it borrows, and its high bit is set.
    return ((word | (word - Ones * 0x20) | (quotes - Ones) | (backslashes - Ones)) & Highs) == 0;
}

/// A row of Unicode 15's table 3-7, well-formed UTF-8: what the first two bytes of a character may be. Those that
/// follow are 80 to bf.
struct Utf8Row
{
    unsigned char firstBegin;
    unsigned char firstEnd;
    unsigned char secondBegin;
    unsigned char secondEnd;
    std::ptrdiff_t size;
};

constexpr std::array Utf8Rows{
    Utf8Row{0xc2, 0xdf, 0x80, 0xbf, 2}, Utf8Row{0xe0, 0xe0, 0xa0, 0xbf, 3}, Utf8Row{0xe1, 0xec, 0x80, 0xbf, 3},
    Utf8Row{0xed, 0xed, 0x80, 0x9f, 3}, Utf8Row{0xee, 0xef, 0x80, 0xbf, 3}, Utf8Row{0xf0, 0xf0, 0x90, 0xbf, 4},
    Utf8Row{0xf1, 0xf3, 0x80, 0xbf, 4}, Utf8Row{0xf4, 0xf4, 0x80, 0x8f, 4},
};

constexpr bool isHighSurrogate(unsigned unit)
{
    return unit >= 0xd800 && unit < 0xdc00;
}

constexpr bool isLowSurrogate(unsigned unit)
{
    return unit >= 0xdc00 && unit < 0xe000;
}

void appendUtf8(std::string &to, unsigned code)
{
    const auto put = [&to](unsigned value) {
        to.push_back(static_cast<char>(value));
    };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xc0 | (code >> 6));
        put(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
        put(0xe0 | (code >> 12));
        put(0x80 | ((code >> 6) & 0x3f));
        put(0x80 | (code & 0x3f));
    } else {
        put(0xf0 | (code >> 18));
        put(0x80 | ((code >> 12) & 0x3f));
        put(0x80 | ((code >> 6) & 0x3f));
        put(0x80 | (code & 0x3f));
    }
}

/// Of four digits that were checked before.
unsigned codeUnit(std::string_view digits)
{
    unsigned unit = 0;
    for (const char digit : digits)
        unit = unit * 16 + static_cast<unsigned>(Ascii::hexValue(digit));
    return unit;
}

} // namespace

const char *plainEnd(const char *begin, const char *end)
{
    const char *at = begin;
    std::uint64_t word = 0;
    for (; static_cast<std::size_t>(end - at) >= sizeof word; at += sizeof word) {
        std::memcpy(&word, at, sizeof word);
        if (!arePlain(word))
            break;
    }
    while (at != end && PlainTable[byte(*at)])
        ++at;
    return at;
}

std::ptrdiff_t characterSize(const char *begin, const char *end)
{
    const auto row = std::find_if(Utf8Rows.begin(), Utf8Rows.end(), [first = byte(*begin)](const Utf8Row &candidate) {
        return first >= candidate.firstBegin && first <= candidate.firstEnd;
    });
    if (row == Utf8Rows.end() || end - begin < row->size || byte(begin[1]) < row->secondBegin
        || byte(begin[1]) > row->secondEnd)
        return 0;
    const bool isWhole = std::all_of(begin + 2, begin + row->size, [](char c) {
        return (byte(c) & 0xc0) == 0x80;
    });
    return isWhole ? row->size : 0;
}

void appendUnescaped(std::string &to, std::string_view raw)
{
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] != '\\') {
            to.push_back(raw[i]);
            continue;
        }
        ++i;
        if (raw[i] != 'u') {
            const std::size_t letter = EscapeLetters.find(raw[i]);
            to.push_back(letter == std::string_view::npos ? raw[i] : EscapedCharacters[letter]);
            continue;
        }
        unsigned code = codeUnit(raw.substr(i + 1, 4));
        i += 4;
        if (isHighSurrogate(code) && raw.substr(i + 1, 2) == "\\u") {
            if (const unsigned low = codeUnit(raw.substr(i + 3, 4)); isLowSurrogate(low)) {
                code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
                i += 6;
            }
        }
        appendUtf8(to, code);
    }
}

std::string pointerStep(std::string_view key, std::size_t limit)
{
    std::string step = "/";
    for (std::size_t i = 0; i < key.size() && step.size() <= limit; ++i) {
        if (key[i] == '~') {
            step += "~0";
        } else if (key[i] == '/') {
            step += "~1";
        } else if (byte(key[i]) == 0xed && byte(key[i + 1]) >= 0xa0) {
            step += ReplacementCharacter;
            i += 2;
        } else {
            step.push_back(key[i]);
        }
    }
    return step;
}

} // namespace JsonString
