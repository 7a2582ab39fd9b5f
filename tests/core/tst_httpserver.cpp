// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/httpserver.h"
#include "tests/core/rawclient.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMutex>
#include <QTcpServer>
#include <QTest>
#include <QWaitCondition>

#include <thread>

using namespace Qt::StringLiterals;

namespace {

const QHostAddress Loopback = QHostAddress(QHostAddress::LocalHost);
const QHostAddress Loopback6 = QHostAddress(QHostAddress::LocalHostIPv6);

/// Replies that a test gives when it wants to.
class Replies
{
public:
    void add(HttpReply reply)
    {
        const QMutexLocker lock(&m_mutex);
        m_replies.append(std::move(reply));
        m_hasMore.wakeAll();
    }

    /// True once there are \a count or more.
    [[nodiscard]] bool wait(qsizetype count)
    {
        const QDeadlineTimer deadline(5'000);
        const QMutexLocker lock(&m_mutex);
        while (m_replies.size() < count) {
            if (!m_hasMore.wait(&m_mutex, deadline))
                return false;
        }
        return true;
    }

    [[nodiscard]] QList<HttpReply> take()
    {
        const QMutexLocker lock(&m_mutex);
        return std::exchange(m_replies, {});
    }

private:
    QMutex m_mutex;
    QWaitCondition m_hasMore;
    QList<HttpReply> m_replies;
};

HttpResponse text(const QByteArray &body)
{
    return {.contentType = "text/plain", .body = body};
}

void giveAll(Replies &replies)
{
    for (const HttpReply &reply : replies.take())
        reply(text("late"));
}

/// What the request was, as the handler saw it.
QByteArray describe(const HttpRequest &request)
{
    return request.method + ' ' + request.path + '?' + request.query + " [" + request.body + "] from "
           + request.peer.toString().toLatin1();
}

/// /later is answered through \a replies, /dropped never, all else at once with what was asked.
HttpHandler handler(Replies &replies)
{
    return [&replies](const HttpRequest &request, const HttpReply &reply) {
        if (request.path == "/later")
            replies.add(reply);
        else if (request.path == "/missing")
            reply(problem(404, u"There is nothing here."_s));
        else if (request.path == "/fields")
            reply(
                {.status = 405,
                 .contentType = "text/plain",
                 .body = {},
                 .headers = {
                     {"Allow", "GET, POST"}, {"WWW-Authenticate", "Bearer"}, {"ETag", "\"1\""}, {"Retry-After", "7"}}});
        else if (request.path == "/split")
            reply({.status = 200,
                   .contentType = "text/plain",
                   .body = {},
                   .headers = {{"X-Split", "a\r\nSet-Cookie: b"}}});
        else if (request.path == "/empty")
            reply({.status = 204, .contentType = {}, .body = {}});
        else if (request.path == "/large")
            reply(text(QByteArray(3'000'000, 'x')));
        else if (request.path != "/dropped")
            reply(text(describe(request)));
    };
}

QByteArray get(const QByteArray &path)
{
    return "GET " + path + " HTTP/1.1\r\nHost: desk\r\n\r\n";
}

} // namespace

class TestHttpServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup();

    void aRequestReachesTheHandlerAsItWasSent_data();
    void aRequestReachesTheHandlerAsItWasSent();
    void theHandlersFieldsReachTheClient();
    void aFieldThatWouldSplitTheResponseIsLeftOut();
    void aProblemIsAnsweredWithItsStatus();
    void aConnectionServesManyRequests();
    void aHeadHasNoBodyAndTheNextAnswerFollows();
    void aResponseWithoutContentHasNone();
    void aLargeResponseArrivesWhole();
    void theConnectionEndsWhenItShould_data();
    void theConnectionEndsWhenItShould();
    void pipelinedRequestsAreAnsweredInOrder();
    void pipelinedRequestsAreAllAnsweredAlthoughTheOtherHalfEnds_data();
    void pipelinedRequestsAreAllAnsweredAlthoughTheOtherHalfEnds();
    void whoWaitsForContinueIsTold();
    void halfAClosedConnectionStillGetsItsAnswer_data();
    void halfAClosedConnectionStillGetsItsAnswer();
    void malformedRequestsAreRefusedWithAProblem_data();
    void malformedRequestsAreRefusedWithAProblem();
    void aRefusalReachesAClientThatIsStillSending();
    void foreignHostsAndPagesAreRefused_data();
    void foreignHostsAndPagesAreRefused();
    void onlyTrustedProxiesSayForWhomTheyAsk_data();
    void onlyTrustedProxiesSayForWhomTheyAsk();
    void aReplyMayComeFromAnyThread();
    void onlyTheFirstReplyCounts();
    void aReplyThatIsDroppedIsAFault();
    void aClientThatLeavesBeforeItsAnswerHarmsNobody_data();
    void aClientThatLeavesBeforeItsAnswerHarmsNobody();
    void theEndAnswersWhatIsPending();
    void repliesAfterTheEndDoNothing();
    void theEndIsQuickWithIdleConnections();
    void allAddressesShareOnePort();
    void aTakenPortIsToldInWords();
    void anAddressOfAnotherComputerIsToldInWords();
    void aPrivilegedPortIsToldInWords();
    void noAddressIsAnError();

private:
    [[nodiscard]] Result<quint16> listen(HttpServer &server, HttpServer::Options options);
    [[nodiscard]] QByteArray trusted() const;

