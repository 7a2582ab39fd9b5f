// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/jsonchecker.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using Reason = JsonChecker::Reason;

Q_DECLARE_METATYPE(JsonChecker::Reason)

namespace {

std::optional<JsonChecker::Fault> faultOf(const std::string &text, const JsonChecker::Limits &limits = {})
{
    JsonChecker checker;
    return checker.check(text, limits);
}

std::string repeated(const std::string &part, int times)
{
    std::string text;
    for (int i = 0; i < times; ++i)
        text += part;
    return text;
}

/// An object with \a count different keys.
std::string objectOf(int count, const std::string &before, const std::string &after)
{
    std::string text = "{";
    for (int i = 0; i < count; ++i) {
        const std::string number = std::to_string(i);
        text += (i > 0 ? ",\"" : "\"") + before + std::string(8 - number.size(), '0') + number + after + "\":0";
    }
    return text + "}";
}

} // namespace

class JsonCheckerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCorpusIsJudgedAsItsNamesSay_data();
    void theCorpusIsJudgedAsItsNamesSay();
    void noBeginningOfATextIsAccepted();
    void aFaultSaysWhatAndWhere_data();
    void aFaultSaysWhatAndWhere();
    void limitsAreHeld_data();
    void limitsAreHeld();
    void aByteThatEndsAPlainTextIsSeenAnywhere();
    void wideNumbersAreNamed_data();
    void wideNumbersAreNamed();
    void theFirstKeyThatIsRepeatedIsNamed();
    void aPointerThatIsTooLongNamesAnAncestor();
    void aPointerIsUtf8();
    void depthDoesNotUseTheStack();
    void manyKeysTakeTheirTimeOnly_data();
    void manyKeysTakeTheirTimeOnly();
    void aCheckerCanBeUsedAgain();
    void repeatedKeysAreTakenWhereThatIsAsked();
    void everyReasonHasWords();
};

void JsonCheckerTest::theCorpusIsJudgedAsItsNamesSay_data()
{
    QTest::addColumn<QString>("path");
    qsizetype count = 0;
    for (QDirIterator files(QStringLiteral(TEST_DATA "/json"), {u"*.json"_s}); files.hasNext(); ++count) {
        const QString path = files.next();
        QTest::newRow(qPrintable(files.fileName())) << path;
    }
    QCOMPARE_GE(count, 250);
}

void JsonCheckerTest::theCorpusIsJudgedAsItsNamesSay()
{
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const std::string text = file.readAll().toStdString();

    const auto fault = faultOf(text);
    // Where the RFC leaves a choice (i_), the files show what is chosen to be accepted.
    const bool isExpected = !QFileInfo(path).fileName().startsWith(u'n');
    QVERIFY2(!fault == isExpected, fault ? JsonChecker::words(fault->reason) : "accepted");
    if (fault)
        QVERIFY(fault->offset <= text.size());
}

void JsonCheckerTest::noBeginningOfATextIsAccepted()
{
    const std::string text = R"({"a\u00e9":[1.5e3,true,"\ud83d\ude00\n",{"b":null}],"c":"ü","d":false})";
    QVERIFY(!faultOf(text));
    for (std::size_t size = 0; size < text.size(); ++size) {
        const auto fault = faultOf(text.substr(0, size));
        QVERIFY(fault);
        // The one character of two bytes is cut in its middle.
        QCOMPARE(fault->reason, fault->offset == size ? Reason::UnexpectedEnd : Reason::InvalidUtf8);
    }
}

