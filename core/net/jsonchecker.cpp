// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/jsonchecker.h"

#include "core/net/ascii.h"
#include "core/net/jsonstring.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <iterator>

// Marks what is collected for translation. Where this file is compiled with Qt, the macro is Qt's own.
#ifndef QT_TRANSLATE_NOOP
#define QT_TRANSLATE_NOOP(context, text) text
#endif

namespace {

constexpr std::string_view ByteOrderMark = "\xef\xbb\xbf";
constexpr std::size_t PointerLimit = 1024;

/// Up to this many keys are compared each with each, which takes less than sorting them.
constexpr std::size_t FewKeys = 16;

/// More than this of working memory is given back after a text: the checker of a thread lives as long as the thread.
constexpr std::size_t KeptEntries = 1024;

/// Any number of this many characters and no exponent is within what a double holds.
constexpr std::size_t SafeNumberSize = 300;

constexpr bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/// What can't follow a number or a word without making another of it.
constexpr bool isPartOfWord(char c)
{
    return Ascii::isDigit(c) || Ascii::isLetter(c) || c == '+' || c == '-' || c == '.' || c == '_';
}

/// Cheap, and not meant to withstand anybody: keys with the same one are compared in full, in an order.
std::uint64_t fingerprintOf(std::string_view key)
{
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    if (key.size() >= sizeof first) {
        std::memcpy(&first, key.data(), sizeof first);
        std::memcpy(&last, key.data() + key.size() - sizeof last, sizeof last);
    } else {
        for (const char c : key)
            first = first << 8 | static_cast<unsigned char>(c);
    }
    return (first * 31 + last) * 31 + key.size();
}

/// \a digits without sign and leading zeros.
bool fitsInteger(std::string_view digits, bool isNegative)
{
    constexpr std::string_view Largest = "9223372036854775807";
    constexpr std::string_view Smallest = "9223372036854775808";
    return digits.size() < Largest.size()
           || (digits.size() == Largest.size() && digits <= (isNegative ? Smallest : Largest));
}

/// False for what becomes infinite or, though it is not zero, zero.
bool fitsDouble(std::string_view number)
{
    double value = 0;
    return std::from_chars(number.data(), number.data() + number.size(), value).ec == std::errc();
}

} // namespace

const char *JsonChecker::words(Reason reason)
{
    // In the order of Reason.
    static constexpr std::array Words{
        QT_TRANSLATE_NOOP("Json", "it is larger than is accepted here"),
        QT_TRANSLATE_NOOP("Json", "arrays and objects are nested too deep"),
        QT_TRANSLATE_NOOP("Json", "it has more values than are accepted here"),
        QT_TRANSLATE_NOOP("Json", "it ends too early"),
        QT_TRANSLATE_NOOP("Json", "something follows after its end"),
        QT_TRANSLATE_NOOP("Json", "a value is missing"),
        QT_TRANSLATE_NOOP("Json", "a key in double quotes is missing"),
        QT_TRANSLATE_NOOP("Json", "the colon after a key is missing"),
        QT_TRANSLATE_NOOP("Json", "a comma or a closing bracket is missing"),
        QT_TRANSLATE_NOOP("Json", "a word is neither true nor false nor null"),
        QT_TRANSLATE_NOOP("Json", "a number is not written as JSON has it"),
        QT_TRANSLATE_NOOP("Json", "a backslash begins no known escape"),
        QT_TRANSLATE_NOOP("Json", "a text is not UTF-8"),
        QT_TRANSLATE_NOOP("Json", "a control character in a text is not escaped"),
        QT_TRANSLATE_NOOP("Json", "a key appears twice"),
    };
    static_assert(Words.size() == static_cast<std::size_t>(Reason::RepeatedKey) + 1);
    return Words.at(static_cast<std::size_t>(reason));
}

std::optional<JsonChecker::Fault> JsonChecker::check(std::string_view text, const Limits &limits)
{
    m_text = text;
    m_at = text.data();
    m_end = text.data() + text.size();
    m_limits = limits;
    if (m_wideNumbers.capacity() > KeptEntries)
        m_wideNumbers = {};
    m_wideNumbers.clear();
    std::optional<Fault> fault;
    if (!readDocument())
        fault = Fault{m_reason, offset(), pointer()};
    clear();
    return fault;
}

void JsonChecker::clear()
{
    if (m_keys.capacity() > KeptEntries)
        m_keys = {};
    if (m_frames.capacity() > KeptEntries)
        m_frames = {};
    if (m_unescaped.capacity() > KeptEntries)
        m_unescaped = {};
    m_keys.clear();
    m_frames.clear();
    m_unescaped.clear();
    m_values = 0;
    m_isInside = false;
}

bool JsonChecker::refuse(Reason reason)
{
    m_reason = m_at == m_end ? Reason::UnexpectedEnd : reason;
    return false;
}

