// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/adapters/adapter.h"
#include "core/net/http.h"

#include <QDir>
#include <QFile>

/// The samples in tests/data/payloads, for tests that define TEST_DATA.
inline QDir payloads()
{
    return QDir(QStringLiteral(TEST_DATA "/payloads"));
}

/// A sample as a request: it is a body, or a whole request that begins with its request line.
inline HttpRequest requestOf(const QString &sample)
{
    QFile file(payloads().filePath(sample));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(file.fileName()));
    const QByteArray content = file.readAll();
    HttpRequest request{.method = "POST", .path = "/api/v1/webhooks/sample"};
    const QByteArray firstLine = content.left(content.indexOf('\n')).trimmed();
    if (!firstLine.endsWith("HTTP/1.1")) {
        request.body = content;
        if (!content.trimmed().startsWith('{') && !content.trimmed().startsWith('['))
            request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
        return request;
    }
    const QList<QByteArray> words = firstLine.split(' ');
    request.method = words.at(0);
    const qsizetype mark = words.at(1).indexOf('?');
    request.path = words.at(1).left(mark);
    request.query = mark < 0 ? QByteArray() : words.at(1).mid(mark + 1);
    qsizetype at = content.indexOf('\n') + 1;
    for (;;) {
        const qsizetype end = content.indexOf('\n', at);
        const QByteArray line = content.mid(at, end < 0 ? -1 : end - at).trimmed();
        at = end < 0 ? content.size() : end + 1;
        if (line.isEmpty())
            break;
        const qsizetype colon = line.indexOf(':');
        request.headers.emplaceBack(line.left(colon), line.mid(colon + 1).trimmed());
    }
    request.body = content.mid(at);
    return request;
}

/// The tool of "tool-what-it-is.json": the longest of our tools' words that the name begins with.
inline const Adapter *toolOf(const QString &sample)
{
    const Adapter *best = nullptr;
    for (const Adapter &candidate : adapters()) {
        const bool isBetter = !best || candidate.tool.size() > best->tool.size();
        if (isBetter && sample.startsWith(candidate.tool + QLatin1Char('-')))
            best = &candidate;
    }
    return best;
}