void JsonCheckerTest::aFaultSaysWhatAndWhere_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Reason>("reason");
    QTest::addColumn<int>("offset");
    QTest::addColumn<QByteArray>("pointer");

    const auto row = [](const char *name, const QByteArray &text, Reason reason, int offset,
                        const QByteArray &pointer) {
        QTest::newRow(name) << text << reason << offset << pointer;
    };
    row("nothing", "", Reason::UnexpectedEnd, 0, "");
    row("blanks", "  ", Reason::UnexpectedEnd, 2, "");
    row("no value", "?", Reason::ValueExpected, 0, "");
    row("a second value", "{} []", Reason::TrailingText, 3, "");
    row("no value in an array", "[1,2,]", Reason::ValueExpected, 5, "/2");
    row("no value in an object", "{\"a\":}", Reason::ValueExpected, 5, "/a");
    row("no key", "{\"a\":1,}", Reason::KeyExpected, 7, "");
    row("no key in an inner object", "{\"a\":[{1:2}]}", Reason::KeyExpected, 7, "/a/0");
    row("no colon", "{\"a\":{\"b\" 1}}", Reason::ColonExpected, 10, "/a/b");
    row("no comma in an array", "{\"a\":[1 2]}", Reason::CommaExpected, 8, "/a");
    row("no comma in an object", "[{\"a\":1 \"b\":2}]", Reason::CommaExpected, 8, "/0");
    row("the wrong bracket", "[[],[}]", Reason::ValueExpected, 5, "/1/0");
    row("a word", "{\"a\":[0,nope]}", Reason::InvalidLiteral, 9, "/a/1");
    row("a word of another language", "[None]", Reason::InvalidLiteral, 1, "/0");
    row("a leading zero", "[012]", Reason::InvalidNumber, 1, "/0");
    row("no digit after the point", "{\"n\":1.}", Reason::InvalidNumber, 7, "/n");
    row("a letter in a number", "[1x]", Reason::InvalidNumber, 2, "/0");
    row("an escape", "[\"a\\x\"]", Reason::InvalidEscape, 4, "/0");
    row("an escape in a key", "{\"a\":1,\"\\q\":2}", Reason::InvalidEscape, 9, "");
    row("a control character", "[\"a\nb\"]", Reason::ControlCharacter, 3, "/0");
    row("not UTF-8", "{\"name\":\"caf\xe9\"}", Reason::InvalidUtf8, 12, "/name");
    row("a key twice", "{\"labels\":{\"env\":1,\"env\":2}}", Reason::RepeatedKey, 19, "/labels/env");
    row("a key twice with an escape", "[{\"a\":1,\"\\u0061\":2}]", Reason::RepeatedKey, 8, "/0/a");
    row("a key that needs escapes", "{\"a/b~c\":[x]}", Reason::InvalidLiteral, 10, "/a~1b~0c/0");
    row("an empty key", "{\"\":{\"\":x}}", Reason::InvalidLiteral, 8, "//");
    row("behind a value that was deep", "{\"a\":[[{\"b\":1}]],\"c\":[0,[],x]}", Reason::InvalidLiteral, 27, "/c/2");
    row("behind a byte order mark", "\xef\xbb\xbf[x]", Reason::InvalidLiteral, 4, "/0");
    row("the end in a string", "[\"abc", Reason::UnexpectedEnd, 5, "/0");
    row("the end in a number", "[1.", Reason::UnexpectedEnd, 3, "/0");
    row("the end after a member", "{\"a\":1", Reason::UnexpectedEnd, 6, "");
}

void JsonCheckerTest::aFaultSaysWhatAndWhere()
{
    QFETCH(QByteArray, text);
    QFETCH(Reason, reason);
    QFETCH(int, offset);
    QFETCH(QByteArray, pointer);

    const auto fault = faultOf(text.toStdString());
    QVERIFY(fault);
    QCOMPARE(JsonChecker::words(fault->reason), JsonChecker::words(reason));
    QCOMPARE(int(fault->offset), offset);
    QCOMPARE(QByteArray::fromStdString(fault->pointer), pointer);
}

void JsonCheckerTest::limitsAreHeld_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isAccepted");
    QTest::addColumn<Reason>("reason");

    QTest::newRow("as deep as may be") << QByteArray("[{\"a\":[]}]") << true << Reason::TooDeep;
    QTest::newRow("too deep") << QByteArray("[{\"a\":[[]]}]") << false << Reason::TooDeep;
    QTest::newRow("depth is not a sum") << QByteArray("[[],[],[[]],{}]") << true << Reason::TooDeep;
    QTest::newRow("as many values as may be")
        << QByteArray("[1,[2,3],{\"a\":4,\"b\":5}]") << true << Reason::TooManyValues;
    QTest::newRow("too many values") << QByteArray("[1,[2,3],{\"a\":4,\"b\":5},6]") << false << Reason::TooManyValues;
    QTest::newRow("as large as may be") << "\"" + QByteArray(38, 'x') + "\"" << true << Reason::TooLarge;
    QTest::newRow("too large") << "\"" + QByteArray(39, 'x') + "\"" << false << Reason::TooLarge;
}

