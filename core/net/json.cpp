// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/json.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <span>

namespace {

class Json
{
    Q_DECLARE_TR_FUNCTIONS(Json)
};

/// \a text as the only item of an array, with quotes around the numbers in \a wide.
QByteArray wrapped(const QByteArray &text, std::span<const JsonChecker::Span> wide)
{
    QByteArray result;
    result.reserve(text.size() + 2 * qsizetype(wide.size()) + 2);
    result.append('[');
    qsizetype copied = text.startsWith("\xef\xbb\xbf") ? 3 : 0;
    for (const auto &[begin, size] : wide) {
        const qsizetype first = qsizetype(begin);
        const qsizetype last = qsizetype(begin + size);
        result.append(text.constData() + copied, first - copied);
        result.append('"').append(text.constData() + first, last - first).append('"');
        copied = last;
    }
    return result.append(text.constData() + copied, text.size() - copied).append(']');
}

} // namespace

QString JsonError::sentence() const
{
    if (pointer.isEmpty())
        return Json::tr("The body can't be read as JSON: %1 at byte %2.").arg(detail).arg(offset);
    //: %1 is what is wrong, %3 the path of the value in the body, such as /labels/env
    return Json::tr("The body can't be read as JSON: %1 at byte %2 (%3).")
        .arg(detail, QString::number(offset), pointer);
}

tl::expected<QJsonValue, JsonError> parseJson(const QByteArray &text, const JsonChecker::Limits &limits)
{
    // Its working memory is what makes it fast.
    thread_local JsonChecker checker;
    const auto fault = checker.check({text.constData(), size_t(text.size())}, limits);
    if (fault) {
        return tl::unexpected(JsonError{.reason = fault->reason,
                                        .offset = qsizetype(fault->offset),
                                        .pointer = QString::fromStdString(fault->pointer),
                                        .detail = Json::tr(JsonChecker::words(fault->reason))});
    }

    if (checker.wideNumbers().empty()) {
        const QJsonDocument document = QJsonDocument::fromJson(text);
        if (document.isObject())
            return document.object();
        if (document.isArray())
            return document.array();
    }
    // QJsonDocument takes no scalar, and no number that is too large for it.
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(wrapped(text, checker.wideNumbers()), &error);
    if (error.error == QJsonParseError::NoError)
        return document.array().at(0);
    return tl::unexpected(JsonError{.offset = error.offset, .detail = error.errorString()});
}

Result<QJsonValue> readJson(const QByteArray &text, const JsonChecker::Limits &limits)
{
    auto value = parseJson(text, limits);
    if (!value)
        return fail(Error::Kind::InvalidInput, value.error().sentence());
    return *std::move(value);
}
