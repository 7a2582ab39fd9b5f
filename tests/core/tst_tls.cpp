// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/httpserver.h"
#include "tests/core/rawclient.h"
#include "tests/core/tlsclient.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QMutex>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QByteArray Get = "GET / HTTP/1.1\r\nHost: desk\r\n\r\n"_ba;
const QByteArray GetAndClose = "GET / HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n\r\n"_ba;

Certificate newCertificate()
{
    return *Certificate::selfSigned({u"localhost"_s}, QDateTime::currentDateTimeUtc());
}

/// The first bytes of a TLS connection that never goes on.
QByteArray halfAGreeting()
{
    return QByteArray::fromHex("1603010200010001fc0303");
}

} // namespace

/// What only an encrypted listener has to do; that it serves requests like a plain one is shown with those.
class TestTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();

    void whatIsSpokenIsModern_data();
    void whatIsSpokenIsModern();
    void nobodyRenegotiates();
    void aPlainClientIsToldWhatIsSpoken();
    void whoeverSpeaksNoTlsIsSentAwayWithoutNoise_data();
    void whoeverSpeaksNoTlsIsSentAwayWithoutNoise();
    void aHandshakeHasNoMoreTimeThanAHead_data();
    void aHandshakeHasNoMoreTimeThanAHead();
    void whoShakesHandsHoldsAPlace();
    void theEndIsSaidInTls_data();
    void theEndIsSaidInTls();
    void whoEndsItsHalfStillGetsItsAnswer_data();
    void whoEndsItsHalfStillGetsItsAnswer();
    void whoEndsTheSessionIsNotWaitedFor();
    void aCertificateCanBeExchangedWhileServing();
    void brokenRecordsHarmNobody();
    void theServerEndsWhileHandsAreShaken();

private:
    void start(const ServerLimits &limits = {});
    [[nodiscard]] quint64 failedHandshakes() const;
    [[nodiscard]] bool answersOthers();

    const Certificate m_certificate = newCertificate();
    QMutex m_mutex;
    QList<HttpReply> m_replies;
    std::unique_ptr<HttpServer> m_server;
    quint16 m_port = 0;
};

