// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/httpserver.h"

#include "core/base/log.h"
#include "core/server/admission.h"
#include "core/server/guardedlistener.h"
#include "core/server/guardedsocket.h"
#include "core/server/replyqueue.h"

#include <QCoreApplication>
#include <QHttpServer>
#if QT_VERSION >= QT_VERSION_CHECK(6, 10, 0)
#include <QHttpServerConfiguration>
#endif
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <unordered_map>

using namespace Qt::StringLiterals;

namespace {

/// How long answers may take to leave at the end, in milliseconds.
constexpr int ClosingTime = 250;
constexpr int PortAttempts = 16;

// --- What differs between Qt 6.4 and 6.8 and later. ---

/// From 6.10 on QHttpServer ends idle connections itself; it does not see what happens on the wire, and would end busy
/// ones.
void leaveDeadlinesToTheGuard([[maybe_unused]] QHttpServer &server)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 10, 0)
    QHttpServerConfiguration configuration = server.configuration();
    configuration.setKeepAliveTimeout(std::chrono::hours(24));
    server.setConfiguration(configuration);
#endif
}

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)

void setHandler(QHttpServer &server, std::function<void(QHttpServerResponder &&)> handler)
{
    server.setMissingHandler(
        &server, [handler = std::move(handler)](const QHttpServerRequest &, QHttpServerResponder &responder) {
            handler(std::move(responder));
        });
}

bool bind(QHttpServer &server, GuardedListener *listener)
{
    return server.bind(listener);
}

void write(QHttpServerResponder &responder, const HttpResponse &response)
{
    QHttpHeaders headers;
    if (!response.contentType.isEmpty())
        headers.append(QHttpHeaders::WellKnownHeader::ContentType, response.contentType);
    for (const auto &[name, value] : response.headers)
        headers.append(name, value);
    responder.write(response.body, headers, QHttpServerResponder::StatusCode(response.status));
}

#else

void setHandler(QHttpServer &server, std::function<void(QHttpServerResponder &&)> handler)
{
    server.setMissingHandler(
        [handler = std::move(handler)](const QHttpServerRequest &, QHttpServerResponder &&responder) {
            handler(std::move(responder));
        });
}

bool bind(QHttpServer &server, GuardedListener *listener)
{
    server.bind(listener);
    return listener->isListening();
}

void write(QHttpServerResponder &responder, const HttpResponse &response)
{
    responder.writeStatusLine(QHttpServerResponder::StatusCode(response.status));
    if (!response.contentType.isEmpty())
        responder.writeHeader("Content-Type"_ba, response.contentType);
    for (const auto &[name, value] : response.headers)
        responder.writeHeader(name, value);
    responder.writeHeader("Content-Length"_ba, QByteArray::number(response.body.size()));
    responder.writeBody(response.body);
}

#endif

// --- ---

bool isOneLine(const QByteArray &text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return c != '\r' && c != '\n' && c != '\0';
    });
}

/// Without what would let a value of ours begin another field or response.
HttpResponse withSafeFields(HttpResponse response)
{
    const auto removed = response.headers.removeIf([](const auto &field) {
        return field.first.isEmpty() || !isOneLine(field.first) || !isOneLine(field.second);
    });
    if (removed > 0)
        qCWarning(lcServer, "A response field with a line break was left out.");
    if (!isOneLine(response.contentType))
        response.contentType = "application/octet-stream"_ba;
    return response;
}

HttpResponse closingResponse()
{
    HttpResponse response = problem(503, u"The server is being closed."_s);
    response.headers.append({"Retry-After"_ba, "1"_ba});
    return response;
}

