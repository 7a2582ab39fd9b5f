// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/answers.h"

#include "core/intake/intake.h"

using namespace Qt::StringLiterals;

namespace {

/// After how many seconds a sender should try again when the store cannot take an alert.
constexpr int RetryAfterStorage = 5;

} // namespace

HttpResponse jsonAnswer(int status, const QJsonObject &object)
{
    return {.status = status, .body = QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

HttpResponse unauthorized(const QString &detail)
{
    HttpResponse response = problem(401, detail);
    response.headers.emplaceBack("WWW-Authenticate", "Bearer realm=\"Greenroom\"");
    response.headers.emplaceBack("WWW-Authenticate", "Basic realm=\"Greenroom\"");
    return response;
}

HttpResponse invalidFields(int status, const QString &detail, const QList<FieldError> &errors)
{
    QJsonArray list;
    for (const FieldError &error : errors)
        list.append(QJsonObject{{u"pointer"_s, error.pointer}, {u"detail"_s, error.detail}});
    HttpResponse response = problem(status, detail);
    QJsonObject document = QJsonDocument::fromJson(response.body).object();
    document.insert(u"errors"_s, list);
    response.body = QJsonDocument(document).toJson(QJsonDocument::Compact);
    return response;
}

HttpResponse invalidFields(const QList<FieldError> &errors)
{
    QStringList names;
    for (const FieldError &error : errors)
        names.append(error.pointer);
    return invalidFields(422, Intake::tr("These fields cannot be used: %1").arg(names.join(u", "_s)), errors);
}

HttpResponse tryAgain(int status, const QString &detail, int seconds)
{
    HttpResponse response = problem(status, detail);
    response.headers.emplaceBack("Retry-After", QByteArray::number(seconds));
    return response;
}

HttpResponse failureAnswer(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Conflict:
        return problem(409, error.message);
    case Error::Kind::InvalidInput:
        return problem(422, error.message);
    case Error::Kind::NotFound:
        return problem(404, error.message);
    default:
        return tryAgain(503, error.message, RetryAfterStorage);
    }
}

QJsonObject toJson(const Receipt &receipt, const QString &url, const QStringList &warnings)
{
    if (receipt.incidentId.isEmpty()) {
        return {{u"accepted"_s, true},
                {u"note"_s, Intake::tr("It fires to say that alerting works. It was counted and makes no incident.")}};
    }
    QJsonObject body{{u"id"_s, receipt.incidentId},
                     {u"status"_s, toWord(receipt.state)},
                     {u"url"_s, url},
                     {u"deduplicated"_s, receipt.isDeduplicated}};
    if (!warnings.isEmpty())
        body.insert(u"warnings"_s, QJsonArray::fromStringList(warnings));
    return body;
}
