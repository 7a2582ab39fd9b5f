// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/wire.h"

#include "core/server/socketcalls.h"

#include <array>

namespace {

constexpr qint64 ReadBufferSize = 64 * 1024;
/// What one record of TLS holds (RFC 8446 §5.1); more at once would only be copied more often.
constexpr qint64 RecordSize = 16 * 1024;

constexpr int SendBufferSize = 128 * 1024;

constexpr qint64 RoomKept = 2 * 1024;

} // namespace

Wire::Wire(std::unique_ptr<QTcpSocket> socket) : m_socket(std::move(socket))
{
    m_socket->setReadBufferSize(ReadBufferSize);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    // Left to itself, the system would take megabytes for whoever asks and never reads.
    m_socket->setSocketOption(QAbstractSocket::SendBufferSizeSocketOption, SendBufferSize);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &Wire::readyRead);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &Wire::bytesWritten);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &Wire::disconnected);
    open(QIODevice::ReadWrite | QIODevice::Unbuffered);
}

Wire::~Wire()
{
    m_socket->disconnect(this);
}

std::optional<char> Wire::firstByte()
{
    char byte = '\0';
    return m_socket->peek(&byte, 1) == 1 ? std::optional(byte) : std::nullopt;
}

void Wire::encrypt(const TlsContext &context)
{
    m_session = std::make_unique<TlsSession>(context);
}

TlsSession::Handshake Wire::shakeHands()
{
    for (;;) {
        const TlsSession::Handshake handshake = m_session->shakeHands();
        sendOutput();
        if (handshake != TlsSession::Handshake::Going || !feedSession())
            return handshake;
    }
}

bool Wire::hasInput() const
{
    return m_socket->bytesAvailable() > (m_hasStopper ? 1 : 0) || (m_session && m_session->hasInput());
}

void Wire::flush()
{
    encryptPlain();
    m_socket->flush();
}

void Wire::pauseReading()
{
    if (m_isReadingPaused)
        return;
    m_isReadingPaused = true;
    // QTcpSocket stops to read, and so to notice that the other side has ended its half, only when its buffer is full:
    // it would close the connection then, although the answer is still wanted. Nor should it read ahead for whoever
    // sends request after request without waiting. The limit comes first, so that the notifier is switched off only if
    // there is something to read: to switch it for each request costs two system calls.
    m_socket->setReadBufferSize(1);
    if (m_socket->bytesAvailable() == 0) {
        m_socket->ungetChar('\0');
        m_hasStopper = true;
    }
}

void Wire::resumeReading()
{
    if (!m_isReadingPaused)
        return;
    m_isReadingPaused = false;
    if (!m_socket->isOpen())
        return;
    char stopper = '\0';
    if (std::exchange(m_hasStopper, false))
        m_socket->getChar(&stopper);
    m_socket->setReadBufferSize(ReadBufferSize);
}

void Wire::endSession()
{
    if (!m_session || !isConnected())
        return;
    encryptPlain();
    m_session->end();
    sendOutput();
}

void Wire::endWriting()
{
    SocketCalls::endWriting(m_socket->socketDescriptor());
}

qint64 Wire::swallow(char *scratch, qint64 size)
{
    qint64 swallowed = 0;
    while (m_socket->isOpen()) {
        const qint64 count = m_socket->read(scratch, size);
        if (count <= 0)
            break;
        swallowed += count;
    }
    return swallowed;
}

qint64 Wire::readData(char *data, qint64 maxSize)
{
    if (!m_session)
        return m_socket->read(data, maxSize);
    for (;;) {
        const qint64 count = m_session->read(data, maxSize);
        // A reader may have to be answered in TLS's own words, such as an alert.
        sendOutput();
        if (count != 0 || !feedSession())
            return count;
    }
}

qint64 Wire::writeData(const char *data, qint64 size)
{
    if (!m_session)
        return m_socket->write(data, size);
    for (qint64 done = 0; done < size;) {
        const qint64 count = qMin(RecordSize - m_plain.size(), size - done);
        m_plain.append(data + done, count);
        done += count;
        if (m_plain.size() == RecordSize)
            encryptPlain();
    }
    return size;
}

void Wire::encryptPlain()
{
    if (m_plain.isEmpty())
        return;
    m_session->write(m_plain);
    // Its room is kept for the next response, unless a large one would then occupy it while the client idles.
    if (m_plain.size() < RoomKept)
        m_plain.resize(0);
    else
        m_plain = {};
    sendOutput();
}

bool Wire::feedSession()
{
    if (m_isReadingPaused || !m_socket->isOpen())
        return false;
    std::array<char, RecordSize> encrypted; // NOLINT(cppcoreguidelines-pro-type-member-init): filled by read()
    const qint64 count = m_socket->read(encrypted.data(), qint64(encrypted.size()));
    if (count <= 0)
        return false;
    m_session->feed({encrypted.data(), count});
    return true;
}

void Wire::sendOutput()
{
    std::array<char, RecordSize> encrypted; // NOLINT(cppcoreguidelines-pro-type-member-init): filled by takeOutput()
    while (const qint64 count = m_session->takeOutput(encrypted.data(), qint64(encrypted.size()))) {
        if (m_socket->isOpen())
            m_socket->write(encrypted.data(), count);
    }
}
