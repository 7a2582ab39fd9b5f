// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/requestframer.h"

#include "core/net/ascii.h"

#include <algorithm>
#include <array>

namespace {

/// Lines of the chunked coding and trailers of one body may take this much beside it (CVE-2023-39326 and its kin).
constexpr std::size_t ChunkOverheadLimit = 4 * 1024;
constexpr std::size_t ChunkLineLimit = 1024;

constexpr std::array Methods{std::string_view("GET"),    std::string_view("HEAD"),   std::string_view("POST"),
                             std::string_view("PUT"),    std::string_view("DELETE"), std::string_view("PATCH"),
                             std::string_view("OPTIONS")};

/// What concerns only this connection (RFC 9110 §7.6.1), or a coding that is undone here.
constexpr std::array ConnectionFields{std::string_view("keep-alive"), std::string_view("proxy-connection"),
                                      std::string_view("te"), std::string_view("trailer"), std::string_view("upgrade")};

/// RFC 9110 §5.5: visible, space, tab, and the upper half that old senders use.
constexpr bool isValueCharacter(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0x20 && byte != 0x7f) || c == '\t';
}

constexpr bool isVisible(char c)
{
    return c > 0x20 && c < 0x7f;
}

/// One bit of a class for each byte: the checks of names and values see every byte of a head.
constexpr auto tableOf(bool (*belongs)(char))
{
    std::array<bool, 256> table{};
    for (std::size_t i = 0; i < table.size(); ++i)
        table[i] = belongs(static_cast<char>(i));
    return table;
}

constexpr auto TokenTable = tableOf(Ascii::isTokenCharacter);
constexpr auto ValueTable = tableOf(isValueCharacter);
constexpr auto LineTable = tableOf([](char c) {
    return isValueCharacter(c) || c == '\r' || c == '\n';
});

bool allIn(const std::array<bool, 256> &table, std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [&table](char c) {
        return table[static_cast<unsigned char>(c)];
    });
}

/// As Ascii::isToken(), by the table.
bool isToken(std::string_view text)
{
    return !text.empty() && allIn(TokenTable, text);
}

/// Takes the part before the next comma from \a list.
std::string_view takeMember(std::string_view &list)
{
    const std::size_t comma = list.find(',');
    const std::string_view member = Ascii::trimmed(list.substr(0, comma));
    list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
    return member;
}

/// A name, an IPv4 address or an IPv6 address in brackets, with or without a port. Narrower than RFC 3986: nothing that
/// has a second meaning, such as '@' or '%'.
bool isAuthority(std::string_view text)
{
    if (text.empty() || text.size() > 255)
        return false;
    std::size_t end = 0;
    if (text.front() == '[') {
        end = text.find(']');
        if (end == std::string_view::npos || end == 1)
            return false;
        const std::string_view address = text.substr(1, end - 1);
        if (!std::all_of(address.begin(), address.end(), [](char c) {
                return Ascii::hexValue(c) >= 0 || c == ':' || c == '.';
            }))
            return false;
        ++end;
    } else {
        end = std::min(text.find(':'), text.size());
        const std::string_view name = text.substr(0, end);
        if (name.empty() || !std::all_of(name.begin(), name.end(), [](char c) {
                return Ascii::isLetter(c) || Ascii::isDigit(c) || c == '-' || c == '.' || c == '_';
            }))
            return false;
    }
    if (end == text.size())
        return true;
    const std::string_view port = text.substr(end + 1);
    return text[end] == ':' && !port.empty() && port.size() <= 5
           && std::all_of(port.begin(), port.end(), Ascii::isDigit);
}

/// No byte of a path is one that other readers take for something else: '\\' for '/', or an encoded control character.
bool isUnambiguous(std::string_view path)
{
    if (path.find('\\') != std::string_view::npos)
        return false;
    for (std::size_t i = path.find('%'); i != std::string_view::npos; i = path.find('%', i + 1)) {
        if (i + 2 >= path.size())
            return false;
        const int high = Ascii::hexValue(path[i + 1]);
        const int low = Ascii::hexValue(path[i + 2]);
        if (high < 2 || low < 0 || (high == 7 && low == 15))
            return false;
    }
    return true;
}

/// RFC 9112 §7.1.1, without the space that it lets nobody send.
bool areChunkExtensions(std::string_view text)
{
    while (!text.empty()) {
        if (text.front() != ';')
            return false;
        text.remove_prefix(1);
        const std::size_t name = std::min(text.find_first_of("=;"), text.size());
        if (!isToken(text.substr(0, name)))
            return false;
        text.remove_prefix(name);
        if (text.empty() || text.front() == ';')
            continue;
        text.remove_prefix(1);
        std::size_t end = 0;
        if (!text.empty() && text.front() == '"') {
            for (end = 1; end < text.size() && text[end] != '"'; ++end)
                end += text[end] == '\\' ? 1 : 0;
            if (end >= text.size())
                return false;
            ++end;
        } else {
            end = std::min(text.find(';'), text.size());
            if (!isToken(text.substr(0, end)))
                return false;
        }
        text.remove_prefix(end);
    }
    return true;
}

} // namespace

