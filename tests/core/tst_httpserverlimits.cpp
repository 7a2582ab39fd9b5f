// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/httpserver.h"
#include "tests/core/rawclient.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QMutex>
#include <QTest>

#include <ctime>
#include <sys/resource.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

QByteArray get(const QByteArray &path)
{
    return "GET " + path + " HTTP/1.1\r\nHost: desk\r\n\r\n";
}

/// Takes every descriptor that the process may have, after lowering that number.
class NoDescriptors
{
public:
    NoDescriptors()
    {
        ::getrlimit(RLIMIT_NOFILE, &m_before);
        rlimit low = m_before;
        low.rlim_cur = 128;
        ::setrlimit(RLIMIT_NOFILE, &low);
        for (int taken = ::dup(STDERR_FILENO); taken >= 0; taken = ::dup(STDERR_FILENO))
            m_taken.append(taken);
    }

    ~NoDescriptors()
    {
        while (!m_taken.isEmpty())
            giveBackOne();
        ::setrlimit(RLIMIT_NOFILE, &m_before);
    }
    Q_DISABLE_COPY_MOVE(NoDescriptors)

    void giveBackOne() { ::close(m_taken.takeLast()); }

private:
    rlimit m_before = {};
    QList<int> m_taken;
};

double processorSeconds()
{
    return double(std::clock()) / CLOCKS_PER_SEC;
}

} // namespace

class TestHttpServerLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void cleanup();

    void whatTakesTooLongIsEnded_data();
    void whatTakesTooLongIsEnded();
    void aSlowDripDoesNotExtendADeadline_data();
    void aSlowDripDoesNotExtendADeadline();
    void whoBeginsLateHasNoMoreTime();
    void anAnswerThatTakesTooLongIsGivenByTheGuard();
    void aClientThatReadsNothingIsDropped();
    void tooManyConnectionsAreTurnedAwayUntilThereIsRoom_data();
    void tooManyConnectionsAreTurnedAwayUntilThereIsRoom();
    void aTrustedProxyIsNotCountedByItsAddress();
    void oneAddressCannotKeepOthersOut();
    void allBodiesTogetherStayInTheirBudget();
    void smallBodiesAreTakenHoweverLargeOthersAre();
    void whoNeverWaitsKeepsNobodyOut();
    void aRequestIsNotReadBeforeTheOneAheadIsAnswered();
    void waitingForAnAnswerCostsNoTime_data();
    void waitingForAnAnswerCostsNoTime();
    void whyWhoWasTurnedAwayIsCounted_data();
    void whyWhoWasTurnedAwayIsCounted();
    void bodiesThatAreHeldAreCounted();
    void withoutDescriptorsTheServerWaits();
    void randomStreamsDoNotBreakTheServer();

private:
    /// /later is answered by m_replies.
    void start(const ServerLimits &limits, const ProxyPolicy &proxies = {});
    [[nodiscard]] QByteArray trusted() const;
    /// The next who comes is told that there is no place; in TLS, by the end of the connection.
    [[nodiscard]] bool isTurnedAway() const;
    [[nodiscard]] qsizetype waiting();
    void answerAll();

    const Certificate m_certificate = *Certificate::selfSigned({u"localhost"_s}, QDateTime::currentDateTimeUtc());
    QMutex m_mutex;
    QList<HttpReply> m_replies;
    std::unique_ptr<HttpServer> m_server;
    quint16 m_port = 0;
};

void TestHttpServerLimits::initTestCase_data()
{
    // All of it, over both kinds of wire.
    QTest::addColumn<bool>("isEncrypted");
    QTest::newRow("plain") << false;
    QTest::newRow("encrypted") << true;
}

QByteArray TestHttpServerLimits::trusted() const
{
    QFETCH_GLOBAL(bool, isEncrypted);
    return isEncrypted ? m_certificate.pem() : QByteArray();
}

