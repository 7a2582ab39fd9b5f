// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/http.h"
#include "core/server/proxypolicy.h"
#include "core/server/tlscontext.h"

#include <QFuture>
#include <QHostAddress>
#include <QStringList>
#include <QThread>

#include <memory>

/// What one connection, and all of them together, may take. Times in milliseconds, sizes in bytes.
struct ServerLimits
{
    int connections = 1024;
    int connectionsPerAddress = 128;
    int backlog = 4096; ///< the system may permit fewer
    qint64 requestLine = 8 * 1024;
    qint64 head = 32 * 1024;
    int fields = 100;
    qint64 body = 1024 * 1024;
    /// What is beyond 16 KiB of the bodies of all connections together that are not answered yet; more is answered with
    /// 503. One address may have half of it.
    qint64 allBodies = 64 * 1024 * 1024;
    int headTime = 5'000;
    int bodyTime = 15'000;
    int idleTime = 30'000;
    int answerTime = 30'000;
    int writeTime = 15'000;
};

/// An HTTP/1.1 server in a thread of its own: QHttpServer behind a guarded listener. The only class that knows
/// QHttpServer.
class HttpServer
{
public:
    struct Options
    {
        QList<QHostAddress> addresses = {}; ///< all of them on the same port
        quint16 port = 0;                   ///< 0: a free one, the same for all addresses
        /// Host header values (without port, lower case) that are answered; others get 421. Empty: any.
        QStringList allowedHosts = {};
        /// Requests with a foreign Origin or Sec-Fetch-Site: cross-site get 403. Off for public read-only data.
        bool refusesForeignOrigins = true;
        /// Except when these paths are read, which hold nothing but public data.
        QList<QByteArray> publicPaths = {};
        ServerLimits limits = {};
        /// Whose word is taken about the client's address.
        ProxyPolicy proxies = {};
        /// Nothing: plain HTTP.
        std::optional<TlsContext> tls = {};
        /// The command line option that error messages name.
        QString listenOption = QStringLiteral("--listen");
    };

    /// \a name goes into logs and the thread's name. \a handler is called in the server's thread.
    HttpServer(const QString &name, HttpHandler handler);
    /// Stops listening, answers what is pending with 503, and ends the thread (at most half a second).
    ~HttpServer();
    Q_DISABLE_COPY_MOVE(HttpServer)

    /// Starts to listen; finishes with the port. Error::Kind::Network names address and port and says what to do when
    /// it is taken or not allowed. Call once.
    [[nodiscard]] QFuture<Result<quint16>> listen(const Options &options);

    /// From now on new connections are encrypted with this; those that are there go on with what they have. Does
    /// nothing on a server that listens without TLS.
    void setTls(const TlsContext &tls);

    struct Refused
    {
        QByteArray reason; ///< a word, e.g. "head_too_large"
        quint64 count = 0;
    };
    struct Statistics
    {
        quint64 requests = 0;                ///< handed to the handler
        quint64 refused = 0;                 ///< turned away by the guard itself, for whatever reason
        QList<Refused> refusedByReason = {}; ///< every reason there is, also those that never occurred
        int open = 0;                        ///< connections now
        qint64 bodies = 0;                   ///< bytes of the bodies that are held now
    };
    /// May be called from any thread.
    [[nodiscard]] Statistics statistics() const;

private:
    class Worker;
    QThread m_thread;
    std::unique_ptr<Worker> m_worker; ///< lives in m_thread
};