RequestFramer::RequestFramer(const Limits &limits) : m_limits(limits)
{}

void RequestFramer::restart()
{
    std::string head = std::move(m_head);
    std::string path = std::move(m_path);
    std::vector<FieldSpan> fields = std::move(m_fields);
    *this = RequestFramer(m_limits);
    // The room is kept for the next request, unless one large request would then occupy it for as long as a client
    // stays.
    if (head.capacity() <= 4 * 1024) {
        head.clear();
        path.clear();
        fields.clear();
        m_head = std::move(head);
        m_path = std::move(path);
        m_fields = std::move(fields);
    }
}

RequestFramer::Event RequestFramer::next(std::string_view &input)
{
    for (;;) {
        switch (m_stage) {
        case Stage::RequestLine: {
            const auto line =
                takeLine(input, m_head, m_lineBegin, m_limits.requestLine, {414, "The request line is too long."});
            if (!line)
                return m_stage == Stage::Refused ? Event::Refused : Event::NeedsMore;
            // RFC 9112 §2.2: some clients end a body with a line break that they don't count.
            if (line->empty() && !m_hasSkippedLine) {
                m_hasSkippedLine = true;
                m_head.clear();
                continue;
            }
            if (!readRequestLine(*line))
                return Event::Refused;
            m_lineBegin = m_head.size();
            m_stage = Stage::Fields;
            continue;
        }
        case Stage::Fields: {
            const auto line = takeLine(input, m_head, m_lineBegin, m_limits.head - std::min(m_limits.head, m_lineBegin),
                                       {431, "The header fields are too large."});
            if (!line)
                return m_stage == Stage::Refused ? Event::Refused : Event::NeedsMore;
            if (line->empty())
                return finishHead() ? Event::Head : Event::Refused;
            if (!readField(*line))
                return Event::Refused;
            m_lineBegin = m_head.size();
            continue;
        }
        case Stage::FixedBody:
        case Stage::ChunkData: {
            if (m_left == 0) {
                m_stage = m_isChunked ? Stage::ChunkEnd : Stage::Complete;
                continue;
            }
            if (input.empty())
                return Event::NeedsMore;
            m_piece = input.substr(0, m_left);
            input.remove_prefix(m_piece.size());
            m_left -= m_piece.size();
            m_bodySize += m_piece.size();
            return Event::Body;
        }
        case Stage::ChunkSize: {
            const auto line =
                takeLine(input, m_line, 0, ChunkLineLimit, {400, "The size of a chunk of the body is not a size."});
            if (!line)
                return m_stage == Stage::Refused ? Event::Refused : Event::NeedsMore;
            if (!readChunkSize(*line))
                return Event::Refused;
            m_line.clear();
            continue;
        }
        case Stage::ChunkEnd: {
            const auto line = takeLine(input, m_line, 0, 2, {400, "A chunk of the body is longer than its size says."});
            if (!line)
                return m_stage == Stage::Refused ? Event::Refused : Event::NeedsMore;
            m_line.clear();
            m_stage = Stage::ChunkSize;
            continue;
        }
        case Stage::Trailers: {
            const auto line =
                takeLine(input, m_line, 0, ChunkOverheadLimit - std::min(ChunkOverheadLimit, m_trailerSize),
                         {431, "The trailer fields are too large."});
            if (!line)
                return m_stage == Stage::Refused ? Event::Refused : Event::NeedsMore;
            if (line->empty())
                m_stage = Stage::Complete;
            else if (!readTrailer(*line))
                return Event::Refused;
            m_line.clear();
            continue;
        }
        case Stage::Complete:
            return Event::Complete;
        case Stage::Refused:
            return Event::Refused;
        }
    }
}

std::optional<std::string_view> RequestFramer::takeLine(std::string_view &input, std::string &store, std::size_t begin,
                                                        std::size_t limit, Refusal beyond)
{
    const std::size_t newline = input.find('\n');
    const bool isComplete = newline != std::string_view::npos;
    const std::string_view taken = input.substr(0, isComplete ? newline + 1 : newline);
    const std::size_t room = limit - std::min(limit, store.size() - begin);
    // A TLS greeting or random bytes on the port are told at once, not when their time is over.
    if (m_stage == Stage::RequestLine && !allIn(LineTable, taken.substr(0, room))) {
        refuse(400, "This is not an HTTP request.");
        return {};
    }
    if (taken.size() > room) {
        refuse(beyond.status, beyond.reason);
        return {};
    }
    store.append(taken);
    input.remove_prefix(taken.size());
    if (!isComplete)
        return {};
    std::string_view line = std::string_view(store).substr(begin);
    if (line.size() < 2 || line[line.size() - 2] != '\r') {
        refuse(400, "A line must end with CR and LF.");
        return {};
    }
    line.remove_suffix(2);
    return line;
}

