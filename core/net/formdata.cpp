// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/formdata.h"

#include "core/net/ascii.h"

#include <algorithm>
#include <array>

// Marks what is collected for translation. Where this file is compiled with Qt, the macro is Qt's own.
#ifndef QT_TRANSLATE_NOOP
#define QT_TRANSLATE_NOOP(context, text) text
#endif

namespace FormData {

namespace {

/// RFC 2046 §5.1.1.
constexpr std::size_t BoundaryLimit = 70;

/// Each parameter is compared with those before it.
constexpr std::size_t ParameterLimit = 16;

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), Ascii::lower);
    return result;
}

void skipBlanks(std::string_view &text)
{
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
}

bool isBoundary(std::string_view text)
{
    return !text.empty() && text.size() <= BoundaryLimit && text.back() != ' '
           && std::all_of(text.begin(), text.end(), [](char c) {
                  return Ascii::isLetter(c) || Ascii::isDigit(c)
                         || std::string_view("'()+_,-./:=? ").find(c) != std::string_view::npos;
              });
}

/// Takes a text in quotes from the front of \a input, which begins with the first quote. A backslash escapes only a
/// quote or another backslash: in names of files it often stands for itself.
std::optional<std::string> takeQuoted(std::string_view &input)
{
    std::string text;
    for (std::size_t i = 1; i < input.size(); ++i) {
        if (input[i] == '"') {
            input.remove_prefix(i + 1);
            return text;
        }
        if (input[i] == '\\' && i + 1 < input.size() && (input[i + 1] == '"' || input[i + 1] == '\\'))
            ++i;
        text.push_back(input[i]);
    }
    return {};
}

/// "type; name=value; name="value"" (RFC 9110 §5.6.6).
std::optional<MediaType> readParameterized(std::string_view input)
{
    MediaType result;
    skipBlanks(input);
    std::size_t end = std::min(input.find_first_of("; \t"), input.size());
    result.type = lowered(input.substr(0, end));
    input.remove_prefix(end);
    for (;;) {
        skipBlanks(input);
        if (input.empty())
            return result;
        if (input.front() != ';')
            return {};
        input.remove_prefix(1);
        skipBlanks(input);
        if (input.empty() || input.front() == ';')
            continue;
        end = input.find('=');
        if (end == std::string_view::npos || !Ascii::isToken(input.substr(0, end)))
            return {};
        std::string name = lowered(input.substr(0, end));
        input.remove_prefix(end + 1);
        if (result.parameters.size() == ParameterLimit || result.parameter(name))
            return {};
        if (!input.empty() && input.front() == '"') {
            auto value = takeQuoted(input);
            if (!value)
                return {};
            result.parameters.emplace_back(std::move(name), *std::move(value));
        } else {
            end = std::min(input.find_first_of("; \t\""), input.size());
            if (end == 0)
                return {};
            result.parameters.emplace_back(std::move(name), input.substr(0, end));
            input.remove_prefix(end);
        }
    }
}

std::string decoded(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && Ascii::hexValue(text[i + 1]) >= 0
            && Ascii::hexValue(text[i + 2]) >= 0) {
            result.push_back(static_cast<char>(Ascii::hexValue(text[i + 1]) * 16 + Ascii::hexValue(text[i + 2])));
            i += 2;
        } else {
            result.push_back(text[i] == '+' ? ' ' : text[i]);
        }
    }
    return result;
}

/// Cuts a body into its parts.
class PartReader
{
public:
    PartReader(std::string_view body, std::string_view boundary, const Limits &limits)
        : m_body(body), m_delimiter("--" + std::string(boundary)), m_limits(limits)
    {}

    [[nodiscard]] tl::expected<std::vector<Field>, Fault> readAll()
    {
        std::vector<Field> fields;
        if (!skipPreamble())
            return tl::unexpected(Fault::NoDelimiter);
        while (!m_isLast) {
            if (fields.size() == m_limits.parts)
                return tl::unexpected(Fault::TooManyFields);
            auto field = readPart();
            if (!field)
                return tl::unexpected(field.error());
            fields.push_back(*std::move(field));
        }
        return fields;
    }

private:
    /// The first delimiter may stand at the very beginning, and decides how lines end.
    bool skipPreamble()
    {
        for (std::size_t at = m_body.find(m_delimiter); at != std::string_view::npos;
             at = m_body.find(m_delimiter, at + 1)) {
            if ((at == 0 || m_body[at - 1] == '\n') && takeDelimiter(at))
                return true;
        }
        return false;
    }

