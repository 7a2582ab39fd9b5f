// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/tlscontext.h"

#include <QByteArrayView>

struct bio_st;
struct ssl_st;

/// The server's side of one TLS connection. Knows no socket: encrypted bytes go in and come out, and so the wire below
/// can be read, paused and half closed as if it were plain. (QSslSocket closes its socket together with the session,
/// and reads it when it wants to; both would lose answers.)
class TlsSession
{
public:
    enum class Handshake {
        Going, ///< more must be fed
        Done,
        Failed, ///< the output holds an alert that says why
    };

    explicit TlsSession(const TlsContext &context);
    ~TlsSession();
    Q_DISABLE_COPY_MOVE(TlsSession)

    /// Takes what arrived.
    void feed(QByteArrayView encrypted);
    /// True if something that was fed has not been read yet.
    [[nodiscard]] bool hasInput() const;
    /// The next bytes that must be sent; 0 if there are none.
    [[nodiscard]] qint64 takeOutput(char *data, qint64 maxSize);

    [[nodiscard]] Handshake shakeHands();
    /// Why it failed, for the log.
    [[nodiscard]] const char *failure() const { return m_failure; }

    /// Plain bytes. 0: more must be fed first. -1: nothing more will come, because the other side ended the session or
    /// broke it.
    [[nodiscard]] qint64 read(char *data, qint64 maxSize);
    /// Encrypts all of it. After a failure it is dropped.
    void write(QByteArrayView plain);
    /// Says that nothing more is written (close_notify), if the handshake is done and the session whole.
    void end();

private:
    std::unique_ptr<ssl_st, void (*)(ssl_st *)> m_session;
    bio_st *m_input;  ///< owned by m_session
    bio_st *m_output; ///< owned by m_session
    const char *m_failure = "";
    bool m_isBroken = false;
};
