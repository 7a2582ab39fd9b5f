// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/apiroutes.h"
#include "core/intake/contract.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

QByteArray headerOf(const HttpResponse &response, QByteArrayView name)
{
    for (const auto &[key, value] : response.headers) {
        if (key == name)
            return value;
    }
    return {};
}

QJsonObject writtenPaths()
{
    return QJsonDocument::fromJson(openApiDocument({}).body).object().value(u"paths"_s).toObject();
}

/// "GET /healthz" of everything that is answered.
QStringList answered()
{
    QStringList calls;
    for (const Route &route : ApiRoutes::routes())
        calls.append(QString::fromLatin1(route.method.toByteArray() + ' ' + route.pattern.toByteArray()));
    calls.sort();
    return calls;
}

/// "GET /healthz" of everything that is written down.
QStringList written()
{
    QStringList calls;
    const QJsonObject paths = writtenPaths();
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        const QStringList methods = path.value().toObject().keys();
        for (const QString &method : methods)
            calls.append(method.toUpper() + u' ' + path.key());
    }
    calls.sort();
    return calls;
}

} // namespace

class ContractTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsAnsweredIsWrittenDown();
    void aPathThatNeedsAKeySaysSo();
    void programsReadOpenApi();
    void peopleReadAPageWithoutScripts();
    void theStyleIsTheOneThatThePolicyAllows();
    void whatIsKnownIsNotSentAgain_data();
    void whatIsKnownIsNotSentAgain();
};

void ContractTest::whatIsAnsweredIsWrittenDown()
{
    QCOMPARE_GE(answered().size(), 12);
    QCOMPARE(written(), answered());
}

void ContractTest::aPathThatNeedsAKeySaysSo()
{
    const QJsonObject paths = writtenPaths();
    for (const Route &route : ApiRoutes::routes()) {
        const QString pattern = QString::fromLatin1(route.pattern.toByteArray());
        const QString method = QString::fromLatin1(route.method.toByteArray()).toLower();
        const QJsonObject operation = paths.value(pattern).toObject().value(method).toObject();
        const bool saysSo = operation.value(u"responses"_s).toObject().contains(u"401"_s);
        const bool isOpen = route.access == Route::Access::Public || route.access == Route::Access::Open;
        QVERIFY2(saysSo != isOpen, qPrintable(pattern));
        // Without a list of its own, an operation has the document's, which asks for a key in the head.
        const bool asksForNone = operation.value(u"security"_s).toArray().contains(QJsonObject());
        const bool needsNone = isOpen || route.access == Route::Access::Operator || pattern.contains("{token}"_L1);
        QVERIFY2(asksForNone == needsNone, qPrintable(pattern));
    }
}

void ContractTest::programsReadOpenApi()
{
    const HttpResponse response = openApiDocument({});
    QCOMPARE(response.status, 200);
    QCOMPARE(response.contentType, "application/json"_ba);
    const QJsonObject document = QJsonDocument::fromJson(response.body).object();
    QCOMPARE(document.value(u"openapi"_s).toString(), u"3.1.0"_s);
    QVERIFY(!document.value(u"paths"_s).toObject().isEmpty());
}

void ContractTest::peopleReadAPageWithoutScripts()
{
    const HttpResponse response = documentationPage({});
    QCOMPARE(response.status, 200);
    QCOMPARE(response.contentType, "text/html; charset=utf-8"_ba);
    QCOMPARE(headerOf(response, "X-Content-Type-Options"), "nosniff"_ba);
    const QString page = QString::fromUtf8(response.body);
    static const QRegularExpression foreign(
        uR"(<script|<link|<img|<iframe|\sstyle=|\son[a-z]+=|\ssrc=|url\(|@import|href="(?![#/]))"_s);
    QVERIFY2(!foreign.match(page).hasMatch(), qPrintable(foreign.match(page).captured()));
    QVERIFY(page.contains("http://127.0.0.1:8787/api/v1/incidents"_L1));
}

void ContractTest::theStyleIsTheOneThatThePolicyAllows()
{
    const HttpResponse response = documentationPage({});
    const qsizetype begin = response.body.indexOf("<style>") + 7;
    const QByteArray style = response.body.mid(begin, response.body.indexOf("</style>") - begin);
    const QByteArray hash = QCryptographicHash::hash(style, QCryptographicHash::Sha256).toBase64();
    const QByteArray policy = headerOf(response, "Content-Security-Policy");
    QVERIFY2(policy.contains(QByteArray("style-src 'sha256-" + hash + "'")), policy.constData());
    QVERIFY(policy.startsWith("default-src 'none';"));
}

void ContractTest::whatIsKnownIsNotSentAgain_data()
{
    QTest::addColumn<QByteArray>("ifNoneMatch");
    QTest::addColumn<int>("status");

    const QByteArray tag = headerOf(openApiDocument({}), "ETag");
    QTest::newRow("asked for the first time") << QByteArray() << 200;
    QTest::newRow("another version") << "\"other\""_ba << 200;
    QTest::newRow("this version") << tag << 304;
    QTest::newRow("this version, weakly") << QByteArray("W/" + tag) << 304;
    QTest::newRow("this among others") << QByteArray("\"other\", " + tag) << 304;
    QTest::newRow("any version") << "*"_ba << 304;
}

void ContractTest::whatIsKnownIsNotSentAgain()
{
    QFETCH(const QByteArray, ifNoneMatch);
    QFETCH(const int, status);

    HttpRequest request;
    if (!ifNoneMatch.isEmpty())
        request.headers.append({"if-none-match", ifNoneMatch});
    const HttpResponse response = openApiDocument(request);
    QCOMPARE(response.status, status);
    QCOMPARE(response.body.isEmpty(), status == 304);
    QVERIFY(headerOf(response, "ETag").startsWith('"'));
    QVERIFY(headerOf(response, "ETag") != headerOf(documentationPage({}), "ETag"));
}

QTEST_GUILESS_MAIN(ContractTest)
#include "tst_contract.moc"
