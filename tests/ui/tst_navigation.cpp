// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/desk.h"
#include "core/pipeline/setup.h"
#include "tests/support/await.h"
#include "tests/support/sampledata.h"
#include "ui/navigation.h"
#include "ui/receiverstatus.h"
#include "ui/statusline.h"
#include "ui/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestNavigation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void placesAreCounted();
    void countsFollowWhatHappens();
    void aPlaceIsChosenByMouseAndKeys();
    void thePageSwitchIsThereWhereThereAreSeveral();
    void theReceiverIsSaidInWords();
    void theLastAlertGrowsOld();
    void aSilentReceiverSaysWhy();
    void thePageHasALink();
    void theFootSaysWhatIsLive();
    void everyControlHasAName();

private:
    [[nodiscard]] QString count(const char *place) const
    {
        return m_navigation->findChild<QAbstractButton *>(QLatin1StringView(place))->accessibleDescription();
    }
    [[nodiscard]] QString text(const char *label) const
    {
        return m_navigation->findChild<QLabel *>(QLatin1StringView(label))->text();
    }

    std::unique_ptr<SampleData> m_sample;
    std::unique_ptr<Navigation> m_navigation;
};

void TestNavigation::initTestCase()
{
    applyTheme(*qApp, ThemeChoice::Light);
}

void TestNavigation::init()
{
    m_sample = std::make_unique<SampleData>();
    m_navigation = std::make_unique<Navigation>(m_sample->desk(), m_sample->setup(), m_sample->clock(), nullptr);
    m_navigation->setReceiver({.receiverUrl = u"http://127.0.0.1:8787"_s, .pageUrl = u"http://127.0.0.1:8788"_s});
    m_navigation->resize(196, 700);
    m_navigation->show();
    QVERIFY(QTest::qWaitForWindowActive(m_navigation.get()));
}

void TestNavigation::cleanup()
{
    m_navigation.reset();
    m_sample.reset();
}

void TestNavigation::placesAreCounted()
{
    QTRY_COMPARE(count("placeDrafts"), u"4"_s);
    QCOMPARE(count("placeLive"), u"1"_s);
    QCOMPARE(count("placeHistory"), QString());
    QCOMPARE(count("placeComponents"), u"9"_s);
    QCOMPARE(count("placeSources"), u"2"_s);
}

void TestNavigation::countsFollowWhatHappens()
{
    QTRY_COMPARE(count("placeDrafts"), u"4"_s);
    m_sample->addDraft(u"Webhooks are late"_s);
    QTRY_COMPARE(count("placeDrafts"), u"5"_s);
    m_sample->publish(m_sample->incidentId(u"Webhooks"_s), Stage::Investigating);
    QTRY_COMPARE(count("placeDrafts"), u"4"_s);
    QTRY_COMPARE(count("placeLive"), u"2"_s);
    QVERIFY(
        await(m_sample->setup().addComponent({.pageId = m_sample->pageId(), .name = u"Webhooks"_s, .position = -1})));
    QTRY_COMPARE(count("placeComponents"), u"10"_s);
}

void TestNavigation::aPlaceIsChosenByMouseAndKeys()
{
    QCOMPARE(m_navigation->place(), Place::Drafts);
    QSignalSpy changed(m_navigation.get(), &Navigation::placeChanged);
    auto *live = m_navigation->findChild<QAbstractButton *>(u"placeLive"_s);
    QTest::mouseClick(live, Qt::LeftButton);
    QCOMPARE(m_navigation->place(), Place::Live);
    QTest::keyClick(live, Qt::Key_Down);
    QCOMPARE(m_navigation->place(), Place::History);
    QCOMPARE(changed.size(), 2);
    m_navigation->setPlace(Place::Sources);
    QCOMPARE(changed.size(), 3);
    m_navigation->setPlace(Place::Sources);
    QCOMPARE(changed.size(), 3);
}

