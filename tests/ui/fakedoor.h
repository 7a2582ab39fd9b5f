// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

/// A front door that answers every request with what the test has told it to, and keeps the last one.
class FakeDoor : public QTcpServer
{
public:
    /// Keeps silent until it has an answer.
    FakeDoor()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                read(*socket);
            });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        });
        if (!listen(QHostAddress::LocalHost))
            qFatal("no free port: %s", qPrintable(errorString()));
    }

    [[nodiscard]] QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(serverPort()); }

    QByteArray status; ///< e.g. "201 Created"; empty: no answer at all
    QByteArray answer;
    QByteArray head; ///< of the last request, its line included
    QByteArray body; ///< of the last request
    int requests = 0;

private:
    void read(QTcpSocket &socket)
    {
        m_received += socket.readAll();
        const qsizetype end = m_received.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const QByteArray lower = m_received.left(end).toLower();
        const qsizetype field = lower.indexOf("content-length:");
        const qsizetype line = lower.indexOf('\r', field);
        const qsizetype length =
            field < 0 ? 0 : lower.mid(field + 15, line < 0 ? -1 : line - field - 15).trimmed().toInt();
        if (m_received.size() < end + 4 + length)
            return;
        head = m_received.left(end);
        body = m_received.mid(end + 4, length);
        m_received.clear();
        ++requests;
        if (status.isEmpty())
            return;
        socket.write("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: "
                     + QByteArray::number(answer.size()) + "\r\nConnection: close\r\n\r\n" + answer);
        socket.disconnectFromHost();
    }

    QByteArray m_received;
};