void JsonCheckerTest::limitsAreHeld()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isAccepted);
    QFETCH(Reason, reason);

    const auto fault = faultOf(text.toStdString(), {.size = 40, .depth = 3, .values = 8});
    QCOMPARE(!fault, isAccepted);
    if (fault)
        QCOMPARE(JsonChecker::words(fault->reason), JsonChecker::words(reason));
}

void JsonCheckerTest::aByteThatEndsAPlainTextIsSeenAnywhere()
{
    // Plain text is skipped by eight bytes: every byte must be seen at every place among them.
    for (int value = 0; value < 256; ++value) {
        const char byte = char(value);
        const bool isPlain = value >= 0x20 && value < 0x80 && byte != '"' && byte != '\\';
        for (std::size_t place = 0; place < 24; ++place) {
            std::string text = "\"" + std::string(24, ' ') + "\"";
            text[place + 1] = byte;
            QVERIFY2(!faultOf(text) == isPlain, qPrintable(QString::number(value)));
        }
    }
}

void JsonCheckerTest::wideNumbersAreNamed_data()
{
    QTest::addColumn<QByteArray>("number");
    QTest::addColumn<bool>("isWide");

    const auto row = [](const QByteArray &number, bool isWide) {
        QTest::newRow(number.left(40).constData()) << number << isWide;
    };
    row("0", false);
    row("-0", false);
    row("9223372036854775807", false);
    row("9223372036854775808", true);
    row("-9223372036854775808", false);
    row("-9223372036854775809", true);
    row("10000000000000000000", true);
    row("9999999999999999999", true);
    row("9223372036854775808.0", false);
    row("1e308", false);
    row("1e309", true);
    row("-1e309", true);
    row("5e-324", false);
    row("1e-400", true);
    row("0e-400", false);
    row("0.0e999999999999999999999", false);
    row("0." + QByteArray(400, '0') + "1", true);
    row("0." + QByteArray(400, '0'), false);
    row(QByteArray(400, '1') + ".5", true);
    row("1" + QByteArray(400, '0') + "e-400", false);
}

void JsonCheckerTest::wideNumbersAreNamed()
{
    QFETCH(QByteArray, number);
    QFETCH(bool, isWide);

    JsonChecker checker;
    const std::string text = "{\"a\":[1,true]," + std::string("\"b\":") + number.toStdString() + "}";
    QVERIFY(!checker.check(text, {}));
    QCOMPARE(checker.wideNumbers().size(), isWide ? 1u : 0u);
    if (isWide) {
        const auto &[begin, size] = checker.wideNumbers().front();
        QCOMPARE(text.substr(begin, size), number.toStdString());
    }
}

void JsonCheckerTest::theFirstKeyThatIsRepeatedIsNamed()
{
    // Few keys are compared with each other, many are sorted: both name the same place.
    for (int others = 0; others < 60; ++others) {
        std::string text = "{\"b\":0,\"a\":0";
        for (int i = 0; i < others; ++i)
            text += ",\"k" + std::to_string(i) + "\":0";
        text += ",";
        const std::size_t expected = text.size();
        text += "\"a\":1,\"b\":1,\"a\":2}";
        const auto fault = faultOf(text);
        QVERIFY(fault);
        QCOMPARE(fault->pointer, std::string("/a"));
        QCOMPARE(fault->offset, expected);
    }
}

void JsonCheckerTest::aPointerThatIsTooLongNamesAnAncestor()
{
    // 1024 bytes, and more.
    const std::string fits(1023, 'k');
    QCOMPARE(faultOf("{\"" + fits + "\":x}")->pointer, "/" + fits);
    QCOMPARE(faultOf("{\"" + fits + "\":[x]}")->pointer, "/" + fits);
    QCOMPARE(faultOf("{\"a\":{\"" + fits + "\":[x]}}")->pointer, std::string("/a"));
    QCOMPARE(faultOf("{\"a\":{\"" + std::string(600, '/') + "\":x}}")->pointer, std::string("/a"));
}