    /// If a whole delimiter line is at \a at, goes on behind it.
    bool takeDelimiter(std::size_t at)
    {
        std::string_view rest = m_body.substr(at + m_delimiter.size());
        if (rest.starts_with("--")) {
            m_isLast = true;
            return true;
        }
        skipBlanks(rest);
        for (const std::string_view lineEnd : {"\r\n", "\n"}) {
            if (rest.starts_with(lineEnd) && (m_lineEnd.empty() || m_lineEnd == lineEnd)) {
                m_lineEnd = lineEnd;
                m_at = m_body.size() - rest.size() + lineEnd.size();
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] tl::expected<Field, Fault> readPart()
    {
        Field field;
        bool hasName = false;
        const std::size_t headerEnd = m_at + m_limits.partHeader;
        for (;;) {
            const std::size_t end = m_body.substr(0, std::min(headerEnd, m_body.size())).find(m_lineEnd, m_at);
            if (end == std::string_view::npos)
                return tl::unexpected(headerEnd < m_body.size() ? Fault::PartHeaderTooLarge : Fault::UnexpectedEnd);
            const std::string_view line = m_body.substr(m_at, end - m_at);
            m_at = end + m_lineEnd.size();
            if (line.empty())
                break;
            if (const auto fault = readHeader(line, field, hasName))
                return tl::unexpected(*fault);
        }
        if (!hasName)
            return tl::unexpected(Fault::NameMissing);
        return readContent(std::move(field));
    }

    [[nodiscard]] static std::optional<Fault> readHeader(std::string_view line, Field &field, bool &hasName)
    {
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || !Ascii::isToken(line.substr(0, colon)))
            return Fault::InvalidPartHeader;
        const std::string_view name = line.substr(0, colon);
        const std::string_view value = Ascii::trimmed(line.substr(colon + 1));
        if (Ascii::equals(name, "content-disposition")) {
            const auto disposition = readParameterized(value);
            if (hasName || !disposition || disposition->type != "form-data")
                return Fault::InvalidPartHeader;
            const auto fieldName = disposition->parameter("name");
            if (!fieldName)
                return Fault::NameMissing;
            hasName = true;
            field.name = *fieldName;
            field.fileName = disposition->parameter("filename");
        } else if (Ascii::equals(name, "content-type")) {
            if (lowered(value).starts_with("multipart/"))
                return Fault::NestedParts;
            field.contentType = value;
        } else if (Ascii::equals(name, "content-transfer-encoding")) {
            // RFC 7578 §4.7: nobody should send it; these three mean that nothing is encoded.
            constexpr std::array Plain{std::string_view("7bit"), std::string_view("8bit"), std::string_view("binary")};
            if (std::none_of(Plain.begin(), Plain.end(), [value](std::string_view plain) {
                    return Ascii::equals(value, plain);
                }))
                return Fault::UnsupportedEncoding;
        }
        return {};
    }

    [[nodiscard]] tl::expected<Field, Fault> readContent(Field field)
    {
        const std::size_t begin = m_at;
        const std::string delimiter = std::string(m_lineEnd) + m_delimiter;
        // The line end before an empty content is also the one before its delimiter.
        for (std::size_t at = m_body.find(delimiter, begin - m_lineEnd.size()); at != std::string_view::npos;
             at = m_body.find(delimiter, at + 1)) {
            if (takeDelimiter(at + m_lineEnd.size())) {
                field.value = m_body.substr(begin, std::max(at, begin) - begin);
                return field;
            }
        }
        return tl::unexpected(Fault::UnexpectedEnd);
    }

    std::string_view m_body;
    std::string m_delimiter;
    const Limits &m_limits;
    std::string_view m_lineEnd;
    std::size_t m_at = 0;
    bool m_isLast = false;
};

} // namespace

const char *words(Fault fault)
{
    // In the order of Fault.
    static constexpr std::array Words{
        QT_TRANSLATE_NOOP("Form", "it has more fields than are accepted here"),
        QT_TRANSLATE_NOOP("Form", "its type names no valid boundary"),
        QT_TRANSLATE_NOOP("Form", "the boundary that its type names is nowhere in it"),
        QT_TRANSLATE_NOOP("Form", "it ends within a part"),
        QT_TRANSLATE_NOOP("Form", "the header of a part is larger than is accepted here"),
        QT_TRANSLATE_NOOP("Form", "the header of a part can't be read"),
        QT_TRANSLATE_NOOP("Form", "a part has no name"),
        QT_TRANSLATE_NOOP("Form", "a part has a transfer encoding that is not known here"),
        QT_TRANSLATE_NOOP("Form", "a part has parts itself"),
    };
    static_assert(Words.size() == static_cast<std::size_t>(Fault::NestedParts) + 1);
    return Words.at(static_cast<std::size_t>(fault));
}

std::optional<std::string_view> MediaType::parameter(std::string_view name) const
{
    const auto found = std::find_if(parameters.begin(), parameters.end(), [name](const auto &parameter) {
        return parameter.first == name;
    });
    if (found == parameters.end())
        return {};
    return found->second;
}

std::optional<MediaType> readMediaType(std::string_view value)
{
    auto type = readParameterized(value);
    if (!type)
        return {};
    const std::string_view name = type->type;
    const std::size_t slash = name.find('/');
    if (slash == std::string_view::npos || !Ascii::isToken(name.substr(0, slash))
        || !Ascii::isToken(name.substr(slash + 1)))
        return {};
    return type;
}

tl::expected<std::vector<Field>, Fault> readUrlEncoded(std::string_view body, const Limits &limits)
{
    std::vector<Field> fields;
    while (!body.empty()) {
        const std::size_t end = std::min(body.find('&'), body.size());
        const std::string_view pair = body.substr(0, end);
        body.remove_prefix(std::min(end + 1, body.size()));
        if (pair.empty())
            continue;
        if (fields.size() == limits.fields)
            return tl::unexpected(Fault::TooManyFields);
        const std::size_t equals = std::min(pair.find('='), pair.size());
        fields.push_back({decoded(pair.substr(0, equals)), decoded(pair.substr(std::min(equals + 1, pair.size())))});
    }
    return fields;
}

tl::expected<std::vector<Field>, Fault> readMultipart(std::string_view body, const MediaType &type,
                                                      const Limits &limits)
{
    const auto boundary = type.parameter("boundary");
    if (!boundary || !isBoundary(*boundary))
        return tl::unexpected(Fault::InvalidBoundary);
    return PartReader(body, *boundary, limits).readAll();
}

} // namespace FormData
