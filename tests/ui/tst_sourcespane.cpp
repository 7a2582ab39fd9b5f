// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/workshop.h"
#include "tests/ui/setupchecks.h"
#include "ui/setup/failedmodel.h"
#include "ui/setup/frontdoor.h"
#include "ui/setup/keysmodel.h"
#include "ui/setup/refusedmodel.h"
#include "ui/setup/sourcesmodel.h"
#include "ui/setup/sourcespane.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;

class TestSourcesPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void anEmptyPaneSaysWhatToDo();
    void aSourceIsAddedWithItsFirstKey();
    void theSecretIsShownOnceAndThenGone();
    void aToolIsFoundByAPartOfItsName();
    void aToolThatIsNotInTheListIsNotGuessed();
    void aSourceShowsHowToSetItsToolUp();
    void aSourceCanHaveAFurtherKey();
    void cancelMakesNothing();
    void aKeyIsRevokedOnlyAfterAYes();
    void aUsedKeySaysWhen();
    void aKeyGetsTheLimitsThatWereChosen();
    void anAddressThatCannotBeReadIsSaidAtItsField();
    void aKeyCanBeForAPageOrForAll();
    void aToolWithoutHeadersGetsAnAddressWithTheKey();
    void aRotatedKeyIsShownOnceAndTheOldOneGoesOn();
    void aKeyIsRenamed();
    void aSourceIsRenamed();
    void aSourceIsRemovedOnlyAfterAYes();
    void aSourceSignsLikeAKnownTool();
    void aSourceSignsInItsOwnWayWithAMadeSecret();
    void signingIsTurnedOffAgain();
    void signingWithoutASecretIsRefused();
    void aSecretThatIsOnlyInMemoryIsWarnedOf();
    void theVaultIsMadeAndUnlockedHere();
    void theReceiverShowsItsAddressAndCertificate();
    void failedAttemptsAppearWhileThePaneIsShown();
    void theAddressCanBeCopied();
    void keysOfOtherPagesAreNotShown();
    void aRefusedRequestIsShownWithItsReasonAndMaskedBody();
    void theChosenRowStaysChosenWhenOthersCome();
    void everyControlHasAName();

private:
    void openPane(const QString &fingerprint = {});
    [[nodiscard]] QStringList column(const char *tableName, int column) const;
    /// Several cards have fields of the same names.
    [[nodiscard]] QWidget &card(const QString &name) const
    {
        return part<QWidget>(*m_pane, QString(name + u"Card"_s).toLatin1().constData());
    }
    [[nodiscard]] QTableView &table(const char *name) const { return part<QTableView>(*m_pane, name); }
    Source addSource(const QString &name, const QString &tool = u"api"_s);
    CreatedKey addKey(const Source &source);
    /// As a person who looks at the pane again.
    void reopen()
    {
        m_pane->hide();
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    }
    void refuse(const QString &reason, const QByteArray &body);
    /// Chooses an entry of the menu of the first source.
    void trigger(const char *action)
    {
        QTRY_VERIFY(part<QPushButton>(*m_pane, "sourceMore").isEnabled());
        auto *entry = m_pane->findChild<QAction *>(QString::fromLatin1(action));
        QVERIFY2(entry, action);
        entry->trigger();
    }

    std::unique_ptr<Workshop> m_workshop;
    std::unique_ptr<SourcesPane> m_pane;
    std::vector<std::unique_ptr<QAbstractItemModelTester>> m_testers;
};

void TestSourcesPane::openPane(const QString &fingerprint)
{
    m_pane = std::make_unique<SourcesPane>(FrontDoor{.setup = m_workshop->setup,
                                                     .signing = m_workshop->signing,
                                                     .secrets = m_workshop->secrets,
                                                     .failedAttempts = m_workshop->failedAttempts,
                                                     .receiverUrl = u"http://127.0.0.1:8787"_s,
                                                     .certificateFingerprint = fingerprint},
                                           nullptr);
}

void TestSourcesPane::init()
{
    m_workshop = std::make_unique<Workshop>();
    openPane();
    for (const char *name : {"sourcesTable", "keysTable", "refusedTable", "failedTable"})
        m_testers.push_back(std::make_unique<QAbstractItemModelTester>(
            table(name).model(), QAbstractItemModelTester::FailureReportingMode::QtTest));
    m_pane->setPage(m_workshop->page.id);
    m_pane->resize(1000, 800);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
}

void TestSourcesPane::cleanup()
{
    m_testers.clear();
    m_pane.reset();
    m_workshop.reset();
}

