// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/salvage.h"

#include "core/net/ascii.h"
#include "core/net/jsonstring.h"

#include <vector>

namespace {

constexpr std::string_view Blanks = " \t\r\n";
constexpr std::string_view Replacement = "\xef\xbf\xbd";

class Salvager
{
public:
    explicit Salvager(std::string_view text) : m_text(text) { m_result.reserve(text.size() + text.size() / 16); }

    std::optional<std::string> run()
    {
        while (m_at < m_text.size()) {
            if (m_text[m_at] == '"' ? !copyString() : !copyOther())
                return {};
        }
        if (!m_open.empty() || !m_isMended)
            return {};
        return std::move(m_result);
    }

private:
    /// Everything but texts: keeps count of what is open, and where commas and colons are.
    bool copyOther()
    {
        const char c = m_text[m_at++];
        if (Blanks.find(c) != std::string_view::npos) {
            m_result += c;
            return true;
        }
        const bool isEnd = c == '}' || c == ']';
        if (m_last == ':' && (isEnd || c == ','))
            mend("null");
        if (isEnd) {
            if (m_open.empty() || m_open.back() != (c == '}' ? '{' : '['))
                return false;
            m_open.pop_back();
            if (m_last == ',') {
                m_result.erase(m_lastComma, 1);
                m_isMended = true;
            }
        } else if (c == '{' || c == '[') {
            m_open.push_back(c);
        } else if (c == ',') {
            m_lastComma = m_result.size();
        }
        m_result += c;
        m_last = c;
        return true;
    }

    bool copyString()
    {
        const bool isKey = !m_open.empty() && m_open.back() == '{' && m_last != ':';
        m_result += '"';
        ++m_at;
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '"' && (isKey ? nextIs(m_at + 1, ":") : endsValue(m_at + 1))) {
                m_result += '"';
                m_last = '"';
                ++m_at;
                return true;
            }
            if (c == '"')
                mend("\\\"", 1);
            else if (c == '\\')
                copyEscape();
            else if (static_cast<unsigned char>(c) < 0x20)
                mendControl(c);
            else
                copyCharacter();
        }
        return false;
    }

    void copyEscape()
    {
        constexpr std::string_view Simple = "\"\\/bfnrt";
        const std::string_view rest = m_text.substr(m_at + 1);
        std::size_t size = 0;
        if (!rest.empty() && Simple.find(rest.front()) != std::string_view::npos)
            size = 2;
        else if (rest.size() >= 5 && rest.front() == 'u' && rest.find_first_not_of(HexDigits, 1) >= 5)
            size = 6;
        if (size == 0)
            return mend("\\\\", 1);
        m_result += m_text.substr(m_at, size);
        m_at += size;
    }

    void mendControl(char c)
    {
        switch (c) {
        case '\n':
            return mend("\\n", 1);
        case '\r':
            return mend("\\r", 1);
        case '\t':
            return mend("\\t", 1);
        default:
            return mend(" ", 1);
        }
    }

    void copyCharacter()
    {
        std::ptrdiff_t size = 1;
        const char *const begin = m_text.data() + m_at;
        if (static_cast<unsigned char>(*begin) >= 0x80)
            size = JsonString::characterSize(begin, m_text.data() + m_text.size());
        if (size == 0)
            return mend(Replacement, 1);
        m_result += m_text.substr(m_at, std::size_t(size));
        m_at += std::size_t(size);
    }

    /// Puts \a better there instead of the next \a size bytes.
    void mend(std::string_view better, std::size_t size = 0)
    {
        m_result += better;
        m_at += size;
        m_isMended = true;
    }

    [[nodiscard]] std::size_t afterBlanks(std::size_t at) const
    {
        const std::size_t next = m_text.find_first_not_of(Blanks, at);
        return next == std::string_view::npos ? m_text.size() : next;
    }

    [[nodiscard]] bool nextIs(std::size_t at, std::string_view characters) const
    {
        at = afterBlanks(at);
        return at < m_text.size() && characters.find(m_text[at]) != std::string_view::npos;
    }

    /// Whether what begins at \a at may follow a value: the end of what is open, or a comma with another member or item
    /// behind it. Looks no further than two quotes ahead.
    [[nodiscard]] bool endsValue(std::size_t at) const
    {
        at = afterBlanks(at);
        if (at == m_text.size() || m_open.empty())
            return at == m_text.size();
        const char c = m_text[at];
        if (c == (m_open.back() == '{' ? '}' : ']'))
            return afterBlanks(at + 1) == m_text.size() || nextIs(at + 1, ",}]");
        if (c != ',')
            return false;
        at = afterBlanks(at + 1);
        if (m_open.back() == '[')
            return at < m_text.size() && (Ascii::isDigit(m_text[at]) || nextIs(at, "\"{[-tfn]"));
        if (nextIs(at, "}"))
            return true;
        if (!nextIs(at, "\""))
            return false;
        std::size_t end = m_text.find_first_of("\"\\", at + 1);
        while (end != std::string_view::npos && m_text[end] == '\\')
            end = m_text.find_first_of("\"\\", end + 2);
        return end != std::string_view::npos && nextIs(end + 1, ":");
    }

    static constexpr std::string_view HexDigits = "0123456789abcdefABCDEF";

    const std::string_view m_text;
    std::size_t m_at = 0;
    std::string m_result;
    std::vector<char> m_open; ///< the brackets around
    char m_last = 0;          ///< the last character that is no blank; a quote for a text
    std::size_t m_lastComma = 0;
    bool m_isMended = false;
};

} // namespace

std::optional<std::string> salvagedJson(std::string_view text)
{
    return Salvager(text).run();
}
