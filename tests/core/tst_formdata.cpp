// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/formdata.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using FormData::Fault;

Q_DECLARE_METATYPE(FormData::Fault)

namespace {

/// Fields as one text that can be compared: name=value|name=value; files with (name of the file, type).
QByteArray inWords(const tl::expected<std::vector<FormData::Field>, Fault> &fields)
{
    if (!fields)
        return FormData::words(fields.error());
    QByteArrayList list;
    for (const FormData::Field &field : *fields) {
        QByteArray text = QByteArray::fromStdString(field.name + "=" + field.value);
        if (field.fileName)
            text += "(" + QByteArray::fromStdString(*field.fileName + ", " + field.contentType) + ")";
        list.append(text);
    }
    return list.join('|');
}

QByteArray multipart(const std::string &body, const std::string &type = "multipart/form-data; boundary=b",
                     const FormData::Limits &limits = {})
{
    const auto mediaType = FormData::readMediaType(type);
    return mediaType ? inWords(FormData::readMultipart(body, *mediaType, limits)) : QByteArray("no type");
}

const std::string Name = "Content-Disposition: form-data; name=\"a\"\r\n";

} // namespace

class FormDataTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTypeIsRead_data();
    void aTypeIsRead();
    void aTypeThatIsNoneIsRefused_data();
    void aTypeThatIsNoneIsRefused();
    void urlEncodedFieldsAreRead_data();
    void urlEncodedFieldsAreRead();
    void tooManyFieldsAreRefused();
    void partsAreRead_data();
    void partsAreRead();
    void brokenPartsAreRefused_data();
    void brokenPartsAreRefused();
    void limitsOfPartsAreHeld();
    void noBodyTakesMoreThanItsTime_data();
    void noBodyTakesMoreThanItsTime();
};

void FormDataTest::aTypeIsRead_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("words");

    const auto row = [](const QByteArray &value, const QByteArray &words) {
        QTest::newRow(value.constData()) << value << words;
    };
    row("application/json", "application/json");
    row(" Application/JSON ; Charset=UTF-8", "application/json charset=UTF-8");
    row("text/plain;charset=\"utf-8\";format=flowed", "text/plain charset=utf-8 format=flowed");
    row("text/plain;", "text/plain");
    row("text/plain; ; a=b ;", "text/plain a=b");
    row("application/vnd.acme+json", "application/vnd.acme+json");
    row("multipart/form-data; boundary=----=_Part_1_2.3", "multipart/form-data boundary=----=_Part_1_2.3");
    row("multipart/form-data; boundary=\"a b;c\"", "multipart/form-data boundary=a b;c");
    row("a/b; c=\"say \\\"hi\\\" \\\\ C:\\temp\"", "a/b c=say \"hi\" \\ C:\\temp");
    row("a/b; c=\"\"", "a/b c=");
}

void FormDataTest::aTypeIsRead()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, words);

    const auto type = FormData::readMediaType(value.toStdString());
    QVERIFY(type);
    QByteArray found = QByteArray::fromStdString(type->type);
    for (const auto &[name, text] : type->parameters)
        found += QByteArray::fromStdString(" " + name + "=" + text);
    QCOMPARE(found, words);
}

void FormDataTest::aTypeThatIsNoneIsRefused_data()
{
    QTest::addColumn<QByteArray>("value");
    for (const char *value :
         {"", "text", "/", "text/", "/plain", "text/pl ain", "text/plain charset=utf-8", "text/plain; charset",
          "text/plain; =utf-8", "text/plain; charset=", "text/plain; charset =utf-8", "text/plain; charset=\"utf-8",
          "text/plain; charset=\"utf-8\"x", "text/plain; a=b\"c", "text/plain; a=1; A=2", "text/a/b", "te\"xt/plain",
          "a/b;a=1;b=1;c=1;d=1;e=1;f=1;g=1;h=1;i=1;j=1;k=1;l=1;m=1;n=1;o=1;p=1;q=1"})
        QTest::newRow(value) << QByteArray(value);
}

