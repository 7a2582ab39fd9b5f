// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/signing.h"

#include "core/settings/secretkeeper.h"
#include "tests/support/workshop.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;

class SigningTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void theServerHasTheSecretAtOnce();
    void aRestartReadsItAgain();
    void aLockedVaultIsToldAndTheSecretIsThereOnceItIsOpen();
    void usingAKeyDoesNotAskForALockedSecretAgain();
    void whatCannotBeUsedIsSaid_data();
    void whatCannotBeUsedIsSaid();
    void turningItOffForgetsTheSecret();
    void aRemovedSourceLeavesNothingThatOpensTheDoor();
    void aRenamedSourceKeepsItsAddressAndItsSecret();

private:
    [[nodiscard]] SigningSecret shared(const Signing &signing) const
    {
        return signing.sharedSecrets().get()->value(m_source.id);
    }
    /// As the program would find it after it was started again.
    void restart()
    {
        m_signing.reset();
        m_keeper = std::make_unique<SecretKeeper>(SecretPlace::Vault, m_shop->directory.path(),
                                                  std::make_unique<MemoryStore>());
        m_signing = std::make_unique<Signing>(m_shop->setup, *m_keeper);
        m_signing->start();
    }

    std::unique_ptr<Workshop> m_shop;
    std::unique_ptr<SecretKeeper> m_keeper;
    std::unique_ptr<Signing> m_signing;
    Source m_source;
};

static const QByteArray Passphrase = "correct horse battery";
static const QByteArray Secret = "whsec_0123456789abcdef";
static const SignatureRule Rule{.header = u"X-Signature"_s, .prefix = u"sha256="_s};

void SigningTest::init()
{
    m_shop = std::make_unique<Workshop>();
    restart();
    m_source = Workshop::require(
        await(m_shop->setup.addSource({.name = u"Grafana"_s, .tool = u"api"_s, .pageId = m_shop->page.id})));
    Workshop::require(await(m_keeper->unlockVault(Passphrase)));
}

void SigningTest::cleanup()
{
    m_signing.reset();
    m_keeper.reset();
    m_shop.reset();
}

void SigningTest::theServerHasTheSecretAtOnce()
{
    QVERIFY(shared(*m_signing).value.isEmpty());
    QCOMPARE(Workshop::require(await(m_signing->turnOn(m_source.id, Rule, Secret))), SecretPlace::Vault);
    QCOMPARE(shared(*m_signing).value, Secret);
    QCOMPARE(m_shop->setup.catalog()->source(m_source.id)->signature, Rule);
    Workshop::require(await(m_signing->turnOn(m_source.id, Rule, "another secret")));
    QCOMPARE(shared(*m_signing).value, "another secret");
}

void SigningTest::aRestartReadsItAgain()
{
    Workshop::require(await(m_signing->turnOn(m_source.id, Rule, Secret)));
    restart();
    Workshop::require(await(m_keeper->unlockVault(Passphrase)));
    Workshop::require(await(m_shop->setup.load()));
    QTRY_COMPARE(shared(*m_signing).value, Secret);
    QCOMPARE(m_shop->setup.catalog()->source(m_source.id)->signature, Rule);
}

void SigningTest::aLockedVaultIsToldAndTheSecretIsThereOnceItIsOpen()
{
    Workshop::require(await(m_signing->turnOn(m_source.id, Rule, Secret)));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"signing secret of.*locked"_s));
    restart();
    Workshop::require(await(m_shop->setup.load()));
    QTRY_VERIFY(shared(*m_signing).unavailable.contains(u"locked"_s));
    QVERIFY(shared(*m_signing).value.isEmpty());
    Workshop::require(await(m_keeper->unlockVault(Passphrase)));
    QTRY_COMPARE(shared(*m_signing).value, Secret);
    QVERIFY(shared(*m_signing).unavailable.isEmpty());
}

void SigningTest::usingAKeyDoesNotAskForALockedSecretAgain()
{
    Workshop::require(await(m_signing->turnOn(m_source.id, Rule, Secret)));
    restart();
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"signing secret of"_s));
    Workshop::require(await(m_shop->setup.load()));
    QTRY_VERIFY(shared(*m_signing).unavailable.contains(u"locked"_s));
    QSignalSpy changed(m_signing.get(), &Signing::changed);
    QSignalSpy catalog(&m_shop->setup, &Setup::catalogChanged);
    Workshop::require(await(m_shop->setup.load())); // a second warning would fail the test below
    QTRY_COMPARE(catalog.size(), 1);
    QCoreApplication::processEvents();
    QVERIFY(changed.isEmpty());
}

