// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/tlssession.h"

#include <QIODevice>
#include <QTcpSocket>

#include <memory>

/// The real connection below a guarded one: what is read and written here is plain, what goes over the socket may be
/// encrypted. Its other side may end its half at any time and still get its answer.
class Wire final : public QIODevice
{
    Q_OBJECT

public:
    /// \a socket is connected. Plain until encrypt().
    explicit Wire(std::unique_ptr<QTcpSocket> socket);
    ~Wire() override;

    [[nodiscard]] const QTcpSocket &socket() const { return *m_socket; }
    [[nodiscard]] bool isConnected() const { return m_socket->state() == QAbstractSocket::ConnectedState; }
    /// The first byte that arrived, as it came; it stays to be read.
    [[nodiscard]] std::optional<char> firstByte();

    /// From here on the other side must speak TLS. Call shakeHands() whenever something arrived until it is not Going.
    void encrypt(const TlsContext &context);
    [[nodiscard]] bool isEncrypted() const { return m_session != nullptr; }
    [[nodiscard]] TlsSession::Handshake shakeHands();
    [[nodiscard]] const char *handshakeFailure() const { return m_session->failure(); }

    [[nodiscard]] bool isSequential() const override { return true; }
    /// Bytes that are not yet with the system, as they go over the socket.
    [[nodiscard]] qint64 bytesToWrite() const override { return m_socket->bytesToWrite() + m_plain.size(); }
    /// True if read() would give something, or might after decrypting.
    [[nodiscard]] bool hasInput() const;
    /// Sends what was written. Until then it may be held back.
    void flush();

    /// Until resumeReading() nothing more is read from the socket, and its end is not noticed.
    void pauseReading();
    void resumeReading();

    /// Says, after what was written, that nothing more is: in TLS, if it is spoken. The socket's half is ended by
    /// endWriting(), once bytesToWrite() is 0.
    void endSession();
    void endWriting();
    /// Reads and forgets what has arrived, in pieces of at most \a size bytes for which there is room at \a scratch;
    /// returns how much it was.
    qint64 swallow(char *scratch, qint64 size);
    void abort() { m_socket->abort(); }

Q_SIGNALS:
    void disconnected();

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    [[nodiscard]] bool feedSession();
    void encryptPlain();
    void sendOutput();

    std::unique_ptr<QTcpSocket> m_socket;
    std::unique_ptr<TlsSession> m_session;
    QByteArray m_plain; ///< written, but not yet encrypted: head and body of a response fit into one record
    bool m_isReadingPaused = false;
    bool m_hasStopper = false;
};
