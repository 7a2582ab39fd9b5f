// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/webhookbody.h"

#include "core/intake/intake.h"
#include "core/intake/salvage.h"
#include "core/net/ascii.h"
#include "core/net/formdata.h"
#include "core/net/json.h"

#include <QJsonObject>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace {

bool beginsLikeJson(std::string_view text)
{
    constexpr std::string_view ByteOrderMark = "\xef\xbb\xbf";
    if (text.starts_with(ByteOrderMark))
        text.remove_prefix(ByteOrderMark.size());
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
}

QString textOf(const std::string &bytes)
{
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

Result<WebhookBody> jsonOf(const QByteArray &text)
{
    auto value = readJson(text);
    if (value)
        return WebhookBody{.value = *std::move(value)};
    if (const auto mended = salvagedJson({text.constData(), std::size_t(text.size())})) {
        if (auto salvaged = readJson(QByteArray::fromStdString(*mended)))
            return WebhookBody{.value = *std::move(salvaged), .isSalvaged = true};
    }
    return tl::unexpected(std::move(value.error()));
}

/// Fields in which tools put the whole of their JSON.
bool isEnvelope(std::string_view name)
{
    constexpr std::array Names{std::string_view("payload"), std::string_view("data"), std::string_view("body"),
                               std::string_view("json")};
    return std::any_of(Names.begin(), Names.end(), [name](std::string_view known) {
        return Ascii::equals(known, name);
    });
}

WebhookBody bodyOf(const std::vector<FormData::Field> &fields)
{
    for (const FormData::Field &field : fields) {
        if (!beginsLikeJson(field.value) || !(fields.size() == 1 || field.fileName || isEnvelope(field.name)))
            continue;
        auto body = jsonOf(QByteArray::fromStdString(field.value));
        if (body && (body->value.isObject() || body->value.isArray()))
            return *std::move(body);
    }
    QJsonObject object;
    for (const FormData::Field &field : fields)
        object.insert(textOf(field.name), textOf(field.value));
    return {.value = object};
}

/// "name=value&…" without blanks, which are encoded there. A value may have them all the same, where a tool does not
/// encode.
bool looksUrlEncoded(std::string_view text)
{
    const std::size_t equals = text.find('=');
    return equals != std::string_view::npos && equals > 0 && text.find_first_of(" \t\r\n<{[\"") > equals;
}

/// Of a body in parts, whatever its Content-Type says.
std::optional<FormData::MediaType> typeByContent(std::string_view body)
{
    if (!body.starts_with("--"))
        return {};
    const std::size_t end = body.find_first_of("\r\n");
    if (end == std::string_view::npos || body.substr(0, 400).find("Content-Disposition:") == std::string_view::npos)
        return {};
    return FormData::MediaType{.type = "multipart/form-data",
                               .parameters = {{"boundary", std::string(body.substr(2, end - 2))}}};
}

tl::unexpected<Error> unreadable(FormData::Fault fault)
{
    return fail(
        Error::Kind::InvalidInput,
        Intake::tr("The form can't be read: %1.").arg(QCoreApplication::translate("Form", FormData::words(fault))));
}

} // namespace

Result<WebhookBody> readWebhookBody(const HttpRequest &request)
{
    const std::string_view body(request.body.constData(), std::size_t(request.body.size()));
    if (beginsLikeJson(body))
        return jsonOf(request.body);

    const bool isEmpty = request.body.trimmed().isEmpty();
    if (isEmpty && request.query.isEmpty())
        return fail(Error::Kind::InvalidInput, Intake::tr("It has neither a body nor a query."));

    const QByteArray contentType = request.header("Content-Type");
    auto type = FormData::readMediaType({contentType.constData(), std::size_t(contentType.size())});
    const bool isMultipart = type && type->type == "multipart/form-data";
    if (!isMultipart) {
        if (auto better = typeByContent(body))
            type = std::move(better);
    }
    if (!isEmpty && type && type->type == "multipart/form-data") {
        const auto fields = FormData::readMultipart(body, *type);
        return fields ? bodyOf(*fields) : Result<WebhookBody>(unreadable(fields.error()));
    }
    const bool isUrlEncoded = type && type->type == "application/x-www-form-urlencoded";
    if (isEmpty || isUrlEncoded || looksUrlEncoded(body)) {
        const std::string_view form =
            isEmpty ? std::string_view(request.query.constData(), std::size_t(request.query.size())) : body;
        const auto fields = FormData::readUrlEncoded(form);
        return fields ? bodyOf(*fields) : Result<WebhookBody>(unreadable(fields.error()));
    }
    auto read = jsonOf(request.body);
    // A body that was turned into JSON twice.
    if (read && read->value.isString()) {
        if (const QString inner = read->value.toString(); beginsLikeJson(inner.toStdString()))
            return jsonOf(inner.toUtf8());
    }
    return read;
}