    const Certificate m_certificate = *Certificate::selfSigned({u"localhost"_s}, QDateTime::currentDateTimeUtc());
    Replies m_replies;
    std::unique_ptr<HttpServer> m_server;
    quint16 m_port = 0;
};

void TestHttpServer::initTestCase_data()
{
    // All of it, over both kinds of wire.
    QTest::addColumn<bool>("isEncrypted");
    QTest::newRow("plain") << false;
    QTest::newRow("encrypted") << true;
}

QByteArray TestHttpServer::trusted() const
{
    QFETCH_GLOBAL(bool, isEncrypted);
    return isEncrypted ? m_certificate.pem() : QByteArray();
}

Result<quint16> TestHttpServer::listen(HttpServer &server, HttpServer::Options options)
{
    QFETCH_GLOBAL(bool, isEncrypted);
    if (isEncrypted)
        options.tls = *TlsContext::make(m_certificate);
    const auto future = server.listen(options);
    if (!QTest::qWaitFor([&future] {
            return future.isFinished();
        }))
        return fail(Error::Kind::Internal, u"listen() did not finish."_s);
    return future.result();
}

void TestHttpServer::init()
{
    m_server = std::make_unique<HttpServer>(u"test"_s, handler(m_replies));
    const auto port = listen(*m_server, {.addresses = {Loopback}});
    QVERIFY2(port, port ? "" : qPrintable(port.error().message));
    m_port = *port;
}

void TestHttpServer::cleanup()
{
    m_server.reset();
    (void)m_replies.take();
}

void TestHttpServer::aRequestReachesTheHandlerAsItWasSent_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("seen");
    const QByteArray host = "Host: desk\r\n"_ba;

    QTest::newRow("GET") << get("/a?b=c") << "GET /a?b=c [] from 127.0.0.1"_ba;
    QTest::newRow("path as received") << get("//a/%6Fk/../%2F") << "GET //a/%6Fk/../%2F? [] from 127.0.0.1"_ba;
    for (const char *method : {"PUT", "DELETE", "PATCH", "OPTIONS"}) {
        QTest::newRow(method) << method + (" / HTTP/1.1\r\n" + host + "\r\n")
                              << method + QByteArray(" /? [] from 127.0.0.1");
    }
    QTest::newRow("POST") << "POST / HTTP/1.1\r\n" + host + "Content-Length: 2\r\n\r\nhi"
                          << "POST /? [hi] from 127.0.0.1"_ba;
    QTest::newRow("chunks") << "POST / HTTP/1.1\r\n" + host
                                   + "Transfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n1;x\r\n!\r\n0\r\n\r\n"
                            << "POST /? [hi!] from 127.0.0.1"_ba;
    QTest::newRow("address as target") << "GET http://desk/a HTTP/1.1\r\n" + host + "\r\n"
                                       << "GET /a? [] from 127.0.0.1"_ba;
    QTest::newRow("as many fields as may be")
        << "POST / HTTP/1.1\r\n" + host + "Content-Length: 2\r\n" + QByteArray("X: y\r\n").repeated(98) + "\r\nhi"
        << "POST /? [hi] from 127.0.0.1"_ba;
    QTest::newRow("large field") << "POST / HTTP/1.1\r\n" + host + "X: " + QByteArray(30'000, 'y')
                                        + "\r\nContent-Length: 2\r\n\r\nhi"
                                 << "POST /? [hi] from 127.0.0.1"_ba;
    const QByteArray body(1024 * 1024, 'b');
    QTest::newRow("large body") << "POST / HTTP/1.1\r\n" + host + "Content-Length: 1048576\r\n\r\n" + body
                                << "POST /? [" + body + "] from 127.0.0.1";
}