QStringList TestSourcesPane::column(const char *tableName, int column) const
{
    QStringList texts;
    const QAbstractItemModel *model = table(tableName).model();
    for (int row = 0; row < model->rowCount(); ++row)
        texts.append(model->index(row, column).data().toString());
    return texts;
}

Source TestSourcesPane::addSource(const QString &name, const QString &tool)
{
    return Workshop::require(
        await(m_workshop->setup.addSource({.name = name, .tool = tool, .pageId = m_workshop->page.id})));
}

CreatedKey TestSourcesPane::addKey(const Source &source)
{
    const CreatedKey created = Workshop::require(
        await(m_workshop->setup.createKey({.name = source.name, .pageId = source.pageId, .sourceId = source.id})));
    reopen();
    return created;
}

void TestSourcesPane::refuse(const QString &reason, const QByteArray &body)
{
    m_workshop->pipeline.refuse({.sourceName = u"Alertmanager"_s, .keyId = u"key"_s, .body = body, .reason = reason});
}

void TestSourcesPane::anEmptyPaneSaysWhatToDo()
{
    QVERIFY(part<QWidget>(*m_pane, "sourcesEmpty").isVisible());
    QVERIFY(part<QWidget>(*m_pane, "keysEmpty").isVisible());
    QVERIFY(part<QWidget>(*m_pane, "refusedEmpty").isVisible());
    QVERIFY(!table("sourcesTable").isVisible());
    QVERIFY(!part<QWidget>(*m_pane, "refusedBody").isVisible());
    QVERIFY(part<QWidget>(*m_pane, "failedEmpty").isVisible());
    QVERIFY(!part<QPushButton>(*m_pane, "sourceMore").isEnabled());
    for (const char *button : {"renameKey", "revokeKey", "rotateKey"})
        QVERIFY(!part<QPushButton>(*m_pane, button).isVisible());
}

void TestSourcesPane::aSourceIsAddedWithItsFirstKey()
{
    press(*m_pane, "addSource");
    chooseTool(card(u"newSource"_s), u"alertmanager"_s);
    press(*m_pane, "newSourceAccept");
    QTRY_COMPARE(part<QPushButton>(*m_pane, "newSourceAccept").text(), u"Done"_s);

    QTRY_COMPARE(column("sourcesTable", SourcesModel::Name), QStringList{u"Prometheus Alertmanager"_s});
    QCOMPARE(column("sourcesTable", SourcesModel::Url),
             QStringList{u"http://127.0.0.1:8787/api/v1/webhooks/prometheus-alertmanager"_s});
    QCOMPARE(column("sourcesTable", SourcesModel::LastReceived), QStringList{u"None yet"_s});
    QTRY_COMPARE(column("keysTable", KeysModel::BoundTo), QStringList{u"Prometheus Alertmanager"_s});
    QCOMPARE(column("keysTable", KeysModel::State), QStringList{u"Active"_s});
    const QString secret = part<QLineEdit>(card(u"newSource"_s), "keySecretText").text();
    QCOMPARE(column("keysTable", KeysModel::Prefix), QStringList{QString(secret.left(8) + u'…')});
    QVERIFY(part<QPlainTextEdit>(card(u"newSource"_s), "keySnippetText").toPlainText().contains(secret));
    QVERIFY(table("sourcesTable").isVisible());
    QVERIFY(!part<QWidget>(*m_pane, "sourcesEmpty").isVisible());
}

void TestSourcesPane::theSecretIsShownOnceAndThenGone()
{
    press(*m_pane, "addSource");
    press(*m_pane, "newSourceAccept");
    QTRY_COMPARE(part<QPushButton>(*m_pane, "newSourceAccept").text(), u"Done"_s);
    QVERIFY(!part<QLineEdit>(card(u"newSource"_s), "keySecretText").text().isEmpty());
    press(*m_pane, "newSourceAccept");

    QVERIFY(!part<QWidget>(*m_pane, "newSourceCard").isVisible());
    QVERIFY(part<QLineEdit>(card(u"newSource"_s), "keySecretText").text().isEmpty());
    QVERIFY(part<QLabel>(card(u"newSource"_s), "keyGuide").text().isEmpty());
    QVERIFY(!card(u"newSource"_s).findChild<QPlainTextEdit *>(u"keySnippetText"_s));
    press(*m_pane, "addSource");
    QCOMPARE(part<QPushButton>(*m_pane, "newSourceAccept").text(), u"Create key"_s);
    QVERIFY(part<QLineEdit>(card(u"newSource"_s), "keyName").isVisible());
}

