// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/responseframer.h"

#include <QDateTime>
#include <QIODevice>
#include <QLocale>

namespace {

/// RFC 9110 §5.6.7, made once a second.
const QByteArray &dateField()
{
    thread_local qint64 second = 0;
    thread_local QByteArray field;
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    if (now != second || field.isEmpty()) {
        second = now;
        const QDateTime time = QDateTime::fromSecsSinceEpoch(now, Qt::UTC);
        field = "Date: " + QLocale::c().toString(time, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'").toLatin1() + "\r\n";
    }
    return field;
}

/// The value if \a line is the field \a name (with its colon), trimmed; else a null view.
QByteArrayView valueOf(QByteArrayView line, QByteArrayView name)
{
    if (line.size() < name.size() || qstrnicmp(line.data(), name.size(), name.data(), name.size()) != 0)
        return {};
    return line.sliced(name.size()).trimmed();
}

} // namespace

void ResponseFramer::begin(Request request)
{
    m_request = request;
    m_head.clear();
    m_left = 0;
    m_size = 0;
    m_hasHead = false;
    m_hasBody = !request.isHead;
}

void ResponseFramer::write(QByteArrayView bytes, QIODevice &device)
{
    if (!m_hasHead) {
        const qsizetype known = m_head.size();
        m_head.append(bytes);
        const qsizetype end = m_head.indexOf("\r\n\r\n", qMax<qsizetype>(0, known - 3));
        if (end < 0)
            return;
        bytes = bytes.sliced(end + 4 - known);
        m_head.truncate(end + 2);
        sendHead(device);
    }
    bytes = bytes.first(qMin<qint64>(bytes.size(), m_left));
    m_left -= bytes.size();
    if (m_hasBody && !bytes.isEmpty()) {
        device.write(bytes.data(), bytes.size());
        m_size += bytes.size();
    }
}

void ResponseFramer::sendHead(QIODevice &device)
{
    const int status = m_head.mid(9, 3).toInt();
    const bool isEmpty = status == 204 || status == 304 || status < 200;
    bool hasLength = false;
    bool hasDate = false;
    QByteArray head;
    head.reserve(m_head.size() + 64);
    for (qsizetype begin = 0; begin < m_head.size();) {
        const qsizetype end = m_head.indexOf("\r\n", begin) + 2;
        const QByteArrayView line = QByteArrayView(m_head).sliced(begin, end - begin);
        begin = end;
        if (const QByteArrayView length = valueOf(line, "content-length:"); !length.isNull()) {
            hasLength = true;
            m_left = length.toLongLong();
            if (status == 204 || status < 200)
                continue;
        } else if (!valueOf(line, "connection:").isNull() || !valueOf(line, "keep-alive:").isNull()) {
            continue;
        } else if (!valueOf(line, "date:").isNull()) {
            hasDate = true;
        }
        head.append(line);
    }
    if (isEmpty)
        m_hasBody = false;
    else if (!hasLength)
        m_request.keepsAlive = false;
    if (!hasDate)
        head.append(dateField());
    if (!m_request.keepsAlive)
        head.append("Connection: close\r\n");
    else if (m_request.isHttp10)
        head.append("Connection: keep-alive\r\n");
    head.append("\r\n");
    m_hasHead = true;
    m_size = head.size();
    m_head.clear();
    device.write(head);
}

QByteArray lastResponse(const HttpResponse &response, bool withBody)
{
    QByteArray text = "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + reasonPhrase(response.status) + "\r\n";
    text += "Content-Type: " + response.contentType + "\r\n";
    text += "Content-Length: " + QByteArray::number(response.body.size()) + "\r\n";
    for (const auto &[name, value] : response.headers)
        text += name + ": " + value + "\r\n";
    text += dateField() + "Connection: close\r\n\r\n";
    if (withBody)
        text += response.body;
    return text;
}