bool JsonChecker::readDocument()
{
    if (m_text.size() > m_limits.size) {
        m_at += m_limits.size;
        return refuse(Reason::TooLarge);
    }
    if (m_text.substr(0, ByteOrderMark.size()) == ByteOrderMark)
        m_at += ByteOrderMark.size();
    do {
        const Value value = readValue();
        if (value == Value::Refused || (value == Value::Complete && !finishValues()))
            return false;
    } while (!m_frames.empty());
    skipSpace();
    return m_at == m_end || refuse(Reason::TrailingText);
}

/// Reads a scalar, an empty array or object, or the beginning of one that is not: its first value is next.
JsonChecker::Value JsonChecker::readValue()
{
    skipSpace();
    if (m_at != m_end && ++m_values > m_limits.values)
        return completeIf(refuse(Reason::TooManyValues));
    switch (m_at == m_end ? '\0' : *m_at) {
    case '{':
        return open(true);
    case '[':
        return open(false);
    case '"':
        return completeIf(readString());
    case 't':
        return completeIf(readLiteral("true"));
    case 'f':
        return completeIf(readLiteral("false"));
    case 'n':
        return completeIf(readLiteral("null"));
    default:
        return completeIf(readNumber());
    }
}

/// After a value: closes what ends here, until another value is next or none is left.
bool JsonChecker::finishValues()
{
    while (!m_frames.empty()) {
        Frame &frame = m_frames.back();
        m_isInside = false;
        skipSpace();
        if (m_at == m_end)
            return refuse(Reason::UnexpectedEnd);
        if (*m_at == ',') {
            ++m_at;
            if (frame.isObject)
                return readKey();
            ++frame.index;
            m_isInside = true;
            return true;
        }
        if (*m_at != (frame.isObject ? '}' : ']'))
            return refuse(Reason::CommaExpected);
        if (!close())
            return false;
    }
    return true;
}

JsonChecker::Value JsonChecker::open(bool isObject)
{
    if (m_frames.size() >= m_limits.depth)
        return completeIf(refuse(Reason::TooDeep));
    ++m_at;
    m_frames.push_back({isObject, 0, m_keys.size()});
    m_isInside = !isObject;
    skipSpace();
    if (m_at != m_end && *m_at == (isObject ? '}' : ']'))
        return completeIf(close());
    return !isObject || readKey() ? Value::Opened : Value::Refused;
}

/// At the closing bracket.
bool JsonChecker::close()
{
    if (m_frames.back().isObject && !m_limits.takesRepeatedKeys && hasRepeatedKey())
        return refuse(Reason::RepeatedKey);
    ++m_at;
    m_keys.resize(m_frames.back().firstKey);
    m_frames.pop_back();
    m_isInside = true;
    return true;
}

bool JsonChecker::readKey()
{
    skipSpace();
    if (m_at == m_end || *m_at != '"')
        return refuse(Reason::KeyExpected);
    const std::size_t begin = offset();
    if (!readString())
        return false;
    Key key{.begin = begin + 1, .size = offset() - begin - 2, .offset = begin};
    if (m_hasEscapes) {
        const std::string_view raw = m_text.substr(key.begin, key.size);
        key.begin = m_unescaped.size();
        JsonString::appendUnescaped(m_unescaped, raw);
        key.size = m_unescaped.size() - key.begin;
        key.isUnescaped = true;
    }
    key.fingerprint = fingerprintOf(text(key));
    m_keys.push_back(key);
    m_isInside = true;
    skipSpace();
    if (m_at == m_end || *m_at != ':')
        return refuse(Reason::ColonExpected);
    ++m_at;
    return true;
}

/// From the opening quote to behind the closing one.
bool JsonChecker::readString()
{
    ++m_at;
    m_hasEscapes = false;
    for (;;) {
        m_at = JsonString::plainEnd(m_at, m_end);
        if (m_at == m_end)
            return refuse(Reason::UnexpectedEnd);
        if (*m_at == '"') {
            ++m_at;
            return true;
        }
        if (*m_at == '\\') {
            m_hasEscapes = true;
            if (!readEscape())
                return false;
        } else if (static_cast<unsigned char>(*m_at) < 0x20) {
            return refuse(Reason::ControlCharacter);
        } else if (const auto size = JsonString::characterSize(m_at, m_end); size > 0) {
            m_at += size;
        } else {
            return refuse(Reason::InvalidUtf8);
        }
    }
}

bool JsonChecker::readEscape()
{
    ++m_at;
    if (m_at == m_end)
        return refuse(Reason::InvalidEscape);
    if (*m_at != 'u') {
        if (std::string_view("\"\\/bfnrt").find(*m_at) == std::string_view::npos)
            return refuse(Reason::InvalidEscape);
        ++m_at;
        return true;
    }
    ++m_at;
    for (int i = 0; i < 4; ++i) {
        if (m_at == m_end || Ascii::hexValue(*m_at) < 0)
            return refuse(Reason::InvalidEscape);
        ++m_at;
    }
    return true;
}