void TestTls::start(const ServerLimits &limits)
{
    m_server = std::make_unique<HttpServer>(u"test"_s, [this](const HttpRequest &request, const HttpReply &reply) {
        if (request.path == "/later") {
            const QMutexLocker lock(&m_mutex);
            m_replies.append(reply);
        } else {
            reply({.contentType = "text/plain", .body = request.isSecure ? "secure" : "plain"});
        }
    });
    const auto future = m_server->listen({.addresses = {QHostAddress(QHostAddress::LocalHost)},
                                          .limits = limits,
                                          .tls = *TlsContext::make(m_certificate)});
    QTRY_VERIFY(future.isFinished());
    QVERIFY(future.result());
    m_port = *future.result();
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

quint64 TestTls::failedHandshakes() const
{
    for (const auto &[reason, count] : m_server->statistics().refusedByReason) {
        if (reason == "tls")
            return count;
    }
    return 0;
}

bool TestTls::answersOthers()
{
    TlsClient client(m_port);
    return client.send(GetAndClose) && client.readAll().endsWith("\r\n\r\nsecure");
}

void TestTls::cleanup()
{
    m_server.reset();
    m_replies.clear();
}

void TestTls::whatIsSpokenIsModern_data()
{
    QTest::addColumn<TlsClient::Offer>("offer");
    QTest::addColumn<bool>("isTaken");
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<QByteArray>("protocol");

    using Offer = TlsClient::Offer;
    QTest::newRow("all") << Offer{} << true << "TLSv1.3"_ba << QByteArray();
    QTest::newRow("TLS 1.2") << Offer{.highest = TLS1_2_VERSION} << true << "TLSv1.2"_ba << QByteArray();
    QTest::newRow("TLS 1.1") << Offer{.lowest = TLS1_VERSION, .highest = TLS1_1_VERSION} << false << QByteArray()
                             << QByteArray();
    QTest::newRow("no forward secrecy") << Offer{.highest = TLS1_2_VERSION, .ciphers = "kRSA"} << false << QByteArray()
                                        << QByteArray();
    QTest::newRow("CBC") << Offer{.highest = TLS1_2_VERSION, .ciphers = "ECDHE-ECDSA-AES128-SHA"} << false
                         << QByteArray() << QByteArray();
    QTest::newRow("HTTP/2 or HTTP/1.1") << Offer{.protocols = "\x02h2\x08http/1.1"_ba} << true << "TLSv1.3"_ba
                                        << "http/1.1"_ba;
    QTest::newRow("HTTP/2 only") << Offer{.protocols = "\x02h2"_ba} << false << QByteArray() << QByteArray();
}

void TestTls::whatIsSpokenIsModern()
{
    QFETCH(TlsClient::Offer, offer);
    QFETCH(bool, isTaken);
    start();
    {
        TlsClient client(m_port, offer);
        QCOMPARE(client.isEncrypted(), isTaken);
        if (isTaken) {
            QTEST(client.version(), "version");
            QTEST(client.protocol(), "protocol");
            QCOMPARE(client.fingerprint(), m_certificate.fingerprint());
            QVERIFY(client.send(GetAndClose));
            QVERIFY(client.readAll().startsWith("HTTP/1.1 200 OK\r\n"));
        }
    }
    QTRY_COMPARE(failedHandshakes(), quint64(isTaken ? 0 : 1));
    QTRY_COMPARE(m_server->statistics().open, 0);
}

void TestTls::nobodyRenegotiates()
{
    start();
    TlsClient client(m_port, {.highest = TLS1_2_VERSION});
    QVERIFY(client.isEncrypted());
    QVERIFY(!client.canRenegotiate());
    QVERIFY(answersOthers());
}

void TestTls::aPlainClientIsToldWhatIsSpoken()
{
    start();
    RawClient client(m_port);
    client.send(Get);
    const auto response = client.receive();
    QCOMPARE(response.status, 400);
    QVERIFY2(response.body.contains("https://"), response.body.constData());
    QVERIFY(client.isClosedByServer());
    QCOMPARE(m_server->statistics().requests, quint64(0));
    QCOMPARE(failedHandshakes(), quint64(1));
}

void TestTls::whoeverSpeaksNoTlsIsSentAwayWithoutNoise_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("zeros") << QByteArray(100, '\0');
    QTest::newRow("a greeting that is none") << QByteArray("\x16") + QByteArray(2'000, 'x');
    QTest::newRow("an alert at once") << QByteArray::fromHex("15030100020228");
    QTest::newRow("half a greeting and the end") << halfAGreeting();
}

void TestTls::whoeverSpeaksNoTlsIsSentAwayWithoutNoise()
{
    QFETCH(QByteArray, sent);
    start();
    {
        RawClient client(m_port);
        client.send(sent);
        client.endWriting();
        while (client.receive(RawClient::Body::Expected, 1'000).status != 0) {
        }
    }
    QTRY_COMPARE(m_server->statistics().open, 0);
    QVERIFY(answersOthers());
}

void TestTls::aHandshakeHasNoMoreTimeThanAHead_data()
{
    QTest::addColumn<QByteArray>("begin");
    QTest::addColumn<QByteArray>("drip");
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("half a greeting") << halfAGreeting() << QByteArray();
    QTest::newRow("slow drip") << halfAGreeting() << "a"_ba;
}

void TestTls::aHandshakeHasNoMoreTimeThanAHead()
{
    QFETCH(QByteArray, begin);
    QFETCH(QByteArray, drip);
    start({.headTime = 300});
    QElapsedTimer timer;
    timer.start();
    RawClient client(m_port);
    client.send(begin);
    while (!client.isClosedByServer(20) && timer.elapsed() < 5'000)
        client.send(drip);
    QVERIFY2(timer.elapsed() >= 250 && timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
    QTRY_COMPARE(m_server->statistics().open, 0);
}

void TestTls::whoShakesHandsHoldsAPlace()
{
    start({.connections = 2});
    RawClient silent(m_port);
    RawClient begun(m_port);
    begun.send(halfAGreeting());
    QTRY_COMPARE(m_server->statistics().open, 2);
    QVERIFY(!TlsClient(m_port).isEncrypted());
    QCOMPARE(m_server->statistics().refused, quint64(1));
    silent.disconnect();
    QTRY_COMPARE(m_server->statistics().open, 1);
    QVERIFY(answersOthers());
}

void TestTls::theEndIsSaidInTls_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("begin");
    QTest::newRow("answer") << GetAndClose << "HTTP/1.1 200 "_ba;
    QTest::newRow("refusal") << "GARBAGE\r\n\r\n"_ba
                             << "HTTP/1.1 400 "_ba;
    QTest::newRow("refusal of what is never read")
        << "POST / HTTP/1.1\r\nHost: desk\r\nContent-Length: 3000000\r\n\r\n" + QByteArray(3'000'000, 'a')
        << "HTTP/1.1 413 "_ba;
    QTest::newRow("refusal of an endless head")
        << "GET / HTTP/1.1\r\nX: " + QByteArray(3'000'000, 'a') << "HTTP/1.1 431 "_ba;
}

void TestTls::theEndIsSaidInTls()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, begin);
    start();
    for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        TlsClient client(m_port, {.highest = version});
        QVERIFY(client.send(request));
        const QByteArray response = client.readAll();
        QVERIFY2(response.startsWith(begin), response.constData());
        QCOMPARE(client.end(), TlsClient::End::Closed);
    }
}

