// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/desk.h"
#include "core/pipeline/setup.h"
#include "tests/support/await.h"
#include "tests/support/sampledata.h"
#include "ui/inbox/inboxpane.h"
#include "ui/inbox/incidentlistmodel.h"
#include "ui/theme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>

using namespace Qt::StringLiterals;

class TestInboxPane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void theFirstIncidentIsChosen();
    void stepsEndAtTheEnds();
    void eachBoxRemembersWhatWasChosen();
    void aChosenIncidentStaysChosenWhenOthersCome();
    void whatLeavesTheListIsNotReplacedByItsNeighbour();
    void theNextStepAfterARowHasLeftIsItsNeighbour();
    void rowsInSightStandStillWhenNewOnesCome();
    void newRowsAreSeenAtTheTop();
    void typingFiltersAfterAPause();
    void keysLeadFromTheFilterIntoTheList();
    void enterOpensAndAClickTellsOfItself();
    void anEmptyBoxSaysWhatToDoNext_data();
    void anEmptyBoxSaysWhatToDoNext();
    void aFilterWithoutMatchCanBeCleared();
    void theFirstDraftOfAQuietNightIsChosen();
    void anIncidentIsShownInItsBox();
    void everyControlHasAName();

private:
    void makePane(SampleData::Extent extent = SampleData::Extent::Everything);
    void show(Box box);
    [[nodiscard]] QString chosenTitle() const { return m_pane->list()->currentIndex().data().toString(); }
    [[nodiscard]] int rows() const { return m_pane->list()->model()->rowCount(); }
    template<typename T>
    [[nodiscard]] T *part(const char *name) const
    {
        T *widget = m_pane->findChild<T *>(QLatin1StringView(name));
        if (!widget)
            qFatal("The pane has no %s", name);
        return widget;
    }

    std::unique_ptr<SampleData> m_sample;
    std::unique_ptr<InboxPane> m_pane;
};

void TestInboxPane::initTestCase()
{
    applyTheme(*qApp, ThemeChoice::Light);
}

void TestInboxPane::init()
{
    makePane();
    show(Box::Drafts);
}

void TestInboxPane::cleanup()
{
    m_pane.reset();
    m_sample.reset();
}

void TestInboxPane::makePane(SampleData::Extent extent)
{
    m_pane.reset();
    m_sample = std::make_unique<SampleData>(extent);
    m_pane = std::make_unique<InboxPane>(m_sample->desk(), m_sample->setup(), m_sample->clock(), nullptr);
    m_pane->resize(348, 500);
    m_pane->QWidget::show();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
}

void TestInboxPane::show(Box box)
{
    m_pane->show(m_sample->pageId(), box);
    QTRY_VERIFY(m_pane->findChild<IncidentListModel *>()->isLoaded());
}

void TestInboxPane::theFirstIncidentIsChosen()
{
    QCOMPARE(chosenTitle(), u"API requests are failing"_s);
    QCOMPARE(m_pane->chosenId(), m_sample->incidentId(u"API"_s));
}

void TestInboxPane::stepsEndAtTheEnds()
{
    const QSignalSpy chosen(m_pane.get(), &InboxPane::incidentChosen);
    m_pane->choosePrevious();
    QCOMPARE(chosenTitle(), u"API requests are failing"_s);
    QCOMPARE(chosen.size(), 0);
    for (const QString &title : {u"Customers cannot log in"_s, u"Search responds slowly"_s,
                                 u"Website was unreachable"_s, u"Website was unreachable"_s}) {
        m_pane->chooseNext();
        QCOMPARE(chosenTitle(), title);
    }
    QCOMPARE(chosen.size(), 3);
    QCOMPARE(chosen.constLast().constFirst().toString(), m_sample->incidentId(u"Website"_s));
}

void TestInboxPane::eachBoxRemembersWhatWasChosen()
{
    m_pane->chooseNext();
    m_pane->chooseNext();
    show(Box::History);
    QCOMPARE(chosenTitle(), u"Checkout was unavailable"_s);
    const QSignalSpy chosen(m_pane.get(), &InboxPane::incidentChosen);
    show(Box::Drafts);
    QTRY_COMPARE(chosenTitle(), u"Search responds slowly"_s);
    QCOMPARE(chosen.constLast().constFirst().toString(), m_sample->incidentId(u"Search"_s));
}

void TestInboxPane::aChosenIncidentStaysChosenWhenOthersCome()
{
    m_pane->chooseNext();
    const QSignalSpy chosen(m_pane.get(), &InboxPane::incidentChosen);
    m_sample->addDraft(u"Webhooks are late"_s);
    m_sample->addDraft(u"Uploads fail"_s);
    QTRY_COMPARE(rows(), 6);
    QCOMPARE(chosenTitle(), u"Customers cannot log in"_s);
    QCOMPARE(m_pane->list()->selectionModel()->selectedIndexes().size(), 1);
    QCOMPARE(chosen.size(), 0);
}