void TestNavigation::thePageSwitchIsThereWhereThereAreSeveral()
{
    auto *pages = m_navigation->findChild<QComboBox *>(u"pageSwitch"_s);
    QVERIFY(pages->isHidden());
    QCOMPARE(text("pageName"), u"Acme Status"_s);
    QCOMPARE(m_navigation->pageId(), m_sample->pageId());

    const auto second = await(m_sample->setup().addPage({.name = u"Acme EU"_s}));
    QTRY_VERIFY(!pages->isHidden());
    QVERIFY(m_navigation->findChild<QLabel *>(u"pageName"_s)->isHidden());
    QCOMPARE(pages->currentText(), u"Acme Status"_s);
    const QSignalSpy changed(m_navigation.get(), &Navigation::pageChanged);
    pages->setFocus();
    QTest::keyClick(pages, Qt::Key_Down);
    QCOMPARE(m_navigation->pageId(), second->id);
    QCOMPARE(changed.size(), 1);
    QTRY_COMPARE(count("placeDrafts"), QString());
    QCOMPARE(count("placeComponents"), QString());
    QCOMPARE(m_navigation->findChild<QPushButton *>(u"pageLink"_s)->toolTip(), u"http://127.0.0.1:8788/acme-eu/"_s);
}

void TestNavigation::theReceiverIsSaidInWords()
{
    QCOMPARE(text("receiverState"), u"● Receiving"_s);
    QTRY_VERIFY2(text("receiverDetail").startsWith(u"127.0.0.1:8787\nlast alert "_s),
                 qPrintable(text("receiverDetail")));
}

void TestNavigation::theLastAlertGrowsOld()
{
    m_sample->addDraft(u"Webhooks are late"_s);
    QTRY_COMPARE(text("receiverDetail"), u"127.0.0.1:8787\nlast alert 0 s ago"_s);
    m_sample->clock().advance(12s);
    QTRY_COMPARE(text("receiverDetail"), u"127.0.0.1:8787\nlast alert 12 s ago"_s);
    m_sample->clock().advance(5min);
    QTRY_COMPARE(text("receiverDetail"), u"127.0.0.1:8787\nlast alert 5 min ago"_s);
}

void TestNavigation::aSilentReceiverSaysWhy()
{
    m_navigation->setReceiver({.error = u"Port 8787 is taken."_s});
    QCOMPARE(text("receiverState"), u"■ Not receiving"_s);
    QCOMPARE(text("receiverDetail"), u"Port 8787 is taken."_s);
    QVERIFY(m_navigation->findChild<QPushButton *>(u"pageLink"_s)->isHidden());
}

void TestNavigation::thePageHasALink()
{
    const auto *link = m_navigation->findChild<QPushButton *>(u"pageLink"_s);
    QVERIFY(!link->isHidden());
    QCOMPARE(link->toolTip(), u"http://127.0.0.1:8788"_s);
}

void TestNavigation::theFootSaysWhatIsLive()
{
    StatusLine line(m_sample->desk(), m_sample->setup(), nullptr);
    line.setPageId(m_sample->pageId());
    const auto *live = line.findChild<QLabel *>(u"statusLive"_s);
    QCOMPARE(line.findChild<QLabel *>(u"statusPage"_s)->text(), u"Acme Status"_s);
    QTRY_COMPARE(live->text(), u"1 live incident: Exports are delayed"_s);
    m_sample->publish(m_sample->addDraft(u"Webhooks are late"_s), Stage::Investigating);
    QTRY_COMPARE(live->text(), u"2 live incidents: Webhooks are late · Exports are delayed"_s);
    for (const QString &title : {u"Webhooks"_s, u"Exports"_s})
        m_sample->publish(m_sample->incidentId(title), Stage::Resolved);
    QTRY_COMPARE(live->text(), u"Nothing is live"_s);
}

void TestNavigation::everyControlHasAName()
{
    for (const QWidget *widget : m_navigation->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || widget->inherits("QComboBoxListView"))
            continue;
        QVERIFY2(
            !widget->accessibleName().isEmpty() && !widget->objectName().isEmpty(),
            qPrintable(u"%1 %2"_s.arg(QLatin1StringView(widget->metaObject()->className()), widget->objectName())));
    }
}

QTEST_MAIN(TestNavigation)
#include "tst_navigation.moc"
