// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/http.h"

#include <QByteArray>
#include <QByteArrayView>

class QIODevice;

/// Passes on what QHttpServer writes, as one response at a time: puts in Date and Connection, leaves out a body that
/// must not be there (HEAD, 204, 304), and knows where the response ends.
class ResponseFramer
{
public:
    /// What of the request shapes its response.
    struct Request
    {
        bool isHead = false;
        bool isHttp10 = false;
        bool keepsAlive = true;
    };

    /// Begins the response to the next request.
    void begin(Request request);
    /// The response will say that the connection ends, if its head has not been sent yet.
    void closeAfterwards() { m_request.keepsAlive = false; }

    /// Takes the next bytes of the response and writes what is to be sent to \a device.
    void write(QByteArrayView bytes, QIODevice &device);

    [[nodiscard]] bool isComplete() const { return m_hasHead && m_left == 0; }
    /// Whether the connection can be used for another request afterwards. Asked when the response is complete.
    [[nodiscard]] bool keepsAlive() const { return m_request.keepsAlive; }
    /// Bytes of the response that were sent so far.
    [[nodiscard]] qint64 size() const { return m_size; }

private:
    void sendHead(QIODevice &device);

    Request m_request = {};
    QByteArray m_head;
    qint64 m_left = 0; ///< of the body
    qint64 m_size = 0;
    bool m_hasHead = false;
    bool m_hasBody = true;
};

/// \a response as it goes over the wire, with "Connection: close": for answers that are given without QHttpServer.
[[nodiscard]] QByteArray lastResponse(const HttpResponse &response, bool withBody = true);
