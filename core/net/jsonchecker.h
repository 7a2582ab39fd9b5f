// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Says whether a text is JSON as RFC 8259 has it, within limits, and with every key of an object there only once.
/// Where the RFC leaves a choice: a leading byte order mark is skipped, invalid UTF-8 refused, \u escapes of half a
/// surrogate pair and numbers of any size accepted. Knows no Qt, so that it can be fuzzed by itself.
///
/// Takes time in proportion to the text, but for sorting the keys of large objects, and does not recurse. An object of
/// this class keeps its working memory between two texts; it is for one thread at a time.
class JsonChecker
{
public:
    struct Limits
    {
        std::size_t size = 4 * 1024 * 1024; ///< bytes
        std::size_t depth = 64;             ///< arrays and objects inside each other
        std::size_t values = 100'000;       ///< in all: arrays, objects, and what is in them
        /// RFC 8259 §4 leaves open what an object means in which a key appears twice; two readers may take either value,
        /// which is why it is refused.
        bool takesRepeatedKeys = false;
    };

    enum class Reason {
        TooLarge,
        TooDeep,
        TooManyValues,
        UnexpectedEnd,
        TrailingText,
        ValueExpected,
        KeyExpected,
        ColonExpected,
        CommaExpected,
        InvalidLiteral,
        InvalidNumber,
        InvalidEscape,
        InvalidUtf8,
        ControlCharacter,
        RepeatedKey,
    };

    /// What is wrong first.
    struct Fault
    {
        Reason reason = Reason::ValueExpected;
        std::size_t offset = 0; ///< in bytes from the start of the text; its size if it ends too early
        std::string pointer; ///< RFC 6901: the value that was being read; of a place between two values, the array or
                             ///< object. Valid UTF-8. Beyond 1 KiB the nearest ancestor that fits.
    };

    /// A part of the text.
    struct Span
    {
        std::size_t begin = 0;
        std::size_t size = 0;
    };

    /// Nothing if the text is good.
    [[nodiscard]] std::optional<Fault> check(std::string_view text, const Limits &limits);

    /// Of the text that was good: the numbers that a machine would change, in their order. They are integers beyond
    /// 64 bits with sign, and others that are too large, or too small to be told from zero, for a double.
    [[nodiscard]] const std::vector<Span> &wideNumbers() const { return m_wideNumbers; }

    /// English, without a capital and a full stop, to stand in a sentence: "a key appears twice". In a catalogue of
    /// translations its context is "Json".
    [[nodiscard]] static const char *words(Reason reason);

private:
    struct Frame
    {
        bool isObject = false;
        std::size_t index = 0;    ///< of the item of an array
        std::size_t firstKey = 0; ///< where its keys begin in m_keys
    };

    struct Key
    {
        std::uint64_t fingerprint = 0; ///< different for most keys that are different
        std::size_t begin = 0;         ///< in the text or, if it has escapes, in m_unescaped
        std::size_t size = 0;
        std::size_t offset = 0; ///< of its opening quote
        bool isUnescaped = false;
    };

    /// What became of the next value. Opened: of an array or object, whose first value comes next.
    enum class Value { Refused, Opened, Complete };

    [[nodiscard]] bool readDocument();
    [[nodiscard]] Value readValue();
    [[nodiscard]] bool finishValues();
    [[nodiscard]] Value open(bool isObject);
    [[nodiscard]] bool close();
    [[nodiscard]] bool readKey();
    [[nodiscard]] bool readString();
    [[nodiscard]] bool readEscape();
    [[nodiscard]] bool readNumber();
    [[nodiscard]] bool readDigits();
    [[nodiscard]] bool readLiteral(std::string_view word);
    [[nodiscard]] bool hasRepeatedKey();
    void skipSpace();
    bool refuse(Reason reason);
    [[nodiscard]] static Value completeIf(bool isGood) { return isGood ? Value::Complete : Value::Refused; }

    [[nodiscard]] std::size_t offset() const { return static_cast<std::size_t>(m_at - m_text.data()); }
    [[nodiscard]] std::string_view text(const Key &key) const;
    [[nodiscard]] bool isLess(const Key &left, const Key &right) const;
    [[nodiscard]] std::string pointer() const;
    void clear();

    std::string_view m_text;
    const char *m_at = nullptr;
    const char *m_end = nullptr;
    Limits m_limits = {};
    Reason m_reason = Reason::ValueExpected;

    std::vector<Frame> m_frames;
    std::vector<Key> m_keys; ///< of all objects that are open; the last one of each is its current member
    std::string m_unescaped;
    std::vector<Span> m_wideNumbers;
    std::size_t m_values = 0;
    bool m_isInside = false; ///< a member or item of the innermost array or object is being read
    bool m_hasEscapes = false;
};
