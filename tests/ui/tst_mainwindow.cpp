// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desktop/notifier.h"
#include "core/pipeline/desk.h"
#include "core/pipeline/setup.h"
#include "tests/support/await.h"
#include "tests/support/sampledata.h"
#include "ui/closequestion.h"
#include "ui/inbox/inboxpane.h"
#include "ui/mainwindow.h"
#include "ui/review/reviewpane.h"
#include "ui/setup/componentspane.h"
#include "ui/setup/firststart.h"
#include "ui/setup/sourcespane.h"
#include "ui/theme.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QScopeGuard>
#include <QSplitter>
#include <QTest>

using namespace Qt::StringLiterals;

/// The real window over a real store, driven by keys.
class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void theNewestDraftIsUnderReview();
    void placesAreReachedByKeys_data();
    void placesAreReachedByKeys();
    void aDraftIsPublishedAndTakenBackByKeys();
    void enterLeadsToTheTextAndEscapeBack();
    void actionsAreOfferedWhereTheyCanBeDone();
    void aNotificationLeadsToItsIncident();
    void dismissingFromANotificationIsTold();
    void aNarrowWindowShowsListOrIncident();
    void theFirstStartStandsThereUntilThereIsAPage();
    void troubleIsShownAboveThePanes();
    void sizeAndZonesAreRemembered();
    void whatWasSaidOfAnIncidentGoesWithIt();
    void aThemeReachesAWindowThatIsOpen();
    void everyControlHasAName();
    void closingWithoutATrayEndsTheProgram();
    void whetherToGoOnReceivingIsAsked_data();
    void whetherToGoOnReceivingIsAsked();

private:
    void makeWindow(SampleData::Extent extent = SampleData::Extent::Everything);
    void openWindow(QSize size = {1440, 900});
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_window.get(), key, modifiers);
    }
    /// Of the window, once two in a row are the same: everything has been read and drawn.
    [[nodiscard]] QImage settledPicture();
    [[nodiscard]] QAction *action(const char *name) const
    {
        return m_window->findChild<QAction *>(QLatin1StringView(name));
    }
    template<typename T>
    [[nodiscard]] T *part(const char *name = nullptr) const
    {
        T *widget = m_window->findChild<T *>(name ? QString::fromLatin1(name) : QString());
        if (!widget)
            qFatal("The window has no %s %s", T::staticMetaObject.className(), name);
        return widget;
    }

    std::unique_ptr<SampleData> m_sample;
    std::unique_ptr<Notifier> m_notifier;
    std::unique_ptr<MainWindow> m_window;
};

void TestMainWindow::initTestCase()
{
    applyTheme(*qApp, ThemeChoice::Light);
}

void TestMainWindow::init()
{
    makeWindow();
    QTRY_COMPARE(part<ReviewPane>()->incidentId(), m_sample->incidentId(u"API"_s));
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_notifier.reset();
    m_sample.reset();
}

void TestMainWindow::makeWindow(SampleData::Extent extent)
{
    cleanup();
    m_sample = std::make_unique<SampleData>(extent);
    m_notifier = std::make_unique<Notifier>(m_sample->clock(), nullptr);
    openWindow();
}

void TestMainWindow::openWindow(QSize size)
{
    m_window.reset();
    m_window = std::make_unique<MainWindow>(
        Services{m_sample->desk(), m_sample->setup(), m_sample->settings(), m_sample->clock(), m_sample->signing(),
                 m_sample->secrets(), m_sample->failedAttempts()},
        ReceiverInformation{.receiverUrl = u"http://127.0.0.1:8787"_s, .pageUrl = u"http://127.0.0.1:8788"_s},
        *m_notifier, m_sample->directory() + u"/window.ini"_s);
    if (!size.isEmpty())
        m_window->resize(size);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestMainWindow::theNewestDraftIsUnderReview()
{
    QVERIFY(part<InboxPane>()->list()->hasFocus());
    press(Qt::Key_J);
    QTRY_COMPARE(part<ReviewPane>()->incidentId(), m_sample->incidentId(u"Customers"_s));
    press(Qt::Key_K);
    QTRY_COMPARE(part<ReviewPane>()->incidentId(), m_sample->incidentId(u"API"_s));
    QCOMPARE(part<QLabel>("statusPage")->text(), u"Acme Status"_s);
    QTRY_COMPARE(part<QLabel>("statusLive")->text(), u"1 live incident: Exports are delayed"_s);
    QCOMPARE(part<QLabel>("statusReceiver")->text(), u"Receiving on 127.0.0.1:8787"_s);
}

void TestMainWindow::placesAreReachedByKeys_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<QString>("shown");
    QTest::newRow("live") << Qt::Key_3 << u"Exports are delayed"_s;
    QTest::newRow("history") << Qt::Key_4 << u"Checkout was unavailable"_s;
    QTest::newRow("dismissed") << Qt::Key_5 << u"Disk almost full on a batch worker"_s;
    QTest::newRow("components") << Qt::Key_6 << u"components"_s;
    QTest::newRow("sources") << Qt::Key_7 << u"sources"_s;
}

