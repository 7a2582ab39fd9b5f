// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/handshake.h"

#include "core/base/log.h"
#include "core/server/farewell.h"
#include "core/server/responseframer.h"

using namespace Qt::StringLiterals;

namespace {

/// The type of a record with which every TLS connection begins (RFC 8446 §5.1).
constexpr char HandshakeRecord = 0x16;

} // namespace

Handshake::Handshake(Admission &admission, std::unique_ptr<Wire> wire, Admission::Place place, Done done,
                     QObject *parent)
    : QObject(parent)
    , m_admission(admission)
    , m_wire(std::move(wire))
    , m_place(std::move(place))
    , m_done(std::move(done))
    , m_deadline(Admission::monotonicNow() + admission.limits().headTime)
{
    m_admission.add(this);
    connect(m_wire.get(), &Wire::readyRead, this, &Handshake::proceed);
    connect(m_wire.get(), &Wire::disconnected, this, &QObject::deleteLater);
}

Handshake::~Handshake()
{
    if (m_wire)
        (void)leave();
}

void Handshake::checkDeadline(qint64 now)
{
    if (now < m_deadline || !m_wire)
        return;
    if (m_wire->isEncrypted())
        refuse({});
    else
        deleteLater();
}

void Handshake::proceed()
{
    if (!m_wire->isEncrypted()) {
        const std::optional<char> first = m_wire->firstByte();
        if (!first)
            return;
        if (*first != HandshakeRecord) {
            refuse(lastResponse(problem(400, u"Only HTTPS is spoken here: use https:// in the address."_s)));
            return;
        }
        m_wire->encrypt(*m_admission.tls());
    }
    switch (m_wire->shakeHands()) {
    case TlsSession::Handshake::Going:
        m_wire->flush();
        break;
    case TlsSession::Handshake::Done:
        m_wire->flush();
        deleteLater();
        m_done(leave(), *std::exchange(m_place, std::nullopt));
        break;
    case TlsSession::Handshake::Failed:
        qCDebug(lcServer, "A TLS handshake failed: %s.", m_wire->handshakeFailure());
        refuse({});
        break;
    }
}

void Handshake::refuse(const QByteArray &lastWords)
{
    m_admission.counters().count(RefusalReason::Tls);
    deleteLater();
    Farewell::say(m_admission, leave(), std::exchange(m_place, std::nullopt), lastWords);
}

std::unique_ptr<Wire> Handshake::leave()
{
    m_admission.remove(this);
    m_wire->disconnect(this);
    return std::move(m_wire);
}
