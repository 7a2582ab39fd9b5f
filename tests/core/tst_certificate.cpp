// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/certificatekeeper.h"
#include "core/server/tlscontext.h"
#include "tests/support/testclock.h"

#include <QDir>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslCertificateExtension>
#include <QSslKey>
#include <QTemporaryDir>
#include <QTest>

#include <openssl/pem.h>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

QDateTime today()
{
    return TestClock().now();
}

void write(const QString &fileName, const QByteArray &content)
{
    QFile file(fileName);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

/// \a key, as someone stores it who gives it a passphrase.
QByteArray encrypted(const QByteArray &key)
{
    const std::unique_ptr<BIO, decltype(&BIO_free)> in(BIO_new_mem_buf(key.constData(), int(key.size())), &BIO_free);
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> plain(
        PEM_read_bio_PrivateKey(in.get(), nullptr, nullptr, nullptr), &EVP_PKEY_free);
    const std::unique_ptr<BIO, decltype(&BIO_free)> out(BIO_new(BIO_s_mem()), &BIO_free);
    PEM_write_bio_PKCS8PrivateKey(out.get(), plain.get(), EVP_aes_256_cbc(), "word", 4, nullptr, nullptr);
    QByteArray text(BIO_pending(out.get()), '\0');
    BIO_read(out.get(), text.data(), int(text.size()));
    return text;
}

} // namespace

class TestCertificate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void anOwnCertificateIsWhatSendersAccept();
    void noTwoAreTheSame();
    void namesAreWrittenAsCertificatesHaveThem_data();
    void namesAreWrittenAsCertificatesHaveThem();
    void whatCannotBeUsedIsToldInWords_data();
    void whatCannotBeUsedIsToldInWords();
    void aChainIsRead();

    void anOwnCertificateIsKeptForThisUserOnly();
    void anOwnCertificateIsMadeAnewWhenItMustBe_data();
    void anOwnCertificateIsMadeAnewWhenItMustBe();
    void anOwnCertificateIsRenewedWhileServing();
    void aFolderThatCannotBeWrittenIsToldInWords();
    void filesAreReadAgainWhenTheyChange();
    void brokenFilesDoNotReplaceWhatIsThere();
    void anExpiredFileIsToldInWords();
    void aCertificateThatIsNotValidYetIsToldInWords();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] CertificateKeeper::SelfSigned ownSource() const { return {path(u"tls"_s), m_names, {u"vm"_s}}; }
    [[nodiscard]] CertificateKeeper::Files fileSource() const { return {path(u"c.pem"_s), path(u"k.pem"_s)}; }
    void writeFiles(const Certificate &certificate) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    const QStringList m_names{u"localhost"_s, u"127.0.0.1"_s};
    std::unique_ptr<TestClock> m_clock;
};

void TestCertificate::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_clock = std::make_unique<TestClock>();
}

void TestCertificate::writeFiles(const Certificate &certificate) const
{
    write(fileSource().certificate, certificate.pem());
    write(fileSource().key, certificate.key());
}

void TestCertificate::anOwnCertificateIsWhatSendersAccept()
{
    const QDateTime now = QDateTime::fromString(u"2026-05-04T12:00:00Z"_s, Qt::ISODate);
    const auto made = Certificate::selfSigned({u"localhost"_s, u"127.0.0.1"_s, u"[::1]"_s}, now);
    QVERIFY(made);
    // Read by another program than the one that wrote it.
    const QSslCertificate read(made->pem());
    QVERIFY(!read.isNull());
    QCOMPARE(read.issuerDisplayName(), read.subjectDisplayName());
    QCOMPARE(read.effectiveDate(), now.addSecs(-300));
    QCOMPARE(read.expiryDate(), now.addDays(397).addSecs(-300));
    QCOMPARE(made->validFrom(), read.effectiveDate());
    QCOMPARE(made->expiresAt(), read.expiryDate());
    QCOMPARE(read.publicKey().algorithm(), QSsl::Ec);
    QCOMPARE(read.publicKey().length(), 256);
    QCOMPARE(read.subjectAlternativeNames().values(QSsl::DnsEntry), QStringList{u"localhost"_s});
    QCOMPARE(read.subjectAlternativeNames().count(QSsl::IpAddressEntry), 2);
    QCOMPARE(made->names(), QStringList({u"localhost"_s, u"127.0.0.1"_s, u"::1"_s}));
    QCOMPARE(made->fingerprint(), QString::fromLatin1(read.digest(QCryptographicHash::Sha256).toHex(':').toUpper()));
    const QString text = read.toText();
    for (const char *part : {"CA:FALSE", "TLS Web Server Authentication", "Digital Signature", "Subject Key Identifier",
                             "ecdsa-with-SHA256"})
        QVERIFY2(text.contains(QLatin1StringView(part)), part);
    QVERIFY(TlsContext::make(*made));
}

