// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/keyissue.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class KeyIssueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKeyIsWhatWasAskedFor();
    void whatCannotBeUsedIsSaid_data();
    void whatCannotBeUsedIsSaid();
    void aThirdLiveKeyOfASourceIsRefusedAndTheLeastMissedNamed();
    void keysWithoutASourceAreNotCounted();
    void aRotationGivesTheSameKeyAnew();
    void theOldKeyEndsAfterTheOverlap_data();
    void theOldKeyEndsAfterTheOverlap();
    void aDeadKeyIsNotRotated();
    void rotatingOneOfTwoNeedsTheOldToEndAtOnce();
    void theStateOfAKeyFollowsTheTime();
};

namespace {

const QDateTime Now({2026, 3, 11}, {12, 0}, Qt::UTC);

CatalogData catalog()
{
    return {.pages = {{.id = u"page"_s, .slug = u"acme"_s, .name = u"Acme"_s},
                      {.id = u"other"_s, .slug = u"other"_s, .name = u"Other"_s}},
            .sources = {{.id = u"source"_s, .slug = u"berlin"_s, .name = u"Berlin"_s, .pageId = u"page"_s}}};
}

ApiKey issue(const KeyRequest &request, const QList<ApiKey> &existing = {}, const QDateTime &now = Now)
{
    const auto created = issueKey(request, existing, catalog(), now);
    if (!created)
        qFatal("%s", qPrintable(created.error().message));
    return created->key;
}

} // namespace

void KeyIssueTest::aKeyIsWhatWasAskedFor()
{
    const ApiKey key = issue({.name = u" Berlin "_s,
                              .scope = ApiKey::Scope::Read,
                              .sourceId = u"source"_s,
                              .expiresAt = Now.addDays(90),
                              .addresses = {u"192.0.2.7/24"_s}});
    QCOMPARE(key.name, u"Berlin"_s);
    QCOMPARE(key.scope, ApiKey::Scope::Read);
    QCOMPARE(key.sourceId, u"source"_s);
    QCOMPARE(key.pageId, u"page"_s); // its source's
    QCOMPARE(key.expiresAt, Now.addDays(90));
    QCOMPARE(key.addresses, QStringList{u"192.0.2.0/24"_s});
    QCOMPARE(key.createdAt, Now);
}

void KeyIssueTest::whatCannotBeUsedIsSaid_data()
{
    QTest::addColumn<KeyRequest>("request");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("word");
    using Kind = Error::Kind;
    QTest::newRow("no name") << KeyRequest{.name = u" "_s} << Kind::InvalidInput << u"name"_s;
    QTest::newRow("long name") << KeyRequest{.name = QString(101, u'x')} << Kind::InvalidInput << u"100"_s;
    QTest::newRow("past") << KeyRequest{.name = u"k"_s, .expiresAt = Now} << Kind::InvalidInput << u"past"_s;
    QTest::newRow("address") << KeyRequest{.name = u"k"_s, .addresses = {u"here"_s}} << Kind::InvalidInput << u"here"_s;
    QTest::newRow("page") << KeyRequest{.name = u"k"_s, .pageId = u"gone"_s} << Kind::NotFound << u"page"_s;
    QTest::newRow("source") << KeyRequest{.name = u"k"_s, .sourceId = u"gone"_s} << Kind::NotFound << u"source"_s;
    QTest::newRow("source of another page") << KeyRequest{.name = u"k"_s, .pageId = u"other"_s, .sourceId = u"source"_s}
                                            << Kind::InvalidInput << u"another status page"_s;
}

void KeyIssueTest::whatCannotBeUsedIsSaid()
{
    QFETCH(KeyRequest, request);
    QFETCH(Error::Kind, kind);
    QFETCH(QString, word);
    const auto created = issueKey(request, {}, catalog(), Now);
    QVERIFY(!created);
    QCOMPARE(created.error().kind, kind);
    QVERIFY2(created.error().message.contains(word), qPrintable(created.error().message));
}

void KeyIssueTest::aThirdLiveKeyOfASourceIsRefusedAndTheLeastMissedNamed()
{
    const KeyRequest request{.name = u"k"_s, .sourceId = u"source"_s};
    ApiKey unused = issue(request);
    ApiKey used = issue(request);
    used.lastUsedAt = Now;
    const auto third = issueKey(request, {used, unused}, catalog(), Now);
    QVERIFY(!third);
    QCOMPARE(third.error().kind, Error::Kind::Conflict);
    QVERIFY2(third.error().message.contains(unused.prefix), qPrintable(third.error().message));

    used.expiresAt = Now.addDays(1); // it is being changed over from
    QVERIFY(issueKey(request, {used, unused}, catalog(), Now).error().message.contains(used.prefix));
    used.revokedAt = Now;
    QVERIFY(issueKey(request, {used, unused}, catalog(), Now));
}