void TestMainWindow::placesAreReachedByKeys()
{
    QFETCH(const Qt::Key, key);
    QFETCH(const QString, shown);

    press(key, Qt::ControlModifier);
    const bool isList = key <= Qt::Key_5;
    QCOMPARE(part<InboxPane>()->isVisible(), isList);
    QCOMPARE(part<ReviewPane>()->isVisible(), isList);
    QCOMPARE(part<ComponentsPane>()->isVisible(), key == Qt::Key_6);
    QCOMPARE(part<SourcesPane>()->isVisible(), key == Qt::Key_7);
    if (isList)
        QTRY_COMPARE(part<ReviewPane>()->incidentId(), m_sample->incidentId(shown));
    QCOMPARE(action("actionFind")->isEnabled(), isList);
    // No field has the keyboard: the next letter is meant for the window.
    QVERIFY(!qobject_cast<QLineEdit *>(QApplication::focusWidget()));
    QVERIFY(QApplication::focusWidget()->isVisible());

    press(Qt::Key_1, Qt::ControlModifier);
    QTRY_COMPARE(part<ReviewPane>()->incidentId(), m_sample->incidentId(u"API"_s));
}

void TestMainWindow::aDraftIsPublishedAndTakenBackByKeys()
{
    const QString id = m_sample->incidentId(u"Customers"_s);
    press(Qt::Key_J);
    QTRY_COMPARE(part<ReviewPane>()->incidentId(), id);
    QTRY_VERIFY(action("actionPublish")->isEnabled());
    QCOMPARE(action("actionUndo")->text(), u"&Undo"_s);

    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(await(m_sample->desk().incident(id))->incident.state, IncidentState::Publishing);
    QTRY_COMPARE(action("actionUndo")->text(), u"&Undo publish"_s);
    QVERIFY(!action("actionEditText")->isEnabled());
    QCOMPARE(part<InboxPane>()->chosenId(), id);

    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(await(m_sample->desk().incident(id))->incident.state, IncidentState::Draft);
    QTRY_VERIFY(action("actionEditText")->isEnabled());
    QCOMPARE(action("actionUndo")->text(), u"&Undo"_s);
}

void TestMainWindow::enterLeadsToTheTextAndEscapeBack()
{
    QTRY_VERIFY(part<ReviewPane>()->canEdit());
    press(Qt::Key_Return);
    auto *text = part<QPlainTextEdit>("bodyEdit");
    QVERIFY(text->hasFocus());
    const QString before = text->toPlainText();
    press(Qt::Key_D);
    QCOMPARE(text->toPlainText(), before + u'd');
    press(Qt::Key_Escape);
    QVERIFY(part<InboxPane>()->list()->hasFocus());
    press(Qt::Key_E);
    QVERIFY(text->hasFocus());
}

void TestMainWindow::actionsAreOfferedWhereTheyCanBeDone()
{
    QTRY_VERIFY(action("actionDismiss")->isEnabled());
    QVERIFY(!action("actionRestore")->isEnabled());
    QVERIFY(!action("actionBack")->isEnabled());
    press(Qt::Key_5, Qt::ControlModifier);
    QTRY_VERIFY(action("actionRestore")->isEnabled());
    QVERIFY(!action("actionDismiss")->isEnabled());
    QVERIFY(!action("actionPublish")->isEnabled());
    press(Qt::Key_4, Qt::ControlModifier);
    QTRY_COMPARE(part<ReviewPane>()->incidentId(), m_sample->incidentId(u"Checkout"_s));
    QVERIFY(!action("actionRestore")->isEnabled());
    press(Qt::Key_7, Qt::ControlModifier);
    for (const char *name : {"actionEditText", "actionNext", "actionOpen", "actionPublish"})
        QVERIFY2(!action(name)->isEnabled(), name);
}