void TestCertificate::noTwoAreTheSame()
{
    const auto one = Certificate::selfSigned(m_names, today());
    const auto two = Certificate::selfSigned(m_names, today());
    QVERIFY(one->fingerprint() != two->fingerprint() && one->key() != two->key());
    QVERIFY(QSslCertificate(one->pem()).serialNumber() != QSslCertificate(two->pem()).serialNumber());
}

void TestCertificate::namesAreWrittenAsCertificatesHaveThem_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QStringList>("canonical");
    QTest::newRow("as they are") << QStringList{u"desk.example.com"_s} << QStringList{u"desk.example.com"_s};
    QTest::newRow("capitals, the root's dot")
        << QStringList{u"Desk.Example.COM."_s} << QStringList{u"desk.example.com"_s};
    QTest::newRow("brackets") << QStringList{u"[::1]"_s, u"[fe80::1%eth0]"_s} << QStringList{u"::1"_s, u"fe80::1"_s};
    QTest::newRow("twice") << QStringList{u"a"_s, u"A"_s, u" a "_s} << QStringList{u"a"_s};
    QTest::newRow("beyond ASCII") << QStringList{u"bücher.example"_s} << QStringList{u"xn--bcher-kva.example"_s};
    QTest::newRow("none") << QStringList{QString(), u"a b"_s, u"a,DNS:evil.example"_s} << QStringList{};
}

void TestCertificate::namesAreWrittenAsCertificatesHaveThem()
{
    QFETCH(QStringList, names);
    QFETCH(QStringList, canonical);
    QCOMPARE(Certificate::canonicalNames(names), canonical);
    if (!canonical.isEmpty())
        QCOMPARE(Certificate::selfSigned(names, today())->names(), canonical);
}

void TestCertificate::whatCannotBeUsedIsToldInWords_data()
{
    QTest::addColumn<QByteArray>("certificate"); // null: no such file
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QString>("message");

    const auto made = Certificate::selfSigned(m_names, today());
    const auto other = Certificate::selfSigned(m_names, today());
    QTest::newRow("no certificate file") << QByteArray() << made->key()
                                         << u"^tls_certificate: there is no file .*c.pem"_s;
    QTest::newRow("no key file") << made->pem() << QByteArray() << u"^tls_key: there is no file .*k.pem"_s;
    QTest::newRow("no certificate in it")
        << "text"_ba << made->key() << u"^tls_certificate: .*c.pem holds no certificate in PEM"_s;
    QTest::newRow("no key in it") << made->pem() << made->pem() << u"^tls_key: .*k.pem holds no private key in PEM"_s;
    QTest::newRow("key of another") << made->pem() << other->key()
                                    << u"^tls_key: the key in .*k.pem does not belong to the certificate in .*c.pem"_s;
    QTest::newRow("encrypted key") << made->pem() << encrypted(made->key())
                                   << u"^tls_key: the key in .*k.pem is encrypted"_s;
}

void TestCertificate::whatCannotBeUsedIsToldInWords()
{
    QFETCH(QByteArray, certificate);
    QFETCH(QByteArray, key);
    QFETCH(QString, message);
    if (!certificate.isNull())
        write(fileSource().certificate, certificate);
    if (!key.isNull())
        write(fileSource().key, key);
    const auto read = Certificate::read(fileSource().certificate, fileSource().key);
    QVERIFY(!read);
    QVERIFY2(QRegularExpression(message).match(read.error().message).hasMatch(), qPrintable(read.error().message));
}

void TestCertificate::aChainIsRead()
{
    const auto own = Certificate::selfSigned(m_names, today());
    const auto above = Certificate::selfSigned({u"above"_s}, today());
    write(fileSource().certificate, own->pem() + "some words between\n" + above->pem());
    write(fileSource().key, own->key());
    const auto read = Certificate::read(fileSource().certificate, fileSource().key);
    QVERIFY(read);
    QCOMPARE(read->fingerprint(), own->fingerprint());
    QVERIFY(TlsContext::make(*read));
}

void TestCertificate::anOwnCertificateIsKeptForThisUserOnly()
{
    CertificateKeeper first(ownSource(), *m_clock);
    QVERIFY(first.load());
    QCOMPARE(first.certificate().names(), m_names + QStringList{u"vm"_s});
    for (const char *name : {"/tls/certificate.pem", "/tls/key.pem"}) {
        const QFileInfo file(m_folder->path() + QLatin1StringView(name));
        QVERIFY(file.exists());
        QVERIFY((file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther))
                == QFile::Permissions());
    }
    CertificateKeeper second(ownSource(), *m_clock);
    QVERIFY(second.load());
    QCOMPARE(second.certificate().fingerprint(), first.certificate().fingerprint());
}

void TestCertificate::anOwnCertificateIsMadeAnewWhenItMustBe_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<bool>("isNew");
    for (const auto &[name, isNew] : {std::pair("nothing", false),
                                      {"fewer names", false},
                                      {"another name of the computer", false},
                                      {"366 days later", false},
                                      {"368 days later", true},
                                      {"another name", true},
                                      {"another key", true},
                                      {"no key", true},
                                      {"a broken certificate", true},
                                      {"a clock set back", true}})
        QTest::newRow(name) << QString::fromLatin1(name) << isNew;
}

