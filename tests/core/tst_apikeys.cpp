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
    void aKeyIsOnlyGoodFromItsAddresses();
    void theSecretIsNotKept();
};

static const QDateTime Now({2026, 3, 11}, {12, 0}, Qt::UTC);
static const QHostAddress Desk(u"192.0.2.1"_s);

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

    using Verdict = KeyRing::Verdict;
    const auto verdict = [&ring](const CreatedKey &key, const QDateTime &now) {
        const KeyRing::Outcome outcome = ring.authenticate(key.secret.toLatin1(), Desk, now);
        // What may not be used must not be at hand.
        return (outcome.key != nullptr) == (outcome.verdict == Verdict::Valid) ? std::optional(outcome.verdict)
                                                                               : std::nullopt;
    };
    QCOMPARE(verdict(good, Now), Verdict::Valid);
    QCOMPARE(ring.authenticate(good.secret.toLatin1(), Desk, Now).key->id, good.key.id);
    QCOMPARE(verdict(revoked, Now), Verdict::Revoked);
    QCOMPARE(verdict(expired, Now), Verdict::Valid);
    QCOMPARE(verdict(expired, Now.addSecs(60)), Verdict::Expired);
    QCOMPARE(verdict(makeApiKey(Now), Now), Verdict::Unknown);
    QCOMPARE(ring.authenticate("", Desk, Now).verdict, Verdict::Unknown);
}

void ApiKeysTest::aKeyIsOnlyGoodFromItsAddresses()
{
    using Verdict = KeyRing::Verdict;
    CreatedKey bound = makeApiKey(Now);
    bound.key.addresses = {u"192.0.2.0/24"_s};
    CreatedKey unreadable = makeApiKey(Now);
    unreadable.key.addresses = {u"nonsense"_s};
    const KeyRing ring({bound.key, unreadable.key});
    const auto from = [&ring](const CreatedKey &key, const QString &address) {
        return ring.authenticate(key.secret.toLatin1(), QHostAddress(address), Now).verdict;
    };
    QCOMPARE(from(bound, u"192.0.2.9"_s), Verdict::Valid);
    QCOMPARE(from(bound, u"::ffff:192.0.2.9"_s), Verdict::Valid);
    QCOMPARE(from(bound, u"198.51.100.1"_s), Verdict::WrongAddress);
    QCOMPARE(from(bound, u""_s), Verdict::WrongAddress);
    QCOMPARE(from(unreadable, u"192.0.2.9"_s), Verdict::WrongAddress);
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