void TestSourcesPane::aToolIsFoundByAPartOfItsName()
{
    press(*m_pane, "addSource");
    auto &tool = part<QComboBox>(card(u"newSource"_s), "keyTool");
    QVERIFY(tool.count() > 30);
    tool.setFocus();
    tool.lineEdit()->selectAll();
    QTest::keyClicks(tool.lineEdit(), u"kuma"_s);
    QTRY_VERIFY(tool.completer()->popup()->isVisible());
    QTest::keyClick(tool.completer()->popup(), Qt::Key_Down);
    QTest::keyClick(tool.completer()->popup(), Qt::Key_Return);
    QTRY_COMPARE(tool.currentText(), u"Uptime Kuma"_s);
    QTRY_COMPARE(part<QLineEdit>(card(u"newSource"_s), "keyName").text(), u"Uptime Kuma"_s);
    press(*m_pane, "newSourceAccept");
    QTRY_COMPARE(column("sourcesTable", SourcesModel::ToolName), QStringList{u"Uptime Kuma"_s});
    QCOMPARE(m_workshop->setup.catalog()->sources.constFirst().tool, u"uptimekuma"_s);
}

void TestSourcesPane::aToolThatIsNotInTheListIsNotGuessed()
{
    press(*m_pane, "addSource");
    auto &tool = part<QComboBox>(card(u"newSource"_s), "keyTool");
    tool.setEditText(u"Nagois"_s);
    press(*m_pane, "newSourceAccept");
    QTRY_VERIFY(errorOf(*m_pane, "keyToolError").contains(u"Any other tool"_s));
    QVERIFY(tool.hasFocus());
    QVERIFY(m_workshop->setup.catalog()->sources.isEmpty());
    tool.setEditText(u"nagios"_s);
    QVERIFY(errorOf(*m_pane, "keyToolError").isEmpty());
    press(*m_pane, "newSourceAccept");
    QTRY_COMPARE(column("sourcesTable", SourcesModel::ToolName), QStringList{u"Nagios"_s});
}

void TestSourcesPane::aSourceShowsHowToSetItsToolUp()
{
    addSource(u"Berlin"_s, u"datadog"_s);
    QTRY_COMPARE(table("sourcesTable").model()->rowCount(), 1);
    press(*m_pane, "setUpSource");
    QWidget &guide = card(u"guide"_s);
    QVERIFY(part<QLabel>(guide, "sourceGuide").text().contains(u"http://127.0.0.1:8787/api/v1/webhooks/berlin"_s));
    QVERIFY(part<QPlainTextEdit>(guide, "sourceSnippetText").toPlainText().contains(u"$ALERT_TRANSITION"_s));
    QVERIFY(part<QPlainTextEdit>(guide, "sourceSnippet2Text").toPlainText().contains(u"Bearer grm_…"_s));
    part<QPushButton>(guide, "sourceSnippet2Copy").click();
    QCOMPARE(QGuiApplication::clipboard()->text(), part<QPlainTextEdit>(guide, "sourceSnippet2Text").toPlainText());
    press(*m_pane, "guideAccept");
    QVERIFY(!guide.isVisible());
}

void TestSourcesPane::aSourceCanHaveAFurtherKey()
{
    const Source source = addSource(u"Berlin"_s, u"alertmanager"_s);
    addKey(source);
    QTRY_COMPARE(table("sourcesTable").model()->rowCount(), 1);
    table("sourcesTable").setCurrentIndex(table("sourcesTable").model()->index(0, 0));
    press(*m_pane, "newKey");
    QVERIFY(!part<QComboBox>(card(u"newKey"_s), "keyTool").isVisible());
    QTest::keyClick(&part<QLineEdit>(card(u"newKey"_s), "keyName"), Qt::Key_Return);
    QTRY_COMPARE(part<QPushButton>(*m_pane, "newKeyAccept").text(), u"Done"_s);

    QTRY_COMPARE(column("keysTable", KeysModel::BoundTo), (QStringList{u"Berlin"_s, u"Berlin"_s}));
    QCOMPARE(m_workshop->setup.catalog()->sources.size(), 1);
    QVERIFY(part<QPlainTextEdit>(card(u"newKey"_s), "keySnippetText").toPlainText().contains(u"/webhooks/berlin"_s));
}