void FormDataTest::aTypeThatIsNoneIsRefused()
{
    QFETCH(QByteArray, value);
    QVERIFY(!FormData::readMediaType(value.toStdString()));
}

void FormDataTest::urlEncodedFieldsAreRead_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("words");

    const auto row = [](const char *name, const QByteArray &body, const QByteArray &words) {
        QTest::newRow(name) << body << words;
    };
    row("nothing", "", "");
    row("one", "Status=Down", "Status=Down");
    row("several", "Status=Down&Name=Shop&Tags=", "Status=Down|Name=Shop|Tags=");
    row("the same name twice", "a=1&a=2", "a=1|a=2");
    row("blanks", "Name=Acme+Shop%20EU", "Name=Acme Shop EU");
    row("bytes", "n%61me=%C3%BC%2b%26%3d%25", "name=\xc3\xbc+&=%");
    row("NUL", "a=%00b", QByteArray("a=\0b", 4));
    row("no value", "a&b=", "a=|b=");
    row("no name", "=1", "=1");
    row("only the first sign of equality counts", "a=b=c", "a=b=c");
    row("empty pairs", "&&a=1&&b=2&", "a=1|b=2");
    row("broken bytes stand for themselves", "a=100%&b=%4&c=%zz&d=%%41", "a=100%|b=%4|c=%zz|d=%A");
    row("a byte cut by its pair", "a=%4&1=2", "a=%4|1=2");
    row("a semicolon is no separator", "a=1;b=2", "a=1;b=2");
    row("what is decoded is not read again", "a=%2541&b=%2B", "a=%41|b=+");
    row("a query as a browser leaves it", "heartbeat={\"status\":0}&m=[a]", "heartbeat={\"status\":0}|m=[a]");
}

void FormDataTest::urlEncodedFieldsAreRead()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, words);
    QCOMPARE(inWords(FormData::readUrlEncoded(body.toStdString())), words);
}

void FormDataTest::tooManyFieldsAreRefused()
{
    QVERIFY(FormData::readUrlEncoded("a=1&b=2&&", {.fields = 2}));
    QCOMPARE(inWords(FormData::readUrlEncoded("a=1&b=2&c=3", {.fields = 2})),
             QByteArray(FormData::words(Fault::TooManyFields)));
}