void KeyIssueTest::keysWithoutASourceAreNotCounted()
{
    const KeyRequest request{.name = u"k"_s};
    QVERIFY(issueKey(request, {issue(request), issue(request)}, catalog(), Now));
}

void KeyIssueTest::aRotationGivesTheSameKeyAnew()
{
    const ApiKey old = issue({.name = u"Berlin"_s,
                              .scope = ApiKey::Scope::Read,
                              .sourceId = u"source"_s,
                              .expiresAt = Now.addDays(90),
                              .addresses = {u"192.0.2.0/24"_s}});
    const QDateTime later = Now.addDays(80);
    const auto rotation = rotateKey(old.id, DefaultOverlap, {old}, catalog(), later);
    QVERIFY(rotation);
    const ApiKey &next = rotation->successor.key;
    QVERIFY(next.id != old.id && next.hash != old.hash);
    QCOMPARE(next.name, old.name);
    QCOMPARE(next.scope, old.scope);
    QCOMPARE(next.pageId, old.pageId);
    QCOMPARE(next.sourceId, old.sourceId);
    QCOMPARE(next.addresses, old.addresses);
    QCOMPARE(next.expiresAt, later.addDays(90)); // as long a life
    QCOMPARE(rotation->oldExpiresAt, later.addDays(1));
}

void KeyIssueTest::theOldKeyEndsAfterTheOverlap_data()
{
    QTest::addColumn<std::chrono::seconds>("overlap");
    QTest::addColumn<std::optional<QDateTime>>("expiresAt");
    QTest::addColumn<QDateTime>("end");
    QTest::newRow("at once") << 0s << std::optional<QDateTime>() << Now;
    QTest::newRow("an hour") << std::chrono::seconds(1h) << std::optional<QDateTime>() << Now.addSecs(3600);
    QTest::newRow("not beyond its end") << std::chrono::seconds(24h) << std::optional(Now.addSecs(60))
                                        << Now.addSecs(60);
}

void KeyIssueTest::theOldKeyEndsAfterTheOverlap()
{
    QFETCH(std::chrono::seconds, overlap);
    QFETCH(std::optional<QDateTime>, expiresAt);
    QFETCH(QDateTime, end);
    const ApiKey old = issue({.name = u"k"_s, .expiresAt = expiresAt});
    const auto rotation = rotateKey(old.id, overlap, {old}, catalog(), Now);
    QVERIFY(rotation);
    QCOMPARE(rotation->oldExpiresAt, end);
}

void KeyIssueTest::aDeadKeyIsNotRotated()
{
    ApiKey revoked = issue({.name = u"k"_s});
    revoked.revokedAt = Now;
    QCOMPARE(rotateKey(revoked.id, 0s, {revoked}, catalog(), Now).error().kind, Error::Kind::Conflict);
    const ApiKey expired = issue({.name = u"k"_s, .expiresAt = Now.addSecs(1)});
    QCOMPARE(rotateKey(expired.id, 0s, {expired}, catalog(), Now.addSecs(1)).error().kind, Error::Kind::Conflict);
    QCOMPARE(rotateKey(u"gone"_s, 0s, {expired}, catalog(), Now).error().kind, Error::Kind::NotFound);
    const ApiKey good = issue({.name = u"k"_s});
    QCOMPARE(rotateKey(good.id, -1s, {good}, catalog(), Now).error().kind, Error::Kind::InvalidInput);
    QCOMPARE(rotateKey(good.id, LongestOverlap + 1s, {good}, catalog(), Now).error().kind, Error::Kind::InvalidInput);
}

void KeyIssueTest::rotatingOneOfTwoNeedsTheOldToEndAtOnce()
{
    const KeyRequest request{.name = u"k"_s, .sourceId = u"source"_s};
    const QList<ApiKey> both{issue(request), issue(request)};
    QCOMPARE(rotateKey(both.first().id, 1h, both, catalog(), Now).error().kind, Error::Kind::Conflict);
    QVERIFY(rotateKey(both.first().id, 0s, both, catalog(), Now));
}

void KeyIssueTest::theStateOfAKeyFollowsTheTime()
{
    ApiKey key = issue({.name = u"k"_s});
    QCOMPARE(keyStateOf(key, Now.addYears(10)), KeyState::Active);
    key.expiresAt = Now.addDays(30);
    QCOMPARE(keyStateOf(key, Now.addDays(22)), KeyState::Active);
    QCOMPARE(keyStateOf(key, Now.addDays(23)), KeyState::ExpiresSoon);
    QCOMPARE(keyStateOf(key, Now.addDays(30)), KeyState::Expired);
    key.revokedAt = Now;
    QCOMPARE(keyStateOf(key, Now), KeyState::Revoked);
}

QTEST_GUILESS_MAIN(KeyIssueTest)
#include "tst_keyissue.moc"
