// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/workshop.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;

class SetupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pagesGetASlugOfTheirName();
    void whatCannotBeUsedIsSaid_data();
    void whatCannotBeUsedIsSaid();
    void aRemovedComponentFreesItsSlug();
    void componentsKeepTheirOrder();
    void aKeyWorksFromTheMomentItIsMade();
    void aRevokedKeyIsUselessAtOnce();
    void aRotatedKeyGoesOnForItsOverlap();
    void everythingOfAKeyIsThereAfterARestart();
    void useIsWrittenAtMostOnceAMinute();
    void aWriteThatFailsLeavesKeysAndCatalogAsTheyWere();
    void changesAreTold();
    void everythingIsThereAfterARestart();
};

static const ApiKey *authenticate(const Workshop &shop, const QString &secret)
{
    return shop.setup.sharedKeys()
        .get()
        ->authenticate(secret.toLatin1(), QHostAddress(QHostAddress::LocalHost), shop.clock.now())
        .key;
}

void SetupTest::pagesGetASlugOfTheirName()
{
    Workshop shop;
    QCOMPARE(shop.page.slug, u"acme-status"_s);
    QCOMPARE(Workshop::require(await(shop.setup.addPage({.name = u"Acme Status"_s}))).slug, u"acme-status-2"_s);
    QCOMPARE(Workshop::require(await(shop.setup.addPage({.name = u"日本"_s}))).slug, u"page"_s);
}

void SetupTest::whatCannotBeUsedIsSaid_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("slug");
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("word");
    QTest::newRow("no name") << u"  "_s << QString() << u"UTC"_s << u"name"_s;
    QTest::newRow("long name") << QString(101, u'x') << QString() << u"UTC"_s << u"100"_s;
    QTest::newRow("zone") << u"A"_s << QString() << u"Mars/Olympus"_s << u"Mars/Olympus"_s;
    QTest::newRow("slug") << u"A"_s << u"Not A Slug"_s << u"UTC"_s << u"Not A Slug"_s;
    QTest::newRow("taken") << u"A"_s << u"acme-status"_s << u"UTC"_s << u"taken"_s;
}

void SetupTest::whatCannotBeUsedIsSaid()
{
    QFETCH(QString, name);
    QFETCH(QString, slug);
    QFETCH(QString, zone);
    QFETCH(QString, word);
    Workshop shop;
    const auto added = await(shop.setup.addPage({.slug = slug, .name = name, .timeZone = zone}));
    QVERIFY(!added);
    QCOMPARE(added.error().kind, Error::Kind::InvalidInput);
    QVERIFY2(added.error().message.contains(word), qPrintable(added.error().message));
    QCOMPARE(shop.setup.catalog()->pages.size(), 1);
}

void SetupTest::aRemovedComponentFreesItsSlug()
{
    Workshop shop;
    Workshop::require(await(shop.setup.removeComponent(shop.api.id)));
    QCOMPARE(shop.setup.catalog()->component(shop.page.id, u"api"_s), nullptr);
    const auto again =
        Workshop::require(await(shop.setup.addComponent({.pageId = shop.page.id, .name = u"API"_s, .position = -1})));
    QCOMPARE(again.slug, u"api"_s);
    QVERIFY(again.id != shop.api.id);
}

void SetupTest::componentsKeepTheirOrder()
{
    Workshop shop;
    Component api = shop.api;
    api.position = 7;
    Workshop::require(await(shop.setup.updateComponent(api)));
    const auto components = shop.setup.catalog()->componentsOf(shop.page.id);
    QCOMPARE(components.first().id, shop.login.id);
    QCOMPARE(components.last().id, shop.api.id);
}

void SetupTest::aKeyWorksFromTheMomentItIsMade()
{
    Workshop shop;
    const CreatedKey created = Workshop::require(await(shop.setup.createKey({.name = u"k"_s, .pageId = shop.page.id})));
    const ApiKey *key = authenticate(shop, created.secret);
    QVERIFY(key);
    QCOMPARE(key->pageId, shop.page.id);
}

void SetupTest::aRevokedKeyIsUselessAtOnce()
{
    Workshop shop;
    const CreatedKey created = Workshop::require(await(shop.setup.createKey({.name = u"k"_s})));
    Workshop::require(await(shop.setup.revokeKey(created.key.id)));
    QVERIFY(!authenticate(shop, created.secret));
    QCOMPARE(await(shop.setup.revokeKey(u"nope"_s)).error().kind, Error::Kind::NotFound);
}