void FormDataTest::partsAreRead_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("words");

    const auto row = [](const char *name, const std::string &body, const std::string &words) {
        QTest::newRow(name) << QByteArray::fromStdString(body) << QByteArray::fromStdString(words);
    };
    row("no part", "--b--\r\n", "");
    row("one", "--b\r\n" + Name + "\r\n1\r\n--b--\r\n", "a=1");
    row("two",
        "--b\r\n" + Name + "\r\n1\r\n--b\r\nContent-Disposition: form-data; name=\"c d\"\r\n\r\n{\"x\":2}\r\n--b--\r\n",
        "a=1|c d={\"x\":2}");
    row("a file",
        "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"C:\\log \\\"1\\\".txt\"\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n\r\nline\r\nline\r\n\r\n--b--",
        "f=line\r\nline\r\n(C:\\log \"1\".txt, text/plain; charset=utf-8)");
    row("names of fields in any case", "--b\r\ncontent-DISPOSITION:Form-Data;NAME=a\r\n\r\n1\r\n--b--", "a=1");
    row("an unknown field", "--b\r\nX-Other: 1\r\n" + Name + "\r\n1\r\n--b--", "a=1");
    row("nothing encoded", "--b\r\n" + Name + "Content-Transfer-Encoding: Binary\r\n\r\n1\r\n--b--", "a=1");
    row("no content", "--b\r\n" + Name + "\r\n\r\n--b--", "a=");
    row("no content and no line for it", "--b\r\n" + Name + "\r\n--b--", "a=");
    row("before the first and behind the last", "for old readers\r\n--b\r\n" + Name + "\r\n1\r\n--b--\r\n--b\r\nx",
        "a=1");
    row("blanks behind the boundary", "--b \t\r\n" + Name + "\r\n1\r\n--b \r\n" + Name + "\r\n2\r\n--b--  ", "a=1|a=2");
    row("a longer boundary is content", "--b\r\n" + Name + "\r\n1\r\n--bc\r\n2\r\n--b--", "a=1\r\n--bc\r\n2");
    row("a longer boundary before it", "--bc\r\n--b\r\n" + Name + "\r\n1\r\n--b--", "a=1");
    row("a boundary within a line is content", "--b\r\n" + Name + "\r\n1 --b--\r\n--b--", "a=1 --b--");
    row("a boundary within a line before it", "x--b\r\n--b\r\n" + Name + "\r\n1\r\n--b--", "a=1");
    row("a boundary whose line ends otherwise is content", "--b\r\n" + Name + "\r\n1\r\n--b\n2\r\n--b--",
        "a=1\r\n--b\n2");
    row("a line that ends otherwise is content", "--b\r\n" + Name + "\r\n1\n--b\n2\r\n--b--", "a=1\n--b\n2");
    row("lines that end with LF only", "--b\nContent-Disposition: form-data; name=a\n\n1\n2\n--b--\n", "a=1\n2");
    row("CR at the end among such lines", "--b\nContent-Disposition: form-data; name=a\n\n1\r\n--b--\n", "a=1\r");
}

void FormDataTest::partsAreRead()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, words);
    QCOMPARE(multipart(body.toStdString()), words);
}

void FormDataTest::brokenPartsAreRefused_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Fault>("fault");

    const QByteArray type = "multipart/form-data; boundary=b";
    const auto row = [](const char *name, const QByteArray &typeValue, const std::string &body, Fault fault) {
        QTest::newRow(name) << typeValue << QByteArray::fromStdString(body) << fault;
    };
    row("no boundary", "multipart/form-data", "--b--", Fault::InvalidBoundary);
    row("an empty boundary", "multipart/form-data; boundary=\"\"", "----", Fault::InvalidBoundary);
    row("a boundary that is too long", "multipart/form-data; boundary=" + QByteArray(71, 'b'), "",
        Fault::InvalidBoundary);
    row("a boundary of other characters", "multipart/form-data; boundary=a*b", "--a*b--", Fault::InvalidBoundary);
    row("a boundary that ends with a blank", "multipart/form-data; boundary=\"b \"", "--b --", Fault::InvalidBoundary);
    row("nothing", type, "", Fault::NoDelimiter);
    row("another boundary", type, "--c\r\n" + Name + "\r\n1\r\n--c--", Fault::NoDelimiter);
    row("JSON", type, "{\"a\":1}", Fault::NoDelimiter);
    row("the end after the boundary", type, "--b\r\n", Fault::UnexpectedEnd);
    row("the end in the header", type, "--b\r\n" + Name, Fault::UnexpectedEnd);
    row("the end in the content", type, "--b\r\n" + Name + "\r\n1", Fault::UnexpectedEnd);
    row("the end before the last boundary", type, "--b\r\n" + Name + "\r\n1\r\n--b\r\n", Fault::UnexpectedEnd);
    row("the end in the boundary", type, "--b\r\n" + Name + "\r\n1\r\n--b", Fault::UnexpectedEnd);
    row("no colon", type, "--b\r\nContent-Disposition\r\n\r\n1\r\n--b--", Fault::InvalidPartHeader);
    row("a blank before the colon", type, "--b\r\nContent-Disposition : form-data; name=a\r\n\r\n1\r\n--b--",
        Fault::InvalidPartHeader);
    row("a folded line", type, "--b\r\nContent-Disposition: form-data;\r\n name=a\r\n\r\n1\r\n--b--",
        Fault::NameMissing);
    row("an attachment", type, "--b\r\nContent-Disposition: attachment; name=a\r\n\r\n1\r\n--b--",
        Fault::InvalidPartHeader);
    row("two names", type, "--b\r\nContent-Disposition: form-data; name=a; name=b\r\n\r\n1\r\n--b--",
        Fault::InvalidPartHeader);
    row("two dispositions", type, "--b\r\n" + Name + Name + "\r\n1\r\n--b--", Fault::InvalidPartHeader);
    row("an open quote", type, "--b\r\nContent-Disposition: form-data; name=\"a\r\n\r\n1\r\n--b--",
        Fault::InvalidPartHeader);
    row("no disposition", type, "--b\r\nContent-Type: text/plain\r\n\r\n1\r\n--b--", Fault::NameMissing);
    row("no header", type, "--b\r\n\r\n1\r\n--b--", Fault::NameMissing);
    row("no name", type, "--b\r\nContent-Disposition: form-data\r\n\r\n1\r\n--b--", Fault::NameMissing);
    row("base64", type, "--b\r\n" + Name + "Content-Transfer-Encoding: base64\r\n\r\nMQ==\r\n--b--",
        Fault::UnsupportedEncoding);
    row("parts in a part", type, "--b\r\n" + Name + "Content-Type: Multipart/mixed; boundary=c\r\n\r\n--c--\r\n--b--",
        Fault::NestedParts);
}

