// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/salvage.h"
#include "core/intake/webhookbody.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

QByteArray written(const QJsonValue &value)
{
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return list.sliced(1, list.size() - 2);
}

} // namespace

/// Whatever form a webhook comes in, and what becomes of the JSON that templates break.
class TestWebhookBody : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBodyDecides_data()
    {
        QTest::addColumn<QByteArray>("contentType");
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const QByteArray &contentType, const QByteArray &query,
                            const QByteArray &body, const QByteArray &expected) {
            QTest::newRow(name) << contentType << query << body << expected;
        };
        const QByteArray form = "application/x-www-form-urlencoded";
        const QByteArray part = "--x\r\nContent-Disposition: form-data; name=\"data\"\r\n\r\n{\"a\":1}\r\n--x--\r\n";
        row("JSON called a form", form, "", R"({"a":1})", R"({"a":1})");
        row("JSON called text", "text/plain; charset=UTF-8", "", R"( [{"a":1}])", R"([{"a":1}])");
        row("JSON in JSON", "application/json", "", "\"{\\\"a\\\":1}\"", R"({"a":1})");
        row("a form", form, "", "a=1+2&b=%41", R"({"a":"1 2","b":"A"})");
        row("a form that nobody names", "", "", "a=1&b=2", R"({"a":"1","b":"2"})");
        row("a form called JSON", "application/json", "", "a=1&b=2", R"({"a":"1","b":"2"})");
        row("a form with JSON in its only field", form, "", "x=%7B%22a%22%3A1%7D", R"({"a":1})");
        row("a form with JSON in the field for it", form, "", "t=1&payload=%7B%22a%22%3A1%7D", R"({"a":1})");
        row("a form with JSON in many fields", form, "", "msg=x&monitor=%7B%22a%22%3A1%7D",
            "{\"monitor\":\"{\\\"a\\\":1}\",\"msg\":\"x\"}");
        row("a form with broken JSON", form, "", "payload=%7B%22a%22", "{\"payload\":\"{\\\"a\\\"\"}");
        row("parts", "multipart/form-data; boundary=x", "", part, R"({"a":1})");
        row("parts that nobody names", "", "", part, R"({"a":1})");
        row("the query", "", "a=1+2&b=%7Bx", "", "{\"a\":\"1 2\",\"b\":\"{x\"}");
        row("the query with raw brackets", "", "msg=[web] [Down] {x}: y", "", R"({"msg":"[web] [Down] {x}: y"})");
        row("JSON in the query", "", "payload={\"a\":1}", "", R"({"a":1})");
        row("a body of blanks and a query", form, "a=1", " \r\n", R"({"a":"1"})");
        row("a body and a query", form, "token=1", "a=2", R"({"a":"2"})");
    }
    void theBodyDecides()
    {
        QFETCH(const QByteArray, contentType);
        QFETCH(const QByteArray, query);
        QFETCH(const QByteArray, body);
        const auto read = readWebhookBody({.query = query, .headers = {{"Content-Type", contentType}}, .body = body});
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().message));
        QTEST(written(read->value), "expected");
        QVERIFY(!read->isSalvaged);
    }

    void whatIsNothingOfTheKindIsRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("prose") << "Hello, a = b"_ba;
        QTest::newRow("markup") << "<a href=\"x\"/>"_ba;
        QTest::newRow("cut off") << R"({"a":)"_ba;
    }
    void whatIsNothingOfTheKindIsRefused()
    {
        QFETCH(const QByteArray, body);
        const auto read = readWebhookBody({.body = body});
        QVERIFY(!read.has_value());
        QVERIFY(!read.error().message.isEmpty());
    }

    void whatATemplateBrokeIsMended_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const QByteArray &body, const QByteArray &expected) {
            QTest::newRow(name) << body << expected;
        };
        row("quotes", R"({"m":"disk "C" is full","s":"down"})", "{\"m\":\"disk \\\"C\\\" is full\",\"s\":\"down\"}");
        row("quotes at both ends", R"({"m":""x"","s":"down"})", "{\"m\":\"\\\"x\\\"\",\"s\":\"down\"}");
        row("a quote before a comma", R"({"m":"said "no", then left","s":"down"})",
            "{\"m\":\"said \\\"no\\\", then left\",\"s\":\"down\"}");
        row("a quote before a brace", R"({"m":"map {"a"} here","s":"down"})",
            "{\"m\":\"map {\\\"a\\\"} here\",\"s\":\"down\"}");
        row("quotes in the last text", R"({"s":"down","m":"a "b""})", "{\"m\":\"a \\\"b\\\"\",\"s\":\"down\"}");
        row("quotes in a list", R"({"l":["a "b" c","d"]})", "{\"l\":[\"a \\\"b\\\" c\",\"d\"]}");
        row("quotes in an inner object", R"({"o":{"m":"a "b""},"s":1})", "{\"o\":{\"m\":\"a \\\"b\\\"\"},\"s\":1}");
        row("a key with an escape behind a text", "{\"a\":\"x\",\"k\\n\":\"y \"z\"\"}",
            "{\"a\":\"x\",\"k\\n\":\"y \\\"z\\\"\"}");
        row("a line break", "{\"m\":\"one\ntwo\r\n\tthree\"}", R"({"m":"one\ntwo\r\n\tthree"})");
        row("another control character", "{\"m\":\"one\x1b[0m\"}", "{\"m\":\"one [0m\"}");
        row("a backslash", R"({"m":"C:\Windows \d+ \u12"})", R"({"m":"C:\\Windows \\d+ \\u12"})");
        row("Latin-1", "{\"m\":\"gest\xf6rt\"}", "{\"m\":\"gest\xef\xbf\xbdrt\"}");
        row("nothing where a value should be", R"({"p": ,"s":"down","q":})", R"({"p":null,"q":null,"s":"down"})");
        row("a comma before the end", R"({"l":[1,2,],"s":"down",})", R"({"l":[1,2],"s":"down"})");
        row("in a field of a form", "payload=%7B%22m%22%3A%22a+%22b%22+c%22%7D", "{\"m\":\"a \\\"b\\\" c\"}");
    }
    void whatATemplateBrokeIsMended()
    {
        QFETCH(const QByteArray, body);
        const auto read = readWebhookBody({.body = body});
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().message));
        QTEST(written(read->value), "expected");
        QVERIFY(read->isSalvaged);
    }

    void whatCouldMeanTwoThingsIsLeftAlone_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("good") << R"({"a":"b"})"_ba;
        QTest::newRow("cut off in a text") << "{\"a\":\"b \"c\" d"_ba;
        QTest::newRow("cut off behind a text") << R"({"a":"b "c"")"_ba;
        QTest::newRow("closed by another bracket") << R"({"a":["b "c" d"}})"_ba;
        QTest::newRow("closed twice") << R"({"a":"b "c" d"}})"_ba;
    }
    void whatCouldMeanTwoThingsIsLeftAlone()
    {
        QFETCH(const QByteArray, body);
        const auto mended = salvagedJson({body.constData(), std::size_t(body.size())});
        QVERIFY2(!mended, mended ? mended->c_str() : "");
    }

    void mendingTakesTimeInProportion_data()
    {
        QTest::addColumn<QByteArray>("begin");
        QTest::addColumn<QByteArray>("again");
        QTest::newRow("quotes") << "{\"a\":\""_ba
                                << "\""_ba;
        QTest::newRow("quotes and commas") << "{\"a\":\""_ba
                                           << "\","_ba;
        QTest::newRow("quotes, commas and blanks") << "{\"a\":\""_ba
                                                   << "\",      "_ba;
        QTest::newRow("what begins like members") << "{\"a\":\""_ba
                                                  << R"(","b)"_ba;
        QTest::newRow("brackets") << R"({"a":)"_ba
                                  << R"([)"_ba;
        QTest::newRow("escapes") << "{\"a\":\""_ba
                                 << R"(\u1)"_ba;
    }
    void mendingTakesTimeInProportion()
    {
        QFETCH(const QByteArray, begin);
        QFETCH(const QByteArray, again);
        const QByteArray body = begin + again.repeated(1'000'000 / again.size());
        QElapsedTimer timer;
        timer.start();
        (void)salvagedJson({body.constData(), std::size_t(body.size())});
        QVERIFY2(timer.elapsed() < 2000, QByteArray::number(timer.elapsed()).constData());
    }
};

QTEST_GUILESS_MAIN(TestWebhookBody)
#include "tst_webhookbody.moc"
