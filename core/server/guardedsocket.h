// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/admission.h"
#include "core/server/requestframer.h"
#include "core/server/responseframer.h"
#include "core/server/wire.h"

#include <QTcpSocket>

#include <memory>

/// The connection as QHttpServer sees it: a socket on which nothing but one complete, validated request at a time
/// arrives.
///
/// The wire, the real socket, is its own business. It reads requests from there, refuses what must be refused, shows
/// QHttpServer a request only when all of it is here and the one before is answered, and passes the response on.
///
/// QHttpServer is shown the request line alone; method, path, fields and body lie ready in request(). Its own reader
/// drops all fields of a head, Content-Length with them, when it dislikes one of them, and then takes the body for the
/// next request; and it would hold the body a second time.
class GuardedSocket final : public QTcpSocket, private Admission::Guest
{
    Q_OBJECT

public:
    /// \a wire is connected.
    GuardedSocket(Admission &admission, std::unique_ptr<Wire> wire, Admission::Place place, QObject *parent);
    ~GuardedSocket() override;

    /// Reads what has arrived already. Called once, when QHttpServer knows the socket.
    void start();

    /// The request that QHttpServer has been shown. Taken once.
    [[nodiscard]] HttpRequest takeRequest() { return std::exchange(m_request, {}); }
    /// True as long as a response can still be sent for that request.
    [[nodiscard]] bool awaitsAnswer() const { return m_phase == Phase::Answering; }

    [[nodiscard]] qint64 bytesAvailable() const override;
    void disconnectFromHost() override;

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    enum class Phase {
        Idle,      ///< between requests
        Head,      ///< a head has begun
        Body,      ///< the head is accepted
        Answering, ///< QHttpServer has the request
        Writing,   ///< the response is complete, but not yet with the system
        Ended,     ///< the wire is given away
    };

    void checkDeadline(qint64 now) override;
    void takeTurn() override { readWire(); }
    void enter(Phase phase, qint64 time);

    void readWire();
    void consume(std::string_view input);
    [[nodiscard]] bool acceptHead(bool hasInput);
    [[nodiscard]] bool keepPiece(std::string_view piece);
    void release();
    void finishAnswer();
    void awaitNextRequest();

    void refuse(const HttpResponse &response);
    void end(const QByteArray &lastWords);
    void leaveHttpServer();

    Admission &m_admission;
    std::optional<Admission::Place> m_place;
    std::unique_ptr<Wire> m_wire;
    RequestFramer m_framer;
    ResponseFramer m_response;
    Phase m_phase = Phase::Idle;
    qint64 m_deadline = 0;

    QByteArray m_rest; ///< read from the wire, but of a later request
    QByteArray m_body;
    qint64 m_charged = 0; ///< of the body, against what all may hold
    HttpRequest m_request;
    QByteArray m_released; ///< what QHttpServer has not read yet
    bool m_isHead = false;
    bool m_isProven = false; ///< a first request has come
};
