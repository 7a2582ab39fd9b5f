// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/httpserver.h"
#include "tests/core/rawclient.h"

#include <QDateTime>
#include <QDir>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace {

/// One answer that is expected.
struct Answer
{
    int status = 0;
    bool isHead = false;
    std::optional<QByteArray> body = {};
};

enum class Afterwards { NotSaid, Open, Closed };

struct Case
{
    QByteArray sent = {};
    QList<Answer> answers = {};
    Afterwards afterwards = Afterwards::NotSaid;
};

/// Above this many bytes a case is not sent byte by byte.
constexpr qsizetype SmallSize = 400;

/// Bytes as the files have them; see tests/data/http/README.md.
QByteArray unescaped(const QByteArray &text)
{
    QByteArray bytes;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) != '\\') {
            bytes += text.at(i);
            continue;
        }
        switch (text.at(++i)) {
        case 'r':
            bytes += '\r';
            break;
        case 'n':
            bytes += '\n';
            break;
        case 't':
            bytes += '\t';
            break;
        case '0':
            bytes += '\0';
            break;
        case '\\':
            bytes += '\\';
            break;
        case 'x':
            bytes += QByteArray::fromHex(text.mid(i + 1, 2));
            i += 2;
            break;
        case '{': {
            int depth = 1;
            qsizetype end = i;
            while (depth > 0 && ++end < text.size()) {
                const bool isEscaped = text.at(end - 1) == '\\';
                depth += text.at(end) == '{' && isEscaped ? 1 : text.at(end) == '}' ? -1 : 0;
            }
            const qsizetype colon = text.indexOf(':', i);
            bytes += unescaped(text.mid(colon + 1, end - colon - 1)).repeated(text.mid(i + 1, colon - i - 1).toInt());
            i = end;
            break;
        }
        default:
            qFatal("There is no escape \\%c.", text.at(i));
        }
    }
    return bytes;
}

/// "200 open saw GET /? []"
void readAnswer(const QByteArray &line, Case &read)
{
    Answer answer{.status = line.left(3).toInt()};
    QByteArray rest = line.mid(4);
    if (const qsizetype saw = rest.indexOf("saw "); saw >= 0) {
        answer.body = unescaped(rest.mid(saw + 4));
        rest.truncate(saw);
    }
    for (const QByteArray &word : rest.simplified().split(' ')) {
        if (word == "open")
            read.afterwards = Afterwards::Open;
        else if (word == "close")
            read.afterwards = Afterwards::Closed;
        else if (word == "head")
            answer.isHead = true;
        else if (!word.isEmpty())
            qFatal("There is no word %s.", word.constData());
    }
    read.answers.append(answer);
}

/// All cases of the file at \a fileName by their names.
QList<std::pair<QByteArray, Case>> casesOf(const QString &fileName)
{
    QList<std::pair<QByteArray, Case>> cases;
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s can't be read.", qPrintable(fileName));
    for (QByteArray line = file.readLine(); !line.isEmpty(); line = file.readLine()) {
        if (line.endsWith('\n'))
            line.chop(1);
        if (line.startsWith('[') && line.endsWith(']'))
            cases.append({line.sliced(1, line.size() - 2), {}});
        else if (line.startsWith("> "))
            cases.last().second.sent += unescaped(line.sliced(2));
        else if (line.startsWith("< "))
            readAnswer(line.sliced(2), cases.last().second);
        else if (!line.isEmpty() && !line.startsWith('#'))
            qFatal("%s: this line can't be read: %s", qPrintable(fileName), line.constData());
    }
    return cases;
}

} // namespace

/// Sends every request of tests/data/http to a server and looks at what becomes of it.
class TestRequestCorpus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void initTestCase();
    void cleanupTestCase();

    void everyRequestIsAnsweredAsItShouldBe_data();
    void everyRequestIsAnsweredAsItShouldBe();
    void theCorpusIsWhole();

private:
    [[nodiscard]] quint16 listen(HttpServer &server, const std::optional<TlsContext> &tls);
    void answer(const HttpRequest &request, const HttpReply &reply);

    const Certificate m_certificate = *Certificate::selfSigned({u"localhost"_s}, QDateTime::currentDateTimeUtc());
    std::unique_ptr<HttpServer> m_plain;
    std::unique_ptr<HttpServer> m_encrypted;
    quint16 m_plainPort = 0;
    quint16 m_encryptedPort = 0;
};

void TestRequestCorpus::initTestCase_data()
{
    QTest::addColumn<bool>("isEncrypted");
    QTest::addColumn<bool>("isByteByByte");
    QTest::newRow("plain") << false << false;
    QTest::newRow("plain, byte by byte") << false << true;
    QTest::newRow("encrypted") << true << false;
    QTest::newRow("encrypted, byte by byte") << true << true;
}

