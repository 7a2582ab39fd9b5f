// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The first line of an input is a Content-Type, the rest is the body.
#include "core/net/formdata.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <cstdint>

namespace {

constexpr FormData::Limits Limits{.fields = 20, .parts = 5, .partHeader = 200};

std::string encoded(std::string_view text)
{
    constexpr std::string_view Digits = "0123456789abcdef";
    std::string result;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        result += {'%', Digits[byte / 16], Digits[byte % 16]};
    }
    return result;
}

std::string quoted(std::string_view text)
{
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            result.push_back('\\');
        result.push_back(c);
    }
    return result + "\"";
}

void requireSound(const FormData::MediaType &type)
{
    std::string written = type.type;
    for (const auto &[name, value] : type.parameters) {
        require(!name.empty(), "a parameter has a name");
        require(type.parameter(name) == value, "a parameter is found by its name");
        written += ";" + name + "=" + quoted(value);
    }
    require(FormData::readMediaType(written) == type, "what is written of a type is read as the same type");
}

void tryUrlEncoded(std::string_view body)
{
    const auto fields = FormData::readUrlEncoded(body, Limits);
    if (!fields) {
        require(fields.error() == FormData::Fault::TooManyFields, "only too many fields can be wrong");
        return;
    }
    require(fields->size() <= Limits.fields, "there are no more fields than allowed");
    std::string written;
    std::size_t size = 0;
    for (const auto &[name, value, fileName, contentType] : *fields) {
        size += name.size() + value.size();
        written += encoded(name) + "=" + encoded(value) + "&";
    }
    require(size <= body.size(), "nothing is added");
    require(FormData::readUrlEncoded(written, Limits) == fields, "what is written of a form is read as the same form");
}

void tryMultipart(std::string_view body, const FormData::MediaType &type)
{
    const auto fields = FormData::readMultipart(body, type, Limits);
    if (!fields) {
        require(FormData::words(fields.error())[0] != '\0', "a fault has words");
        return;
    }
    require(fields->size() <= Limits.parts, "there are no more parts than allowed");
    const std::string last = "--" + std::string(type.parameter("boundary").value()) + "--";
    // Of 50 characters, so that no value has it.
    const std::string boundary(50, '=');
    std::string written;
    for (const FormData::Field &field : *fields) {
        require(body.find(field.value) != std::string_view::npos, "a value stands in the body as it is");
        require(!field.value.starts_with(last) && field.value.find("\r\n" + last) == std::string::npos,
                "a value ends before the boundary");
        if (field.value.find(boundary) != std::string::npos)
            return;
        written += "--" + boundary + "\r\nContent-Disposition: form-data; name=" + quoted(field.name);
        if (field.fileName)
            written += "; filename=" + quoted(*field.fileName);
        written += "\r\n";
        if (!field.contentType.empty())
            written += "Content-Type: " + field.contentType + "\r\n";
        written += "\r\n" + field.value + "\r\n";
    }
    written += "--" + boundary + "--\r\n";
    const auto again = FormData::readMultipart(written, {"multipart/form-data", {{"boundary", boundary}}});
    // A header of lines that end with LF only may hold CR, which this one can't.
    const bool hasReturns = std::any_of(fields->begin(), fields->end(), [](const FormData::Field &field) {
        return (field.name + field.fileName.value_or("") + field.contentType).find_first_of("\r\n")
               != std::string::npos;
    });
    require(hasReturns || again == fields, "what is written of a form in parts is read as the same form");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    std::string_view input(reinterpret_cast<const char *>(data), size);
    const auto type = FormData::readMediaType(takeLine(input));
    if (type)
        requireSound(*type);
    tryUrlEncoded(input);
    tryMultipart(input, type.value_or(FormData::MediaType{"multipart/form-data", {{"boundary", "b"}}}));
    return 0;
}