void TestSourcesPane::cancelMakesNothing()
{
    press(*m_pane, "addSource");
    QTest::keyClick(m_pane->focusWidget(), Qt::Key_Escape);
    QVERIFY(!part<QWidget>(*m_pane, "newSourceCard").isVisible());
    press(*m_pane, "addSource");
    press(*m_pane, "newSourceCancel");
    QVERIFY(!part<QWidget>(*m_pane, "newSourceCard").isVisible());
    QVERIFY(m_workshop->setup.catalog()->sources.isEmpty());
}

void TestSourcesPane::aKeyIsRevokedOnlyAfterAYes()
{
    addKey(addSource(u"Berlin"_s));
    QTRY_COMPARE(table("keysTable").model()->rowCount(), 1);
    table("keysTable").setCurrentIndex(table("keysTable").model()->index(0, 0));
    auto &section = part<QWidget>(*m_pane, "keysSection");
    press(*m_pane, "revokeKey");
    press(section, "confirmNo");
    QVERIFY(!await(m_workshop->setup.keys())->constFirst().revokedAt);

    press(*m_pane, "revokeKey");
    press(section, "confirmYes");
    QTRY_COMPARE(column("keysTable", KeysModel::State), QStringList{u"Revoked"_s});
    QVERIFY(await(m_workshop->setup.keys())->constFirst().revokedAt);
    QVERIFY(!part<QPushButton>(*m_pane, "revokeKey").isEnabled());
}

void TestSourcesPane::aUsedKeySaysWhen()
{
    const Source source = addSource(u"Berlin"_s);
    const CreatedKey created = addKey(source);
    QTRY_COMPARE(column("keysTable", KeysModel::LastUsed), QStringList{u"Never"_s});
    m_workshop->setup.noteUse(created.key.id, source.id, m_workshop->clock.now());
    Workshop::require(await(m_workshop->setup.load())); // a later write: the note of the use is on disk now
    reopen();
    QTRY_VERIFY(column("keysTable", KeysModel::LastUsed).constFirst() != u"Never"_s);
    QTRY_VERIFY(column("sourcesTable", SourcesModel::LastReceived).constFirst() != u"None yet"_s);
}

void TestSourcesPane::aKeyGetsTheLimitsThatWereChosen()
{
    addSource(u"Berlin"_s);
    press(*m_pane, "newKey");
    QWidget &form = card(u"newKey"_s);
    part<SegmentedControl>(form, "keyScope").setCurrentIndex(1);
    part<SegmentedControl>(form, "keyLifetime").setCurrentIndex(1);
    part<QLineEdit>(form, "keyAddresses").setText(u"192.0.2.7/24; 2001:db8::1"_s);
    press(*m_pane, "newKeyAccept");
    QTRY_COMPARE(part<QPushButton>(*m_pane, "newKeyAccept").text(), u"Done"_s);

    const ApiKey key = await(m_workshop->setup.keys())->constFirst();
    QCOMPARE(key.scope, ApiKey::Scope::Read);
    QCOMPARE(key.addresses, (QStringList{u"192.0.2.0/24"_s, u"2001:db8::1"_s}));
    QVERIFY(qAbs(QDateTime::currentDateTimeUtc().addDays(30).secsTo(*key.expiresAt)) < 60);
    QTRY_COMPARE(column("keysTable", KeysModel::Addresses), QStringList{u"192.0.2.0/24 +1"_s});
    // A key that may only read gets no snippet that sends.
    QVERIFY(!part<QPlainTextEdit>(form, "keySnippetText").isVisible());
}

void TestSourcesPane::anAddressThatCannotBeReadIsSaidAtItsField()
{
    press(*m_pane, "newKey");
    part<QLineEdit>(card(u"newKey"_s), "keyAddresses").setText(u"my-host"_s);
    press(*m_pane, "newKeyAccept");
    QVERIFY(errorOf(card(u"newKey"_s), "keyAddressesError").contains(u"my-host"_s));
    QVERIFY(part<QPushButton>(*m_pane, "newKeyAccept").isEnabled());
    QCOMPARE(await(m_workshop->setup.keys())->size(), 0);
}