void SigningTest::whatCannotBeUsedIsSaid_data()
{
    QTest::addColumn<SignatureRule>("rule");
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QString>("word");
    QTest::newRow("no header") << SignatureRule{} << Secret << u"header"_s;
    QTest::newRow("space") << SignatureRule{.header = u"X Signature"_s} << Secret << u"X Signature"_s;
    QTest::newRow("line break") << SignatureRule{.header = u"X-A\nX-B"_s} << Secret << u"X-A"_s;
    QTest::newRow("colon") << SignatureRule{.header = u"X-A:"_s} << Secret << u"X-A:"_s;
    QTest::newRow("time") << SignatureRule{.header = u"X-A"_s, .timestampHeader = u"("_s} << Secret << u"("_s;
    QTest::newRow("another meaning") << SignatureRule{.header = u"authorization"_s} << Secret << u"another meaning"_s;
    QTest::newRow("prefix") << SignatureRule{.header = u"X-A"_s, .prefix = u"v1 ="_s} << Secret << u"spaces"_s;
    QTest::newRow("long prefix") << SignatureRule{.header = u"X-A"_s, .prefix = QString(33, u'x')} << Secret
                                 << u"short"_s;
    QTest::newRow("short secret") << Rule << QByteArray("1234567") << u"8"_s;
    QTest::newRow("long secret") << Rule << QByteArray(1025, 'x') << u"1024"_s;
}

void SigningTest::whatCannotBeUsedIsSaid()
{
    QFETCH(SignatureRule, rule);
    QFETCH(QByteArray, secret);
    QFETCH(QString, word);
    const auto turned = await(m_signing->turnOn(m_source.id, rule, secret));
    QVERIFY(!turned);
    QCOMPARE(turned.error().kind, Error::Kind::InvalidInput);
    QVERIFY2(turned.error().message.contains(word), qPrintable(turned.error().message));
    QCOMPARE(m_shop->setup.catalog()->source(m_source.id)->signature, SignatureRule{});
    QVERIFY(shared(*m_signing).value.isEmpty());
}

void SigningTest::turningItOffForgetsTheSecret()
{
    Workshop::require(await(m_signing->turnOn(m_source.id, Rule, Secret)));
    Workshop::require(await(m_signing->turnOff(m_source.id)));
    QVERIFY(!m_signing->sharedSecrets().get()->contains(m_source.id));
    QCOMPARE(m_shop->setup.catalog()->source(m_source.id)->signature, SignatureRule{});
    QCOMPARE(await(m_keeper->read(u"signing-grafana"_s)).error().kind, Error::Kind::NotFound);
    QCOMPARE(await(m_signing->turnOff(u"nope"_s)).error().kind, Error::Kind::NotFound);
}

void SigningTest::aRemovedSourceLeavesNothingThatOpensTheDoor()
{
    const CreatedKey key = Workshop::require(await(m_shop->setup.createKey({.name = u"k"_s, .sourceId = m_source.id})));
    Submission submission = m_shop->alert(u"Database down"_s);
    submission.sourceId = m_source.id;
    const Receipt receipt = m_shop->receive(submission);
    Workshop::require(await(m_signing->turnOn(m_source.id, Rule, Secret)));

    Workshop::require(await(m_signing->removeSource(m_source.id)));
    QVERIFY(!m_shop->setup.catalog()->source(m_source.id));
    QCOMPARE(m_shop->setup.sharedKeys()
                 .get()
                 ->authenticate(key.secret.toLatin1(), QHostAddress(QHostAddress::LocalHost), m_shop->clock.now())
                 .verdict,
             KeyRing::Verdict::Revoked);
    QCOMPARE(await(m_keeper->read(u"signing-grafana"_s)).error().kind, Error::Kind::NotFound);
    QCOMPARE(m_shop->incident(receipt.incidentId).sourceName, u"Test"_s); // the history stays

    const Source again = Workshop::require(
        await(m_shop->setup.addSource({.name = u"Grafana"_s, .tool = u"api"_s, .pageId = m_shop->page.id})));
    QCOMPARE(again.slug, u"grafana"_s);
    QVERIFY(again.id != m_source.id);
}

void SigningTest::aRenamedSourceKeepsItsAddressAndItsSecret()
{
    Workshop::require(await(m_signing->turnOn(m_source.id, Rule, Secret)));
    Workshop::require(await(m_shop->setup.renameSource(m_source.id, u" Grafana Berlin "_s)));
    const Source *renamed = m_shop->setup.catalog()->source(m_source.id);
    QCOMPARE(renamed->name, u"Grafana Berlin"_s);
    QCOMPARE(renamed->slug, u"grafana"_s);
    QCOMPARE(renamed->signature, Rule);
    QCOMPARE(await(m_shop->setup.renameSource(m_source.id, u""_s)).error().kind, Error::Kind::InvalidInput);
    QCOMPARE(await(m_shop->setup.renameSource(u"nope"_s, u"x"_s)).error().kind, Error::Kind::NotFound);
}

QTEST_GUILESS_MAIN(SigningTest)
#include "tst_signing.moc"
