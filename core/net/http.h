// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QString>

#include <functional>
#include <utility>

/// One complete HTTP request, as the guarded listener let it pass. A value: safe to keep and to hand to a thread.
struct HttpRequest
{
    QByteArray method = {}; ///< upper case, e.g. "POST"
    QByteArray path = {};   ///< percent-encoded as received, begins with '/', without the query
    QByteArray query = {};  ///< without the '?', percent-encoded; may be empty
    QList<std::pair<QByteArray, QByteArray>> headers = {}; ///< in order; names as received
    QByteArray body = {};                                  ///< decoded from chunks
    QHostAddress peer = {};   ///< the client, also behind a trusted proxy; null: it can't tell
    bool isSecure = false;    ///< it came over TLS, here or up to that proxy
    bool isForwarded = false; ///< a proxy says that it passed it on, trusted or not

    /// The first header of that name (compared without case); empty if there is none.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

/// What is sent back. Content-Length, Date and Connection are the server's business.
struct HttpResponse
{
    int status = 200;
    QByteArray contentType = QByteArrayLiteral("application/json");
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers = {};
};

/// Answers one request, once, from any thread. Further calls and calls after the client has gone do nothing.
using HttpReply = std::function<void(HttpResponse)>;

/// Called in the server's thread; must not block. May keep the reply and answer later.
using HttpHandler = std::function<void(const HttpRequest &, HttpReply)>;

/// An RFC 9457 problem document. \a title defaults to the status' reason phrase.
[[nodiscard]] HttpResponse problem(int status, const QString &detail,
                                   const QByteArray &type = QByteArrayLiteral("about:blank"));

/// The standard reason phrase of RFC 9110 §15, e.g. "Not Found"; empty for an unknown status.
[[nodiscard]] QByteArray reasonPhrase(int status);
