// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/setup.h"
#include "core/store/database.h"
#include "tests/support/await.h"
#include "tests/support/testclock.h"
#include "tests/ui/fakedoor.h"
#include "tests/ui/setupchecks.h"
#include "ui/setup/firststart.h"

#include <QClipboard>
#include <QComboBox>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// A first start over a store that has nothing in it.
struct World
{
    explicit World(const QString &receiverUrl = u"http://127.0.0.1:8787"_s)
        : database(directory.filePath(u"greenroom.db"_s)), setup(database, clock)
    {
        if (!await(database.open()) || !await(setup.load()))
            qFatal("the store cannot be opened");
        window = std::make_unique<FirstStart>(setup, receiverUrl, nullptr);
        finished = std::make_unique<QSignalSpy>(window.get(), &FirstStart::finished);
        window->resize(900, 760);
        window->show();
        if (!QTest::qWaitForWindowActive(window.get()))
            qFatal("the window does not get the focus");
    }
    ~World()
    {
        window.reset();
        database.close();
    }
    Q_DISABLE_COPY_MOVE(World)

    [[nodiscard]] QString next() const { return part<QPushButton>(*window, "firstStartNext").text(); }
    void type(const char *name, const QString &text) const
    {
        auto &field = part<QLineEdit>(*window, name);
        field.selectAll();
        QTest::keyClick(&field, Qt::Key_Delete);
        QTest::keyClicks(&field, text);
    }
    [[nodiscard]] QStringList componentNames() const
    {
        QStringList names;
        const auto catalog = setup.catalog();
        for (const Component &component : catalog->components)
            names.append(component.name);
        return names;
    }
    void goToKey() const
    {
        type("pageName", u"Acme Status"_s);
        press(*window, "firstStartNext");
        QTRY_COMPARE(next(), u"Create key"_s);
    }
    void goToTest() const
    {
        goToKey();
        press(*window, "firstStartNext");
        QTRY_COMPARE(next(), u"Continue"_s);
        press(*window, "firstStartNext");
        QTRY_COMPARE(next(), u"Send a test alert"_s);
    }

    QTemporaryDir directory;
    TestClock clock;
    Database database;
    Setup setup;
    std::unique_ptr<FirstStart> window;
    std::unique_ptr<QSignalSpy> finished;
};

} // namespace

class TestFirstStart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPageWithoutANameIsAskedForOne();
    void anUnknownTimeZoneIsSaidBesideItsField();
    void aTimeZoneCanBeChosen();
    void thePageAndItsComponentsAreStoredInTheirOrder();
    void componentsAreAddedRemovedAndMovedByKeys();
    void goingBackChangesThePageInsteadOfAddingASecondOne();
    void anErrorOfTheStoreIsShownBesideTheField();
    void aKeyIsMadeForThePageAndItsSource_data();
    void aKeyIsMadeForThePageAndItsSource();
    void aNameOfOnesOwnStaysWhenTheToolIsChanged();
    void secretAndSnippetCanBeCopied();
    void aSecondTryAtTheKeyMakesNoSecondSource();
    void theTestAlertGoesThroughTheDoor();
    void theWindowWaitsForTheAnswerWithoutFreezing();
    void everyRefusalIsShownWithItsAnswer_data();
    void everyRefusalIsShownWithItsAnswer();
    void aClosedDoorIsShownAndCanBeTriedAgain();
    void keyAndTestCanBeSkipped();
    void theKeyboardAloneIsEnough();
    void everyControlHasAName();
};

void TestFirstStart::aPageWithoutANameIsAskedForOne()
{
    const World world;
    world.type("pageName", u"   "_s);
    press(*world.window, "firstStartNext");

    QVERIFY(!errorOf(*world.window, "pageNameError").isEmpty());
    QVERIFY(part<QLineEdit>(*world.window, "pageName").hasFocus());
    QVERIFY(part<QPushButton>(*world.window, "firstStartNext").isEnabled());
    QVERIFY(world.setup.catalog()->pages.isEmpty());

    world.type("pageName", u"A"_s);
    QVERIFY(errorOf(*world.window, "pageNameError").isEmpty());
}