Error listenError(const QTcpServer &listener, const QHostAddress &address, quint16 port, const QString &option)
{
    const QString place = address.toString();
    QString message;
    switch (listener.serverError()) {
    case QAbstractSocket::AddressInUseError:
        message = QCoreApplication::translate("HttpServer", "Port %1 on %2 is in use by another program. Stop it, or "
                                                            "choose another port with %3.")
                      .arg(QString::number(port), place, option);
        break;
    case QAbstractSocket::SocketAccessError:
        message = QCoreApplication::translate("HttpServer", "Port %1 on %2 may not be used by this user. Choose a port "
                                                            "above 1023 with %3.")
                      .arg(QString::number(port), place, option);
        break;
    case QAbstractSocket::SocketAddressNotAvailableError:
        message =
            QCoreApplication::translate("HttpServer", "%2 is not an address of this computer, so port %1 can't be "
                                                      "opened there. Choose another address with %3.")
                .arg(QString::number(port), place, option);
        break;
    default:
        message =
            QCoreApplication::translate("HttpServer", "Port %1 on %2 can't be opened (%4). Choose another address "
                                                      "or port with %3.")
                .arg(QString::number(port), place, option, listener.errorString());
        break;
    }
    return {Error::Kind::Network, message, listener.errorString()};
}

/// A computer without IPv6 has no ::1, and needs none.
bool isMissingIpv6(const QTcpServer &listener, const QHostAddress &address)
{
    return address == QHostAddress(QHostAddress::LocalHostIPv6)
           && (listener.serverError() == QAbstractSocket::SocketAddressNotAvailableError
               || listener.serverError() == QAbstractSocket::UnsupportedSocketOperationError);
}

} // namespace

/// The part of the server that lives in its thread. QHttpServer, sockets and responders are made, used and destroyed
/// there.
class HttpServer::Worker final : public QObject
{
public:
    explicit Worker(HttpHandler handler) : m_handler(std::move(handler)) {}

    [[nodiscard]] Result<quint16> listen(const Options &options);
    void close();
    void setTls(const TlsContext &tls)
    {
        if (m_admission && m_admission->tls())
            m_admission->setTls(tls);
    }

    ServerCounters counters;

private:
    struct Parked
    {
        QPointer<GuardedSocket> socket;
        QHttpServerResponder responder;
    };

    [[nodiscard]] Result<std::vector<std::unique_ptr<GuardedListener>>> openAll(const Options &options, quint16 port);
    void serve(QHttpServerResponder &&responder);
    void answer(quint64 request, HttpResponse response);
    void tearDown();

    const HttpHandler m_handler;
    std::unique_ptr<Admission> m_admission;
    std::unique_ptr<QHttpServer> m_server;
    std::vector<GuardedListener *> m_listeners; ///< owned by m_server
    std::shared_ptr<ReplyQueue> m_replies;
    std::unordered_map<quint64, Parked> m_parked;
    quint64 m_lastRequest = 0;
};

Result<quint16> HttpServer::Worker::listen(const Options &options)
{
    if (m_server)
        return fail(Error::Kind::Internal, QCoreApplication::translate("HttpServer", "The server listens already."));
    m_admission = std::make_unique<Admission>(options, counters);

    auto opened = openAll(options, options.port);
    // The free port that the first address got may be taken on another one.
    for (int i = 1; !opened && options.port == 0 && i < PortAttempts; ++i)
        opened = openAll(options, 0);
    if (!opened) {
        m_admission.reset();
        return tl::unexpected(opened.error());
    }

    m_replies = std::make_shared<ReplyQueue>(this, [this](ReplyQueue::Reply reply) {
        answer(reply.request, std::move(reply.response));
    });
    m_server = std::make_unique<QHttpServer>();
    leaveDeadlinesToTheGuard(*m_server);
    setHandler(*m_server, [this](QHttpServerResponder &&responder) {
        serve(std::move(responder));
    });
    const quint16 port = opened->front()->serverPort();
    for (auto &listener : *opened) {
        if (!bind(*m_server, listener.get())) {
            tearDown();
            return fail(Error::Kind::Internal,
                        QCoreApplication::translate("HttpServer", "The HTTP server could not be started."));
        }
        m_listeners.push_back(listener.release());
        m_listeners.back()->startAccepting();
        qCInfo(lcServer, "Listening on %s, port %d.", qUtf8Printable(m_listeners.back()->serverAddress().toString()),
               port);
    }
    return port;
}