void TestInboxPane::whatLeavesTheListIsNotReplacedByItsNeighbour()
{
    m_pane->chooseNext();
    const QString id = m_pane->chosenId();
    const QSignalSpy chosen(m_pane.get(), &InboxPane::incidentChosen);
    QVERIFY(await(m_sample->desk().dismiss(id, {})));
    QTRY_COMPARE(rows(), 3);
    QCOMPARE(chosen.size(), 0);
    QCOMPARE(m_pane->chosenId(), id);
    QVERIFY(m_pane->list()->selectionModel()->selectedIndexes().isEmpty());
    // And it is chosen again when it comes back.
    QVERIFY(await(m_sample->desk().restore(id)));
    QTRY_COMPARE(rows(), 4);
    QCOMPARE(chosenTitle(), u"Customers cannot log in"_s);
}

void TestInboxPane::theNextStepAfterARowHasLeftIsItsNeighbour()
{
    m_pane->chooseNext();
    QVERIFY(await(m_sample->desk().dismiss(m_pane->chosenId(), {})));
    QTRY_COMPARE(rows(), 3);
    m_pane->chooseNext();
    QCOMPARE(chosenTitle(), u"Search responds slowly"_s);

    QVERIFY(await(m_sample->desk().dismiss(m_pane->chosenId(), {})));
    QTRY_COMPARE(rows(), 2);
    m_pane->choosePrevious();
    QCOMPARE(chosenTitle(), u"API requests are failing"_s);
}

void TestInboxPane::rowsInSightStandStillWhenNewOnesCome()
{
    m_sample->addDrafts(u"Probe failed"_s, 30);
    QTRY_COMPARE(rows(), 34);
    QListView *list = m_pane->list();
    list->verticalScrollBar()->setValue(700);
    QCoreApplication::processEvents();
    const QModelIndex inSight = list->indexAt({50, 100});
    const QPersistentModelIndex watched = inSight;
    const int top = list->visualRect(watched).top();
    auto *button = part<QPushButton>("newRowsButton");
    QVERIFY(button->isHidden());

    m_sample->addDrafts(u"Webhooks are late"_s, 3);
    QTRY_COMPARE(rows(), 37);
    QCOMPARE(list->visualRect(watched).top(), top);
    QTRY_VERIFY(!button->isHidden());
    QCOMPARE(button->text(), u"3 new"_s);

    button->click();
    QCOMPARE(list->verticalScrollBar()->value(), 0);
    QVERIFY(button->isHidden());
}

void TestInboxPane::newRowsAreSeenAtTheTop()
{
    m_sample->addDrafts(u"Probe failed"_s, 30);
    QTRY_COMPARE(rows(), 34);
    m_pane->list()->scrollToTop();
    m_sample->addDraft(u"Webhooks are late"_s);
    QTRY_COMPARE(rows(), 35);
    QCoreApplication::processEvents();
    QCOMPARE(m_pane->list()->indexAt({50, 10}).data().toString(), u"Webhooks are late"_s);
    QVERIFY(part<QPushButton>("newRowsButton")->isHidden());
}

void TestInboxPane::typingFiltersAfterAPause()
{
    auto *filter = part<QLineEdit>("inboxFilter");
    const QSignalSpy loaded(m_pane->findChild<IncidentListModel *>(), &IncidentListModel::loaded);
    m_pane->focusFilter();
    QVERIFY(filter->hasFocus());
    const QString word = u"search"_s;
    QTest::keyClicks(filter, word, {}, 20);
    QTRY_COMPARE(rows(), 1);
    QCOMPARE_LT(loaded.size(), word.size());
    // The incident under review stays what it was.
    QCOMPARE(m_pane->chosenId(), m_sample->incidentId(u"API"_s));
    filter->clear();
    QTRY_COMPARE(rows(), 4);
    QCOMPARE(chosenTitle(), u"API requests are failing"_s);
}

void TestInboxPane::keysLeadFromTheFilterIntoTheList()
{
    auto *filter = part<QLineEdit>("inboxFilter");
    m_pane->focusFilter();
    QTest::keyClicks(filter, u"search"_s);
    QTRY_COMPARE(rows(), 1);
    QTest::keyClick(filter, Qt::Key_Down);
    QVERIFY(m_pane->list()->hasFocus());
    QCOMPARE(chosenTitle(), u"Search responds slowly"_s);

    m_pane->focusFilter();
    QTest::keyClick(filter, Qt::Key_Escape);
    QVERIFY(filter->text().isEmpty());
    QVERIFY(filter->hasFocus());
    QTest::keyClick(filter, Qt::Key_Escape);
    QVERIFY(m_pane->list()->hasFocus());
}