bool RequestFramer::refuse(int status, const char *reason)
{
    m_refusal = {status, reason};
    m_stage = Stage::Refused;
    return false;
}

bool RequestFramer::readRequestLine(std::string_view line)
{
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    if (first == std::string_view::npos || first == last)
        return refuse(400, "The request line is not method, target and version.");
    const std::string_view requestMethod = line.substr(0, first);
    const std::string_view target = line.substr(first + 1, last - first - 1);
    const std::string_view version = line.substr(last + 1);

    if (!isToken(requestMethod))
        return refuse(400, "The method is not a token.");
    if (version.size() != 8 || version.substr(0, 5) != "HTTP/" || !Ascii::isDigit(version[5]) || version[6] != '.'
        || !Ascii::isDigit(version[7]))
        return refuse(400, "The version of HTTP can't be read.");
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return refuse(505, "Only HTTP/1.1 and HTTP/1.0 are spoken here.");
    if (std::find(Methods.begin(), Methods.end(), requestMethod) == Methods.end())
        return refuse(501, "This method is not known here.");
    m_isHttp10 = version == "HTTP/1.0";
    m_keepsAlive = !m_isHttp10;
    m_method = spanOf(requestMethod);
    return readTarget(target);
}

bool RequestFramer::readTarget(std::string_view target)
{
    if (target.empty() || !std::all_of(target.begin(), target.end(), isVisible)
        || target.find('#') != std::string_view::npos)
        return refuse(400, "The target holds characters that a target can't hold.");

    if (target == "*" && method() == "OPTIONS") {
        m_path = "/";
        return true;
    }
    std::string_view origin = target;
    if (origin.front() != '/') {
        const std::size_t schemeSize = Ascii::startsWith(target, "http://")    ? 7
                                       : Ascii::startsWith(target, "https://") ? 8
                                                                               : 0;
        if (schemeSize == 0)
            return refuse(400, "The target is neither a path nor an http address.");
        const std::size_t end = std::min(target.find_first_of("/?", schemeSize), target.size());
        const std::string_view name = target.substr(schemeSize, end - schemeSize);
        if (!isAuthority(name))
            return refuse(400, "The target names no valid host.");
        m_isAbsolute = true;
        m_authority = spanOf(name);
        origin = target.substr(end);
    }
    const std::size_t mark = std::min(origin.find('?'), origin.size());
    m_path = origin.substr(0, mark);
    if (m_path.empty())
        m_path = "/";
    if (mark < origin.size())
        m_query = spanOf(origin.substr(mark + 1));
    return isUnambiguous(m_path)
           || refuse(400, "The path holds a backslash, an encoded control character, or a '%' without two hex digits.");
}

bool RequestFramer::readField(std::string_view line)
{
    if (++m_fieldLines > m_limits.fields)
        return refuse(431, "There are too many header fields.");
    if (line.front() == ' ' || line.front() == '\t')
        return refuse(400, "A header field must not be folded over several lines.");
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos)
        return refuse(400, "A header field has no colon.");
    const std::string_view name = line.substr(0, colon);
    const std::string_view value = Ascii::trimmed(line.substr(colon + 1));
    if (!isToken(name))
        return refuse(400, "The name of a header field is not a token.");
    if (!allIn(ValueTable, value))
        return refuse(400, "A header field holds a control character.");

    bool isForThisConnection =
        std::any_of(ConnectionFields.begin(), ConnectionFields.end(), [name](std::string_view known) {
            return Ascii::equals(name, known);
        });
    if (!readFraming(name, value, isForThisConnection))
        return false;
    if (!isForThisConnection)
        m_fields.push_back({spanOf(name), spanOf(value)});
    return true;
}

