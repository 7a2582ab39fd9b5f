// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/json.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;

class JsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsAcceptedBecomesAValue_data();
    void whatIsAcceptedBecomesAValue();
    void aScalarIsAValue();
    void everyIntegerOf64BitsIsExact();
    void aNumberThatNothingHoldsKeepsItsDigits();
    void textsAreUnescaped();
    void anErrorNamesReasonByteAndPointer();
    void anErrorOfTheWholeBodyNamesNoPointer();
    void limitsArePassedOn();
};

void JsonTest::whatIsAcceptedBecomesAValue_data()
{
    QTest::addColumn<QString>("path");
    for (QDirIterator files(QStringLiteral(TEST_DATA "/json"), {u"[yi]_*.json"_s}); files.hasNext();) {
        const QString path = files.next();
        QTest::newRow(qPrintable(files.fileName())) << path;
    }
}

void JsonTest::whatIsAcceptedBecomesAValue()
{
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto value = parseJson(file.readAll());
    QVERIFY2(value, value ? "" : qPrintable(value.error().sentence()));
    QVERIFY(!value->isUndefined());
}

void JsonTest::aScalarIsAValue()
{
    QCOMPARE(readJson("true").value(), QJsonValue(true));
    QCOMPARE(readJson(" null ").value(), QJsonValue(QJsonValue::Null));
    QCOMPARE(readJson("\"\\u00e9\"").value(), QJsonValue(u"é"_s));
    QCOMPARE(readJson("\xef\xbb\xbf-1.5").value(), QJsonValue(-1.5));
    QCOMPARE(readJson("[]").value(), QJsonValue(QJsonArray()));
    QCOMPARE(readJson("{}").value(), QJsonValue(QJsonObject()));
}

void JsonTest::everyIntegerOf64BitsIsExact()
{
    constexpr qint64 largest = std::numeric_limits<qint64>::max();
    constexpr qint64 smallest = std::numeric_limits<qint64>::min();
    for (const qint64 number : {qint64(0), qint64(9007199254740993), largest, largest - 1, smallest, smallest + 1}) {
        const auto body = readJson("{\"id\":" + QByteArray::number(number) + "}");
        QCOMPARE(body.value()[u"id"].toInteger(), number);
        // A double would do for most of them: this tells that it is none.
        QCOMPARE(body.value()[u"id"].toInteger(7), number);
        QCOMPARE(body.value()[u"id"].toVariant().toString(), QString::number(number));
    }
}

void JsonTest::aNumberThatNothingHoldsKeepsItsDigits()
{
    const auto body = readJson("\xef\xbb\xbf{\"a\":18446744073709551615,\"b\":[-9223372036854775809, "
                               "1],\"c\":1e999,\"d\":\"12345678901234567890\"}");
    QCOMPARE(body.value()[u"a"], QJsonValue(u"18446744073709551615"_s));
    QCOMPARE(body.value()[u"b"][0], QJsonValue(u"-9223372036854775809"_s));
    QCOMPARE(body.value()[u"b"][1], QJsonValue(1));
    QCOMPARE(body.value()[u"c"], QJsonValue(u"1e999"_s));
    QCOMPARE(body.value()[u"d"], QJsonValue(u"12345678901234567890"_s));
    QCOMPARE(readJson("123456789012345678901").value(), QJsonValue(u"123456789012345678901"_s));
}

void JsonTest::textsAreUnescaped()
{
    const auto body = readJson(R"({"\u0061\n":"\ud83d\ude00\/\ud800"})");
    QCOMPARE(body.value().toObject().keys(), QStringList{u"a\n"_s});
    QCOMPARE(body.value()[u"a\n"].toString(), QString(u"😀/"_s + QChar(0xd800)));
}

void JsonTest::anErrorNamesReasonByteAndPointer()
{
    const QByteArray text = R"({"labels":{"env":"a","env":"b"}})";
    const auto parsed = parseJson(text);
    QVERIFY(!parsed);
    QCOMPARE(int(parsed.error().reason), int(JsonChecker::Reason::RepeatedKey));
    QCOMPARE(parsed.error().offset, 21);
    QCOMPARE(parsed.error().pointer, u"/labels/env"_s);
    QCOMPARE(parsed.error().detail, u"a key appears twice"_s);

    const auto read = readJson(text);
    QVERIFY(!read);
    QCOMPARE(int(read.error().kind), int(Error::Kind::InvalidInput));
    QCOMPARE(read.error().message, u"The body can't be read as JSON: a key appears twice at byte 21 (/labels/env)."_s);
    // What a sender wrote is not taken for a place to fill in.
    QCOMPARE(readJson(R"({"%1%2":?})").error().message,
             u"The body can't be read as JSON: a value is missing at byte 8 (/%1%2)."_s);
}

void JsonTest::anErrorOfTheWholeBodyNamesNoPointer()
{
    QCOMPARE(readJson("").error().message, u"The body can't be read as JSON: it ends too early at byte 0."_s);
    QCOMPARE(readJson("{\"a\":1}x").error().message,
             u"The body can't be read as JSON: something follows after its end at byte 7."_s);
}

void JsonTest::limitsArePassedOn()
{
    QVERIFY(readJson("[[1]]", {.depth = 2}));
    QVERIFY(!readJson("[[1]]", {.depth = 1}));
    QVERIFY(!readJson("[[1]]", {.size = 4}));
    QVERIFY(!readJson("[[1]]", {.values = 2}));
}

QTEST_GUILESS_MAIN(JsonTest)
#include "tst_json.moc"