/// Whatever begins like no other value.
bool JsonChecker::readNumber()
{
    if (m_at == m_end || (*m_at != '-' && !Ascii::isDigit(*m_at)))
        return refuse(m_at != m_end && isPartOfWord(*m_at) ? Reason::InvalidLiteral : Reason::ValueExpected);
    const char *const begin = m_at;
    const bool isNegative = *m_at == '-';
    if (isNegative)
        ++m_at;
    const char *const digits = m_at;
    if (!readDigits())
        return false;
    if (*digits == '0' && m_at - digits > 1) {
        m_at = digits;
        return refuse(Reason::InvalidNumber);
    }
    const std::string_view whole(digits, static_cast<std::size_t>(m_at - digits));
    bool isInteger = true;
    if (m_at != m_end && *m_at == '.') {
        isInteger = false;
        ++m_at;
        if (!readDigits())
            return false;
    }
    bool hasExponent = false;
    if (m_at != m_end && (*m_at == 'e' || *m_at == 'E')) {
        hasExponent = true;
        ++m_at;
        if (m_at != m_end && (*m_at == '+' || *m_at == '-'))
            ++m_at;
        if (!readDigits())
            return false;
    }
    if (m_at != m_end && isPartOfWord(*m_at))
        return refuse(Reason::InvalidNumber);

    const std::string_view number(begin, static_cast<std::size_t>(m_at - begin));
    const bool isWide = isInteger && !hasExponent
                            ? !fitsInteger(whole, isNegative)
                            : (hasExponent || number.size() > SafeNumberSize) && !fitsDouble(number);
    if (isWide)
        m_wideNumbers.push_back({offset() - number.size(), number.size()});
    return true;
}

bool JsonChecker::readDigits()
{
    if (m_at == m_end || !Ascii::isDigit(*m_at))
        return refuse(Reason::InvalidNumber);
    while (m_at != m_end && Ascii::isDigit(*m_at))
        ++m_at;
    return true;
}

bool JsonChecker::readLiteral(std::string_view word)
{
    for (const char c : word) {
        if (m_at == m_end || *m_at != c)
            return refuse(Reason::InvalidLiteral);
        ++m_at;
    }
    return m_at == m_end || !isPartOfWord(*m_at) || refuse(Reason::InvalidLiteral);
}

void JsonChecker::skipSpace()
{
    const char *at = m_at;
    while (at != m_end && isSpace(*at))
        ++at;
    m_at = at;
}

std::string_view JsonChecker::text(const Key &key) const
{
    return (key.isUnescaped ? std::string_view(m_unescaped) : m_text).substr(key.begin, key.size);
}

/// An order that has nothing to do with the alphabet.
bool JsonChecker::isLess(const Key &left, const Key &right) const
{
    if (left.fingerprint != right.fingerprint)
        return left.fingerprint < right.fingerprint;
    if (const int order = text(left).compare(text(right)); order != 0)
        return order < 0;
    return left.offset < right.offset;
}

/// Of the innermost object. If it has one, what is read last is the first key that was there before.
bool JsonChecker::hasRepeatedKey()
{
    const auto begin = m_keys.begin() + static_cast<std::ptrdiff_t>(m_frames.back().firstKey);
    const auto isSame = [this](const Key &left, const Key &right) {
        return left.fingerprint == right.fingerprint && text(left) == text(right);
    };
    std::optional<Key> repeated;
    if (static_cast<std::size_t>(m_keys.end() - begin) <= FewKeys) {
        for (auto key = begin; key != m_keys.end() && !repeated; ++key) {
            if (std::any_of(begin, key, [&](const Key &earlier) {
                    return isSame(earlier, *key);
                }))
                repeated = *key;
        }
    } else {
        // Sorted, not hashed: nobody can choose keys that make this slow.
        std::sort(begin, m_keys.end(), [this](const Key &left, const Key &right) {
            return isLess(left, right);
        });
        for (auto key = begin; std::next(key) != m_keys.end(); ++key) {
            const Key &next = *std::next(key);
            if (isSame(*key, next) && (!repeated || next.offset < repeated->offset))
                repeated = next;
        }
    }
    if (!repeated)
        return false;
    m_keys.push_back(*repeated);
    m_at = m_text.data() + repeated->offset;
    m_isInside = true;
    return true;
}

std::string JsonChecker::pointer() const
{
    std::string pointer;
    for (std::size_t i = 0; i < m_frames.size(); ++i) {
        const bool isInnermost = i + 1 == m_frames.size();
        if (isInnermost && !m_isInside)
            break;
        const std::size_t keysEnd = isInnermost ? m_keys.size() : m_frames[i + 1].firstKey;
        const std::string next = m_frames[i].isObject ? JsonString::pointerStep(text(m_keys[keysEnd - 1]), PointerLimit)
                                                      : "/" + std::to_string(m_frames[i].index);
        if (pointer.size() + next.size() > PointerLimit)
            break;
        pointer += next;
    }
    return pointer;
}
