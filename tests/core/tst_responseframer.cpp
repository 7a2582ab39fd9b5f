// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/responseframer.h"

#include <QBuffer>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

class TestResponseFramer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aResponseLeavesAsTheRequestNeedsIt_data();
    void aResponseLeavesAsTheRequestNeedsIt();
    void aDateThatIsThereIsKept();
    void theLastResponseEndsTheConnection();
};

void TestResponseFramer::aResponseLeavesAsTheRequestNeedsIt_data()
{
    QTest::addColumn<ResponseFramer::Request>("request");
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QByteArray>("sent"); // DATE stands for the field
    QTest::addColumn<bool>("keepsAlive");

    using Request = ResponseFramer::Request;
    const QByteArray ok = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"_ba;
    QTest::newRow("plain") << Request{} << ok << "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nDATE\r\nhello"_ba << true;
    QTest::newRow("HEAD") << Request{.isHead = true} << ok << "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nDATE\r\n"_ba
                          << true;
    QTest::newRow("close") << Request{.keepsAlive = false} << ok
                           << "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nDATEConnection: close\r\n\r\nhello"_ba << false;
    QTest::newRow("HTTP/1.0 that stays")
        << Request{.isHttp10 = true} << ok
        << "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nDATEConnection: keep-alive\r\n\r\nhello"_ba << true;
    QTest::newRow("204") << Request{} << "HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n"_ba
                         << "HTTP/1.1 204 No Content\r\nDATE\r\n"_ba << true;
    QTest::newRow("304 with a body") << Request{} << "HTTP/1.1 304 Not Modified\r\nContent-Length: 2\r\n\r\nhi"_ba
                                     << "HTTP/1.1 304 Not Modified\r\nContent-Length: 2\r\nDATE\r\n"_ba << true;
    QTest::newRow("more than the length") << Request{} << ok + "HTTP"
                                          << "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nDATE\r\nhello"_ba << true;
    QTest::newRow("fields of the connection")
        << Request{} << "HTTP/1.1 200 OK\r\nConnection: close\r\nkeep-alive: 5\r\nContent-Length: 0\r\nA: b\r\n\r\n"_ba
        << "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nA: b\r\nDATE\r\n"_ba << true;
    QTest::newRow("without length") << Request{} << "HTTP/1.1 404 Not Found\r\n\r\n"_ba
                                    << "HTTP/1.1 404 Not Found\r\nDATEConnection: close\r\n\r\n"_ba << false;
}

void TestResponseFramer::aResponseLeavesAsTheRequestNeedsIt()
{
    QFETCH(ResponseFramer::Request, request);
    QFETCH(QByteArray, written);
    static const QRegularExpression date(
        u"Date: [A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT\r\n"_s);
    for (const qsizetype partSize : {written.size(), qsizetype(1), qsizetype(7)}) {
        QBuffer device;
        device.open(QIODevice::WriteOnly);
        ResponseFramer framer;
        framer.begin(request);
        QVERIFY(!framer.isComplete());
        for (qsizetype begin = 0; begin < written.size(); begin += partSize)
            framer.write(QByteArrayView(written).sliced(begin, qMin(partSize, written.size() - begin)), device);
        QVERIFY(framer.isComplete());
        QTEST(QString::fromLatin1(device.data()).replace(date, u"DATE"_s).toLatin1(), "sent");
        QTEST(framer.keepsAlive(), "keepsAlive");
        QCOMPARE(framer.size(), device.data().size());
    }
}

void TestResponseFramer::aDateThatIsThereIsKept()
{
    QBuffer device;
    device.open(QIODevice::WriteOnly);
    ResponseFramer framer;
    framer.begin({});
    framer.write("HTTP/1.1 200 OK\r\nDate: then\r\nContent-Length: 0\r\n\r\n", device);
    QCOMPARE(device.data(), "HTTP/1.1 200 OK\r\nDate: then\r\nContent-Length: 0\r\n\r\n"_ba);
}

void TestResponseFramer::theLastResponseEndsTheConnection()
{
    const QByteArray text = lastResponse(problem(413, u"Too large."_s));
    QVERIFY(text.startsWith("HTTP/1.1 413 Content Too Large\r\nContent-Type: application/problem+json\r\n"));
    QVERIFY(text.contains("\r\nConnection: close\r\n\r\n{"));
    QVERIFY(lastResponse(problem(413, u"Too large."_s), false).endsWith("\r\n\r\n"));
}

QTEST_GUILESS_MAIN(TestResponseFramer)
#include "tst_responseframer.moc"