void TestMainWindow::aNotificationLeadsToItsIncident()
{
    press(Qt::Key_7, Qt::ControlModifier);
    m_window->showMinimized();
    const QString id = m_sample->incidentId(u"Password"_s);
    Q_EMIT m_notifier->reviewRequested(id, u"token"_s);
    QTRY_COMPARE(part<ReviewPane>()->incidentId(), id);
    QVERIFY(!m_window->isMinimized());
    QCOMPARE(part<InboxPane>()->box(), Box::History);
    QTRY_COMPARE(part<InboxPane>()->list()->currentIndex().data().toString(), u"Password e-mails were late"_s);

    m_window->showIncident(u"0123"_s);
    QTRY_COMPARE(part<Banner>()->text(), u"This incident is not there any more."_s);
}

void TestMainWindow::dismissingFromANotificationIsTold()
{
    const QString id = m_sample->incidentId(u"Search"_s);
    Q_EMIT m_notifier->dismissRequested(id);
    QTRY_VERIFY(!part<Banner>()->text().isEmpty());
    QCOMPARE(await(m_sample->desk().incident(id))->incident.state, IncidentState::Dismissed);
    part<QPushButton>("bannerAction")->click();
    QTRY_COMPARE(part<ReviewPane>()->incidentId(), id);
    QCOMPARE(part<InboxPane>()->box(), Box::Dismissed);
    QVERIFY(part<Banner>()->text().isEmpty());
}

void TestMainWindow::aNarrowWindowShowsListOrIncident()
{
    const auto *inbox = part<InboxPane>();
    const auto *review = part<ReviewPane>();
    QVERIFY(inbox->isVisible() && review->isVisible());
    m_window->resize(820, 700);
    QTRY_VERIFY(!review->isVisible());
    QVERIFY(inbox->isVisible());

    press(Qt::Key_J);
    QVERIFY(inbox->isVisible());
    press(Qt::Key_Return);
    QVERIFY(review->isVisible() && !inbox->isVisible());
    QVERIFY(part<QPlainTextEdit>("bodyEdit")->hasFocus());
    QVERIFY(part<QPushButton>("backButton")->isVisible());
    QVERIFY(action("actionBack")->isEnabled());

    press(Qt::Key_Left, Qt::AltModifier);
    QVERIFY(inbox->isVisible() && !review->isVisible());
    QVERIFY(inbox->list()->hasFocus());

    m_window->resize(m_window->minimumSize());
    QTRY_COMPARE(m_window->width(), m_window->minimumWidth());
    QVERIFY(inbox->isVisible());
    m_window->resize(1440, 900);
    QTRY_VERIFY(review->isVisible() && inbox->isVisible());
    QVERIFY(!part<QPushButton>("backButton")->isVisible());
}

void TestMainWindow::theFirstStartStandsThereUntilThereIsAPage()
{
    makeWindow(SampleData::Extent::Empty);
    const QPointer<FirstStart> firstStart = part<FirstStart>();
    QVERIFY(firstStart->isVisible());
    QVERIFY(!part<InboxPane>()->isVisible());
    QVERIFY(!action("actionplaceDrafts")->isEnabled());
    QVERIFY(!action("actionFind")->isEnabled());

    QVERIFY(await(m_sample->setup().addPage({.name = u"Acme Status"_s})));
    QTRY_COMPARE(part<QLabel>("statusPage")->text(), u"Acme Status"_s);
    QVERIFY(firstStart->isVisible());
    Q_EMIT firstStart->finished();
    QVERIFY(part<InboxPane>()->isVisible());
    QVERIFY(action("actionplaceDrafts")->isEnabled());
    QTRY_VERIFY(!firstStart);
    QTRY_COMPARE(part<QLabel>("emptyTitle")->text(), u"No drafts"_s);
}

void TestMainWindow::troubleIsShownAboveThePanes()
{
    m_window->setReceiver({.pageUrl = u"http://127.0.0.1:8788"_s, .error = u"Port 8787 is taken."_s});
    QCOMPARE(part<Banner>()->text(), u"Port 8787 is taken."_s);
    QVERIFY(part<Banner>()->isVisible());
    QCOMPARE(part<QLabel>("statusReceiver")->text(), u"Not receiving alerts"_s);
    QCOMPARE(part<QLabel>("receiverState")->text(), u"■ Not receiving"_s);
    QVERIFY(part<InboxPane>()->isVisible());
}

