// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/tlssession.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>

TlsSession::TlsSession(const TlsContext &context)
    : m_session(SSL_new(context.m_context.get()), &SSL_free)
    , m_input(BIO_new(BIO_s_mem()))
    , m_output(BIO_new(BIO_s_mem()))
{
    Q_CHECK_PTR(m_session.get());
    Q_CHECK_PTR(m_input);
    Q_CHECK_PTR(m_output);
    SSL_set_bio(m_session.get(), m_input, m_output);
    SSL_set_accept_state(m_session.get());
}

TlsSession::~TlsSession() = default;

void TlsSession::feed(QByteArrayView encrypted)
{
    BIO_write(m_input, encrypted.data(), int(encrypted.size()));
}

bool TlsSession::hasInput() const
{
    return BIO_pending(m_input) > 0 || SSL_has_pending(m_session.get()) == 1;
}

qint64 TlsSession::takeOutput(char *data, qint64 maxSize)
{
    return BIO_pending(m_output) == 0 ? 0 : qMax(0, BIO_read(m_output, data, int(maxSize)));
}

TlsSession::Handshake TlsSession::shakeHands()
{
    // The queue of errors belongs to the thread: what another connection left there would be taken for ours.
    ERR_clear_error();
    const int outcome = SSL_do_handshake(m_session.get());
    if (outcome == 1)
        return Handshake::Done;
    if (SSL_get_error(m_session.get(), outcome) == SSL_ERROR_WANT_READ)
        return Handshake::Going;
    const char *reason = ERR_reason_error_string(ERR_peek_error());
    m_failure = reason ? reason : "unknown reason";
    m_isBroken = true;
    ERR_clear_error();
    return Handshake::Failed;
}

qint64 TlsSession::read(char *data, qint64 maxSize)
{
    if (m_isBroken)
        return -1;
    ERR_clear_error();
    const int count = SSL_read(m_session.get(), data, int(qMin<qint64>(maxSize, 1 << 30)));
    if (count > 0)
        return count;
    switch (SSL_get_error(m_session.get(), count)) {
    case SSL_ERROR_WANT_READ:
        return 0;
    case SSL_ERROR_ZERO_RETURN:
        return -1;
    default:
        m_isBroken = true;
        ERR_clear_error();
        return -1;
    }
}

void TlsSession::write(QByteArrayView plain)
{
    if (m_isBroken || plain.isEmpty())
        return;
    ERR_clear_error();
    if (SSL_write(m_session.get(), plain.data(), int(plain.size())) != plain.size()) {
        m_isBroken = true;
        ERR_clear_error();
    }
}

void TlsSession::end()
{
    if (m_isBroken || SSL_is_init_finished(m_session.get()) == 0)
        return;
    ERR_clear_error();
    SSL_shutdown(m_session.get());
    ERR_clear_error();
}