void TestSourcesPane::aKeyCanBeForAPageOrForAll()
{
    const StatusPage other = Workshop::require(await(m_workshop->setup.addPage({.name = u"Other"_s})));
    for (const auto &[choice, pageId] : {std::pair(u"Anything about Acme Status"_s, m_workshop->page.id),
                                         std::pair(u"All status pages"_s, QString())}) {
        press(*m_pane, "newKey");
        auto &purpose = part<QComboBox>(card(u"newKey"_s), "keyPurpose");
        purpose.setCurrentIndex(purpose.findText(choice));
        press(*m_pane, "newKeyAccept");
        QTRY_COMPARE(part<QPushButton>(*m_pane, "newKeyAccept").text(), u"Done"_s);
        press(*m_pane, "newKeyAccept");
        const ApiKey key = await(m_workshop->setup.keys())->constLast();
        QCOMPARE(key.pageId, pageId);
        QVERIFY(key.sourceId.isEmpty());
    }
    QTRY_COMPARE(column("keysTable", KeysModel::BoundTo), (QStringList{u"Any source"_s, u"All pages"_s}));
}

void TestSourcesPane::aToolWithoutHeadersGetsAnAddressWithTheKey()
{
    press(*m_pane, "addSource");
    QWidget &form = card(u"newSource"_s);
    chooseTool(form, u"pingdom"_s);
    press(*m_pane, "newSourceAccept");
    QTRY_COMPARE(part<QPushButton>(*m_pane, "newSourceAccept").text(), u"Done"_s);
    const QString secret = part<QLineEdit>(form, "keySecretText").text();
    QCOMPARE(part<QLineEdit>(form, "keyAddressText").text(),
             u"http://127.0.0.1:8787/api/v1/webhooks/pingdom/"_s + secret);
    QVERIFY(part<QLineEdit>(form, "keyAddressText").isVisible());
}

void TestSourcesPane::aRotatedKeyIsShownOnceAndTheOldOneGoesOn()
{
    const CreatedKey old = addKey(addSource(u"Berlin"_s, u"alertmanager"_s));
    QTRY_COMPARE(table("keysTable").model()->rowCount(), 1);
    table("keysTable").setCurrentIndex(table("keysTable").model()->index(0, 0));
    press(*m_pane, "rotateKey");
    part<SegmentedControl>(card(u"rotate"_s), "rotateOverlap").setCurrentIndex(1);
    press(*m_pane, "rotateAccept");
    QTRY_COMPARE(part<QPushButton>(*m_pane, "rotateAccept").text(), u"Done"_s);

    const QString secret = part<QLineEdit>(*m_pane, "rotatedSecretText").text();
    QVERIFY(looksLikeApiKey(secret.toLatin1()) && secret != old.secret);
    QVERIFY(part<QPlainTextEdit>(*m_pane, "rotatedSnippetText").toPlainText().contains(secret));
    QTRY_COMPARE(table("keysTable").model()->rowCount(), 2);
    const QList<ApiKey> keys = *await(m_workshop->setup.keys());
    QCOMPARE(keys.at(0).expiresAt, m_workshop->clock.now().addSecs(3600));
    press(*m_pane, "rotateAccept");
    QVERIFY(!card(u"rotate"_s).isVisible());
    QVERIFY(part<QLineEdit>(*m_pane, "rotatedSecretText").text().isEmpty());
}

void TestSourcesPane::aKeyIsRenamed()
{
    addKey(addSource(u"Berlin"_s));
    QTRY_COMPARE(table("keysTable").model()->rowCount(), 1);
    table("keysTable").setCurrentIndex(table("keysTable").model()->index(0, 0));
    press(*m_pane, "renameKey");
    auto &field = part<QLineEdit>(*m_pane, "keyRenameField");
    QCOMPARE(m_pane->focusWidget(), &field);
    field.clear();
    QTest::keyClick(&field, Qt::Key_Return);
    QTRY_VERIFY(!errorOf(*m_pane, "keyRenameFieldError").isEmpty());
    field.setText(u"Wall display"_s);
    QTest::keyClick(&field, Qt::Key_Return);
    QTRY_COMPARE(column("keysTable", KeysModel::Name), QStringList{u"Wall display"_s});
    QVERIFY(!card(u"keyRename"_s).isVisible());
}

void TestSourcesPane::aSourceIsRenamed()
{
    addSource(u"Berlin"_s);
    trigger("renameSource");
    auto &field = part<QLineEdit>(*m_pane, "sourceNameField");
    QCOMPARE(field.text(), u"Berlin"_s);
    field.setText(u"Berlin east"_s);
    press(*m_pane, "sourceNameAccept");
    QTRY_COMPARE(column("sourcesTable", SourcesModel::Name), QStringList{u"Berlin east"_s});
}