void TestCertificate::anOwnCertificateIsMadeAnewWhenItMustBe()
{
    QFETCH(QString, change);
    CertificateKeeper first(ownSource(), *m_clock);
    QVERIFY(first.load());

    CertificateKeeper::SelfSigned source = ownSource();
    const QString key = source.folder + u"/key.pem"_s;
    if (change == u"fewer names")
        source.names.removeLast();
    else if (change == u"another name of the computer")
        source.furtherNames = {u"vm.example"_s};
    else if (change == u"another name")
        source.names.append(u"Desk.example.com"_s);
    else if (change == u"366 days later")
        m_clock->advance(std::chrono::hours(24 * 366));
    else if (change == u"368 days later")
        m_clock->advance(std::chrono::hours(24 * 368));
    else if (change == u"a clock set back")
        m_clock->advance(std::chrono::hours(24 * -1));
    else if (change == u"another key")
        write(key, Certificate::selfSigned(m_names, today())->key());
    else if (change == u"no key")
        QVERIFY(QFile::remove(key));
    else if (change == u"a broken certificate")
        write(source.folder + u"/certificate.pem"_s, first.certificate().pem().left(100));

    CertificateKeeper second(source, *m_clock);
    QVERIFY(second.load());
    QTEST(second.certificate().fingerprint() != first.certificate().fingerprint(), "isNew");
    CertificateKeeper third(source, *m_clock);
    QVERIFY(third.load());
    QCOMPARE(third.certificate().fingerprint(), second.certificate().fingerprint());
}

void TestCertificate::anOwnCertificateIsRenewedWhileServing()
{
    CertificateKeeper keeper(ownSource(), *m_clock);
    QVERIFY(keeper.load());
    const QString before = keeper.certificate().fingerprint();
    QSignalSpy changed(&keeper, &CertificateKeeper::changed);
    keeper.check();
    QCOMPARE(changed.size(), 0);
    m_clock->advance(std::chrono::hours(24 * 370));
    keeper.check();
    QCOMPARE(changed.size(), 1);
    QVERIFY(keeper.certificate().fingerprint() != before);
}

void TestCertificate::aFolderThatCannotBeWrittenIsToldInWords()
{
    write(path(u"tls"_s), "a file where the folder should be");
    CertificateKeeper keeper(ownSource(), *m_clock);
    const auto loaded = keeper.load();
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().kind, Error::Kind::Storage);
    QVERIFY2(loaded.error().message.contains(path(u"tls"_s)), qPrintable(loaded.error().message));
}

void TestCertificate::filesAreReadAgainWhenTheyChange()
{
    writeFiles(*Certificate::selfSigned(m_names, today()));
    CertificateKeeper keeper(fileSource(), *m_clock);
    QVERIFY(keeper.load());
    QSignalSpy changed(&keeper, &CertificateKeeper::changed);
    keeper.check();
    QCOMPARE(changed.size(), 0);
    const auto next = Certificate::selfSigned(m_names, today());
    writeFiles(*next);
    keeper.check();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(keeper.certificate().fingerprint(), next->fingerprint());
}

void TestCertificate::brokenFilesDoNotReplaceWhatIsThere()
{
    const auto made = Certificate::selfSigned(m_names, today());
    writeFiles(*made);
    CertificateKeeper keeper(fileSource(), *m_clock);
    QVERIFY(keeper.load());
    QSignalSpy changed(&keeper, &CertificateKeeper::changed);
    write(fileSource().certificate, "half a cer");
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"holds no certificate in PEM"_s));
    keeper.check();
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    keeper.check();
    QCOMPARE(changed.size(), 0);
    QCOMPARE(keeper.certificate().fingerprint(), made->fingerprint());
}

void TestCertificate::anExpiredFileIsToldInWords()
{
    writeFiles(*Certificate::selfSigned(m_names, QDateTime(QDate(2024, 3, 1), QTime(12, 0), Qt::UTC)));
    CertificateKeeper keeper(fileSource(), *m_clock);
    const auto loaded = keeper.load();
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().message,
             u"tls_certificate: the certificate in %1 expired on 2025-04-02. Renew it, or say tls "
             "= self_signed."_s.arg(fileSource().certificate));
}

void TestCertificate::aCertificateThatIsNotValidYetIsToldInWords()
{
    writeFiles(*Certificate::selfSigned(m_names, today()));
    m_clock->advance(std::chrono::hours(24 * -2));
    CertificateKeeper keeper(fileSource(), *m_clock);
    const auto loaded = keeper.load();
    QVERIFY(!loaded);
    QVERIFY2(loaded.error().message.contains(u"is valid only from"_s), qPrintable(loaded.error().message));
}

QTEST_GUILESS_MAIN(TestCertificate)
#include "tst_certificate.moc"