void TestFirstStart::anUnknownTimeZoneIsSaidBesideItsField()
{
    const World world;
    world.type("pageName", u"Acme"_s);
    part<QComboBox>(*world.window, "pageTimeZone").setEditText(u"Europe/Atlantis"_s);
    press(*world.window, "firstStartNext");

    QVERIFY(!errorOf(*world.window, "pageTimeZoneError").isEmpty());
    QVERIFY(errorOf(*world.window, "pageNameError").isEmpty());
    QVERIFY(world.setup.catalog()->pages.isEmpty());
}

void TestFirstStart::aTimeZoneCanBeChosen()
{
    const World world;
    QCOMPARE(part<QComboBox>(*world.window, "pageTimeZone").currentText(), u"UTC"_s); // the test's own zone
    part<QComboBox>(*world.window, "pageTimeZone").setEditText(u"Europe/Berlin"_s);
    world.goToKey();
    QCOMPARE(world.setup.catalog()->pages.constFirst().timeZone, u"Europe/Berlin"_s);
}

void TestFirstStart::thePageAndItsComponentsAreStoredInTheirOrder()
{
    const World world;
    world.goToKey();

    const auto catalog = world.setup.catalog();
    QCOMPARE(catalog->pages.size(), 1);
    QCOMPARE(catalog->pages.constFirst().name, u"Acme Status"_s);
    QCOMPARE(catalog->pages.constFirst().slug, u"acme-status"_s);
    QCOMPARE(world.componentNames(), (QStringList{u"Website"_s, u"API"_s, u"Login"_s}));
    QCOMPARE(world.finished->size(), 0);
}

