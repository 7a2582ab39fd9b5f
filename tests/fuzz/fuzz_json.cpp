// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/jsonchecker.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <cstdint>

namespace {

constexpr JsonChecker::Limits Narrow{.size = 3000, .depth = 8, .values = 60};

/// How deep arrays and objects are nested; -1 if they are not balanced.
int depthOf(std::string_view text)
{
    std::string open;
    std::size_t depth = 0;
    bool isInString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (isInString) {
            isInString = c != '"';
            i += c == '\\' ? 1 : 0;
        } else if (c == '"') {
            isInString = true;
        } else if (c == '[' || c == '{') {
            open.push_back(c == '[' ? ']' : '}');
            depth = std::max(depth, open.size());
        } else if (c == ']' || c == '}') {
            if (open.empty() || open.back() != c)
                return -1;
            open.pop_back();
        }
    }
    return open.empty() && !isInString ? static_cast<int>(depth) : -1;
}

void requireSound(const JsonChecker::Fault &fault, std::string_view text)
{
    require(fault.offset <= text.size(), "a fault is in the text or at its end");
    require(fault.pointer.size() <= 1024, "a pointer is short");
    require(fault.pointer.empty() || fault.pointer.front() == '/', "a pointer begins with a slash");
    for (std::size_t i = fault.pointer.find('~'); i != std::string::npos; i = fault.pointer.find('~', i + 1))
        require(fault.pointer.substr(i + 1, 1) == "0" || fault.pointer.substr(i + 1, 1) == "1", "a pointer is escaped");
    // As a text in JSON, in which the answer names it: it must be UTF-8.
    std::string asText = "\"";
    for (const char c : fault.pointer) {
        if (c == '"' || c == '\\')
            asText += '\\';
        asText += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    JsonChecker checker;
    require(!checker.check(asText + "\"", {}), "a pointer is UTF-8");
}

void requireSound(const std::vector<JsonChecker::Span> &numbers, std::string_view text)
{
    std::size_t last = 0;
    for (const auto &[begin, size] : numbers) {
        require(begin >= last && size > 0 && begin + size <= text.size(), "numbers follow one another");
        require(text.substr(begin, size).find_first_not_of("0123456789+-.eE") == std::string_view::npos,
                "a number is made of what numbers are made of");
        last = begin + size;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    // Used again and again, as in a thread of the program.
    static JsonChecker used;
    const std::string_view text(reinterpret_cast<const char *>(data), size);

    for (const JsonChecker::Limits &limits : {JsonChecker::Limits(), Narrow}) {
        JsonChecker fresh;
        const auto fault = fresh.check(text, limits);
        const auto again = used.check(text, limits);
        require(fault.has_value() == again.has_value(), "the text before makes no difference");
        if (fault) {
            require(fault->reason == again->reason && fault->offset == again->offset
                        && fault->pointer == again->pointer,
                    "the text before makes no difference to a fault");
            requireSound(*fault, text);
            continue;
        }
        const int depth = depthOf(text);
        require(depth >= 0, "what is accepted is balanced");
        require(static_cast<std::size_t>(depth) <= limits.depth, "what is accepted is not too deep");
        require(text.size() <= limits.size, "what is accepted is not too large");
        requireSound(fresh.wideNumbers(), text);
        require(!used.check(std::string(text) + " \n", {}), "blanks may follow");
        require(used.check(std::string(text) + ",", {}).has_value(), "nothing else may follow");
        require(used.check(std::string(text) + std::string(1, '\0'), {}).has_value(), "no NUL may follow");
        if (text.front() != '\xef') {
            require(!used.check("[" + std::string(text) + "]", {.depth = 65}), "it may stand in an array");
            require(!used.check("{\"\":" + std::string(text) + "}", {.depth = 65}), "it may stand in an object");
        }
        if (depth > 0) {
            const std::size_t end = text.find_last_of("]}");
            require(used.check(text.substr(0, end), {}).has_value(), "it is not complete before its end");
        }
    }
    return 0;
}
