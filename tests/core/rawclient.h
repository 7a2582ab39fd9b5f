// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDeadlineTimer>
#include <QHostAddress>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>

#include <memory>
#include <poll.h>
#include <sys/socket.h>

/// A client that sends exactly the bytes it is given, and reads what comes back without forgiving anything.
class RawClient
{
public:
    struct Response
    {
        int status = 0; ///< 0: nothing, or nothing that can be read, came in time
        QList<std::pair<QByteArray, QByteArray>> fields = {};
        QByteArray body = {};

        [[nodiscard]] QByteArray field(const QByteArray &name) const
        {
            for (const auto &[key, value] : fields) {
                if (key.compare(name, Qt::CaseInsensitive) == 0)
                    return value;
            }
            return {};
        }
    };

    enum class Body { Expected, Absent };

    /// Speaks TLS, and trusts only \a certificate (PEM), if that is given.
    explicit RawClient(quint16 port, const QHostAddress &address = QHostAddress(QHostAddress::LocalHost),
                       const QByteArray &certificate = {})
    {
        if (certificate.isEmpty()) {
            m_socket = std::make_unique<QTcpSocket>();
            m_socket->connectToHost(address, port);
            m_socket->waitForConnected(Patience);
            m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
            return;
        }
        auto socket = std::make_unique<QSslSocket>();
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setCaCertificates(QSslCertificate::fromData(certificate));
        configuration.setAllowedNextProtocols({"h2", "http/1.1"});
        socket->setSslConfiguration(configuration);
        socket->setPeerVerifyName(QStringLiteral("localhost"));
        socket->connectToHostEncrypted(address.toString(), port);
        if (!socket->waitForEncrypted(Patience))
            socket->abort();
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_socket = std::move(socket);
    }
    /// From another address of this computer.
    RawClient(quint16 port, const QHostAddress &address, const QHostAddress &from)
        : m_socket(std::make_unique<QTcpSocket>())
    {
        m_socket->bind(from);
        m_socket->connectToHost(address, port);
        m_socket->waitForConnected(Patience);
    }
    RawClient(quint16 port, const QByteArray &certificate)
        : RawClient(port, QHostAddress(QHostAddress::LocalHost), certificate)
    {}

    [[nodiscard]] bool isConnected() const { return m_socket->state() == QAbstractSocket::ConnectedState; }

    void send(const QByteArray &bytes)
    {
        m_socket->write(bytes);
        m_socket->flush();
        while (unsent() > 0 && m_socket->waitForBytesWritten(Patience))
            ;
    }

    /// Sends, on a plain connection, as a client does that looks for an answer only when it has sent everything: false
    /// once it can't send.
    [[nodiscard]] bool sendBlindly(const QByteArray &bytes)
    {
        const int descriptor = int(m_socket->socketDescriptor());
        for (qsizetype sent = 0; sent < bytes.size();) {
            pollfd writable{.fd = descriptor, .events = POLLOUT, .revents = 0};
            if (::poll(&writable, 1, Patience) != 1)
                return false;
            const ssize_t count =
                ::send(descriptor, bytes.constData() + sent, size_t(bytes.size() - sent), MSG_NOSIGNAL);
            if (count < 0)
                return false;
            sent += count;
        }
        return true;
    }

    /// Says that nothing more is sent, while the answer is still wanted.
    void endWriting() { ::shutdown(int(m_socket->socketDescriptor()), SHUT_WR); }
    void disconnect() { m_socket->abort(); }
    /// Leaves what comes with the system, until receive() is called.
    void stopReading() { m_socket->setReadBufferSize(1); }

    /// The next response; interim ones (1xx) have no body.
    [[nodiscard]] Response receive(Body bodyOfResponse = Body::Expected, int patience = Patience)
    {
        m_socket->setReadBufferSize(0);
        const QDeadlineTimer deadline(patience);
        qsizetype end = -1;
        while ((end = m_received.indexOf("\r\n\r\n")) < 0) {
            if (!receiveMore(deadline))
                return {};
        }
        QList<QByteArray> lines = m_received.left(end).split('\n');
        m_received.remove(0, end + 4);
        Response response;
        const QByteArray statusLine = lines.takeFirst();
        if (!statusLine.startsWith("HTTP/1.1 "))
            return {};
        const int status = statusLine.mid(9, 3).toInt();
        for (const QByteArray &line : lines) {
            const qsizetype colon = line.indexOf(':');
            response.fields.append({line.left(colon), line.mid(colon + 1).trimmed()});
        }
        const qsizetype size = response.field("Content-Length").toLongLong();
        if (bodyOfResponse == Body::Expected && status >= 200 && status != 204 && status != 304) {
            while (m_received.size() < size) {
                if (!receiveMore(deadline))
                    return {};
            }
            response.body = m_received.left(size);
            m_received.remove(0, size);
        }
        response.status = status;
        return response;
    }

    /// True if the server ends the connection in time without another byte.
    [[nodiscard]] bool isClosedByServer(int patience = Patience)
    {
        const QDeadlineTimer deadline(patience);
        while (m_received.isEmpty() && receiveMore(deadline))
            ;
        if (m_received.isEmpty() && m_socket->state() == QAbstractSocket::ConnectedState)
            m_socket->waitForDisconnected(qMax(1, int(deadline.remainingTime())));
        return m_received.isEmpty() && m_socket->state() == QAbstractSocket::UnconnectedState;
    }

    [[nodiscard]] bool hasNothingToRead(int time)
    {
        return m_received.isEmpty() && m_socket->bytesAvailable() == 0 && !m_socket->waitForReadyRead(time);
    }

private:
    static constexpr int Patience = 10'000;

    [[nodiscard]] bool receiveMore(const QDeadlineTimer &deadline)
    {
        if (m_socket->bytesAvailable() == 0 && !m_socket->waitForReadyRead(int(deadline.remainingTime())))
            return false;
        m_received += m_socket->readAll();
        return true;
    }

    [[nodiscard]] qint64 unsent() const
    {
        const auto *encrypted = qobject_cast<QSslSocket *>(m_socket.get());
        return m_socket->bytesToWrite() + (encrypted ? encrypted->encryptedBytesToWrite() : 0);
    }

    std::unique_ptr<QTcpSocket> m_socket;
    QByteArray m_received;
};
