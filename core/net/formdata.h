// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

/// Reads the bodies that HTML forms and some monitoring tools send. Knows no Qt, so that it can be fuzzed by itself.
/// All texts are bytes as they were sent, mostly UTF-8; all of it takes time in proportion to its input.
namespace FormData {

/// A Content-Type (RFC 9110 §8.3).
struct MediaType
{
    std::string type; ///< in lower case, without parameters: "multipart/form-data"
    std::vector<std::pair<std::string, std::string>> parameters; ///< names in lower case, each there once

    /// Nothing if there is no such parameter; \a name in lower case.
    [[nodiscard]] std::optional<std::string_view> parameter(std::string_view name) const;

    bool operator==(const MediaType &) const = default;
};

/// One field of a form.
struct Field
{
    std::string name;
    std::string value; ///< of a file: its content
    std::optional<std::string> fileName = {};
    std::string contentType = {}; ///< as sent with the part; empty: it was not

    bool operator==(const Field &) const = default;
};

struct Limits
{
    std::size_t fields = 1000;         ///< of a body that is URL-encoded
    std::size_t parts = 100;           ///< of a body in parts
    std::size_t partHeader = 8 * 1024; ///< bytes of the header fields of one part
};

enum class Fault {
    TooManyFields,
    InvalidBoundary,
    NoDelimiter,
    UnexpectedEnd,
    PartHeaderTooLarge,
    InvalidPartHeader,
    NameMissing,
    UnsupportedEncoding,
    NestedParts,
};

/// English, without a capital and a full stop, to stand in a sentence. In a catalogue of translations its context is
/// "Form".
[[nodiscard]] const char *words(Fault fault);

/// Nothing if \a value is not a type with parameters, has one of them twice, or has more than 16. Takes a value without
/// quotes that would need them, as senders write boundaries.
[[nodiscard]] std::optional<MediaType> readMediaType(std::string_view value);

/// A body of type application/x-www-form-urlencoded, as the WHATWG's URL standard §5.1 reads it: '+' is a blank, and a
/// '%' that begins no byte stands for itself. Also for the query of an address.
[[nodiscard]] tl::expected<std::vector<Field>, Fault> readUrlEncoded(std::string_view body, const Limits &limits = {});

/// A body of type multipart/form-data (RFC 7578). Its lines end as its first one does, with CR and LF or with LF only,
/// which scripts send.
[[nodiscard]] tl::expected<std::vector<Field>, Fault> readMultipart(std::string_view body, const MediaType &type,
                                                                    const Limits &limits = {});

} // namespace FormData