void TestHttpServer::aRequestReachesTheHandlerAsItWasSent()
{
    QFETCH(QByteArray, request);
    RawClient client(m_port, trusted());
    client.send(request);
    const auto response = client.receive();
    QCOMPARE(response.status, 200);
    QTEST(response.body, "seen");
    QCOMPARE(response.field("Content-Type"), "text/plain"_ba);
    QVERIFY(response.field("Date").endsWith(" GMT"));
    QCOMPARE(m_server->statistics().requests, quint64(1));
    QCOMPARE(m_server->statistics().refused, quint64(0));
    QCOMPARE(m_server->statistics().open, 1);
}

void TestHttpServer::theHandlersFieldsReachTheClient()
{
    RawClient client(m_port, trusted());
    client.send(get("/fields"));
    const auto response = client.receive();
    QCOMPARE(response.status, 405);
    QCOMPARE(response.field("Allow"), "GET, POST"_ba);
    QCOMPARE(response.field("WWW-Authenticate"), "Bearer"_ba);
    QCOMPARE(response.field("ETag"), "\"1\""_ba);
    QCOMPARE(response.field("Retry-After"), "7"_ba);
}

void TestHttpServer::aFieldThatWouldSplitTheResponseIsLeftOut()
{
    QTest::ignoreMessage(QtWarningMsg, "A response field with a line break was left out.");
    RawClient client(m_port, trusted());
    client.send(get("/split"));
    const auto response = client.receive();
    QCOMPARE(response.status, 200);
    QVERIFY(response.field("Set-Cookie").isEmpty() && response.field("X-Split").isEmpty());
}

void TestHttpServer::aProblemIsAnsweredWithItsStatus()
{
    RawClient client(m_port, trusted());
    client.send(get("/missing"));
    const auto response = client.receive();
    QCOMPARE(response.status, 404);
    QCOMPARE(response.field("Content-Type"), "application/problem+json"_ba);
    QCOMPARE(QJsonDocument::fromJson(response.body).object().value(u"title").toString(), u"Not Found"_s);
}

void TestHttpServer::aConnectionServesManyRequests()
{
    RawClient client(m_port, trusted());
    for (int i = 0; i < 50; ++i) {
        client.send(get("/" + QByteArray::number(i)));
        const auto response = client.receive();
        QCOMPARE(response.status, 200);
        QVERIFY(response.body.startsWith(QByteArray("GET /" + QByteArray::number(i) + "?")));
        QVERIFY(response.field("Connection").isEmpty());
    }
    QCOMPARE(m_server->statistics().open, 1);
}

void TestHttpServer::aHeadHasNoBodyAndTheNextAnswerFollows()
{
    RawClient client(m_port, trusted());
    client.send("HEAD /a HTTP/1.1\r\nHost: desk\r\n\r\n" + get("/b"));
    const auto head = client.receive(RawClient::Body::Absent);
    QCOMPARE(head.status, 200);
    QCOMPARE(head.field("Content-Length").toInt(), int(sizeof("HEAD /a? [] from 127.0.0.1") - 1));
    const auto next = client.receive();
    QCOMPARE(next.status, 200);
    QCOMPARE(next.body, "GET /b? [] from 127.0.0.1"_ba);
}

void TestHttpServer::aResponseWithoutContentHasNone()
{
    RawClient client(m_port, trusted());
    client.send(get("/empty") + get("/b"));
    const auto empty = client.receive();
    QCOMPARE(empty.status, 204);
    QVERIFY(empty.field("Content-Length").isEmpty() && empty.field("Content-Type").isEmpty());
    QCOMPARE(client.receive().status, 200);
}

void TestHttpServer::aLargeResponseArrivesWhole()
{
    RawClient client(m_port, trusted());
    client.send(get("/large") + get("/large"));
    QCOMPARE(client.receive().body.size(), 3'000'000);
    QCOMPARE(client.receive().body.size(), 3'000'000);
}

