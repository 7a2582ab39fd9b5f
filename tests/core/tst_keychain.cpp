// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/keychainstore.h"
#include "tests/support/await.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;

/// The same questions to a keychain that is there, to a session without one, and without a session bus.
/// GREENROOM_TEST_KEYCHAIN says "unlocked", "locked" or "none".
class KeychainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSecretIsKeptAndForgotten();
    void aLockedOneKeepsNothing();
    void withoutOneEveryCallSaysSoAtOnce();

private:
    [[nodiscard]] static bool isExpected(const char *state) { return qgetenv("GREENROOM_TEST_KEYCHAIN") == state; }
};

void KeychainTest::aSecretIsKeptAndForgotten()
{
    if (!isExpected("unlocked"))
        QSKIP("needs an unlocked keychain");
    KeychainStore store;
    const QByteArray secret("\0secret\xff", 8);
    QCOMPARE(await(store.read(u"signing-x"_s)).error().kind, Error::Kind::NotFound);
    const auto written = await(store.write(u"signing-x"_s, secret));
    QVERIFY2(written, qPrintable(written ? QString() : written.error().message));
    QCOMPARE(*await(store.read(u"signing-x"_s)), secret);
    QVERIFY(await(store.write(u"signing-x"_s, "another")));
    QCOMPARE(*await(store.read(u"signing-x"_s)), "another");
    QVERIFY(await(store.remove(u"signing-x"_s)));
    QCOMPARE(await(store.read(u"signing-x"_s)).error().kind, Error::Kind::NotFound);
    QVERIFY(await(store.remove(u"signing-x"_s)));
}

void KeychainTest::aLockedOneKeepsNothing()
{
    if (!isExpected("locked"))
        QSKIP("needs a keychain that nobody can unlock");
    KeychainStore store;
    const auto written = await(store.write(u"signing-x"_s, "secret"));
    QVERIFY(!written);
    QVERIFY(written.error().kind == Error::Kind::Storage || written.error().kind == Error::Kind::Unauthorized);
    QVERIFY(!await(store.read(u"signing-x"_s)));
}

void KeychainTest::withoutOneEveryCallSaysSoAtOnce()
{
    if (!isExpected("none"))
        QSKIP("needs a session without a keychain");
    KeychainStore store;
    QElapsedTimer timer;
    timer.start();
    const auto written = await(store.write(u"signing-x"_s, "secret"));
    QVERIFY(!written);
    QCOMPARE(written.error().kind, Error::Kind::Storage);
    QVERIFY2(written.error().message.contains(u"secret_store = vault"_s), qPrintable(written.error().message));
    QCOMPARE(await(store.read(u"signing-x"_s)).error().kind, Error::Kind::Storage);
    QVERIFY(timer.elapsed() < 5000);
}

QTEST_GUILESS_MAIN(KeychainTest)
#include "tst_keychain.moc"