void FormDataTest::brokenPartsAreRefused()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(Fault, fault);
    QCOMPARE(multipart(body.toStdString(), type.toStdString()), QByteArray(FormData::words(fault)));
}

void FormDataTest::limitsOfPartsAreHeld()
{
    const std::string type = "multipart/form-data; boundary=b";
    const std::string part = "--b\r\n" + Name + "\r\n1\r\n";
    QCOMPARE(multipart(part + part + "--b--", type, {.parts = 2}), QByteArray("a=1|a=1"));
    QCOMPARE(multipart(part + part + part + "--b--", type, {.parts = 2}),
             QByteArray(FormData::words(Fault::TooManyFields)));
    // The empty line belongs to the header.
    QCOMPARE(multipart(part + "--b--", type, {.partHeader = Name.size() + 2}), QByteArray("a=1"));
    QCOMPARE(multipart(part + "--b--", type, {.partHeader = Name.size() + 1}),
             QByteArray(FormData::words(Fault::PartHeaderTooLarge)));
    QCOMPARE(multipart("--b\r\nX: " + std::string(9000, 'x') + "\r\n\r\n--b--", type),
             QByteArray(FormData::words(Fault::PartHeaderTooLarge)));
}

void FormDataTest::noBodyTakesMoreThanItsTime_data()
{
    QTest::addColumn<QByteArray>("body");
    const std::string start = "--b\r\n" + Name + "\r\n";
    const auto row = [&start](const char *name, const QByteArray &piece) {
        QTest::newRow(name) << QByteArray::fromStdString(start) + piece.repeated(4'000'000 / piece.size());
    };
    row("nearly the boundary", "\r\n--");
    row("a longer boundary", "\r\n--bb");
    row("a boundary with blanks behind it", "\r\n--b                    x");
    row("line ends", "\r\n");
    row("hyphens", "-");
}

void FormDataTest::noBodyTakesMoreThanItsTime()
{
    QFETCH(QByteArray, body);
    const std::string text = body.toStdString();
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(multipart(text), QByteArray(FormData::words(Fault::UnexpectedEnd)));
    (void)FormData::readUrlEncoded(text);
    (void)FormData::readMediaType("a/b;" + text);
    // Some 200 ms in a debug build; work that grows with the square would take hours.
    QCOMPARE_LT(timer.elapsed(), 5'000);
}

QTEST_GUILESS_MAIN(FormDataTest)
#include "tst_formdata.moc"