void TestHttpServer::theConnectionEndsWhenItShould_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("connection");
    QTest::addColumn<bool>("ends");
    QTest::newRow("HTTP/1.1") << get("/") << QByteArray() << false;
    QTest::newRow("Connection: close") << "GET / HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n\r\n"_ba
                                       << "close"_ba << true;
    QTest::newRow("HTTP/1.0") << "GET / HTTP/1.0\r\n\r\n"_ba
                              << "close"_ba << true;
    QTest::newRow("HTTP/1.0 that stays") << "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"_ba
                                         << "keep-alive"_ba << false;
}

void TestHttpServer::theConnectionEndsWhenItShould()
{
    QFETCH(QByteArray, request);
    QFETCH(bool, ends);
    RawClient client(m_port, trusted());
    client.send(request);
    const auto response = client.receive();
    QCOMPARE(response.status, 200);
    QTEST(response.field("Connection"), "connection");
    QCOMPARE(client.isClosedByServer(ends ? 5'000 : 100), ends);
    QTRY_COMPARE(m_server->statistics().open, ends ? 0 : 1);
}

void TestHttpServer::pipelinedRequestsAreAnsweredInOrder()
{
    RawClient client(m_port, trusted());
    client.send(get("/later") + get("/second") + get("/later") + get("/fourth"));
    QVERIFY(m_replies.wait(1));
    QVERIFY(client.hasNothingToRead(50));
    m_replies.take().constFirst()(text("first"));
    QCOMPARE(client.receive().body, "first"_ba);
    QCOMPARE(client.receive().body, "GET /second? [] from 127.0.0.1"_ba);
    QVERIFY(m_replies.wait(1));
    m_replies.take().constFirst()(text("third"));
    QCOMPARE(client.receive().body, "third"_ba);
    QCOMPARE(client.receive().body, "GET /fourth? [] from 127.0.0.1"_ba);
}

void TestHttpServer::pipelinedRequestsAreAllAnsweredAlthoughTheOtherHalfEnds_data()
{
    QTest::addColumn<int>("count");
    QTest::newRow("in one read") << 100;
    QTest::newRow("in several reads") << 4'000;
}

void TestHttpServer::pipelinedRequestsAreAllAnsweredAlthoughTheOtherHalfEnds()
{
    QFETCH(int, count);
    RawClient client(m_port, trusted());
    client.send(get("/").repeated(count));
    client.endWriting();
    for (int i = 0; i < count; ++i)
        QCOMPARE(client.receive().status, 200);
    QVERIFY(client.isClosedByServer());
}

void TestHttpServer::whoWaitsForContinueIsTold()
{
    RawClient client(m_port, trusted());
    client.send("POST / HTTP/1.1\r\nHost: desk\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    QCOMPARE(client.receive().status, 100);
    client.send("hi");
    const auto response = client.receive();
    QCOMPARE(response.status, 200);
    QCOMPARE(response.body, "POST /? [hi] from 127.0.0.1"_ba);

    client.send("POST / HTTP/1.1\r\nHost: desk\r\nExpect: 100-continue\r\nContent-Length: 2000000\r\n\r\n");
    QCOMPARE(client.receive().status, 413);
}

void TestHttpServer::halfAClosedConnectionStillGetsItsAnswer_data()
{
    QTest::addColumn<bool>("isLate");
    QTest::newRow("at once") << false;
    QTest::newRow("late") << true;
}

void TestHttpServer::halfAClosedConnectionStillGetsItsAnswer()
{
    QFETCH(bool, isLate);
    for (int i = 0; i < 20; ++i) {
        RawClient client(m_port, trusted());
        client.send(get(isLate ? "/later" : "/"));
        client.endWriting();
        if (isLate) {
            QVERIFY(m_replies.wait(1));
            QVERIFY(client.hasNothingToRead(20));
            m_replies.take().constFirst()(text("late"));
        }
        QCOMPARE(client.receive().status, 200);
        QVERIFY(client.isClosedByServer());
    }
    QTRY_COMPARE(m_server->statistics().open, 0);
}

void TestHttpServer::malformedRequestsAreRefusedWithAProblem_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const QByteArray post = "POST / HTTP/1.1\r\nHost: desk\r\n"_ba;
    // The shapes themselves are the framer's tests; these are for the way of a refusal to the client.
    QTest::newRow("garbage") << "GARBAGE\r\n\r\n"_ba << 400;
    QTest::newRow("no Host") << "GET / HTTP/1.1\r\n\r\n"_ba << 400;
    QTest::newRow("length and chunks, with a hidden request")
        << post + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + get("/hidden") << 400;
    QTest::newRow("two lengths, with a hidden request")
        << post + "Content-Length: 0\r\nContent-Length: 40\r\n\r\n" + get("/hidden") << 400;
    QTest::newRow("field without colon, with a hidden request")
        << post + "oops\r\nContent-Length: 40\r\n\r\n" + get("/hidden") << 400;
    QTest::newRow("body too large") << post + "Content-Length: 2000000\r\n\r\n" + QByteArray(2'000'000, 'a') << 413;
    QTest::newRow("chunks too large") << post + "Transfer-Encoding: chunked\r\n\r\n"
                                             + QByteArray("8000\r\n" + QByteArray(0x8000, 'a') + "\r\n").repeated(64)
                                      << 413;
    QTest::newRow("line too long") << "GET /" + QByteArray(20'000, 'a') << 414;
    QTest::newRow("other expectation") << post + "Expect: tea\r\n\r\n" << 417;
    QTest::newRow("fields too large") << post + "X: " + QByteArray(100'000, 'a') << 431;
    QTest::newRow("unknown method") << "BREW / HTTP/1.1\r\nHost: desk\r\n\r\n"_ba << 501;
    QTest::newRow("unknown coding") << post + "Transfer-Encoding: gzip\r\n\r\n" << 501;
    QTest::newRow("unknown version") << "GET / HTTP/3.0\r\n\r\n"_ba << 505;
}

void TestHttpServer::malformedRequestsAreRefusedWithAProblem()
{
    QFETCH(QByteArray, request);
    RawClient client(m_port, trusted());
    client.send(request);
    const auto response = client.receive();
    QTEST(response.status, "status");
    QCOMPARE(response.field("Content-Type"), "application/problem+json"_ba);
    QCOMPARE(response.field("Connection"), "close"_ba);
    QCOMPARE(QJsonDocument::fromJson(response.body).object().value(u"status").toInt(), response.status);
    QVERIFY(client.isClosedByServer());
    QCOMPARE(m_server->statistics().requests, quint64(0));
    QCOMPARE(m_server->statistics().refused, quint64(1));
}

void TestHttpServer::aRefusalReachesAClientThatIsStillSending()
{
    QFETCH_GLOBAL(bool, isEncrypted);
    if (isEncrypted)
        QSKIP("What a TLS client does while it sends is its library's business.");
    RawClient client(m_port);
    client.stopReading();
    client.send("POST / HTTP/1.1\r\nHost: desk\r\nContent-Length: 3000000\r\n\r\n");
    QTRY_COMPARE(m_server->statistics().refused, quint64(1));
    for (int i = 0; i < 30; ++i)
        QVERIFY(client.sendBlindly(QByteArray(100'000, 'a')));
    QCOMPARE(client.receive().status, 413);
}

void TestHttpServer::foreignHostsAndPagesAreRefused_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<int>("status");
    QTest::newRow("own host") << "Host: localhost:8787\r\n"_ba << 200;
    QTest::newRow("foreign host") << "Host: evil.example\r\n"_ba << 421;
    QTest::newRow("foreign page") << "Host: localhost\r\nOrigin: https://evil.example\r\n"_ba << 403;
    QTest::newRow("foreign page without Origin") << "Host: localhost\r\nSec-Fetch-Site: cross-site\r\n"_ba << 403;
    QTest::newRow("foreign host before the body is sent")
        << "Host: evil.example\r\nExpect: 100-continue\r\nContent-Length: 5\r\n"_ba << 421;
}

void TestHttpServer::foreignHostsAndPagesAreRefused()
{
    QFETCH(QByteArray, fields);
    HttpServer server(u"picky"_s, handler(m_replies));
    const auto port = listen(server, {.addresses = {Loopback}, .allowedHosts = {u"localhost"_s}});
    QVERIFY(port);
    RawClient client(*port, trusted());
    client.send("POST / HTTP/1.1\r\n" + fields + "\r\n");
    QTEST(client.receive().status, "status");
}

void TestHttpServer::onlyTrustedProxiesSayForWhomTheyAsk_data()
{
    QTest::addColumn<QStringList>("proxies");
    QTest::addColumn<QByteArray>("client");
    QTest::addColumn<bool>("hasField");
    QTest::newRow("trusted") << QStringList{u"127.0.0.1"_s} << "198.51.100.1"_ba << true;
    QTest::newRow("another one is trusted") << QStringList{u"192.0.2.1"_s} << "127.0.0.1"_ba << false;
    QTest::newRow("nobody is trusted") << QStringList{} << "127.0.0.1"_ba << false;
}

void TestHttpServer::onlyTrustedProxiesSayForWhomTheyAsk()
{
    QFETCH(QStringList, proxies);
    QFETCH(QByteArray, client);
    QFETCH(bool, hasField);
    QFETCH_GLOBAL(bool, isEncrypted);
    HttpRequest seen;
    HttpServer server(u"behind"_s, [&seen](const HttpRequest &request, const HttpReply &reply) {
        seen = request;
        reply(text({}));
    });
    const auto port = listen(server, {.addresses = {Loopback}, .proxies = *ProxyPolicy::parse(proxies, {})});
    QVERIFY(port);
    RawClient proxy(*port, trusted());
    proxy.send("GET / HTTP/1.1\r\nHost: desk\r\nX-Forwarded-For: 127.0.0.1, 198.51.100.1\r\n"
               "X-Forwarded-Proto: https\r\nX-Token: a\r\n\r\n");
    QCOMPARE(proxy.receive().status, 200);
    QCOMPARE(seen.peer.toString().toLatin1(), client);
    QCOMPARE(seen.isSecure, isEncrypted || hasField);
    QCOMPARE(seen.header("X-Forwarded-For").isEmpty(), !hasField);
    QCOMPARE(seen.header("X-Forwarded-Proto").isEmpty(), !hasField);
    QCOMPARE(seen.header("X-Token"), "a"_ba);
}

void TestHttpServer::aReplyMayComeFromAnyThread()
{
    constexpr int Count = 60;
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < Count; ++i) {
        clients.push_back(std::make_unique<RawClient>(m_port, trusted()));
        clients.back()->send(get("/later"));
        QVERIFY(m_replies.wait(i + 1)); // so that the order is known
    }
    std::thread other([replies = m_replies.take()] {
        for (qsizetype i = 0; i < replies.size(); ++i)
            replies.at(i)(text(QByteArray::number(i)));
    });
    for (int i = 0; i < Count; ++i)
        QCOMPARE(clients.at(size_t(i))->receive().body, QByteArray::number(i));
    other.join();
}

void TestHttpServer::onlyTheFirstReplyCounts()
{
    RawClient client(m_port, trusted());
    client.send(get("/later"));
    QVERIFY(m_replies.wait(1));
    const HttpReply reply = m_replies.take().constFirst();
    reply(text("one"));
    reply(text("two"));
    QCOMPARE(client.receive().body, "one"_ba);
    client.send(get("/three"));
    reply(text("four"));
    QCOMPARE(client.receive().body, "GET /three? [] from 127.0.0.1"_ba);
}

void TestHttpServer::aReplyThatIsDroppedIsAFault()
{
    RawClient client(m_port, trusted());
    client.send(get("/dropped"));
    QCOMPARE(client.receive().status, 500);
    client.send(get("/later"));
    QVERIFY(m_replies.wait(1));
    (void)m_replies.take();
    QCOMPARE(client.receive().status, 500);
}

void TestHttpServer::aClientThatLeavesBeforeItsAnswerHarmsNobody_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::newRow("alone") << QByteArray();
    // What killed Qt 6.8.2 and 6.11.2 without the guard within 50 connections.
    QTest::newRow("behind others") << get("/a") + get("/b");
}

void TestHttpServer::aClientThatLeavesBeforeItsAnswerHarmsNobody()
{
    QFETCH(QByteArray, before);
    for (int i = 0; i < 60; ++i) {
        RawClient client(m_port, trusted());
        client.send(before + get("/later"));
        if (i % 2 == 0)
            QVERIFY(m_replies.wait(1));
        client.disconnect();
        giveAll(m_replies);
    }
    QTRY_VERIFY((giveAll(m_replies), m_server->statistics().open == 0));
    RawClient client(m_port, trusted());
    client.send(get("/alive"));
    QCOMPARE(client.receive().status, 200);
}

void TestHttpServer::theEndAnswersWhatIsPending()
{
    RawClient waiting(m_port, trusted());
    RawClient gone(m_port, trusted());
    waiting.send(get("/later"));
    gone.send(get("/later"));
    QVERIFY(m_replies.wait(2));
    gone.disconnect();
    QElapsedTimer timer;
    timer.start();
    m_server.reset();
    QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
    const auto response = waiting.receive();
    QCOMPARE(response.status, 503);
    QCOMPARE(response.field("Retry-After"), "1"_ba);
    QCOMPARE(response.field("Connection"), "close"_ba);
    QVERIFY(waiting.isClosedByServer());
}

void TestHttpServer::repliesAfterTheEndDoNothing()
{
    RawClient client(m_port, trusted());
    client.send(get("/later"));
    QVERIFY(m_replies.wait(1));
    m_server.reset();
    QCOMPARE(client.receive().status, 503);
    giveAll(m_replies);
    QVERIFY(client.isClosedByServer());
}

void TestHttpServer::theEndIsQuickWithIdleConnections()
{
    RawClient idle(m_port, trusted());
    idle.send(get("/"));
    QCOMPARE(idle.receive().status, 200);
    RawClient begun(m_port, trusted());
    begun.send("GET / HT");
    QTRY_COMPARE(m_server->statistics().open, 2);
    QElapsedTimer timer;
    timer.start();
    m_server.reset();
    QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(idle.isClosedByServer());
    QVERIFY(begun.isClosedByServer());
    QVERIFY(!RawClient(m_port).isConnected());
}

void TestHttpServer::allAddressesShareOnePort()
{
    HttpServer server(u"both"_s, handler(m_replies));
    const auto port = listen(server, {.addresses = {Loopback, Loopback6}});
    QVERIFY(port);
    RawClient client(*port, trusted());
    client.send(get("/"));
    QCOMPARE(client.receive().body, "GET /? [] from 127.0.0.1"_ba);

    QTcpServer probe;
    if (!probe.listen(Loopback6))
        QSKIP("This computer has no ::1; that listen() works without it is shown above.");
    RawClient client6(*port, Loopback6, trusted());
    client6.send(get("/"));
    QCOMPARE(client6.receive().body, "GET /? [] from ::1"_ba);
}

void TestHttpServer::aTakenPortIsToldInWords()
{
    HttpServer server(u"second"_s, handler(m_replies));
    const auto port = listen(server, {.addresses = {Loopback}, .port = m_port});
    QVERIFY(!port);
    QCOMPARE(port.error().kind, Error::Kind::Network);
    QCOMPARE(port.error().message,
             u"Port %1 on 127.0.0.1 is in use by another program. Stop it, or choose another port with --listen."_s.arg(
                 m_port));
}

void TestHttpServer::anAddressOfAnotherComputerIsToldInWords()
{
    HttpServer server(u"elsewhere"_s, handler(m_replies));
    // 192.0.2.0/24 is for documentation (RFC 5737): no computer has it.
    const auto port =
        listen(server, {.addresses = {QHostAddress(u"192.0.2.1"_s)}, .port = 8788, .listenOption = u"--page-listen"_s});
    QVERIFY(!port);
    QCOMPARE(port.error().message, u"192.0.2.1 is not an address of this computer, so port 8788 can't be opened there. "
                                   "Choose another address with --page-listen."_s);
}

void TestHttpServer::aPrivilegedPortIsToldInWords()
{
    QTcpServer probe;
    if (probe.listen(Loopback, 81) || probe.serverError() != QAbstractSocket::SocketAccessError)
        QSKIP("This user may open port 81.");
    HttpServer server(u"privileged"_s, handler(m_replies));
    const auto port = listen(server, {.addresses = {Loopback}, .port = 81});
    QVERIFY(!port);
    QCOMPARE(port.error().message,
             u"Port 81 on 127.0.0.1 may not be used by this user. Choose a port above 1023 with --listen."_s);
}

void TestHttpServer::noAddressIsAnError()
{
    HttpServer server(u"nowhere"_s, handler(m_replies));
    const auto port = listen(server, {});
    QVERIFY(!port);
    QCOMPARE(port.error().kind, Error::Kind::InvalidInput);
}

QTEST_GUILESS_MAIN(TestHttpServer)
#include "tst_httpserver.moc"
