// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/contract.h"

#include <QCryptographicHash>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

using Headers = QList<std::pair<QByteArray, QByteArray>>;

/// One of the files that the build has embedded.
QByteArray embedded(const QString &name)
{
    QFile file(u":/contract/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the program was built without its contract: %s", qPrintable(file.errorString()));
    return file.readAll();
}

/// A document that changes with the program only.
struct Document
{
    QByteArray contentType;
    QByteArray body;
    Headers headers;
    QByteArray tag =
        '"'
        + QCryptographicHash::hash(body, QCryptographicHash::Sha256).first(12).toBase64(QByteArray::Base64UrlEncoding)
        + '"';
};

/// Compared weakly, as it is done for If-None-Match.
bool isAmong(const QByteArray &tag, const QByteArray &ifNoneMatch)
{
    const QList<QByteArray> listed = ifNoneMatch.split(',');
    return std::ranges::any_of(listed, [&tag](const QByteArray &entry) {
        const QByteArray candidate = entry.trimmed();
        return candidate == "*" || candidate == tag || candidate == QByteArray("W/" + tag);
    });
}

HttpResponse answer(const Document &document, const HttpRequest &request)
{
    HttpResponse response{.contentType = document.contentType, .body = {}, .headers = document.headers};
    // To be asked for each time, so that nobody reads the contract of an older program.
    response.headers += Headers{{"Cache-Control", "no-cache"},
                                {"ETag", document.tag},
                                {"X-Content-Type-Options", "nosniff"},
                                {"Referrer-Policy", "no-referrer"}};
    if (isAmong(document.tag, request.header("If-None-Match")))
        response.status = 304;
    else
        response.body = document.body;
    return response;
}

} // namespace

HttpResponse openApiDocument(const HttpRequest &request)
{
    static const Document document{
        .contentType = "application/json", .body = embedded(u"openapi.json"_s), .headers = {}};
    return answer(document, request);
}

HttpResponse documentationPage(const HttpRequest &request)
{
    static const Document document{.contentType = "text/html; charset=utf-8",
                                   .body = embedded(u"docs.html"_s),
                                   .headers = {{"Content-Security-Policy", embedded(u"docs.csp"_s)}}};
    return answer(document, request);
}
