// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/adapter.h"
#include "core/intake/adapters/snssignature.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &name)
{
    QFile file(QStringLiteral(TEST_DATA "/sns/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(file.fileName()));
    return file.readAll();
}

QJsonObject messageOf(const QString &name)
{
    return QJsonDocument::fromJson(contentOf(name)).object();
}

QString refusalOf(const QByteArray &body, const QByteArray &secret)
{
    const HttpRequest request{.method = "POST", .body = body};
    const auto reading = readWebhook(*adapter(u"cloudwatch"_s), request, {.secret = secret});
    return reading ? QString() : reading.error().message;
}

} // namespace

/// Messages that were signed with openssl, with a key made for that.
class TestSnsSignature : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasSignedIsKnown_data()
    {
        QTest::addColumn<QString>("name");
        const QStringList samples = QDir(QStringLiteral(TEST_DATA "/sns")).entryList({u"*-v2-signed.json"_s});
        QCOMPARE(samples.size(), 4);
        for (const QString &name : samples)
            QTest::newRow(qPrintable(name)) << name;
    }
    void whatWasSignedIsKnown()
    {
        QFETCH(const QString, name);
        const QByteArray certificate = contentOf(u"cert.pem"_s);
        const QJsonObject message = messageOf(name);
        QCOMPARE(verifySnsSignature(message, certificate), SnsSignatureCheck::Valid);
        QCOMPARE(refusalOf(contentOf(name), certificate), QString());
        for (const QString &field : {u"Message"_s, u"MessageId"_s, u"Timestamp"_s, u"TopicArn"_s, u"Type"_s}) {
            QJsonObject other = message;
            other.insert(field, QString(message.value(field).toString() + u'x'));
            QVERIFY2(verifySnsSignature(other, certificate) == SnsSignatureCheck::Wrong, qPrintable(field));
        }
    }

    void aSubjectIsSignedOnlyIfItIsThere()
    {
        QJsonObject message = messageOf(u"cloudwatch-firing-v2-signed.json"_s);
        message.remove(u"Subject"_s);
        QCOMPARE(verifySnsSignature(message, contentOf(u"cert.pem"_s)), SnsSignatureCheck::Wrong);
    }

    void whatIsNotSignedWellIsRefusedWhereACertificateIsSet_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("named");
        QTest::newRow("SHA-1") << contentOf(u"cloudwatch-firing-v1-signed.json"_s) << u"SHA-1"_s;
        QTest::newRow("forged") << contentOf(u"cloudwatch-firing-v2-signed.json"_s).replace("ALARM", "OK!!!")
                                << u"certificate"_s;
        QTest::newRow("raw delivery") << R"({"AlarmName":"x","NewStateValue":"ALARM"})"_ba << u"raw message delivery"_s;
        QTest::newRow("broken Base64")
            << R"({"Type":"Notification","Message":"x","Signature":"$","SignatureVersion":"2"})"_ba << u"not signed"_s;
    }
    void whatIsNotSignedWellIsRefusedWhereACertificateIsSet()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const QString, named);
        const QString refusal = refusalOf(body, contentOf(u"cert.pem"_s));
        QVERIFY2(refusal.contains(named), qPrintable(refusal));
    }

    void aBrokenCertificateProvesNothing()
    {
        const QJsonObject message = messageOf(u"cloudwatch-firing-v2-signed.json"_s);
        QCOMPARE(verifySnsSignature(message, "-----BEGIN CERTIFICATE-----\nx"), SnsSignatureCheck::Wrong);
        QCOMPARE(verifySnsSignature(message, {}), SnsSignatureCheck::Wrong);
    }

    void onlySnsItselfIsOpened_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("isOfSns");
        const auto row = [](const char *address, bool isOfSns) {
            QTest::newRow(address) << QString::fromLatin1(address) << isOfSns;
        };
        row("https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription", true);
        row("https://sns.cn-north-1.amazonaws.com.cn/x.pem", true);
        row("https://SNS.eu-west-1.amazonaws.com/", true);
        row("http://sns.eu-west-1.amazonaws.com/", false);
        row("https://sns.eu-west-1.amazonaws.com.evil.example/", false);
        row("https://evil.example/sns.eu-west-1.amazonaws.com", false);
        row("https://sns.eu-west-1.amazonaws.com@evil.example/", false);
        row("https://user@sns.eu-west-1.amazonaws.com/", false);
        row("https://sns.eu-west-1.amazonaws.com:8443/", false);
        row("https://s3.eu-west-1.amazonaws.com/", false);
        row("https://sns.amazonaws.com/", false);
        row("", false);
    }
    void onlySnsItselfIsOpened()
    {
        QFETCH(const QString, address);
        QTEST(isSnsAddress(address), "isOfSns");
    }
};

QTEST_GUILESS_MAIN(TestSnsSignature)
#include "tst_snssignature.moc"