void JsonCheckerTest::aPointerIsUtf8()
{
    QCOMPARE(faultOf(R"({"\ud83d\ude00":x})")->pointer, std::string("/\xf0\x9f\x98\x80"));
    QCOMPARE(faultOf(R"({"a\ud83db":x})")->pointer, std::string("/a\xef\xbf\xbd"
                                                                "b"));
    QCOMPARE(faultOf("{\"\xed\x9f\xbf\":x}")->pointer, std::string("/\xed\x9f\xbf"));
}

void JsonCheckerTest::depthDoesNotUseTheStack()
{
    const int deep = 1'000'000;
    const JsonChecker::Limits limits{.size = 100'000'000, .depth = 2'000'000, .values = 2'000'000};
    QVERIFY(!faultOf(repeated("[", deep) + repeated("]", deep), limits));
    QVERIFY(!faultOf(repeated("{\"\":", deep) + "0" + repeated("}", deep), limits));
    const auto fault = faultOf(repeated("[", deep));
    QVERIFY(fault);
    QCOMPARE(fault->offset, 64u);
}

void JsonCheckerTest::manyKeysTakeTheirTimeOnly_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("short keys") << QByteArray() << QByteArray();
    // The same first and last eight bytes, so that only comparing the whole keys tells them apart.
    QTest::newRow("keys that look the same") << QByteArray(8, 'a') << QByteArray(8, 'z');
}

void JsonCheckerTest::manyKeysTakeTheirTimeOnly()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);

    std::string text = objectOf(99'000, before.toStdString(), after.toStdString());
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!faultOf(text));
    // Some 10 ms, and 100 in a debug build; comparing each with each takes minutes.
    QCOMPARE_LT(timer.elapsed(), 5'000);

    text.back() = ',';
    text += "\"" + before.toStdString() + "00000007" + after.toStdString() + "\":1}";
    const auto fault = faultOf(text);
    QVERIFY(fault);
    QCOMPARE(JsonChecker::words(fault->reason), JsonChecker::words(Reason::RepeatedKey));
}

void JsonCheckerTest::aCheckerCanBeUsedAgain()
{
    JsonChecker checker;
    QVERIFY(checker.check("{\"a\":[{\"b\":1,\"c\":[", {}));
    QVERIFY(checker.check("{\"a\":1,\"\\u0061\":99999999999999999999}", {}));
    QVERIFY(!checker.check("{\"a\":1,\"b\":99999999999999999999}", {}));
    QCOMPARE(checker.wideNumbers().size(), 1u);
    QVERIFY(!checker.check("{\"b\":{\"a\":1,\"c\":2}}", {}));
    QCOMPARE(checker.wideNumbers().size(), 0u);
    QCOMPARE(checker.check("[x]", {})->pointer, std::string("/0"));
    QVERIFY(!checker.check("[1,2,3]", {.values = 4}));
    QVERIFY(!checker.check("[1,2,3]", {.values = 4}));
}

void JsonCheckerTest::repeatedKeysAreTakenWhereThatIsAsked()
{
    JsonChecker checker;
    QVERIFY(checker.check(R"({"a":1,"a":2})", {}));
    QVERIFY(!checker.check(R"({"a":1,"a":2})", {.takesRepeatedKeys = true}));
}

void JsonCheckerTest::everyReasonHasWords()
{
    QSet<QByteArray> all;
    for (int i = 0; i <= int(Reason::RepeatedKey); ++i)
        all.insert(JsonChecker::words(Reason(i)));
    QCOMPARE(all.size(), int(Reason::RepeatedKey) + 1);
    QCOMPARE(JsonChecker::words(Reason::RepeatedKey), "a key appears twice");
    QCOMPARE(JsonChecker::words(Reason::TooLarge), "it is larger than is accepted here");
}

QTEST_GUILESS_MAIN(JsonCheckerTest)
#include "tst_jsonchecker.moc"