void TestMainWindow::whatWasSaidOfAnIncidentGoesWithIt()
{
    Q_EMIT part<ReviewPane>()->messageRaised(Banner::Kind::Error, u"Not published."_s, {});
    QCOMPARE(part<Banner>()->text(), u"Not published."_s);
    press(Qt::Key_J);
    QVERIFY(part<Banner>()->text().isEmpty());
    m_window->showMessage(Banner::Kind::Error, u"The disk is full."_s);
    press(Qt::Key_J);
    QCOMPARE(part<Banner>()->text(), u"The disk is full."_s);
}

QImage TestMainWindow::settledPicture()
{
    QImage picture;
    const bool isSettled = QTest::qWaitFor([this, &picture] {
        const QImage before = std::exchange(picture, m_window->grab().toImage());
        return picture == before;
    });
    if (!isSettled)
        qFatal("the window does not come to rest");
    return picture;
}

void TestMainWindow::aThemeReachesAWindowThatIsOpen()
{
    const auto restore = qScopeGuard([] {
        applyTheme(*qApp, ThemeChoice::Light);
    });
    // Nothing blinks and nothing has the keyboard, so that two pictures can be equal.
    const auto picture = [this] {
        part<QAbstractButton>("pageLink")->setFocus();
        return settledPicture();
    };
    const QImage light = picture();
    applyTheme(*qApp, ThemeChoice::Dark);
    const QImage switched = picture();
    QVERIFY(switched != light);
    openWindow();
    QTRY_COMPARE(part<ReviewPane>()->incidentId(), m_sample->incidentId(u"API"_s));
    const QImage fresh = picture();
    if (switched != fresh) {
        switched.save(u"switched.png"_s);
        fresh.save(u"fresh.png"_s);
    }
    QVERIFY(switched == fresh);
}

void TestMainWindow::everyControlHasAName()
{
    QStringList nameless;
    for (const auto key : {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_5, Qt::Key_6, Qt::Key_7}) {
        press(key, Qt::ControlModifier);
        (void)settledPicture();
        for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const bool isPartOfAnother = widget->objectName().startsWith("qt_"_L1)
                                         || qobject_cast<const QComboBox *>(widget->parentWidget())
                                         || widget->inherits("QMenuBar") || widget->inherits("QHeaderView");
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || isPartOfAnother)
                continue;
            if (widget->accessibleName().isEmpty() && !(button && !button->text().isEmpty()))
                nameless.append(
                    u"%1 %2"_s.arg(QLatin1StringView(widget->metaObject()->className()), widget->objectName()));
        }
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u", "_s)));
}

void TestMainWindow::sizeAndZonesAreRemembered()
{
    m_window->resize(1300, 777);
    auto *zones = part<QSplitter>("zones");
    // As a person drags it.
    QTest::mousePress(zones->handle(2), Qt::LeftButton);
    QTest::mouseMove(zones->handle(2), QPoint(60, 5));
    QTest::mouseRelease(zones->handle(2), Qt::LeftButton, {}, QPoint(60, 5));
    const QList<int> sizes = zones->sizes();
    QCOMPARE_GT(sizes.at(1), 390);
    m_window.reset();
    openWindow({});
    QCOMPARE(m_window->size(), QSize(1300, 777));
    QCOMPARE(part<QSplitter>("zones")->sizes(), sizes);
}

void TestMainWindow::closingWithoutATrayEndsTheProgram()
{
    QTimer::singleShot(0, m_window.get(), &QWidget::close);
    QCOMPARE(QCoreApplication::exec(), 0);
    QVERIFY(!m_window->isVisible());
}

void TestMainWindow::whetherToGoOnReceivingIsAsked_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<std::optional<bool>>("expected");
    QTest::newRow("go on") << u"keepReceivingButton"_s << std::optional(true);
    QTest::newRow("quit") << u"quitButton"_s << std::optional(false);
    QTest::newRow("stay") << QString() << std::optional<bool>();
}

void TestMainWindow::whetherToGoOnReceivingIsAsked()
{
    QFETCH(const QString, button);
    QFETCH(const std::optional<bool>, expected);

    std::optional<bool> answer;
    askWhetherToGoOnReceiving(m_window.get(), [&answer](bool goesOn) {
        answer = goesOn;
    });
    const QPointer<QMessageBox> box = part<QMessageBox>("closeQuestion");
    QTRY_VERIFY(box->isVisible());
    if (button.isEmpty())
        QTest::keyClick(box, Qt::Key_Escape);
    else
        box->findChild<QPushButton *>(button)->click();
    QTRY_VERIFY(!box);
    QCOMPARE(answer, expected);
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