void TestSourcesPane::aSourceIsRemovedOnlyAfterAYes()
{
    addKey(addSource(u"Berlin"_s));
    trigger("removeSource");
    auto &section = part<QWidget>(*m_pane, "sourcesSection");
    press(section, "confirmNo");
    QCOMPARE(m_workshop->setup.catalog()->sources.size(), 1);
    trigger("removeSource");
    press(section, "confirmYes");
    QTRY_COMPARE(table("sourcesTable").model()->rowCount(), 0);
    QTRY_COMPARE(column("keysTable", KeysModel::State), QStringList{u"Revoked"_s});
    QCOMPARE(column("keysTable", KeysModel::BoundTo), QStringList{u"A removed source"_s});
}

void TestSourcesPane::aSourceSignsLikeAKnownTool()
{
    const Source source = addSource(u"Berlin"_s);
    QTRY_COMPARE(column("sourcesTable", SourcesModel::Signature), QStringList{u"Off"_s});
    trigger("sourceSignature");
    auto &tool = part<QComboBox>(*m_pane, "signingTool");
    tool.setCurrentIndex(tool.findText(u"GitHub"_s));
    QVERIFY(!part<QLineEdit>(*m_pane, "signingHeader").isVisible());
    auto &secret = part<QLineEdit>(*m_pane, "signingSecret");
    secret.setText(u" whsec_0123456789 "_s);
    QTest::keyClick(&secret, Qt::Key_Return);
    QTRY_COMPARE(column("sourcesTable", SourcesModel::Signature), QStringList{u"✓ On"_s});
    QTRY_VERIFY(!card(u"signing"_s).isVisible());
    QVERIFY(secret.text().isEmpty());
    QCOMPARE(m_workshop->setup.catalog()->source(source.id)->signature,
             (SignatureRule{.header = u"X-Hub-Signature-256"_s, .prefix = u"sha256="_s}));
    QCOMPARE(m_workshop->signing.sharedSecrets().get()->value(source.id).value, "whsec_0123456789");
}

void TestSourcesPane::aSourceSignsInItsOwnWayWithAMadeSecret()
{
    const Source source = addSource(u"Berlin"_s);
    trigger("sourceSignature");
    auto &tool = part<QComboBox>(*m_pane, "signingTool");
    tool.setCurrentIndex(tool.count() - 1);
    QTRY_VERIFY(part<QLineEdit>(*m_pane, "signingHeader").isVisible());
    part<QLineEdit>(*m_pane, "signingHeader").setText(u"X Y"_s);
    press(*m_pane, "signingGenerate");
    const QString secret = part<QLineEdit>(*m_pane, "signingSecret").text();
    QCOMPARE(secret.size(), 40);
    QCOMPARE(QGuiApplication::clipboard()->text(), secret);
    press(*m_pane, "signingAccept");
    QTRY_VERIFY(errorOf(*m_pane, "signingError").contains(u"X Y"_s));
    part<QLineEdit>(*m_pane, "signingHeader").setText(u"X-Y"_s);
    part<QLineEdit>(*m_pane, "signingTimestampHeader").setText(u"X-Time"_s);
    press(*m_pane, "signingAccept");
    QTRY_COMPARE(column("sourcesTable", SourcesModel::Signature), QStringList{u"✓ On"_s});
    QCOMPARE(m_workshop->setup.catalog()->source(source.id)->signature,
             (SignatureRule{.header = u"X-Y"_s, .timestampHeader = u"X-Time"_s}));
    QCOMPARE(m_workshop->signing.sharedSecrets().get()->value(source.id).value, secret.toLatin1());
}

void TestSourcesPane::signingIsTurnedOffAgain()
{
    const Source source = addSource(u"Berlin"_s);
    Workshop::require(
        await(m_workshop->signing.turnOn(source.id, {.header = u"X-Hub-Signature-256"_s}, "whsec_0123456789")));
    QTRY_COMPARE(column("sourcesTable", SourcesModel::Signature), QStringList{u"✓ On"_s});
    trigger("sourceSignature");
    QCOMPARE(part<QLineEdit>(*m_pane, "signingHeader").text(), u"X-Hub-Signature-256"_s);
    press(*m_pane, "signingOff");
    QTRY_COMPARE(column("sourcesTable", SourcesModel::Signature), QStringList{u"Off"_s});
    QTRY_VERIFY(!card(u"signing"_s).isVisible());
}