void SetupTest::aRotatedKeyGoesOnForItsOverlap()
{
    Workshop shop;
    const CreatedKey old = Workshop::require(await(shop.setup.createKey({.name = u"k"_s})));
    const Rotation rotation = Workshop::require(await(shop.setup.rotateKey(old.key.id, std::chrono::hours(1))));
    QVERIFY(authenticate(shop, old.secret));
    QVERIFY(authenticate(shop, rotation.successor.secret));
    shop.clock.advance(std::chrono::hours(1));
    QVERIFY(!authenticate(shop, old.secret));
    QVERIFY(authenticate(shop, rotation.successor.secret));
}

void SetupTest::everythingOfAKeyIsThereAfterARestart()
{
    Workshop shop;
    const CreatedKey created =
        Workshop::require(await(shop.setup.createKey({.name = u"k"_s,
                                                      .scope = ApiKey::Scope::Read,
                                                      .pageId = shop.page.id,
                                                      .expiresAt = shop.clock.now().addDays(30),
                                                      .addresses = {u"192.0.2.0/24"_s, u"2001:db8::/32"_s}})));
    QCOMPARE(Workshop::require(await(shop.setup.keys())), QList<ApiKey>{created.key});
    Workshop::require(await(shop.setup.renameKey(created.key.id, u" Wall display "_s)));
    QCOMPARE(Workshop::require(await(shop.setup.keys())).first().name, u"Wall display"_s);
    QCOMPARE(await(shop.setup.renameKey(created.key.id, u""_s)).error().kind, Error::Kind::InvalidInput);
    QCOMPARE(await(shop.setup.renameKey(u"nope"_s, u"x"_s)).error().kind, Error::Kind::NotFound);
}

void SetupTest::useIsWrittenAtMostOnceAMinute()
{
    Workshop shop;
    const CreatedKey created = Workshop::require(await(shop.setup.createKey({.name = u"k"_s})));
    const auto lastUse = [&] {
        return Workshop::require(await(shop.setup.keys())).first().lastUsedAt;
    };
    const QDateTime first = shop.clock.now();
    shop.setup.noteUse(created.key.id, {}, first);
    QTRY_COMPARE(lastUse(), first);
    shop.clock.advance(std::chrono::seconds(59));
    shop.setup.noteUse(created.key.id, {}, shop.clock.now());
    QCOMPARE(lastUse(), first);
    shop.clock.advance(std::chrono::seconds(1));
    shop.setup.noteUse(created.key.id, {}, shop.clock.now());
    QTRY_COMPARE(lastUse(), shop.clock.now());
}

void SetupTest::aWriteThatFailsLeavesKeysAndCatalogAsTheyWere()
{
    Workshop shop;
    const CreatedKey created = Workshop::require(await(shop.setup.createKey({.name = u"k"_s})));
    Workshop::require(await(shop.database.write([](Connection &connection) -> Result<> {
        connection.execute(
            u"CREATE TRIGGER full BEFORE INSERT ON api_keys BEGIN SELECT raise(ABORT, 'disk full'); END"_s);
        return {};
    })));
    QVERIFY(!await(shop.setup.createKey({.name = u"another"_s})));
    QVERIFY(authenticate(shop, created.secret));
    QCOMPARE(shop.setup.catalog()->components.size(), 2);
}

void SetupTest::changesAreTold()
{
    Workshop shop;
    QSignalSpy catalog(&shop.setup, &Setup::catalogChanged);
    Workshop::require(await(shop.setup.addSource({.name = u"Grafana"_s, .tool = u"api"_s, .pageId = shop.page.id})));
    QTRY_VERIFY(!catalog.isEmpty());
    QCOMPARE(shop.setup.catalog()->source(u"grafana"_s)->name, u"Grafana"_s);
    QVERIFY(!await(shop.setup.addSource({.name = u"X"_s, .tool = u"smoke-signals"_s, .pageId = shop.page.id})));
}

void SetupTest::everythingIsThereAfterARestart()
{
    Workshop shop;
    Setup next(shop.database, shop.clock);
    QVERIFY(next.catalog()->pages.isEmpty());
    Workshop::require(await(next.load()));
    QCOMPARE(next.catalog()->pages, shop.setup.catalog()->pages);
    QCOMPARE(next.catalog()->components, shop.setup.catalog()->components);
}

QTEST_GUILESS_MAIN(SetupTest)
#include "tst_setup.moc"
