// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/workshop.h"
#include "tests/ui/setupchecks.h"
#include "ui/setup/keysmodel.h"
#include "ui/setup/refusedmodel.h"
#include "ui/setup/sourcesmodel.h"
#include "ui/setup/sourcespane.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
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
    void aSourceCanHaveAFurtherKey();
    void cancelMakesNothing();
    void aKeyIsRevokedOnlyAfterAYes();
    void aUsedKeySaysWhen();
    void theAddressCanBeCopied();
    void keysOfOtherPagesAreNotShown();
    void aRefusedRequestIsShownWithItsReasonAndMaskedBody();
    void theChosenRowStaysChosenWhenOthersCome();
    void everyControlHasAName();

private:
    [[nodiscard]] QStringList column(const char *tableName, int column) const;
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

    std::unique_ptr<Workshop> m_workshop;
    std::unique_ptr<SourcesPane> m_pane;
    std::vector<std::unique_ptr<QAbstractItemModelTester>> m_testers;
};

void TestSourcesPane::init()
{
    m_workshop = std::make_unique<Workshop>();
    m_pane = std::make_unique<SourcesPane>(m_workshop->setup, u"http://127.0.0.1:8787"_s, nullptr);
    for (const char *name : {"sourcesTable", "keysTable", "refusedTable"})
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
    QVERIFY(!part<QPushButton>(*m_pane, "newKey").isEnabled());
    QVERIFY(!part<QPushButton>(*m_pane, "revokeKey").isVisible());
}

void TestSourcesPane::aSourceIsAddedWithItsFirstKey()
{
    press(*m_pane, "addSource");
    part<SegmentedControl>(*m_pane, "keyTool").setCurrentIndex(1);
    press(*m_pane, "newKeyAccept");
    QTRY_COMPARE(part<QPushButton>(*m_pane, "newKeyAccept").text(), u"Done"_s);

    QTRY_COMPARE(column("sourcesTable", SourcesModel::Name), QStringList{u"Prometheus Alertmanager"_s});
    QCOMPARE(column("sourcesTable", SourcesModel::Url),
             QStringList{u"http://127.0.0.1:8787/api/v1/webhooks/prometheus-alertmanager"_s});
    QCOMPARE(column("sourcesTable", SourcesModel::LastReceived), QStringList{u"None yet"_s});
    QTRY_COMPARE(column("keysTable", KeysModel::SourceName), QStringList{u"Prometheus Alertmanager"_s});
    QCOMPARE(column("keysTable", KeysModel::State), QStringList{u"Active"_s});
    const QString secret = part<QLineEdit>(*m_pane, "keySecretText").text();
    QCOMPARE(column("keysTable", KeysModel::Prefix), QStringList{QString(secret.left(8) + u'…')});
    QVERIFY(part<QPlainTextEdit>(*m_pane, "keySnippetText").toPlainText().contains(secret));
    QVERIFY(table("sourcesTable").isVisible());
    QVERIFY(!part<QWidget>(*m_pane, "sourcesEmpty").isVisible());
}

void TestSourcesPane::theSecretIsShownOnceAndThenGone()
{
    press(*m_pane, "addSource");
    press(*m_pane, "newKeyAccept");
    QTRY_COMPARE(part<QPushButton>(*m_pane, "newKeyAccept").text(), u"Done"_s);
    QVERIFY(!part<QLineEdit>(*m_pane, "keySecretText").text().isEmpty());
    press(*m_pane, "newKeyAccept");

    QVERIFY(!part<QWidget>(*m_pane, "newKeyCard").isVisible());
    QVERIFY(part<QLineEdit>(*m_pane, "keySecretText").text().isEmpty());
    QVERIFY(part<QPlainTextEdit>(*m_pane, "keySnippetText").toPlainText().isEmpty());
    press(*m_pane, "addSource");
    QCOMPARE(part<QPushButton>(*m_pane, "newKeyAccept").text(), u"Create key"_s);
    QVERIFY(part<QLineEdit>(*m_pane, "keyName").isVisible());
}

void TestSourcesPane::aSourceCanHaveAFurtherKey()
{
    const Source source = addSource(u"Berlin"_s, u"alertmanager"_s);
    addKey(source);
    QTRY_COMPARE(table("sourcesTable").model()->rowCount(), 1);
    table("sourcesTable").setCurrentIndex(table("sourcesTable").model()->index(0, 0));
    press(*m_pane, "newKey");
    QVERIFY(!part<SegmentedControl>(*m_pane, "keyTool").isVisible());
    QTest::keyClick(&part<QLineEdit>(*m_pane, "keyName"), Qt::Key_Return);
    QTRY_COMPARE(part<QPushButton>(*m_pane, "newKeyAccept").text(), u"Done"_s);

    QTRY_COMPARE(column("keysTable", KeysModel::SourceName), (QStringList{u"Berlin"_s, u"Berlin"_s}));
    QCOMPARE(m_workshop->setup.catalog()->sources.size(), 1);
    QVERIFY(part<QPlainTextEdit>(*m_pane, "keySnippetText").toPlainText().contains(u"/webhooks/berlin"_s));
}

void TestSourcesPane::cancelMakesNothing()
{
    press(*m_pane, "addSource");
    QTest::keyClick(m_pane->focusWidget(), Qt::Key_Escape);
    QVERIFY(!part<QWidget>(*m_pane, "newKeyCard").isVisible());
    press(*m_pane, "addSource");
    press(*m_pane, "newKeyCancel");
    QVERIFY(!part<QWidget>(*m_pane, "newKeyCard").isVisible());
    QVERIFY(m_workshop->setup.catalog()->sources.isEmpty());
}

void TestSourcesPane::aKeyIsRevokedOnlyAfterAYes()
{
    addKey(addSource(u"Berlin"_s));
    QTRY_COMPARE(table("keysTable").model()->rowCount(), 1);
    table("keysTable").setCurrentIndex(table("keysTable").model()->index(0, 0));
    press(*m_pane, "revokeKey");
    press(*m_pane, "confirmNo");
    QVERIFY(!await(m_workshop->setup.keys())->constFirst().revokedAt);

    press(*m_pane, "revokeKey");
    press(*m_pane, "confirmYes");
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
    QTRY_COMPARE(table("refusedTable").model()->rowCount(), 1);
    press(*m_pane, "addSource");
    checkThatControlsAreNamed(*m_pane);
}

QTEST_MAIN(TestSourcesPane)
#include "tst_sourcespane.moc"
