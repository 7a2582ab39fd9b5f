// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/workshop.h"
#include "tests/ui/setupchecks.h"
#include "ui/setup/componentsmodel.h"
#include "ui/setup/componentspane.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QWheelEvent>

using namespace Qt::StringLiterals;

class TestComponentsPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void theComponentsOfThePageAreShownInTheirOrder();
    void aComponentIsAddedBehindTheLast();
    void aComponentIsRenamedInPlace();
    void anEmptyNameIsRefusedAndTheOldOneStays();
    void theStatusIsChosenFromAList();
    void componentsMoveUpAndDown();
    void aComponentIsRemovedOnlyAfterAYes();
    void anEmptyPageSaysWhatToDo();
    void theStatusOnThePageIsTheWorstOfHandAndLiveIncidents();
    void nameZoneAndToneOfThePageAreChanged();
    void aWrongNameOrZoneOfThePageIsSaidBesideItsField();
    void scrollingDoesNotChangeTheZone();
    void anotherPageShowsItsOwn();
    void whatIsTypedIsNotDisturbedByOtherChanges();
    void everyControlHasAName();

private:
    [[nodiscard]] QStringList shown(int column = ComponentsModel::Name) const;
    [[nodiscard]] QStringList stored() const;
    [[nodiscard]] StatusPage storedPage() const { return *m_workshop->setup.catalog()->page(m_workshop->page.id); }
    [[nodiscard]] QTableView &table() const { return part<QTableView>(*m_pane, "componentsTable"); }
    void choose(int row, int column = 0) const
    {
        table().setFocus();
        table().setCurrentIndex(table().model()->index(row, column));
    }

    std::unique_ptr<Workshop> m_workshop;
    std::unique_ptr<ComponentsPane> m_pane;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestComponentsPane::init()
{
    m_workshop = std::make_unique<Workshop>();
    m_pane = std::make_unique<ComponentsPane>(m_workshop->setup, m_workshop->desk, nullptr);
    m_tester = std::make_unique<QAbstractItemModelTester>(table().model(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_pane->setPage(m_workshop->page.id);
    m_pane->resize(900, 640);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
}

void TestComponentsPane::cleanup()
{
    m_tester.reset();
    m_pane.reset();
    m_workshop.reset();
}

QStringList TestComponentsPane::shown(int column) const
{
    QStringList texts;
    for (int row = 0; row < table().model()->rowCount(); ++row)
        texts.append(table().model()->index(row, column).data().toString());
    return texts;
}

QStringList TestComponentsPane::stored() const
{
    QStringList names;
    const QList<Component> components = m_workshop->setup.catalog()->componentsOf(m_workshop->page.id);
    for (const Component &component : components)
        names.append(component.name);
    return names;
}

void TestComponentsPane::theComponentsOfThePageAreShownInTheirOrder()
{
    QCOMPARE(shown(), (QStringList{u"API"_s, u"Login"_s}));
    QCOMPARE(shown(ComponentsModel::ManualStatus), (QStringList{u"Operational"_s, u"Operational"_s}));
    QVERIFY(!part<QWidget>(*m_pane, "componentsEmpty").isVisible());
}

void TestComponentsPane::aComponentIsAddedBehindTheLast()
{
    auto &name = part<QLineEdit>(*m_pane, "newComponentName");
    QTest::keyClick(&name, Qt::Key_Return);
    QVERIFY(!errorOf(*m_pane, "componentsError").isEmpty());

    QTest::keyClicks(&name, u"Search"_s);
    QVERIFY(errorOf(*m_pane, "componentsError").isEmpty());
    QTest::keyClick(&name, Qt::Key_Return);
    QTRY_COMPARE(shown(), (QStringList{u"API"_s, u"Login"_s, u"Search"_s}));
    QCOMPARE(stored(), shown());
    QTRY_COMPARE(name.text(), QString());
    QCOMPARE(table().currentIndex().row(), 2);
}

void TestComponentsPane::aComponentIsRenamedInPlace()
{
    choose(0);
    QTest::keyClick(&table(), Qt::Key_F2);
    auto *editor = table().findChild<QLineEdit *>();
    QVERIFY(editor);
    editor->selectAll();
    QTest::keyClicks(editor, u"Public API"_s);
    QTest::keyClick(editor, Qt::Key_Return);

    QTRY_COMPARE(shown().constFirst(), u"Public API"_s);
    QTRY_COMPARE(stored().constFirst(), u"Public API"_s);
    // What is written in tools and links goes on to work.
    QCOMPARE(m_workshop->setup.catalog()->component(m_workshop->page.id, m_workshop->api.id)->slug, u"api"_s);
}

void TestComponentsPane::anEmptyNameIsRefusedAndTheOldOneStays()
{
    QVERIFY(table().model()->setData(table().model()->index(0, ComponentsModel::Name), u"  "_s));
    QTRY_VERIFY(!errorOf(*m_pane, "componentsError").isEmpty());
    QCOMPARE(shown(), (QStringList{u"API"_s, u"Login"_s}));
    QCOMPARE(stored(), shown());
}

void TestComponentsPane::theStatusIsChosenFromAList()
{
    choose(1, ComponentsModel::ManualStatus);
    QTest::keyClick(&table(), Qt::Key_Return);
    auto *choice = table().findChild<QComboBox *>(u"statusChoice"_s);
    QVERIFY(choice);
    QCOMPARE(choice->count(), 5);
    QCOMPARE(choice->currentText(), u"Operational"_s);
    for (int i = 0; i < choice->count(); ++i)
        QVERIFY(!choice->itemIcon(i).isNull());
    choice->setCurrentIndex(int(ComponentStatus::UnderMaintenance));
    Q_EMIT choice->activated(choice->currentIndex());

    QCOMPARE(shown(ComponentsModel::ManualStatus), (QStringList{u"Operational"_s, u"Under maintenance"_s}));
    QTRY_COMPARE(m_workshop->setup.catalog()->component(m_workshop->page.id, m_workshop->login.id)->manualStatus,
                 ComponentStatus::UnderMaintenance);
    QCOMPARE(shown(ComponentsModel::StatusShown), shown(ComponentsModel::ManualStatus));
}

void TestComponentsPane::componentsMoveUpAndDown()
{
    QVERIFY(!part<QPushButton>(*m_pane, "moveComponentUp").isEnabled());
    choose(1);
    QVERIFY(!part<QPushButton>(*m_pane, "moveComponentDown").isEnabled());
    press(*m_pane, "moveComponentUp");
    QCOMPARE(shown(), (QStringList{u"Login"_s, u"API"_s}));
    QCOMPARE(table().currentIndex().row(), 0);
    QTRY_COMPARE(stored(), shown());

    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(shown(), (QStringList{u"API"_s, u"Login"_s}));
    QTRY_COMPARE(stored(), shown());
    QCOMPARE(table().currentIndex().row(), 1);
}

void TestComponentsPane::aComponentIsRemovedOnlyAfterAYes()
{
    choose(0);
    QTest::keyClick(&table(), Qt::Key_Delete);
    QVERIFY(part<QWidget>(*m_pane, "confirmStrip").isVisible());
    QVERIFY(part<QLabel>(*m_pane, "confirmQuestion").text().contains(u"API"_s));
    QVERIFY(part<QWidget>(*m_pane, "confirmNo").hasFocus());
    QTest::keyClick(m_pane->focusWidget(), Qt::Key_Escape);
    QVERIFY(!part<QWidget>(*m_pane, "confirmStrip").isVisible());
    QVERIFY(table().hasFocus());
    QCOMPARE(stored().size(), 2);

    press(*m_pane, "removeComponent");
    press(*m_pane, "confirmYes");
    QTRY_COMPARE(shown(), QStringList{u"Login"_s});
    QCOMPARE(stored(), shown());
}

void TestComponentsPane::anEmptyPageSaysWhatToDo()
{
    const StatusPage empty = Workshop::require(await(m_workshop->setup.addPage({.name = u"Empty"_s})));
    m_pane->setPage(empty.id);
    QVERIFY(part<QWidget>(*m_pane, "componentsEmpty").isVisible());
    QVERIFY(!table().isVisible());
    QVERIFY(part<QLineEdit>(*m_pane, "newComponentName").isVisible());
}

void TestComponentsPane::theStatusOnThePageIsTheWorstOfHandAndLiveIncidents()
{
    const QString id = m_workshop->receive(m_workshop->alert(u"API is down"_s)).incidentId;
    QVERIFY(m_workshop->drafted(id).isDrafted);
    QCOMPARE(shown(ComponentsModel::StatusShown).constFirst(), u"Operational"_s); // a draft is not public

    m_workshop->publish(id, Stage::Investigating, u"Some requests to the API are failing. We are investigating."_s);
    QTRY_COMPARE(shown(ComponentsModel::StatusShown), (QStringList{u"Partial outage"_s, u"Operational"_s}));
    QCOMPARE(shown(ComponentsModel::ManualStatus).constFirst(), u"Operational"_s);
    const QModelIndex cell = table().model()->index(0, ComponentsModel::StatusShown);
    QVERIFY(cell.data(Qt::ToolTipRole).toString().contains(m_workshop->incident(id).copy.title));
    QVERIFY(!cell.flags().testFlag(Qt::ItemIsEditable));

    m_workshop->publish(id, Stage::Resolved, u"The API works again."_s);
    QTRY_COMPARE(shown(ComponentsModel::StatusShown), (QStringList{u"Operational"_s, u"Operational"_s}));
}

void TestComponentsPane::nameZoneAndToneOfThePageAreChanged()
{
    auto &name = part<QLineEdit>(*m_pane, "pageName");
    QCOMPARE(name.text(), u"Acme Status"_s);
    name.setFocus();
    name.selectAll();
    QTest::keyClicks(&name, u"Acme"_s);
    QTest::keyClick(&name, Qt::Key_Return);
    QTRY_COMPARE(storedPage().name, u"Acme"_s);
    QCOMPARE(storedPage().slug, u"acme-status"_s);

    auto &zone = part<QComboBox>(*m_pane, "pageTimeZone");
    QCOMPARE(zone.currentText(), u"UTC"_s);
    zone.lineEdit()->setFocus();
    zone.lineEdit()->setText(u"Asia/Tokyo"_s);
    QTest::keyClick(zone.lineEdit(), Qt::Key_Return);
    QTRY_COMPARE(storedPage().timeZone, u"Asia/Tokyo"_s);

    auto &tone = part<SegmentedControl>(*m_pane, "pageTone");
    tone.setCurrentIndex(1);
    Q_EMIT tone.chosen(1);
    QTRY_COMPARE(storedPage().tone, Tone::Friendly);
    QCOMPARE(storedPage().name, u"Acme"_s);
}

void TestComponentsPane::aWrongNameOrZoneOfThePageIsSaidBesideItsField()
{
    auto &name = part<QLineEdit>(*m_pane, "pageName");
    name.setFocus();
    name.clear();
    QTest::keyClick(&name, Qt::Key_Return);
    QTRY_VERIFY(!errorOf(*m_pane, "pageNameError").isEmpty());
    QCOMPARE(storedPage().name, u"Acme Status"_s);

    auto &zone = part<QComboBox>(*m_pane, "pageTimeZone");
    zone.lineEdit()->setFocus();
    zone.lineEdit()->setText(u"Nowhere"_s);
    QTest::keyClick(zone.lineEdit(), Qt::Key_Return);
    QTRY_VERIFY(!errorOf(*m_pane, "pageTimeZoneError").isEmpty());
    QCOMPARE(storedPage().timeZone, u"UTC"_s);
}

void TestComponentsPane::scrollingDoesNotChangeTheZone()
{
    auto &zone = part<QComboBox>(*m_pane, "pageTimeZone");
    const QPointF middle = zone.rect().center();
    QWheelEvent event(middle, zone.mapToGlobal(middle), {}, {0, -120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                      false);
    QApplication::sendEvent(&zone, &event);
    QCOMPARE(zone.currentText(), u"UTC"_s);
}

void TestComponentsPane::anotherPageShowsItsOwn()
{
    part<QLineEdit>(*m_pane, "pageName").setFocus();
    QTest::keyClicks(&part<QLineEdit>(*m_pane, "pageName"), u"half a name"_s);
    const StatusPage other = Workshop::require(await(m_workshop->setup.addPage({.name = u"Other"_s})));
    Workshop::require(await(m_workshop->setup.addComponent({.pageId = other.id, .name = u"Mail"_s, .position = -1})));
    m_pane->setPage(other.id);
    QCOMPARE(shown(), QStringList{u"Mail"_s});
    QCOMPARE(part<QLineEdit>(*m_pane, "pageName").text(), u"Other"_s);
}

void TestComponentsPane::whatIsTypedIsNotDisturbedByOtherChanges()
{
    choose(0);
    QTest::keyClick(&table(), Qt::Key_F2);
    auto *editor = table().findChild<QLineEdit *>();
    QVERIFY(editor);
    editor->selectAll();
    QTest::keyClicks(editor, u"Half a na"_s);

    QSignalSpy changed(&m_workshop->setup, &Setup::catalogChanged);
    Component login = m_workshop->login;
    login.description = u"Sign in and out"_s;
    Workshop::require(await(m_workshop->setup.updateComponent(login)));
    QTRY_VERIFY(!changed.isEmpty());
    QTRY_COMPARE(shown(ComponentsModel::Description)[1], u"Sign in and out"_s);
    QCOMPARE(editor->text(), u"Half a na"_s);
}

void TestComponentsPane::everyControlHasAName()
{
    choose(0);
    checkThatControlsAreNamed(*m_pane);
}

QTEST_MAIN(TestComponentsPane)
#include "tst_componentspane.moc"