void TestFirstStart::componentsAreAddedRemovedAndMovedByKeys()
{
    const World world;
    // API before Website, no Login, a new one at the end.
    auto &api = part<QLineEdit>(*world.window, "componentName2");
    api.setFocus();
    QTest::keyClick(&api, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(api.objectName(), u"componentName1"_s);
    QVERIFY(api.hasFocus());

    part<QWidget>(*world.window, "componentRemove3").setFocus();
    QTest::keyClick(&part<QWidget>(*world.window, "componentRemove3"), Qt::Key_Space);
    auto &website = part<QLineEdit>(*world.window, "componentName2");
    QTRY_VERIFY(website.hasFocus());
    QTest::keyClick(&website, Qt::Key_Return);
    QTRY_VERIFY(world.window->findChild<QLineEdit *>(u"componentName3"_s)->hasFocus());
    QTest::keyClicks(world.window->focusWidget(), u"Search"_s);
    press(*world.window, "addComponentRow"); // stays empty, and is not stored

    world.goToKey();
    QCOMPARE(world.componentNames(), (QStringList{u"API"_s, u"Website"_s, u"Search"_s}));
}

void TestFirstStart::goingBackChangesThePageInsteadOfAddingASecondOne()
{
    const World world;
    world.goToKey();
    const QString pageId = world.setup.catalog()->pages.constFirst().id;
    const QString websiteId = world.setup.catalog()->components.constFirst().id;

    press(*world.window, "firstStartBack");
    world.type("pageName", u"Acme"_s);
    world.type("componentName1", u"Web shop"_s);
    press(*world.window, "componentRemove3");
    press(*world.window, "firstStartNext");
    QTRY_COMPARE(world.next(), u"Create key"_s);

    const auto catalog = world.setup.catalog();
    QCOMPARE(catalog->pages.size(), 1);
    QCOMPARE(catalog->pages.constFirst().id, pageId);
    QCOMPARE(catalog->pages.constFirst().name, u"Acme"_s);
    QCOMPARE(world.componentNames(), (QStringList{u"Web shop"_s, u"API"_s}));
    QCOMPARE(catalog->components.constFirst().id, websiteId);
}

void TestFirstStart::anErrorOfTheStoreIsShownBesideTheField()
{
    World world;
    QVERIFY(await(world.database.write([](Connection &connection) -> Result<> {
        connection.execute(u"ALTER TABLE pages RENAME TO gone"_s);
        return {};
    })));
    world.type("pageName", u"Acme"_s);
    press(*world.window, "firstStartNext");

    QTRY_VERIFY(!errorOf(*world.window, "pageNameError").isEmpty());
    QVERIFY(part<QPushButton>(*world.window, "firstStartNext").isEnabled());
}

void TestFirstStart::aKeyIsMadeForThePageAndItsSource_data()
{
    QTest::addColumn<QString>("tool");
    QTest::addColumn<QString>("slug");
    QTest::addColumn<QString>("address");
    QTest::newRow("anything") << u"api"_s << u"monitoring"_s << u"http://127.0.0.1:8787/api/v1/incidents"_s;
    QTest::newRow("Alertmanager") << u"alertmanager"_s << u"prometheus-alertmanager"_s
                                  << u"http://127.0.0.1:8787/api/v1/webhooks/prometheus-alertmanager"_s;
}

void TestFirstStart::aKeyIsMadeForThePageAndItsSource()
{
    QFETCH(const QString, tool);
    QFETCH(const QString, slug);
    QFETCH(const QString, address);
    World world;
    world.goToKey();
    chooseTool(*world.window, tool);
    press(*world.window, "firstStartNext");
    QTRY_COMPARE(world.next(), u"Continue"_s);

    const auto catalog = world.setup.catalog();
    QCOMPARE(catalog->sources.size(), 1);
    const Source source = catalog->sources.constFirst();
    QCOMPARE(source.tool, tool);
    QCOMPARE(source.slug, slug);
    QCOMPARE(source.pageId, catalog->pages.constFirst().id);

    const auto keys = await(world.setup.keys());
    QVERIFY(keys.has_value());
    QCOMPARE(keys->size(), 1);
    QCOMPARE(keys->constFirst().sourceId, source.id);
    QCOMPARE(keys->constFirst().pageId, source.pageId);
    QCOMPARE(keys->constFirst().scope, ApiKey::Scope::Draft);

    const QString secret = part<QLineEdit>(*world.window, "keySecretText").text();
    QVERIFY(part<QLineEdit>(*world.window, "keySecretText").isReadOnly());
    QCOMPARE(QCryptographicHash::hash(secret.toLatin1(), QCryptographicHash::Sha256), keys->constFirst().hash);
    const QString snippet = part<QPlainTextEdit>(*world.window, "keySnippetText").toPlainText();
    QVERIFY2(snippet.contains(secret) && snippet.contains(address), qPrintable(snippet));
    QVERIFY(!part<QLineEdit>(*world.window, "keyName").isVisible());
}

void TestFirstStart::aNameOfOnesOwnStaysWhenTheToolIsChanged()
{
    const World world;
    world.goToKey();
    chooseTool(*world.window, u"alertmanager"_s);
    QCOMPARE(part<QLineEdit>(*world.window, "keyName").text(), u"Prometheus Alertmanager"_s);
    world.type("keyName", u"Berlin"_s);
    chooseTool(*world.window, u"api"_s);
    QCOMPARE(part<QLineEdit>(*world.window, "keyName").text(), u"Berlin"_s);

    world.type("keyName", u" "_s);
    press(*world.window, "firstStartNext");
    QVERIFY(!errorOf(*world.window, "keyNameError").isEmpty());
    QVERIFY(part<QPushButton>(*world.window, "firstStartNext").isEnabled());
    QVERIFY(world.setup.catalog()->sources.isEmpty());
}

void TestFirstStart::secretAndSnippetCanBeCopied()
{
    const World world;
    world.goToKey();
    press(*world.window, "firstStartNext");
    QTRY_COMPARE(world.next(), u"Continue"_s);

    press(*world.window, "keySecretCopy");
    QCOMPARE(QGuiApplication::clipboard()->text(), part<QLineEdit>(*world.window, "keySecretText").text());
    QCOMPARE(part<QPushButton>(*world.window, "keySecretCopy").text(), u"Copied"_s);
    press(*world.window, "keySnippetCopy");
    QCOMPARE(QGuiApplication::clipboard()->text(), part<QPlainTextEdit>(*world.window, "keySnippetText").toPlainText());
}

void TestFirstStart::aSecondTryAtTheKeyMakesNoSecondSource()
{
    World world;
    world.goToKey();
    QVERIFY(await(world.database.write([](Connection &connection) -> Result<> {
        connection.execute(
            u"CREATE TRIGGER no_key BEFORE INSERT ON api_keys BEGIN SELECT RAISE(ABORT, 'no key'); END"_s);
        return {};
    })));
    press(*world.window, "firstStartNext");
    QTRY_VERIFY(!errorOf(*world.window, "keyNameError").isEmpty());

    QVERIFY(await(world.database.write([](Connection &connection) -> Result<> {
        connection.execute(u"DROP TRIGGER no_key"_s);
        return {};
    })));
    press(*world.window, "firstStartNext");
    QTRY_COMPARE(world.next(), u"Continue"_s);
    QCOMPARE(world.setup.catalog()->sources.size(), 1);
}

void TestFirstStart::theTestAlertGoesThroughTheDoor()
{
    FakeDoor door;
    door.status = "201 Created";
    door.answer = R"({"id":"0190","status":"draft","deduplicated":false})";
    const World world(door.url());
    world.goToTest();
    const QString secret = part<QLineEdit>(*world.window, "keySecretText").text();
    press(*world.window, "firstStartNext");

    QTRY_COMPARE(world.next(), u"Open the window"_s);
    QVERIFY(part<QLabel>(*world.window, "testStatus").text().contains(u"Arrived"_s));
    QVERIFY2(door.head.startsWith("POST /api/v1/incidents HTTP/1.1\r\n"), door.head.constData());
    QVERIFY2(door.head.contains(QByteArray("\r\nAuthorization: Bearer " + secret.toLatin1())), door.head.constData());
    const QJsonObject body = QJsonDocument::fromJson(door.body).object();
    QCOMPARE(body[u"title"].toString(), u"Test alert from Greenroom"_s);
    QVERIFY(!body[u"raw_input"].toString().isEmpty());
    QCOMPARE(body[u"labels"], (QJsonObject{{u"greenroom_test"_s, u"true"_s}}));
    QCOMPARE(world.finished->size(), 0);

    press(*world.window, "firstStartNext");
    QCOMPARE(world.finished->size(), 1);
    QCOMPARE(door.requests, 1);
}

void TestFirstStart::theWindowWaitsForTheAnswerWithoutFreezing()
{
    FakeDoor door; // which says nothing
    const World world(door.url());
    world.goToTest();
    press(*world.window, "firstStartNext");
    QTRY_COMPARE(door.requests, 1);

    QVERIFY(!part<QPushButton>(*world.window, "firstStartNext").isEnabled());
    QVERIFY(part<QLabel>(*world.window, "testStatus").text().contains(door.url()));
    // There is a way out at any time.
    press(*world.window, "firstStartSkip");
    QCOMPARE(world.finished->size(), 1);
}

void TestFirstStart::everyRefusalIsShownWithItsAnswer_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QStringList>("said");
    const auto row = [](const char *name, const char *status, const char *answer, const QStringList &said) {
        QTest::newRow(name) << QByteArray(status) << QByteArray(answer) << said;
    };
    row("unauthorized", "401 Unauthorized", R"({"title":"Unauthorized","detail":"This key was revoked."})",
        {u"401 Unauthorized"_s, u"This key was revoked."_s});
    row("unprocessable", "422 Unprocessable Content",
        R"({"detail":"Mend it.","errors":[{"pointer":"/title","detail":"is missing"}]})",
        {u"422"_s, u"Mend it."_s, u"/title is missing"_s});
    row("no problem document", "503 Service Unavailable", "down for\n a moment",
        {u"503 Service Unavailable"_s, u"down for a moment"_s});
    row("another server", "200 OK", "<html>Hello</html>", {u"200 OK"_s, u"<html>Hello"_s});
    row("a redirect", "302 Found", "", {u"302 Found"_s});
}

