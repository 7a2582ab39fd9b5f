// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Reads a stream of bytes as HTTP/1.1 requests (RFC 9112), strictly: whatever two readers could understand differently
/// is refused. Knows no Qt and no socket, so that it can be fuzzed by itself.
///
/// Feed it with next() until the request is complete or refused, then restart() for the next request.
class RequestFramer
{
public:
    /// Sizes in bytes.
    struct Limits
    {
        std::size_t requestLine = 8 * 1024;
        std::size_t head = 32 * 1024; ///< request line and fields
        std::size_t fields = 100;
        std::size_t body = 1024 * 1024; ///< after decoding
    };

    enum class Event {
        NeedsMore, ///< all of the input is used up, and the request is not complete
        Head,      ///< the head is complete: method(), path(), field() … may be read from here on
        Body,      ///< piece() holds the next bytes of the body
        Complete,  ///< the request is complete; what is left of the input belongs to the next one
        Refused,   ///< refusal() says why; the connection can't be used further
    };

    /// What is answered to a request that can't be accepted. The reason is for the log of whoever sent it: English.
    struct Refusal
    {
        int status = 0;
        const char *reason = "";
    };

    struct Field
    {
        std::string_view name;
        std::string_view value;
    };

    explicit RequestFramer(const Limits &limits);

    /// Takes bytes from the front of \a input until something is to be told.
    [[nodiscard]] Event next(std::string_view &input);

    /// Forgets the request that was complete. Views that were handed out are no longer valid.
    void restart();

    /// True until the first byte of a request has been seen.
    [[nodiscard]] bool isIdle() const { return m_stage == Stage::RequestLine && m_head.empty(); }

    [[nodiscard]] std::string_view method() const { return text(m_method); }
    /// Origin form, percent-encoded as received; begins with '/'.
    [[nodiscard]] std::string_view path() const { return m_path; }
    /// Without the '?'.
    [[nodiscard]] std::string_view query() const { return text(m_query); }
    /// Name and port that the request is for: from the target if that names one, else from Host; may be empty on
    /// HTTP/1.0.
    [[nodiscard]] std::string_view authority() const { return text(m_authority); }
    /// The fields that concern the receiver, in their order: those about this one connection are left out.
    [[nodiscard]] std::size_t fieldCount() const { return m_fields.size(); }
    [[nodiscard]] Field field(std::size_t index) const;
    /// The first field of that name (compared without case); empty if there is none.
    [[nodiscard]] std::string_view fieldValue(std::string_view name) const;

    [[nodiscard]] bool isHttp10() const { return m_isHttp10; }
    [[nodiscard]] bool keepsAlive() const { return m_keepsAlive; }
    [[nodiscard]] bool hasBody() const { return m_isChunked || m_contentLength.value_or(0) > 0; }
    [[nodiscard]] bool expectsContinue() const { return m_expectsContinue && hasBody(); }
    /// Nothing if the body comes in chunks, or if there is none.
    [[nodiscard]] std::optional<std::size_t> contentLength() const { return m_contentLength; }

    /// Valid until the input that was given to next() changes.
    [[nodiscard]] std::string_view piece() const { return m_piece; }
    [[nodiscard]] Refusal refusal() const { return m_refusal; }

private:
    enum class Stage { RequestLine, Fields, FixedBody, ChunkSize, ChunkData, ChunkEnd, Trailers, Complete, Refused };

    /// A part of m_head, which may still move while it grows.
    struct Span
    {
        std::size_t begin = 0;
        std::size_t size = 0;
    };

    struct FieldSpan
    {
        Span name;
        Span value;
    };

    /// A line without its end, once it is complete; else nothing, and the stage may be Refused.
    [[nodiscard]] std::optional<std::string_view> takeLine(std::string_view &input, std::string &store,
                                                           std::size_t begin, std::size_t limit, Refusal beyond);
    bool refuse(int status, const char *reason);

    [[nodiscard]] bool readRequestLine(std::string_view line);
    [[nodiscard]] bool readTarget(std::string_view target);
    [[nodiscard]] bool readField(std::string_view line);
    [[nodiscard]] bool readFraming(std::string_view name, std::string_view value, bool &isForThisConnection);
    void readConnection(std::string_view options);
    [[nodiscard]] bool finishHead();
    [[nodiscard]] bool readChunkSize(std::string_view line);
    [[nodiscard]] bool readTrailer(std::string_view line);

    [[nodiscard]] std::string_view text(Span span) const
    {
        return std::string_view(m_head).substr(span.begin, span.size);
    }
    [[nodiscard]] Span spanOf(std::string_view part) const;

    Limits m_limits;
    Stage m_stage = Stage::RequestLine;
    Refusal m_refusal = {};

    std::string m_head; ///< request line and fields as received
    std::size_t m_lineBegin = 0;
    std::string m_line; ///< a line of the chunked coding
    std::string m_path;
    Span m_method = {};
    Span m_query = {};
    Span m_authority = {};
    std::vector<FieldSpan> m_fields;
    std::size_t m_fieldLines = 0;
    std::optional<std::size_t> m_hostField;

    std::optional<std::size_t> m_contentLength;
    std::string_view m_piece;
    std::size_t m_bodySize = 0; ///< of what was handed out
    std::size_t m_left = 0;     ///< of the body or of this chunk
    std::size_t m_chunkOverhead = 0;
    std::size_t m_trailerSize = 0;

    int m_hosts = 0;
    int m_transferEncodings = 0;
    bool m_isChunked = false;
    bool m_isHttp10 = false;
    bool m_isAbsolute = false;
    bool m_keepsAlive = true;
    bool m_closes = false;
    bool m_expectsContinue = false;
    bool m_hasSkippedLine = false;
};