void TestInboxPane::enterOpensAndAClickTellsOfItself()
{
    QSignalSpy opened(m_pane.get(), &InboxPane::incidentOpened);
    QSignalSpy clicked(m_pane.get(), &InboxPane::incidentClicked);
    QTest::keyClick(m_pane->list(), Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.takeFirst().constFirst().toString(), m_sample->incidentId(u"API"_s));

    const QModelIndex second = m_pane->list()->model()->index(1, 0);
    QTest::mouseClick(m_pane->list()->viewport(), Qt::LeftButton, {}, m_pane->list()->visualRect(second).center());
    QCOMPARE(clicked.size(), 1);
    QCOMPARE(clicked.constFirst().constFirst().toString(), m_sample->incidentId(u"Customers"_s));
    QCOMPARE(m_pane->chosenId(), m_sample->incidentId(u"Customers"_s));
    QCOMPARE(opened.size(), 0);
}

void TestInboxPane::anEmptyBoxSaysWhatToDoNext_data()
{
    QTest::addColumn<Box>("box");
    QTest::addColumn<QString>("title");
    QTest::addColumn<bool>("leadsToSources");
    QTest::newRow("drafts") << Box::Drafts << u"No drafts"_s << true;
    QTest::newRow("held") << Box::Held << u"Nothing is held"_s << false;
    QTest::newRow("live") << Box::Live << u"Nothing is live"_s << false;
    QTest::newRow("history") << Box::History << u"No history yet"_s << false;
    QTest::newRow("dismissed") << Box::Dismissed << u"Nothing was dismissed"_s << false;
}

void TestInboxPane::anEmptyBoxSaysWhatToDoNext()
{
    QFETCH(const Box, box);
    QFETCH(const QString, title);
    QFETCH(const bool, leadsToSources);

    makePane(SampleData::Extent::PageOnly);
    show(box);
    QVERIFY(part<QWidget>("emptyState")->isVisible());
    QCOMPARE(part<QLabel>("emptyTitle")->text(), title);
    QVERIFY(!part<QLabel>("emptyText")->text().isEmpty());
    const QSignalSpy sources(m_pane.get(), &InboxPane::sourcesRequested);
    const QSignalSpy drafts(m_pane.get(), &InboxPane::draftsRequested);
    part<QPushButton>("emptyButton")->click();
    QCOMPARE(sources.size(), leadsToSources ? 1 : 0);
    QCOMPARE(drafts.size(), leadsToSources ? 0 : 1);
}

void TestInboxPane::aFilterWithoutMatchCanBeCleared()
{
    part<QLineEdit>("inboxFilter")->setText(u" printer "_s);
    QTRY_VERIFY(part<QWidget>("emptyState")->isVisible());
    QCOMPARE(part<QLabel>("emptyTitle")->text(), u"Nothing fits “printer”"_s);
    part<QPushButton>("emptyButton")->click();
    QTRY_COMPARE(rows(), 4);
    QVERIFY(m_pane->list()->isVisible());
}

void TestInboxPane::theFirstDraftOfAQuietNightIsChosen()
{
    makePane(SampleData::Extent::PageOnly);
    show(Box::Drafts);
    QSignalSpy chosen(m_pane.get(), &InboxPane::incidentChosen);
    const QString id = m_sample->addDraft(u"Webhooks are late"_s);
    QTRY_COMPARE(rows(), 1);
    QVERIFY(m_pane->list()->isVisible());
    QCOMPARE(chosenTitle(), u"Webhooks are late"_s);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.constFirst().constFirst().toString(), id);
}

void TestInboxPane::anIncidentIsShownInItsBox()
{
    const auto incident = await(m_sample->desk().incident(m_sample->incidentId(u"Password"_s)))->incident;
    const QSignalSpy chosen(m_pane.get(), &InboxPane::incidentChosen);
    m_pane->showIncident(incident);
    QCOMPARE(m_pane->box(), Box::History);
    QCOMPARE(chosen.constLast().constFirst().toString(), incident.id);
    QTRY_COMPARE(chosenTitle(), u"Password e-mails were late"_s);
    QCOMPARE(m_pane->chosenId(), incident.id);
}

void TestInboxPane::everyControlHasAName()
{
    for (const QWidget *widget : m_pane->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith("qt_"_L1))
            continue;
        QVERIFY2(
            !widget->accessibleName().isEmpty() && !widget->objectName().isEmpty(),
            qPrintable(u"%1 %2"_s.arg(QLatin1StringView(widget->metaObject()->className()), widget->objectName())));
    }
}

Q_DECLARE_METATYPE(Box)

QTEST_MAIN(TestInboxPane)
#include "tst_inboxpane.moc"