void TestSourcesPane::signingWithoutASecretIsRefused()
{
    addSource(u"Berlin"_s);
    trigger("sourceSignature");
    press(*m_pane, "signingAccept");
    QVERIFY(!errorOf(*m_pane, "signingError").isEmpty());
    QVERIFY(part<QLineEdit>(*m_pane, "signingSecret").hasFocus());
    part<QLineEdit>(*m_pane, "signingSecret").setText(u"short"_s);
    press(*m_pane, "signingAccept");
    QTRY_VERIFY(errorOf(*m_pane, "signingError").contains(u"8"_s));
    QVERIFY(m_workshop->setup.catalog()->sources.constFirst().signature.header.isEmpty());
}

void TestSourcesPane::aSecretThatIsOnlyInMemoryIsWarnedOf()
{
    SecretKeeper forgetful(SecretPlace::Memory, m_workshop->directory.path(), std::make_unique<MemoryStore>());
    Signing signing(m_workshop->setup, forgetful);
    m_testers.clear();
    m_pane = std::make_unique<SourcesPane>(FrontDoor{.setup = m_workshop->setup,
                                                     .signing = signing,
                                                     .secrets = forgetful,
                                                     .failedAttempts = m_workshop->failedAttempts},
                                           nullptr);
    m_pane->setPage(m_workshop->page.id);
    m_pane->resize(1000, 800);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    addSource(u"Berlin"_s);
    trigger("sourceSignature");
    QTRY_VERIFY(part<QWidget>(*m_pane, "signingGenerate").width() > 0);
    press(*m_pane, "signingGenerate");
    press(*m_pane, "signingAccept");
    QTRY_COMPARE(part<QPushButton>(*m_pane, "signingAccept").text(), u"Done"_s);
    QVERIFY(part<QLabel>(*m_pane, "signingNotice").text().contains(u"forgotten"_s));
    press(*m_pane, "signingAccept");
    QTRY_VERIFY(!card(u"signing"_s).isVisible());
    m_pane.reset();
}

void TestSourcesPane::theVaultIsMadeAndUnlockedHere()
{
    SecretKeeper vault(SecretPlace::Vault, m_workshop->directory.path(), std::make_unique<MemoryStore>());
    Signing signing(m_workshop->setup, vault);
    m_testers.clear();
    m_pane = std::make_unique<SourcesPane>(FrontDoor{.setup = m_workshop->setup,
                                                     .signing = signing,
                                                     .secrets = vault,
                                                     .failedAttempts = m_workshop->failedAttempts},
                                           nullptr);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    auto &passphrase = part<QLineEdit>(*m_pane, "vaultPassphrase");
    QTRY_VERIFY(passphrase.isVisible());
    QCOMPARE(passphrase.echoMode(), QLineEdit::Password);
    passphrase.setText(u"short"_s);
    press(*m_pane, "vaultUnlock");
    QTRY_VERIFY(errorOf(*m_pane, "vaultError").contains(u"12"_s));
    QVERIFY(passphrase.text().isEmpty());
    passphrase.setText(u"correct horse battery"_s);
    QTest::keyClick(&passphrase, Qt::Key_Return);
    QTRY_VERIFY(!passphrase.isVisible());
    QVERIFY(vault.isVaultUnlocked());
    QVERIFY(part<QLabel>(*m_pane, "secretStatus").text().contains(u"unlocked"_s));
    m_pane.reset();
}

void TestSourcesPane::theReceiverShowsItsAddressAndCertificate()
{
    QCOMPARE(part<QLineEdit>(*m_pane, "receiverAddressText").text(), u"http://127.0.0.1:8787"_s);
    QVERIFY(!m_pane->findChild<QLineEdit *>(u"receiverFingerprintText"_s));
    QTRY_COMPARE(part<QLabel>(*m_pane, "secretStatus").text(), u"Secrets are kept in the system keychain."_s);
    m_testers.clear();
    openPane(u"AA:BB"_s);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    press(*m_pane, "receiverFingerprintCopy");
    QCOMPARE(QGuiApplication::clipboard()->text(), u"AA:BB"_s);
}

void TestSourcesPane::failedAttemptsAppearWhileThePaneIsShown()
{
    const QHostAddress address(u"198.51.100.7"_s);
    m_workshop->failedAttempts.note(address, u"This API key is not known here."_s, m_workshop->clock.now());
    QTRY_COMPARE_WITH_TIMEOUT(column("failedTable", FailedModel::Address), QStringList{u"198.51.100.7"_s}, 6000);
    QCOMPARE(column("failedTable", FailedModel::Count), QStringList{u"1"_s});
    m_workshop->failedAttempts.note(address, u"This API key is not known here."_s, m_workshop->clock.now());
    reopen();
    QCOMPARE(column("failedTable", FailedModel::Count), QStringList{u"2"_s});
    QCOMPARE(column("failedTable", FailedModel::Reason), QStringList{u"This API key is not known here."_s});
    QVERIFY(!part<QWidget>(*m_pane, "failedEmpty").isVisible());
}