bool RequestFramer::readFraming(std::string_view name, std::string_view value, bool &isForThisConnection)
{
    if (Ascii::equals(name, "host")) {
        if (++m_hosts > 1)
            return refuse(400, "There is more than one Host.");
        if (!isAuthority(value))
            return refuse(400, "Host is not a valid name.");
        m_hostField = m_fields.size();
        if (!m_isAbsolute)
            m_authority = spanOf(value);
    } else if (Ascii::equals(name, "content-length")) {
        if (m_contentLength)
            return refuse(400, "There is more than one Content-Length.");
        // A zero in front makes others read it as octal.
        if (value.empty() || !std::all_of(value.begin(), value.end(), Ascii::isDigit)
            || (value.size() > 1 && value[0] == '0'))
            return refuse(400, "Content-Length is not a number.");
        std::size_t length = 0;
        for (const char digit : value) {
            length = length * 10 + static_cast<std::size_t>(digit - '0');
            if (length > m_limits.body)
                return refuse(413, "The body is larger than is accepted here.");
        }
        m_contentLength = length;
    } else if (Ascii::equals(name, "transfer-encoding")) {
        isForThisConnection = true;
        if (++m_transferEncodings > 1)
            return refuse(400, "There is more than one Transfer-Encoding.");
        m_isChunked = Ascii::equals(value, "chunked");
        for (std::string_view codings = value; !m_isChunked && !codings.empty();) {
            if (Ascii::equals(takeMember(codings), "chunked") && !codings.empty())
                return refuse(400, "The chunked coding must be the last, and be there once.");
        }
    } else if (Ascii::equals(name, "expect")) {
        isForThisConnection = true;
        if (!Ascii::equals(value, "100-continue"))
            return refuse(417, "Only 100-continue can be expected here.");
        m_expectsContinue = !m_isHttp10;
    } else if (Ascii::equals(name, "connection")) {
        isForThisConnection = true;
        readConnection(value);
    }
    return true;
}

void RequestFramer::readConnection(std::string_view options)
{
    while (!options.empty()) {
        const std::string_view option = takeMember(options);
        if (Ascii::equals(option, "close"))
            m_closes = true;
        else if (Ascii::equals(option, "keep-alive"))
            m_keepsAlive = true;
    }
}

bool RequestFramer::finishHead()
{
    if (m_hosts == 0 && !m_isHttp10)
        return refuse(400, "Host is missing.");
    if (m_transferEncodings > 0) {
        // RFC 9112 §6.1 lets a server choose; both together are how requests are smuggled past a proxy.
        if (m_contentLength)
            return refuse(400, "Content-Length and Transfer-Encoding must not come together.");
        if (m_isHttp10)
            return refuse(400, "HTTP/1.0 knows no Transfer-Encoding.");
        if (!m_isChunked)
            return refuse(501, "Only the chunked transfer coding is known here.");
    }
    // RFC 9112 §3.2.2: the host in the target counts, whatever Host says.
    if (m_isAbsolute && m_hostField)
        m_fields[*m_hostField].value = m_authority;
    if (m_closes)
        m_keepsAlive = false;
    m_left = m_contentLength.value_or(0);
    m_stage = m_isChunked ? Stage::ChunkSize : Stage::FixedBody;
    return true;
}

bool RequestFramer::readChunkSize(std::string_view line)
{
    std::size_t size = 0;
    std::size_t digits = 0;
    for (; digits < line.size() && Ascii::hexValue(line[digits]) >= 0; ++digits) {
        if (digits == 8)
            return refuse(400, "The size of a chunk of the body is not a size.");
        size = size * 16 + static_cast<std::size_t>(Ascii::hexValue(line[digits]));
    }
    const std::string_view extension = line.substr(digits);
    if (digits == 0 || !allIn(ValueTable, extension) || !areChunkExtensions(extension))
        return refuse(400, "The size of a chunk of the body is not a size.");
    m_chunkOverhead += extension.size();
    if (m_chunkOverhead > ChunkOverheadLimit)
        return refuse(400, "The chunk extensions are too large.");
    if (size > m_limits.body - m_bodySize)
        return refuse(413, "The body is larger than is accepted here.");
    m_left = size;
    m_stage = size == 0 ? Stage::Trailers : Stage::ChunkData;
    return true;
}

bool RequestFramer::readTrailer(std::string_view line)
{
    m_trailerSize += line.size() + 2;
    if (++m_fieldLines > m_limits.fields)
        return refuse(431, "There are too many trailer fields.");
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !isToken(line.substr(0, colon)) || !allIn(ValueTable, line.substr(colon)))
        return refuse(400, "A trailer field can't be read.");
    return true;
}

RequestFramer::Field RequestFramer::field(std::size_t index) const
{
    const FieldSpan &span = m_fields.at(index);
    return {text(span.name), text(span.value)};
}

std::string_view RequestFramer::fieldValue(std::string_view name) const
{
    for (const FieldSpan &span : m_fields) {
        if (Ascii::equals(text(span.name), name))
            return text(span.value);
    }
    return {};
}

RequestFramer::Span RequestFramer::spanOf(std::string_view part) const
{
    return {static_cast<std::size_t>(part.data() - m_head.data()), part.size()};
}
