// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/apicall.h"

using namespace Qt::StringLiterals;

QString ApiCall::callerName() const
{
    if (const Source *source = catalog->source(caller.sourceId()))
        return source->name;
    return caller.key ? caller.key->name : QString();
}

QList<StatusPage> ApiCall::pages() const
{
    const QString boundTo = caller.pageId();
    QList<StatusPage> visible;
    for (const StatusPage &page : catalog->pages) {
        if (boundTo.isEmpty() || boundTo == page.id)
            visible.append(page);
    }
    return visible;
}

QString ApiCall::incidentUrl(const QString &incidentId) const
{
    const QLatin1StringView scheme = request.isSecure ? "https://"_L1 : "http://"_L1;
    return scheme + QString::fromLatin1(request.header("Host")) + "/api/v1/incidents/"_L1 + incidentId;
}

const QByteArray &ApiCall::received() const
{
    return request.body.isEmpty() ? request.query : request.body;
}

void ApiCall::refuse(IntakeSink &sink, const QString &reason, HttpResponse response) const
{
    const Source *source = catalog->source(caller.sourceId());
    sink.refuse({.sourceId = source ? source->id : QString(),
                 .sourceName = callerName(),
                 .keyId = caller.keyId(),
                 .body = received(),
                 .reason = reason});
    reply(std::move(response));
}