void TestSourcesPane::theAddressCanBeCopied()
{
    addSource(u"Berlin"_s, u"alertmanager"_s);
    QTRY_COMPARE(table("sourcesTable").model()->rowCount(), 1);
    table("sourcesTable").setCurrentIndex(table("sourcesTable").model()->index(0, 0));
    press(*m_pane, "copyAddress");
    QCOMPARE(QGuiApplication::clipboard()->text(), u"http://127.0.0.1:8787/api/v1/webhooks/berlin"_s);
}

void TestSourcesPane::keysOfOtherPagesAreNotShown()
{
    addKey(addSource(u"Berlin"_s));
    Workshop::require(await(m_workshop->setup.createKey({.name = u"Everywhere"_s, .scope = ApiKey::Scope::Read})));
    reopen();
    const StatusPage other = Workshop::require(await(m_workshop->setup.addPage({.name = u"Other"_s})));
    QTRY_COMPARE(column("keysTable", KeysModel::Name), (QStringList{u"Berlin"_s, u"Everywhere"_s}));
    QCOMPARE(column("keysTable", KeysModel::Scope), (QStringList{u"Make drafts"_s, u"Read only"_s}));

    m_pane->setPage(other.id);
    QTRY_COMPARE(column("keysTable", KeysModel::Name), QStringList{u"Everywhere"_s});
    QCOMPARE(column("sourcesTable", SourcesModel::Name), QStringList());
}

void TestSourcesPane::aRefusedRequestIsShownWithItsReasonAndMaskedBody()
{
    refuse(u"There is no component “payments”."_s, R"({"title":"Down","api_token":"hunter2"})");
    QTRY_COMPARE(column("refusedTable", RefusedModel::Reason), QStringList{u"There is no component “payments”."_s});
    QCOMPARE(column("refusedTable", RefusedModel::SourceName), QStringList{u"Alertmanager"_s});
    const QString body = part<QPlainTextEdit>(*m_pane, "refusedBody").toPlainText();
    QVERIFY(body.contains(u"Down"_s));
    QVERIFY2(!body.contains(u"hunter2"_s), qPrintable(body));
    QVERIFY(!part<QWidget>(*m_pane, "refusedEmpty").isVisible());
}

void TestSourcesPane::theChosenRowStaysChosenWhenOthersCome()
{
    refuse(u"first"_s, "{\"n\":1}");
    QTRY_COMPARE(table("refusedTable").model()->rowCount(), 1);
    m_workshop->clock.advance(std::chrono::seconds(5));
    refuse(u"second"_s, "{\"n\":2}");
    QTRY_COMPARE(column("refusedTable", RefusedModel::Reason), (QStringList{u"second"_s, u"first"_s}));
    QCOMPARE(table("refusedTable").currentIndex().row(), 1);
    QCOMPARE(part<QPlainTextEdit>(*m_pane, "refusedBody").toPlainText(), u"{\"n\":1}"_s);
}

void TestSourcesPane::everyControlHasAName()
{
    addKey(addSource(u"Berlin"_s));
    refuse(u"reason"_s, "{}");
    m_workshop->failedAttempts.note(QHostAddress(u"198.51.100.7"_s), u"reason"_s, m_workshop->clock.now());
    QTRY_COMPARE(table("refusedTable").model()->rowCount(), 1);
    table("keysTable").setCurrentIndex(table("keysTable").model()->index(0, 0));
    const QList<std::function<void()>> forms{
        [this] {
            press(*m_pane, "addSource");
        },
        [this] {
            press(*m_pane, "newKey");
        },
        [this] {
            press(*m_pane, "rotateKey");
        },
        [this] {
            press(*m_pane, "setUpSource");
        },
        [this] {
            press(*m_pane, "renameKey");
        },
        [this] {
            trigger("sourceSignature");
        },
        [this] {
            trigger("renameSource");
        },
        [this] {
            trigger("removeSource");
        },
    };
    for (const auto &open : forms) {
        open();
        checkThatControlsAreNamed(*m_pane);
    }
}

QTEST_MAIN(TestSourcesPane)
#include "tst_sourcespane.moc"
