// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/guardedsocket.h"

#include "core/net/address.h"
#include "core/net/ascii.h"
#include "core/server/farewell.h"

using namespace Qt::StringLiterals;

namespace {

/// The slowest reader that is waited for, beyond writeTime: 32 KiB a second.
constexpr qint64 BytesPerMillisecond = 32;
/// So much of a body each connection may have, whatever all others hold: most alerts are smaller, and none of these is
/// refused because somebody sends large ones.
constexpr qint64 FreeOfCharge = 16 * 1024;

RequestFramer::Limits framerLimits(const ServerLimits &limits)
{
    return {.requestLine = std::size_t(limits.requestLine),
            .head = std::size_t(limits.head),
            .fields = std::size_t(limits.fields),
            .body = std::size_t(limits.body)};
}

QByteArray toByteArray(std::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

HttpResponse refusalResponse(const RequestFramer::Refusal &refusal)
{
    return problem(refusal.status, QString::fromLatin1(refusal.reason));
}

HttpResponse unavailable(const QString &detail)
{
    HttpResponse response = problem(503, detail);
    response.headers.append({"Retry-After"_ba, "1"_ba});
    return response;
}

} // namespace

GuardedSocket::GuardedSocket(Admission &admission, std::unique_ptr<Wire> wire, Admission::Place place, QObject *parent)
    : QTcpSocket(parent)
    , m_admission(admission)
    , m_place(std::move(place))
    , m_wire(std::move(wire))
    , m_framer(framerLimits(admission.limits()))
{
    connect(m_wire.get(), &Wire::readyRead, this, &GuardedSocket::readWire);
    connect(m_wire.get(), &Wire::disconnected, this, [this] {
        end({});
    });
    connect(m_wire.get(), &Wire::bytesWritten, this, [this] {
        if (m_phase == Phase::Writing && m_wire->bytesToWrite() == 0)
            awaitNextRequest();
    });

    QIODevice::open(QIODevice::ReadWrite);
    setSocketState(ConnectedState);
    const QTcpSocket &socket = m_wire->socket();
    setPeerAddress(Address::unmapped(socket.peerAddress()));
    setPeerPort(socket.peerPort());
    setLocalAddress(socket.localAddress());
    setLocalPort(socket.localPort());

    m_admission.add(this);
    // A new connection has no more time until its first request than a head has; only a proven one may idle.
    enter(Phase::Idle, m_admission.limits().headTime);
}

GuardedSocket::~GuardedSocket()
{
    if (m_wire) {
        m_wire->disconnect(this);
        m_admission.remove(this);
    }
    m_admission.putDown(peerAddress(), m_charged);
    m_admission.forgetServing(this);
}

void GuardedSocket::start()
{
    readWire();
}

qint64 GuardedSocket::bytesAvailable() const
{
    return QTcpSocket::bytesAvailable() + m_released.size();
}

void GuardedSocket::disconnectFromHost()
{
    end({});
}

qint64 GuardedSocket::readData(char *data, qint64 maxSize)
{
    const qint64 count = qMin(maxSize, m_released.size());
    if (count == 0)
        return 0;
    memcpy(data, m_released.constData(), size_t(count));
    m_released.remove(0, count);
    // QHttpServer calls the handler in the same breath in which it reads the last byte.
    if (m_released.isEmpty())
        m_admission.setServing(this);
    return count;
}

qint64 GuardedSocket::writeData(const char *data, qint64 size)
{
    if (m_phase != Phase::Answering)
        return size;
    if (m_admission.isClosing())
        m_response.closeAfterwards();
    m_response.write({data, size}, *m_wire);
    if (m_response.isComplete())
        finishAnswer();
    return size;
}

void GuardedSocket::enter(Phase phase, qint64 time)
{
    m_phase = phase;
    m_deadline = Admission::monotonicNow() + time;
}

void GuardedSocket::checkDeadline(qint64 now)
{
    if (now < m_deadline)
        return;
    switch (m_phase) {
    case Phase::Idle:
        end({});
        break;
    case Phase::Head:
        refuse(problem(408, u"The header fields did not arrive in time."_s));
        break;
    case Phase::Body:
        refuse(problem(408, u"The body did not arrive in time."_s));
        break;
    case Phase::Answering:
        refuse(unavailable(u"The answer was not ready in time."_s));
        break;
    case Phase::Writing:
        m_wire->abort();
        break;
    case Phase::Ended:
        break;
    }
}

void GuardedSocket::readWire()
{
    while (m_phase <= Phase::Body) {
        if (!m_rest.isEmpty()) {
            const QByteArray rest = std::exchange(m_rest, {});
            consume({rest.constData(), size_t(rest.size())});
        } else {
            m_wire->resumeReading();
            auto &scratch = m_admission.scratch();
            const qint64 count = m_wire->read(scratch.data(), qint64(scratch.size()));
            // In TLS the other side may end its half while the socket below stays open.
            if (count < 0)
                end({});
            if (count <= 0)
                return;
            consume({scratch.data(), size_t(count)});
        }
        // A request that was answered at once: the next one waits for its turn, see awaitNextRequest(). Until then the
        // other side's end must not be noticed.
        if (!m_rest.isEmpty()) {
            if (m_phase != Phase::Ended)
                m_wire->pauseReading();
            return;
        }
    }
}

void GuardedSocket::consume(std::string_view input)
{
    for (;;) {
        switch (m_framer.next(input)) {
        case RequestFramer::Event::NeedsMore:
            if (m_phase == Phase::Idle && !m_framer.isIdle()) {
                if (m_isProven)
                    enter(Phase::Head, m_admission.limits().headTime);
                else
                    m_phase = Phase::Head; // its time runs since it came
            }
            return;
        case RequestFramer::Event::Head:
            if (!acceptHead(!input.empty()))
                return;
            break;
        case RequestFramer::Event::Body: {
            if (!keepPiece(m_framer.piece())) {
                refuse(unavailable(u"Too many large requests are being worked on."_s));
                return;
            }
            break;
        }
        case RequestFramer::Event::Complete:
            m_rest = toByteArray(input);
            release();
            return;
        case RequestFramer::Event::Refused:
            refuse(refusalResponse(m_framer.refusal()));
            return;
        }
    }
}

bool GuardedSocket::acceptHead(bool hasInput)
{
    m_isHead = m_framer.method() == "HEAD";
    enter(Phase::Body, m_admission.limits().bodyTime);
    if (const auto refusal = m_admission.hostPolicy().refusal(m_framer)) {
        refuse(refusalResponse(*refusal));
        return false;
    }
    if (m_framer.expectsContinue() && !hasInput) {
        m_wire->write("HTTP/1.1 100 Continue\r\n\r\n");
        m_wire->flush();
    }
    return true;
}

bool GuardedSocket::keepPiece(std::string_view piece)
{
    const qint64 size = m_body.size() + qint64(piece.size());
    const qint64 charge = qMax<qint64>(0, size - FreeOfCharge) - m_charged;
    if (charge > 0) {
        if (!m_admission.takeOn(peerAddress(), charge))
            return false;
        m_charged += charge;
    }
    // At once, because growing would leave holes of every size in the heap. Of what is reserved, only the pages that
    // are written to cost memory.
    if (m_body.isEmpty())
        m_body.reserve(qsizetype(m_framer.contentLength().value_or(piece.size())));
    m_body.append(piece.data(), qsizetype(piece.size()));
    return true;
}

void GuardedSocket::release()
{
    m_request.method = toByteArray(m_framer.method());
    m_request.path = toByteArray(m_framer.path());
    m_request.query = toByteArray(m_framer.query());
    const bool isFromProxy = m_admission.proxies().isTrusted(peerAddress());
    m_request.headers.reserve(qsizetype(m_framer.fieldCount()));
    for (std::size_t i = 0; i < m_framer.fieldCount(); ++i) {
        const RequestFramer::Field field = m_framer.field(i);
        const bool isForwarding = ProxyPolicy::isForwardingField(field.name);
        m_request.isForwarded = m_request.isForwarded || isForwarding || Ascii::equals(field.name, "via");
        if (isForwarding && !isFromProxy)
            continue;
        m_request.headers.emplaceBack(toByteArray(field.name), toByteArray(field.value));
    }
    m_request.body = m_body;
    const auto client = m_admission.proxies().client(m_framer, peerAddress(), m_wire->isEncrypted());
    m_request.peer = client.address;
    m_request.isSecure = client.isSecure;

    m_response.begin({.isHead = m_isHead, .isHttp10 = m_framer.isHttp10(), .keepsAlive = m_framer.keepsAlive()});
    m_released = m_request.method + ' ' + m_request.path + " HTTP/1.1\r\n\r\n";
    m_framer.restart();
    m_isProven = true;
    enter(Phase::Answering, m_admission.limits().answerTime);
    Q_EMIT readyRead();
    if (m_phase == Phase::Answering || m_phase == Phase::Writing)
        m_wire->pauseReading();
}

void GuardedSocket::finishAnswer()
{
    m_admission.putDown(peerAddress(), std::exchange(m_charged, 0));
    m_body = {};
    if (!m_response.keepsAlive()) {
        end({});
        return;
    }
    // At once, because the answer would be dropped if the other side had ended its half of the connection meanwhile.
    m_wire->flush();
    if (m_phase != Phase::Answering)
        return;
    enter(Phase::Writing, m_admission.limits().writeTime + m_response.size() / BytesPerMillisecond);
    if (m_wire->bytesToWrite() == 0)
        awaitNextRequest();
}

void GuardedSocket::awaitNextRequest()
{
    enter(Phase::Idle, m_admission.limits().idleTime);
    // Later, because QHttpServer is still busy with the request that was just answered, and others wait, too.
    if (!m_rest.isEmpty() || m_wire->hasInput())
        m_admission.awaitTurn(this);
    else
        m_wire->resumeReading();
}

void GuardedSocket::refuse(const HttpResponse &response)
{
    m_admission.counters().count(refusalReason(response.status));
    end(lastResponse(response, m_phase <= Phase::Head || !m_isHead));
}

void GuardedSocket::end(const QByteArray &lastWords)
{
    if (m_phase == Phase::Ended)
        return;
    m_phase = Phase::Ended;
    m_admission.remove(this);
    m_wire->disconnect(this);
    m_wire->resumeReading();
    Farewell::say(m_admission, std::move(m_wire), std::exchange(m_place, std::nullopt), lastWords);
    // Later, because this may be called from within QHttpServer, which must not find the socket closed under its hands.
    QMetaObject::invokeMethod(this, &GuardedSocket::leaveHttpServer, Qt::QueuedConnection);
}

void GuardedSocket::leaveHttpServer()
{
    m_released.clear();
    QTcpSocket::disconnectFromHost();
}