Result<std::vector<std::unique_ptr<GuardedListener>>> HttpServer::Worker::openAll(const Options &options, quint16 port)
{
    std::vector<std::unique_ptr<GuardedListener>> listeners;
    std::optional<Error> missing;
    for (const QHostAddress &address : options.addresses) {
        auto listener = std::make_unique<GuardedListener>(*m_admission);
        if (listener->open(address, port)) {
            port = listener->serverPort();
            listeners.push_back(std::move(listener));
            continue;
        }
        Error error = listenError(*listener, address, port, options.listenOption);
        if (!isMissingIpv6(*listener, address))
            return tl::unexpected(std::move(error));
        missing = std::move(error);
    }
    if (!listeners.empty())
        return listeners;
    if (missing)
        return tl::unexpected(std::move(*missing));
    return fail(Error::Kind::InvalidInput,
                QCoreApplication::translate("HttpServer", "No address to listen on is given."));
}

void HttpServer::Worker::serve(QHttpServerResponder &&responder)
{
    GuardedSocket *socket = m_admission->takeServing();
    if (!socket)
        return;
    const quint64 number = ++m_lastRequest;
    m_parked.emplace(number, Parked{socket, std::move(responder)});
    ++counters.requests;
    m_handler(socket->takeRequest(), m_replies->replyTo(number));
}

void HttpServer::Worker::answer(quint64 request, HttpResponse response)
{
    const auto parked = m_parked.extract(request);
    if (parked.empty())
        return;
    // A responder of Qt 6.4 would write to a socket that is gone.
    if (const auto &socket = parked.mapped().socket; socket && socket->awaitsAnswer())
        write(parked.mapped().responder, withSafeFields(std::move(response)));
}

void HttpServer::Worker::close()
{
    if (!m_server) {
        thread()->quit();
        return;
    }
    for (GuardedListener *listener : m_listeners)
        listener->stop();
    m_admission->beginClosing();
    while (!m_parked.empty())
        answer(m_parked.begin()->first, closingResponse());
    // The responders must be gone before QHttpServer goes (a use after free on Qt 6.5 and later), and the answers sent.
    const auto finish = [this] {
        tearDown();
        thread()->quit();
    };
    if (m_admission->children().isEmpty()) {
        finish();
        return;
    }
    QTimer::singleShot(ClosingTime, this, finish);
    const auto finishWithTheLast = [this, finish] {
        if (m_admission && m_admission->children().isEmpty())
            finish();
    };
    for (const QObject *farewell : m_admission->children())
        connect(farewell, &QObject::destroyed, this, finishWithTheLast, Qt::QueuedConnection);
}

void HttpServer::Worker::tearDown()
{
    if (m_replies)
        m_replies->close();
    m_parked.clear();
    m_listeners.clear();
    m_server.reset();
    m_admission.reset();
}

HttpServer::HttpServer(const QString &name, HttpHandler handler)
    : m_worker(std::make_unique<Worker>(std::move(handler)))
{
    m_thread.setObjectName(name);
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

HttpServer::~HttpServer()
{
    QMetaObject::invokeMethod(
        m_worker.get(),
        [worker = m_worker.get()] {
            worker->close();
        },
        Qt::QueuedConnection);
    m_thread.wait();
}

QFuture<Result<quint16>> HttpServer::listen(const Options &options)
{
    auto promise = std::make_shared<QPromise<Result<quint16>>>();
    promise->start();
    QMetaObject::invokeMethod(
        m_worker.get(),
        [worker = m_worker.get(), options, promise] {
            promise->addResult(worker->listen(options));
            promise->finish();
        },
        Qt::QueuedConnection);
    return promise->future();
}

void HttpServer::setTls(const TlsContext &tls)
{
    QMetaObject::invokeMethod(
        m_worker.get(),
        [worker = m_worker.get(), tls] {
            worker->setTls(tls);
        },
        Qt::QueuedConnection);
}

HttpServer::Statistics HttpServer::statistics() const
{
    const ServerCounters &counters = m_worker->counters;
    Statistics statistics{.requests = counters.requests, .open = counters.open, .bodies = counters.bodies};
    for (std::size_t i = 0; i < counters.refused.size(); ++i) {
        const quint64 count = counters.refused.at(i);
        statistics.refused += count;
        statistics.refusedByReason.append({toWord(RefusalReason(i)), count});
    }
    return statistics;
}