void TestHttpServerLimits::start(const ServerLimits &limits, const ProxyPolicy &proxies)
{
    m_server = std::make_unique<HttpServer>(u"test"_s, [this](const HttpRequest &request, const HttpReply &reply) {
        if (request.path == "/later") {
            const QMutexLocker lock(&m_mutex);
            m_replies.append(reply);
        } else if (request.path == "/16k") {
            reply({.contentType = "text/plain", .body = QByteArray(16'384, 'x')});
        } else {
            reply({.contentType = "text/plain", .body = QByteArray::number(request.body.size())});
        }
    });
    QFETCH_GLOBAL(bool, isEncrypted);
    const auto future =
        m_server->listen({.addresses = {QHostAddress(QHostAddress::LocalHost)},
                          .allowedHosts = {u"desk"_s},
                          .limits = limits,
                          .proxies = proxies,
                          .tls = isEncrypted ? std::optional(*TlsContext::make(m_certificate)) : std::nullopt});
    QTRY_VERIFY(future.isFinished());
    QVERIFY(future.result());
    m_port = *future.result();
}

bool TestHttpServerLimits::isTurnedAway() const
{
    QFETCH_GLOBAL(bool, isEncrypted);
    RawClient client(m_port, trusted());
    if (isEncrypted)
        return !client.isConnected();
    client.send(get("/"));
    const auto response = client.receive();
    return response.status == 503 && response.field("Retry-After") == "1" && client.isClosedByServer();
}

qsizetype TestHttpServerLimits::waiting()
{
    const QMutexLocker lock(&m_mutex);
    return m_replies.size();
}

void TestHttpServerLimits::answerAll()
{
    QList<HttpReply> replies;
    {
        const QMutexLocker lock(&m_mutex);
        replies.swap(m_replies);
    }
    for (const HttpReply &reply : replies)
        reply({.contentType = "text/plain", .body = "late"});
}

void TestHttpServerLimits::cleanup()
{
    m_server.reset();
    answerAll();
}

void TestHttpServerLimits::whatTakesTooLongIsEnded_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<int>("status"); // 0: none, only the end
    QTest::newRow("nothing") << QByteArray() << 0;
    QTest::newRow("half a request line") << "GET / HT"_ba << 408;
    QTest::newRow("half a head") << "GET / HTTP/1.1\r\nHost: desk\r\n"_ba << 408;
    QTest::newRow("half a body") << "POST / HTTP/1.1\r\nHost: desk\r\nContent-Length: 5\r\n\r\nhe"_ba << 408;
    QTest::newRow("half the chunks")
        << "POST / HTTP/1.1\r\nHost: desk\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n"_ba << 408;
}

void TestHttpServerLimits::whatTakesTooLongIsEnded()
{
    QFETCH(QByteArray, sent);
    QFETCH(int, status);
    start({.headTime = 200, .bodyTime = 300});
    RawClient client(m_port, trusted());
    client.send(sent);
    if (status != 0)
        QCOMPARE(client.receive().status, status);
    QVERIFY(client.isClosedByServer());
    QTRY_COMPARE(m_server->statistics().open, 0);

    RawClient idle(m_port, trusted());
    idle.send(get("/"));
    QCOMPARE(idle.receive().status, 200);
}

void TestHttpServerLimits::aSlowDripDoesNotExtendADeadline_data()
{
    QTest::addColumn<QByteArray>("begin");
    QTest::newRow("head") << "GET /"_ba;
    QTest::newRow("field") << "GET / HTTP/1.1\r\nX: "_ba;
    QTest::newRow("body") << "POST / HTTP/1.1\r\nHost: desk\r\nContent-Length: 1000\r\n\r\n"_ba;
}

void TestHttpServerLimits::aSlowDripDoesNotExtendADeadline()
{
    QFETCH(QByteArray, begin);
    start({.headTime = 300, .bodyTime = 300});
    RawClient client(m_port, trusted());
    QElapsedTimer timer;
    timer.start();
    client.send(begin);
    while (client.hasNothingToRead(20) && timer.elapsed() < 5'000)
        client.send("a");
    QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(client.receive().status, 408);
}

void TestHttpServerLimits::whoBeginsLateHasNoMoreTime()
{
    start({.headTime = 1'000});
    QElapsedTimer timer;
    timer.start();
    RawClient client(m_port, trusted());
    QVERIFY(client.hasNothingToRead(700));
    client.send("GET / HTTP/1.1\r\n");
    QCOMPARE(client.receive().status, 408);
    QVERIFY2(timer.elapsed() < 1'600, qPrintable(QString::number(timer.elapsed())));
}

void TestHttpServerLimits::anAnswerThatTakesTooLongIsGivenByTheGuard()
{
    start({.answerTime = 200});
    RawClient client(m_port, trusted());
    client.send(get("/later"));
    const auto response = client.receive();
    QCOMPARE(response.status, 503);
    QCOMPARE(response.field("Retry-After"), "1"_ba);
    QVERIFY(client.isClosedByServer());
    QCOMPARE(waiting(), 1);
    answerAll();
    QTRY_COMPARE(m_server->statistics().open, 0);

    RawClient next(m_port, trusted());
    next.send(get("/"));
    QCOMPARE(next.receive().status, 200);
}

void TestHttpServerLimits::aClientThatReadsNothingIsDropped()
{
    start({.writeTime = 200});
    RawClient client(m_port, trusted());
    client.stopReading();
    client.send(get("/16k").repeated(2'000));
    QTRY_COMPARE(m_server->statistics().open, 1);
    QTRY_COMPARE(m_server->statistics().open, 0);
    // What the system holds for the client is some megabytes; the rest was not even asked for.
    QVERIFY(m_server->statistics().requests < 1'500);
}

void TestHttpServerLimits::tooManyConnectionsAreTurnedAwayUntilThereIsRoom_data()
{
    QTest::addColumn<ServerLimits>("limits");
    QTest::newRow("in all") << ServerLimits{.connections = 4};
    QTest::newRow("from one address") << ServerLimits{.connectionsPerAddress = 4};
}

void TestHttpServerLimits::tooManyConnectionsAreTurnedAwayUntilThereIsRoom()
{
    QFETCH(ServerLimits, limits);
    start(limits);
    std::vector<std::unique_ptr<RawClient>> inside;
    for (int i = 0; i < 4; ++i) {
        inside.push_back(std::make_unique<RawClient>(m_port, trusted()));
        inside.back()->send(get("/"));
        QCOMPARE(inside.back()->receive().status, 200);
    }
    for (int i = 0; i < 10; ++i) {
        QVERIFY(isTurnedAway());
    }
    QCOMPARE(m_server->statistics().open, 4);
    QCOMPARE(m_server->statistics().refused, quint64(10));
    inside.front()->send(get("/"));
    QCOMPARE(inside.front()->receive().status, 200);

    inside.pop_back();
    QTRY_COMPARE(m_server->statistics().open, 3);
    RawClient next(m_port, trusted());
    next.send(get("/"));
    QCOMPARE(next.receive().status, 200);
}

void TestHttpServerLimits::aTrustedProxyIsNotCountedByItsAddress()
{
    start({.connections = 6, .connectionsPerAddress = 2}, *ProxyPolicy::parse({u"127.0.0.1"_s}, {}));
    std::vector<std::unique_ptr<RawClient>> inside;
    for (int i = 0; i < 6; ++i) {
        inside.push_back(std::make_unique<RawClient>(m_port, trusted()));
        inside.back()->send(get("/"));
        QCOMPARE(inside.back()->receive().status, 200);
    }
    QVERIFY(isTurnedAway());
    inside.clear();
    QTRY_COMPARE(m_server->statistics().open, 0);
}

void TestHttpServerLimits::oneAddressCannotKeepOthersOut()
{
    start({});
    std::vector<std::unique_ptr<RawClient>> attackers;
    const QHostAddress elsewhere(u"127.0.0.2"_s);
    for (int i = 0; i < 200; ++i)
        attackers.push_back(std::make_unique<RawClient>(m_port, QHostAddress(QHostAddress::LocalHost), elsewhere));
    QTRY_COMPARE(m_server->statistics().open, 128);
    QElapsedTimer timer;
    timer.start();
    RawClient good(m_port, trusted());
    good.send(get("/"));
    QCOMPARE(good.receive().status, 200);
    QVERIFY2(timer.elapsed() < 1'000, qPrintable(QString::number(timer.elapsed())));
}

void TestHttpServerLimits::allBodiesTogetherStayInTheirBudget()
{
    start({.allBodies = 150'000});
    const QByteArray head = "POST /later HTTP/1.1\r\nHost: desk\r\nContent-Length: 60000\r\n\r\n"_ba;
    RawClient first(m_port, trusted());
    first.send(head + QByteArray(60'000, 'a'));
    QTRY_COMPARE(waiting(), 1);

    RawClient second(m_port, trusted());
    second.send(head + QByteArray(60'000, 'a'));
    const auto response = second.receive();
    QCOMPARE(response.status, 503);
    QCOMPARE(response.field("Retry-After"), "1"_ba);

    answerAll();
    QCOMPARE(first.receive().body, "late"_ba);
    RawClient third(m_port, trusted());
    third.send(head + QByteArray(60'000, 'a'));
    QTRY_COMPARE(waiting(), 1);
    answerAll();
    QCOMPARE(third.receive().body, "late"_ba);
}

void TestHttpServerLimits::smallBodiesAreTakenHoweverLargeOthersAre()
{
    start({.allBodies = 100'000});
    RawClient large(m_port, trusted());
    large.send("POST /later HTTP/1.1\r\nHost: desk\r\nContent-Length: 66000\r\n\r\n" + QByteArray(66'000, 'a'));
    QTRY_COMPARE(waiting(), 1);
    RawClient small(m_port, trusted());
    small.send("POST / HTTP/1.1\r\nHost: desk\r\nContent-Length: 16000\r\n\r\n" + QByteArray(16'000, 'a'));
    QCOMPARE(small.receive().status, 200);
    answerAll();
}

void TestHttpServerLimits::whoNeverWaitsKeepsNobodyOut()
{
    start({});
    // Answered as they come, and more of them are there whenever one is answered.
    QByteArray many;
    for (int i = 0; i < 5'000; ++i)
        many += get("/");
    std::vector<std::unique_ptr<RawClient>> hasty;
    for (int i = 0; i < 8; ++i) {
        hasty.push_back(std::make_unique<RawClient>(m_port, trusted()));
        hasty.back()->send(many);
    }
    for (int i = 0; i < 5; ++i) {
        QElapsedTimer timer;
        timer.start();
        RawClient good(m_port, trusted());
        good.send(get("/"));
        QCOMPARE(good.receive().status, 200);
        QVERIFY2(timer.elapsed() < 1'000, qPrintable(QString::number(timer.elapsed())));
    }
}

void TestHttpServerLimits::aRequestIsNotReadBeforeTheOneAheadIsAnswered()
{
    start({.allBodies = 100'000});
    const QByteArray request =
        "POST /later HTTP/1.1\r\nHost: desk\r\nContent-Length: 60000\r\n\r\n" + QByteArray(60'000, 'a');
    RawClient client(m_port, trusted());
    client.send(request + request + request);
    for (int i = 0; i < 3; ++i) {
        QTRY_COMPARE(waiting(), 1);
        QVERIFY(client.hasNothingToRead(30));
        answerAll();
        QCOMPARE(client.receive().status, 200);
    }
}

void TestHttpServerLimits::waitingForAnAnswerCostsNoTime_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<bool>("endsWriting");
    QTest::newRow("nothing comes") << QByteArray() << false;
    QTest::newRow("the other half ends") << QByteArray() << true;
    QTest::newRow("more requests come") << get("/").repeated(1'000) << false;
    QTest::newRow("more requests come, and the end") << get("/").repeated(1'000) << true;
}

void TestHttpServerLimits::waitingForAnAnswerCostsNoTime()
{
    QFETCH(QByteArray, more);
    QFETCH(bool, endsWriting);
    start({});
    RawClient client(m_port, trusted());
    client.send(get("/later"));
    QTRY_COMPARE(waiting(), 1);
    client.send(more);
    if (endsWriting)
        client.endWriting();
    const double before = processorSeconds();
    QVERIFY(client.hasNothingToRead(90));
    QVERIFY2(processorSeconds() - before < 0.04, qPrintable(QString::number(processorSeconds() - before)));
    answerAll();
    QCOMPARE(client.receive().body, "late"_ba);
    for (qsizetype i = 0; i < more.size() / get("/").size(); ++i)
        QCOMPARE(client.receive().status, 200);
}

void TestHttpServerLimits::whyWhoWasTurnedAwayIsCounted_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("reason");
    const QByteArray post = "POST / HTTP/1.1\r\nHost: desk\r\n"_ba;
    QTest::newRow("framing") << "GARBAGE\r\n\r\n"_ba
                             << "framing"_ba;
    QTest::newRow("body") << post + "Content-Length: 30000\r\n\r\n"
                          << "too_large"_ba;
    QTest::newRow("request line") << "GET /" + QByteArray(10'000, 'a') << "head_too_large"_ba;
    QTest::newRow("fields") << post + "X: " + QByteArray(40'000, 'a') << "head_too_large"_ba;
    QTest::newRow("time") << "GET"_ba
                          << "timeout"_ba;
    QTest::newRow("host") << "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n"_ba
                          << "host"_ba;
    QTest::newRow("origin") << post + "Origin: https://evil.example\r\n\r\n"
                            << "origin"_ba;
    QTest::newRow("budget") << post + "Content-Length: 20000\r\n\r\n" + QByteArray(20'000, 'a') << "busy"_ba;
    QTest::newRow("late answer") << get("/later") << "busy"_ba;
    QTest::newRow("method") << "BREW / HTTP/1.1\r\nHost: desk\r\n\r\n"_ba
                            << "unsupported"_ba;
    QTest::newRow("version") << "GET / HTTP/3.0\r\n\r\n"_ba
                             << "unsupported"_ba;
    QTest::newRow("expectation") << post + "Expect: tea\r\n\r\n"
                                 << "unsupported"_ba;
}

void TestHttpServerLimits::whyWhoWasTurnedAwayIsCounted()
{
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, reason);
    start({.body = 20'000, .allBodies = 800, .headTime = 200, .answerTime = 200});
    RawClient client(m_port, trusted());
    client.send(sent);
    QVERIFY(client.receive().status >= 400);
    const HttpServer::Statistics statistics = m_server->statistics();
    QCOMPARE(statistics.refused, quint64(1));
    QCOMPARE(statistics.refusedByReason.size(), 10);
    for (const auto &[name, count] : statistics.refusedByReason)
        QCOMPARE(count, quint64(name == reason ? 1 : 0));
}

void TestHttpServerLimits::bodiesThatAreHeldAreCounted()
{
    start({});
    RawClient client(m_port, trusted());
    client.send("POST /later HTTP/1.1\r\nHost: desk\r\nContent-Length: 60000\r\n\r\n" + QByteArray(60'000, 'a'));
    QTRY_COMPARE(waiting(), 1);
    QCOMPARE(m_server->statistics().bodies, 60'000 - 16 * 1024);
    answerAll();
    QCOMPARE(client.receive().status, 200);
    QTRY_COMPARE(m_server->statistics().bodies, 0);
}

void TestHttpServerLimits::withoutDescriptorsTheServerWaits()
{
    QFETCH_GLOBAL(bool, isEncrypted);
    if (isEncrypted)
        QSKIP("A TLS client waits for the server, and a test can't wait for both.");
    start({});
    RawClient inside(m_port, trusted());
    inside.send(get("/"));
    QCOMPARE(inside.receive().status, 200);
    {
        NoDescriptors none;
        QTest::ignoreMessage(QtWarningMsg, "No descriptor is left for new connections; they have to wait.");
        none.giveBackOne();
        RawClient client(m_port, trusted());
        QVERIFY(client.isConnected());
        client.send(get("/"));
        const double before = processorSeconds();
        QVERIFY(client.hasNothingToRead(90));
        QVERIFY2(processorSeconds() - before < 0.05, qPrintable(QString::number(processorSeconds() - before)));

        inside.send("POST / HTTP/1.1\r\nHost: desk\r\nContent-Length: 100000\r\n\r\n" + QByteArray(100'000, 'a'));
        QCOMPARE(inside.receive().body, "100000"_ba);

        QElapsedTimer timer;
        timer.start();
        none.giveBackOne();
        QCOMPARE(client.receive().status, 200);
        QVERIFY2(timer.elapsed() < 1'000, qPrintable(QString::number(timer.elapsed())));
    }
    RawClient next(m_port, trusted());
    next.send(get("/"));
    QCOMPARE(next.receive().status, 200);
}

void TestHttpServerLimits::randomStreamsDoNotBreakTheServer()
{
    start({.headTime = 100, .bodyTime = 100, .idleTime = 100});
    const QList<QByteArray> pieces{get("/"),
                                   get("/later"),
                                   "POST /later HTTP/1.1\r\nHost: desk\r\nContent-Length: 3\r\n\r\nabc"_ba,
                                   "POST / HTTP/1.1\r\nHost: desk\r\nTransfer-Encoding: chunked\r\n\r\n"_ba,
                                   "3\r\nabc\r\n0\r\n\r\n"_ba,
                                   "HEAD / HTTP/1.0\r\n\r\n"_ba,
                                   "\r\n"_ba,
                                   QByteArray(1, '\0')};
    quint32 seed = 7;
    const auto below = [&seed](qsizetype bound) {
        seed = seed * 1664525U + 1013904223U;
        return qsizetype(seed >> 8U) % bound;
    };
    for (int i = 0; i < 300; ++i) {
        RawClient client(m_port, trusted());
        QVERIFY(client.isConnected());
        QByteArray stream;
        for (qsizetype parts = 1 + below(5); parts > 0; --parts)
            stream += pieces.at(below(pieces.size()));
        if (below(3) == 0)
            stream[below(stream.size())] = char(below(256));
        client.send(stream.left(1 + below(stream.size())));
        if (below(2) == 0)
            client.endWriting();
        if (below(4) == 0)
            (void)client.hasNothingToRead(1);
        client.disconnect();
        answerAll();
    }
    QTRY_VERIFY((answerAll(), m_server->statistics().open == 0));
    RawClient client(m_port, trusted());
    client.send(get("/"));
    QCOMPARE(client.receive().status, 200);
}

QTEST_GUILESS_MAIN(TestHttpServerLimits)
#include "tst_httpserverlimits.moc"
