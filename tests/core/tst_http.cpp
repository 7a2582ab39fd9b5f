// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/http.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;

class TestHttp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHeaderIsFoundWithoutRegardToCase_data();
    void aHeaderIsFoundWithoutRegardToCase();
    void aProblemIsADocumentOfRfc9457();
    void aReasonPhraseIsTheStandardOne_data();
    void aReasonPhraseIsTheStandardOne();
};

void TestHttp::aHeaderIsFoundWithoutRegardToCase_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("as received") << "X-Token"_ba
                                 << "one"_ba;
    QTest::newRow("lower case") << "x-token"_ba
                                << "one"_ba;
    QTest::newRow("upper case") << "AUTHORIZATION"_ba
                                << "Bearer grm"_ba;
    QTest::newRow("the first of two") << "X-TOKEN"_ba
                                      << "one"_ba;
    QTest::newRow("a part of a name") << "X-Tok"_ba << QByteArray();
    QTest::newRow("absent") << "Cookie"_ba << QByteArray();
}

void TestHttp::aHeaderIsFoundWithoutRegardToCase()
{
    QFETCH(QByteArray, name);
    HttpRequest request;
    request.headers = {{"X-Token", "one"}, {"Authorization", "Bearer grm"}, {"x-token", "two"}};
    QTEST(request.header(name), "value");
}

void TestHttp::aProblemIsADocumentOfRfc9457()
{
    const HttpResponse response = problem(422, u"Title is missing."_s);
    QCOMPARE(response.status, 422);
    QCOMPARE(response.contentType, "application/problem+json"_ba);
    const QJsonObject document = QJsonDocument::fromJson(response.body).object();
    QCOMPARE(document.value(u"type").toString(), u"about:blank"_s);
    QCOMPARE(document.value(u"title").toString(), u"Unprocessable Content"_s);
    QCOMPARE(document.value(u"status").toInt(), 422);
    QCOMPARE(document.value(u"detail").toString(), u"Title is missing."_s);
}

void TestHttp::aReasonPhraseIsTheStandardOne_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("phrase");
    QTest::newRow("200") << 200 << "OK"_ba;
    QTest::newRow("304") << 304 << "Not Modified"_ba;
    QTest::newRow("405") << 405 << "Method Not Allowed"_ba;
    QTest::newRow("413") << 413 << "Content Too Large"_ba;
    QTest::newRow("431") << 431 << "Request Header Fields Too Large"_ba;
    QTest::newRow("503") << 503 << "Service Unavailable"_ba;
    QTest::newRow("unknown") << 299 << QByteArray();
}

void TestHttp::aReasonPhraseIsTheStandardOne()
{
    QFETCH(int, status);
    QTEST(reasonPhrase(status), "phrase");
}

QTEST_GUILESS_MAIN(TestHttp)
#include "tst_http.moc"