void TestTls::whoEndsItsHalfStillGetsItsAnswer_data()
{
    QTest::addColumn<bool>("alsoOfTheSocket");
    QTest::addColumn<bool>("isLate");
    QTest::newRow("session, at once") << false << false;
    QTest::newRow("session and socket, at once") << true << false;
    QTest::newRow("session, late") << false << true;
    QTest::newRow("session and socket, late") << true << true;
}

void TestTls::whoEndsItsHalfStillGetsItsAnswer()
{
    QFETCH(bool, alsoOfTheSocket);
    QFETCH(bool, isLate);
    start();
    for (int i = 0; i < 10; ++i) {
        TlsClient client(m_port);
        QVERIFY(client.send(isLate ? "GET /later HTTP/1.1\r\nHost: desk\r\n\r\n"_ba : Get));
        client.endWriting(alsoOfTheSocket);
        if (isLate) {
            QTRY_VERIFY_WITH_TIMEOUT((QMutexLocker(&m_mutex), !m_replies.isEmpty()), 5'000);
            QTest::qWait(10); // for the end to arrive, which must do nothing
            m_replies.takeFirst()({.contentType = "text/plain", .body = "late"});
        }
        QVERIFY(client.readAll().endsWith(isLate ? "\r\n\r\nlate" : "\r\n\r\nsecure"));
        QCOMPARE(client.end(), TlsClient::End::Closed);
    }
    QTRY_COMPARE(m_server->statistics().open, 0);
}

void TestTls::whoEndsTheSessionIsNotWaitedFor()
{
    start();
    TlsClient client(m_port);
    QVERIFY(client.send(Get));
    client.endWriting(false);
    QVERIFY(client.readAll().startsWith("HTTP/1.1 200 "));
    QCOMPARE(client.end(), TlsClient::End::Closed);

    TlsClient idle(m_port);
    idle.endWriting(false);
    QVERIFY(idle.readAll().isEmpty());
    QCOMPARE(idle.end(), TlsClient::End::Closed);
}

void TestTls::aCertificateCanBeExchangedWhileServing()
{
    start();
    RawClient old(m_port, m_certificate.pem());
    old.send(Get);
    QCOMPARE(old.receive().status, 200);

    const Certificate next = newCertificate();
    m_server->setTls(*TlsContext::make(next));
    QTRY_COMPARE(TlsClient(m_port).fingerprint(), next.fingerprint());
    old.send(Get);
    QCOMPARE(old.receive().body, "secure"_ba);
}

void TestTls::brokenRecordsHarmNobody()
{
    start({.headTime = 300, .idleTime = 300});
    for (int i = 0; i < 50; ++i) {
        RawClient client(m_port, m_certificate.pem());
        client.send(Get);
        QCOMPARE(client.receive().status, 200);
        // A record of application data that no key fits.
        QVERIFY(client.sendBlindly(QByteArray::fromHex("1703030020") + QByteArray(32 + i, char(i))));
        QVERIFY(client.isClosedByServer());
    }
    QVERIFY(answersOthers());
    QTRY_COMPARE(m_server->statistics().open, 0);
}

void TestTls::theServerEndsWhileHandsAreShaken()
{
    start();
    RawClient silent(m_port);
    RawClient begun(m_port);
    begun.send(halfAGreeting());
    QTRY_COMPARE(m_server->statistics().open, 2);
    QElapsedTimer timer;
    timer.start();
    m_server.reset();
    QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(silent.isClosedByServer());
    QVERIFY(begun.isClosedByServer());
}

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
