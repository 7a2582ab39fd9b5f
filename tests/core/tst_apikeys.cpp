// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/apikeys.h"

#include <QTest>

using namespace Qt::StringLiterals;

class ApiKeysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKeyHasItsCheckDigits();
    void aMistypedKeyIsRecognised();
    void onlyAUsableKeyAuthenticates();
    void theSecretIsNotKept();
};

static const QDateTime Now({2026, 3, 11}, {12, 0}, Qt::UTC);

void ApiKeysTest::aKeyHasItsCheckDigits()
{
    const CreatedKey created = makeApiKey(Now);
    QVERIFY(created.secret.startsWith(u"grm_"_s));
    QCOMPARE(created.secret.size(), 40);
    QVERIFY(looksLikeApiKey(created.secret.toLatin1()));
    QVERIFY(makeApiKey(Now).secret != created.secret);
}

void ApiKeysTest::aMistypedKeyIsRecognised()
{
    QByteArray secret = makeApiKey(Now).secret.toLatin1();
    secret[10] = secret[10] == 'a' ? 'b' : 'a';
    QVERIFY(!looksLikeApiKey(secret));
    QVERIFY(!looksLikeApiKey(secret.left(39)));
    QVERIFY(!looksLikeApiKey("grm_"));
    QVERIFY(!looksLikeApiKey(""));
}

void ApiKeysTest::onlyAUsableKeyAuthenticates()
{
    CreatedKey good = makeApiKey(Now);
    CreatedKey revoked = makeApiKey(Now);
    revoked.key.revokedAt = Now;
    CreatedKey expired = makeApiKey(Now);
    expired.key.expiresAt = Now.addSecs(60);
    const KeyRing ring({good.key, revoked.key, expired.key});

    QVERIFY(ring.authenticate(good.secret.toLatin1(), Now));
    QCOMPARE(ring.authenticate(good.secret.toLatin1(), Now)->id, good.key.id);
    QVERIFY(!ring.authenticate(revoked.secret.toLatin1(), Now));
    QVERIFY(ring.authenticate(expired.secret.toLatin1(), Now));
    QVERIFY(!ring.authenticate(expired.secret.toLatin1(), Now.addSecs(60)));
    QVERIFY(!ring.authenticate(makeApiKey(Now).secret.toLatin1(), Now));
    QVERIFY(!ring.authenticate("", Now));
}

void ApiKeysTest::theSecretIsNotKept()
{
    const CreatedKey created = makeApiKey(Now);
    QCOMPARE(created.key.hash.size(), 32);
    QVERIFY(!created.key.hash.contains(created.secret.toLatin1().mid(8, 8)));
    QCOMPARE(created.key.prefix, created.secret.left(8));
}

QTEST_GUILESS_MAIN(ApiKeysTest)
#include "tst_apikeys.moc"
