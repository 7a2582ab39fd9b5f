// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/webhookbody.h"

#include "core/intake/intake.h"
#include "core/net/formdata.h"
#include "core/net/json.h"

#include <QJsonObject>

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

/// Some tools put their JSON into the only field of a form ("payload=…"), or as a file beside others.
Result<QJsonValue> valueOf(const std::vector<FormData::Field> &fields)
{
    for (const FormData::Field &field : fields) {
        if (beginsLikeJson(field.value)) {
            auto value = readJson(QByteArray(field.value.data(), qsizetype(field.value.size())));
            if (value && value->isObject())
                return value;
        }
    }
    QJsonObject object;
    for (const FormData::Field &field : fields)
        object.insert(textOf(field.name), textOf(field.value));
    return object;
}

tl::unexpected<Error> unreadable(FormData::Fault fault)
{
    return fail(
        Error::Kind::InvalidInput,
        Intake::tr("The form can't be read: %1.").arg(QCoreApplication::translate("Form", FormData::words(fault))));
}

} // namespace

Result<QJsonValue> readWebhookBody(const HttpRequest &request)
{
    const std::string_view body(request.body.constData(), std::size_t(request.body.size()));
    if (beginsLikeJson(body))
        return readJson(request.body);

    const QByteArray contentType = request.header("Content-Type");
    const auto type = FormData::readMediaType({contentType.constData(), std::size_t(contentType.size())});
    if (type && type->type == "multipart/form-data") {
        const auto fields = FormData::readMultipart(body, *type);
        return fields ? valueOf(*fields) : unreadable(fields.error());
    }
    if (type && type->type == "application/x-www-form-urlencoded") {
        const auto fields = FormData::readUrlEncoded(body);
        return fields ? valueOf(*fields) : unreadable(fields.error());
    }
    return readJson(request.body);
}