void TestFirstStart::everyRefusalIsShownWithItsAnswer()
{
    QFETCH(const QByteArray, status);
    QFETCH(const QByteArray, answer);
    QFETCH(const QStringList, said);
    FakeDoor door;
    door.status = status;
    door.answer = answer;
    const World world(door.url());
    world.goToTest();
    press(*world.window, "firstStartNext");

    QTRY_COMPARE(world.next(), u"Send again"_s);
    const QString text = part<QLabel>(*world.window, "testStatus").text();
    for (const QString &words : said)
        QVERIFY2(text.contains(words), qPrintable(text));
}

void TestFirstStart::aClosedDoorIsShownAndCanBeTriedAgain()
{
    FakeDoor door;
    door.status = "200 OK";
    door.answer = R"({"id":"0190","status":"draft","deduplicated":true})";
    const World world(door.url());
    const quint16 port = door.serverPort();
    door.close();
    world.goToTest();
    press(*world.window, "firstStartNext");
    QTRY_COMPARE(world.next(), u"Send again"_s);
    QVERIFY(part<QLabel>(*world.window, "testStatus").text().contains(u"refused"_s));

    QVERIFY(door.listen(QHostAddress::LocalHost, port));
    press(*world.window, "firstStartNext");
    QTRY_COMPARE(world.next(), u"Open the window"_s);
}