void TestRequestCorpus::initTestCase()
{
    const auto handler = [this](const HttpRequest &request, const HttpReply &reply) {
        answer(request, reply);
    };
    m_plain = std::make_unique<HttpServer>(u"plain"_s, handler);
    m_encrypted = std::make_unique<HttpServer>(u"encrypted"_s, handler);
    m_plainPort = listen(*m_plain, {});
    m_encryptedPort = listen(*m_encrypted, *TlsContext::make(m_certificate));
    QVERIFY(m_plainPort != 0 && m_encryptedPort != 0);
}

void TestRequestCorpus::cleanupTestCase()
{
    m_plain.reset();
    m_encrypted.reset();
}

quint16 TestRequestCorpus::listen(HttpServer &server, const std::optional<TlsContext> &tls)
{
    const auto future = server.listen({.addresses = {QHostAddress(QHostAddress::LocalHost)},
                                       .allowedHosts = {u"desk"_s, u"localhost"_s, u"127.0.0.1"_s, u"[::1]"_s},
                                       .limits = {.headTime = 500, .bodyTime = 500},
                                       .tls = tls});
    const bool isFinished = QTest::qWaitFor([&future] {
        return future.isFinished();
    });
    return isFinished && future.result() ? *future.result() : quint16(0);
}

void TestRequestCorpus::answer(const HttpRequest &request, const HttpReply &reply)
{
    const auto text = [](const QByteArray &body) {
        return HttpResponse{.contentType = "text/plain", .body = body};
    };
    if (request.path == "/late")
        QTimer::singleShot(20, [reply, text] {
            reply(text("late"));
        });
    else if (request.path == "/empty")
        reply({.status = 204, .contentType = {}, .body = {}});
    else
        reply(text(request.method + ' ' + request.path + '?' + request.query + " [" + request.body + ']'));
}

void TestRequestCorpus::everyRequestIsAnsweredAsItShouldBe_data()
{
    QTest::addColumn<Case>("request");
    const QDir folder(QStringLiteral(REQUEST_CORPUS));
    for (const QString &name : folder.entryList({u"*.txt"_s})) {
        for (const auto &[title, request] : casesOf(folder.filePath(name)))
            QTest::addRow("%s: %s", qPrintable(name.chopped(4)), title.constData()) << request;
    }
}

void TestRequestCorpus::everyRequestIsAnsweredAsItShouldBe()
{
    QFETCH(Case, request);
    QFETCH_GLOBAL(bool, isEncrypted);
    QFETCH_GLOBAL(bool, isByteByByte);
    if (isByteByByte && request.sent.size() > SmallSize)
        return;
    RawClient client(isEncrypted ? m_encryptedPort : m_plainPort, isEncrypted ? m_certificate.pem() : QByteArray());
    QVERIFY(client.isConnected());
    if (isByteByByte) {
        for (const char byte : std::as_const(request.sent))
            client.send(QByteArray(1, byte));
    } else {
        client.send(request.sent);
    }
    for (const Answer &expected : std::as_const(request.answers)) {
        const auto body = expected.isHead ? RawClient::Body::Absent : RawClient::Body::Expected;
        auto response = client.receive(body, 5'000);
        // Whoever sends slowly enough to wait for it is told to go on.
        if (isByteByByte && response.status == 100)
            response = client.receive(body, 5'000);
        QCOMPARE(response.status, expected.status);
        if (expected.body)
            QCOMPARE(response.body, *expected.body);
        if (response.status >= 400) {
            QCOMPARE(response.field("Content-Type"), "application/problem+json"_ba);
            QCOMPARE(response.field("Connection"), "close"_ba);
        }
        QVERIFY(!response.field("Date").isEmpty());
    }
    if (request.afterwards == Afterwards::Closed) {
        QVERIFY(client.isClosedByServer(5'000));
        return;
    }
    QCOMPARE(request.afterwards, Afterwards::Open);
    client.send("GET /open HTTP/1.1\r\nHost: desk\r\n\r\n");
    QCOMPARE(client.receive().body, "GET /open? []"_ba);
}

void TestRequestCorpus::theCorpusIsWhole()
{
    QFETCH_GLOBAL(bool, isEncrypted);
    QFETCH_GLOBAL(bool, isByteByByte);
    if (isEncrypted || isByteByByte)
        return;
    const QDir folder(QStringLiteral(REQUEST_CORPUS));
    qsizetype count = 0;
    for (const QString &name : folder.entryList({u"*.txt"_s}))
        count += casesOf(folder.filePath(name)).size();
    QCOMPARE_GE(count, 300);
    QCOMPARE(unescaped("a\\r\\n\\x41\\0\\\\\\{2:b\\{2:c}}"), "a\r\nA\0\\bccbcc"_ba);
}

QTEST_GUILESS_MAIN(TestRequestCorpus)
#include "tst_requestcorpus.moc"