void TestFirstStart::keyAndTestCanBeSkipped()
{
    const World world;
    world.goToKey();
    press(*world.window, "firstStartSkip");
    // Without a key there is nothing to send, and the text says so.
    QCOMPARE(world.next(), u"Open the window"_s);
    QVERIFY(part<QLabel>(*world.window, "testStatus").text().contains(u"key"_s));
    press(*world.window, "firstStartNext");

    QCOMPARE(world.finished->size(), 1);
    QCOMPARE(world.setup.catalog()->pages.size(), 1);
    QVERIFY(world.setup.catalog()->sources.isEmpty());
}

void TestFirstStart::theKeyboardAloneIsEnough()
{
    FakeDoor door;
    door.status = "201 Created";
    door.answer = R"({"id":"0190","status":"draft","deduplicated":false})";
    const World world(door.url());
    const auto tabTo = [&world](const char *name) {
        for (int i = 0; i < 40; ++i) {
            if (world.window->focusWidget() && world.window->focusWidget()->objectName() == QLatin1String(name))
                return true;
            QTest::keyClick(world.window->focusWidget(), Qt::Key_Tab);
        }
        return false;
    };
    QVERIFY(part<QLineEdit>(*world.window, "pageName").hasFocus());
    QTest::keyClicks(world.window->focusWidget(), u"Acme"_s);
    QVERIFY(tabTo("pageTimeZone"));
    QVERIFY(tabTo("componentName1"));
    QVERIFY(tabTo("componentName3"));
    QVERIFY(tabTo("addComponentRow"));
    QVERIFY(tabTo("firstStartNext"));
    QTest::keyClick(world.window->focusWidget(), Qt::Key_Space);
    QTRY_COMPARE(world.next(), u"Create key"_s);

    QVERIFY(tabTo("keyName"));
    QTest::keyClick(world.window->focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(world.next(), u"Continue"_s);
    QVERIFY(part<QLineEdit>(*world.window, "keySecretText").hasFocus());
    QVERIFY(tabTo("keySecretCopy"));
    QVERIFY(tabTo("keySnippetText"));
    QVERIFY(tabTo("keySnippetCopy"));
    QVERIFY(tabTo("firstStartNext"));
    QTest::keyClick(world.window->focusWidget(), Qt::Key_Space);
    QTRY_COMPARE(world.next(), u"Send a test alert"_s);

    QVERIFY(tabTo("firstStartNext"));
    QTest::keyClick(world.window->focusWidget(), Qt::Key_Space);
    QTRY_COMPARE(world.next(), u"Open the window"_s);
    QVERIFY(part<QPushButton>(*world.window, "firstStartNext").hasFocus());
    QTest::keyClick(world.window->focusWidget(), Qt::Key_Space);
    QCOMPARE(world.finished->size(), 1);
}

void TestFirstStart::everyControlHasAName()
{
    const World world;
    checkThatControlsAreNamed(*world.window);
    world.goToKey();
    checkThatControlsAreNamed(*world.window);
    press(*world.window, "firstStartNext");
    QTRY_COMPARE(world.next(), u"Continue"_s);
    checkThatControlsAreNamed(*world.window);
    press(*world.window, "firstStartNext");
    checkThatControlsAreNamed(*world.window);
}

QTEST_MAIN(TestFirstStart)
#include "tst_firststart.moc"
