// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/workshop.h"
#include "ui/review/reviewpane.h"
#include "ui/review/reviewstyle.h"
#include "ui/theme.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int UndoMilliseconds = 5'000;

} // namespace

/// Drives the real pane over a real desk and store.
class ReviewPaneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light); }
    void init();
    void cleanup();

    void typingIsSavedAndSurvivesAReload();
    void typingIsSavedWhenAnotherIncidentIsShownAtOnce();
    void aTextNobodyTypedFollowsStageAndTone();
    void aChangeOfStageDoesNotOverwriteTyping();
    void aDraftThatComesLateDoesNotOverwriteTyping();
    void aRedraftCanBeTakenBack();
    void anEarlierTextCanBeRestored();
    void aReloadDoesNotOverwriteTyping();
    void aConflictKeepsTheTyping();
    void aFindingIsShownAndItsWordsCanBeRemoved();
    void removingWordsKeepsWhatWasJustTyped();
    void aFindingCanBeKeptOnPurpose();
    void aFindingOfTheTitleIsMendedByTheDraftedTitle();
    void severityMovesTheImpactsThatNobodySet();
    void componentsCanBeAddedChangedAndRemoved();
    void thePreviewShowsTheWorkingCopy();
    void publishingCanBeUndone();
    void aClickCanBeTakenBackAtOnce_data();
    void aClickCanBeTakenBackAtOnce();
    void aClickGoesItsWayWhenAnotherIncidentIsShown();
    void publishingEndsLive();
    void theSameWordsAreNotPublishedTwice();
    void ctrlReturnPublishesFromAnywhere_data();
    void ctrlReturnPublishesFromAnywhere();
    void whatStandsAgainstPublishingIsSaid_data();
    void whatStandsAgainstPublishingIsSaid();
    void aLiveIncidentGetsItsNextUpdate();
    void resolvingSaysThatComponentsBecomeOperational();
    void aDraftIsDismissedWithAReasonAndRestored();
    void whatIsHeldSaysWhyAndIsDraftedOnRequest();
    void whatIsHeldIsDismissedWithAReason();
    void aSuggestionToDismissSaysWhy();
    void dismissalCanBeCancelled();
    void aResolvedIncidentIsOnlyRead();
    void aRecoveredDraftSaysSo();
    void escapeLeavesTheText_data();
    void escapeLeavesTheText();
    void nothingSelectedShowsAHint();
    void everyControlHasANameForScreenReaders();
    void tabGoesThroughThePaneInReadingOrder();
    void aNarrowPaneFoldsTheContextAway();
    void manyAlertsAreOneLineOfTheTimeline();
    void aTestIsNotPublished();
    void aChangeOfThemeReachesThePane();

private:
    template<typename T>
    T *part(const char *name) const
    {
        T *widget = m_pane->findChild<T *>(QString::fromLatin1(name));
        if (!widget)
            qFatal("The pane has no %s", name);
        return widget;
    }
    QString body() const { return part<QPlainTextEdit>("bodyEdit")->toPlainText(); }
    QString text(const char *label) const { return part<QLabel>(label)->text(); }
    QPushButton *publishButton() const { return part<QPushButton>("publishButton"); }
    QString makeDraft(const QString &title = u"Login returns errors for all users"_s);
    QString makeDraftWithHost();
    QString makeLive();
    void show(const QString &id);
    void showDraft() { show(makeDraft()); }
    void endUndoWindow();
    IncidentDetail stored() { return stored(m_id); }
    IncidentDetail stored(const QString &id) { return Workshop::require(await(m_workshop->desk.incident(id))); }
    void choose(const char *control, int index);
    void click(const char *button);
    void type(const QString &words);

    std::unique_ptr<Workshop> m_workshop;
    std::unique_ptr<ReviewPane> m_pane;
    QString m_id;
};

void ReviewPaneTest::init()
{
    m_workshop = std::make_unique<Workshop>(UndoMilliseconds);
    m_pane = std::make_unique<ReviewPane>(m_workshop->desk, m_workshop->setup, nullptr, &m_workshop->clock);
    m_pane->resize(900, 800);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
}

void ReviewPaneTest::cleanup()
{
    m_pane.reset();
    m_workshop.reset();
}

QString ReviewPaneTest::makeDraft(const QString &title)
{
    Submission alert = m_workshop->alert(title);
    alert.delivery.severity = Severity::Critical;
    alert.delivery.componentIds = {m_workshop->login.id};
    const QString id = m_workshop->receive(alert).incidentId;
    m_workshop->drafted(id);
    return id;
}

QString ReviewPaneTest::makeDraftWithHost()
{
    const QString id = makeDraft();
    const Incident incident = stored(id).incident;
    WorkingCopy copy = incident.copy;
    copy.body = u"Some customers cannot log in. Their requests go to api-gw-07.eu.internal. We are investigating."_s;
    copy.writer = Writer::Person;
    Workshop::require(await(m_workshop->desk.save(id, incident.version, copy)));
    return id;
}

QString ReviewPaneTest::makeLive()
{
    const QString id = makeDraft();
    const Incident incident = stored(id).incident;
    Workshop::require(await(m_workshop->desk.publish(id, incident.version, incident.copy)));
    endUndoWindow();
    const bool isLive = QTest::qWaitFor([&] {
        return stored(id).incident.state == IncidentState::Live;
    });
    if (!isLive)
        qFatal("The incident did not go live");
    return id;
}

void ReviewPaneTest::show(const QString &id)
{
    m_id = id;
    m_pane->showIncident(id);
    QTRY_COMPARE(m_pane->incidentId(), id);
}

void ReviewPaneTest::endUndoWindow()
{
    m_workshop->clock.advance(std::chrono::milliseconds(UndoMilliseconds + 1));
    m_workshop->outbox.wake();
}

void ReviewPaneTest::choose(const char *control, int index)
{
    const auto buttons = part<SegmentedControl>(control)->findChildren<QAbstractButton *>();
    QTest::mouseClick(buttons.at(index), Qt::LeftButton);
}

void ReviewPaneTest::click(const char *button)
{
    QTest::mouseClick(part<QAbstractButton>(button), Qt::LeftButton);
}

void ReviewPaneTest::type(const QString &words)
{
    m_pane->editText();
    QTest::keyClicks(part<QPlainTextEdit>("bodyEdit"), words);
}

void ReviewPaneTest::typingIsSavedAndSurvivesAReload()
{
    showDraft();
    type(u" We are on it."_s);
    QVERIFY(body().endsWith(u" We are on it."_s));
    QTRY_VERIFY(stored().incident.copy.body.endsWith(u" We are on it."_s));
    QCOMPARE(stored().incident.copy.writer, Writer::Person);

    ReviewPane other(m_workshop->desk, m_workshop->setup, nullptr, &m_workshop->clock);
    other.showIncident(m_id);
    QTRY_VERIFY(other.findChild<QPlainTextEdit *>(u"bodyEdit"_s)->toPlainText().endsWith(u" We are on it."_s));
}

void ReviewPaneTest::typingIsSavedWhenAnotherIncidentIsShownAtOnce()
{
    showDraft();
    const QString first = m_id;
    type(u" Typed last."_s);
    show(makeDraft(u"Search responds slowly"_s));
    QVERIFY(!body().contains(u"Typed last."_s));
    QTRY_VERIFY(stored(first).incident.copy.body.endsWith(u" Typed last."_s));
    QVERIFY(!stored().incident.copy.body.contains(u"Typed last."_s));
    show(first);
    QVERIFY(body().endsWith(u" Typed last."_s));
}

void ReviewPaneTest::aTextNobodyTypedFollowsStageAndTone()
{
    showDraft();
    const QString investigating = body();
    choose("stage", int(Stage::Identified));
    QTRY_VERIFY(body() != investigating);
    const QString professional = body();
    choose("tone", int(Tone::Minimal));
    QTRY_VERIFY(body() != professional);
    QTRY_COMPARE(stored().incident.copy.tone, Tone::Minimal);
    QCOMPARE(stored().incident.copy.writer, Writer::Offline);
    QVERIFY(!part<QWidget>("offer")->isVisible());
}

void ReviewPaneTest::aChangeOfStageDoesNotOverwriteTyping()
{
    showDraft();
    type(u" My own words."_s);
    const QString mine = body();
    choose("stage", int(Stage::Identified));
    QTRY_VERIFY(part<QWidget>("offer")->isVisible());
    QTRY_COMPARE(stored().incident.copy.stage, Stage::Identified);
    QCOMPARE(body(), mine);
    QCOMPARE(stored().incident.copy.body, mine);
    click("offerButton");
    QTRY_VERIFY(body() != mine);
    click("offerButton");
    QCOMPARE(body(), mine);
}

void ReviewPaneTest::aDraftThatComesLateDoesNotOverwriteTyping()
{
    showDraft();
    choose("stage", int(Stage::Identified));
    type(u" Typed meanwhile."_s);
    const QString mine = body();
    QVERIFY(mine.endsWith(u" Typed meanwhile."_s));
    QTRY_COMPARE(stored().incident.copy.body, mine);
    QCOMPARE(body(), mine);
    QCOMPARE(stored().incident.copy.stage, Stage::Identified);
}

void ReviewPaneTest::aRedraftCanBeTakenBack()
{
    showDraft();
    type(u" My own words."_s);
    const QString mine = body();
    click("redraftButton");
    QTRY_VERIFY(!body().contains(u"My own words."_s));
    QCOMPARE(part<SegmentedControl>("writer")->currentIndex(), 0);
    choose("writer", 1);
    QCOMPARE(body(), mine);
    QTRY_COMPARE(stored().incident.copy.body, mine);
    QCOMPARE(stored().incident.copy.writer, Writer::Person);
}

void ReviewPaneTest::anEarlierTextCanBeRestored()
{
    showDraft();
    const QString drafted = body();
    type(u" Typed."_s);
    QTRY_COMPARE(stored().incident.copy.writer, Writer::Person);
    QTRY_VERIFY(part<QPushButton>("historyButton")->isEnabled());
    QTRY_VERIFY([&] {
        click("historyButton");
        auto *menu = m_pane->findChild<QMenu *>();
        for (QAction *action : menu ? menu->actions() : QList<QAction *>()) {
            if (action->isEnabled() && action->text().contains(drafted.left(20))) {
                action->trigger();
                menu->close();
                return true;
            }
        }
        if (menu)
            menu->close();
        return false;
    }());
    QCOMPARE(body(), drafted);
}

void ReviewPaneTest::aReloadDoesNotOverwriteTyping()
{
    showDraft();
    const IncidentDetail before = stored();
    type(u" Half a sen"_s);
    // Somebody else stores another severity while these words are not stored yet.
    WorkingCopy theirs = before.incident.copy;
    theirs.severity = Severity::Minor;
    theirs.body = u"Something else."_s;
    QSignalSpy changed(&m_workshop->desk, &Desk::incidentsChanged);
    const auto saved = m_workshop->desk.save(m_id, before.incident.version, theirs);
    QTRY_VERIFY(changed.count() > 0);
    QVERIFY(saved.result().has_value());
    QTRY_COMPARE(part<SegmentedControl>("severity")->currentIndex(), int(Severity::Minor));
    QVERIFY(body().endsWith(u" Half a sen"_s));
    QTRY_VERIFY(stored().incident.copy.body.endsWith(u" Half a sen"_s));
    QCOMPARE(stored().incident.copy.severity, Severity::Minor);
}

void ReviewPaneTest::aConflictKeepsTheTyping()
{
    showDraft();
    QSignalSpy messages(m_pane.get(), &ReviewPane::messageRaised);
    for (int i = 0; i < 3; ++i) {
        const IncidentDetail before = stored();
        WorkingCopy theirs = before.incident.copy;
        theirs.title = u"Title number %1"_s.arg(i);
        type(u" %1"_s.arg(i));
        const auto saved = m_workshop->desk.save(m_id, before.incident.version, theirs);
        // Leaving at once saves upon a version that is no longer the newest.
        m_pane->clear();
        show(m_id);
        QTRY_VERIFY(stored().incident.copy.body.endsWith(u" %1"_s.arg(i)));
        QCOMPARE(stored().incident.copy.title, theirs.title);
        QTRY_VERIFY(body().endsWith(u" %1"_s.arg(i)));
    }
    QCOMPARE(messages.count(), 0);
}

void ReviewPaneTest::aFindingIsShownAndItsWordsCanBeRemoved()
{
    show(makeDraftWithHost());
    QTRY_VERIFY(part<QWidget>("findings")->isVisible());
    QCOMPARE(text("obstacle"), u"1 finding to settle"_s);
    QVERIFY(!publishButton()->isEnabled());
    const auto marks = part<QPlainTextEdit>("bodyEdit")->extraSelections();
    QCOMPARE(marks.size(), 1);
    const QString words = marks.first().cursor.selectedText();
    QVERIFY(!words.isEmpty());

    Q_EMIT part<QLabel>("findingReason")->linkActivated(u"place"_s);
    QCOMPARE(part<QPlainTextEdit>("bodyEdit")->textCursor().selectedText(), words);

    click("removeButton");
    QVERIFY(!body().contains(words));
    QVERIFY(!body().contains(u"  "_s) && !body().contains(u" ."_s));
    QTRY_VERIFY(publishButton()->isEnabled());
    QVERIFY(!part<QWidget>("findings")->isVisible());
    QVERIFY(part<QPlainTextEdit>("bodyEdit")->extraSelections().isEmpty());
}

void ReviewPaneTest::removingWordsKeepsWhatWasJustTyped()
{
    show(makeDraftWithHost());
    QTRY_VERIFY(part<QWidget>("findings")->isVisible());
    type(u" More."_s);
    click("removeButton");
    QVERIFY(!body().contains(u"internal"_s));
    QVERIFY(body().endsWith(u" More."_s));
}

void ReviewPaneTest::aFindingCanBeKeptOnPurpose()
{
    show(makeDraftWithHost());
    QTRY_VERIFY(part<QWidget>("findings")->isVisible());
    const QString words = part<QPlainTextEdit>("bodyEdit")->extraSelections().first().cursor.selectedText();
    click("keepButton");
    QVERIFY(publishButton()->isEnabled());
    click("unkeepButton");
    QVERIFY(!publishButton()->isEnabled());
    click("keepButton");
    click("publishButton");
    QTRY_VERIFY(stored().incident.pending);
    const QList<TimelineEntry> timeline = stored().timeline;
    QVERIFY(std::any_of(timeline.begin(), timeline.end(), [&](const TimelineEntry &entry) {
        return entry.kind == TimelineEntry::Kind::KeptFinding && entry.subject == words;
    }));
}

void ReviewPaneTest::aFindingOfTheTitleIsMendedByTheDraftedTitle()
{
    showDraft();
    auto *title = part<QLineEdit>("titleEdit");
    title->setFocus();
    title->selectAll();
    QTest::keyClicks(title, u"api-gw-07.eu.internal is down"_s);
    QTRY_VERIFY(m_pane->findChild<QPushButton *>(u"useTitleButton"_s));
    QVERIFY(!publishButton()->isEnabled());
    click("useTitleButton");
    QVERIFY(!title->text().contains(u"internal"_s));
    QVERIFY(!title->text().isEmpty());
    QTRY_VERIFY(publishButton()->isEnabled());
}

void ReviewPaneTest::severityMovesTheImpactsThatNobodySet()
{
    showDraft();
    QCOMPARE(stored().incident.copy.components.first().status, ComponentStatus::MajorOutage);
    choose("severity", int(Severity::Minor));
    QTRY_COMPARE(stored().incident.copy.components.first().status, ComponentStatus::DegradedPerformance);

    const QString component = stored().incident.copy.components.first().componentId;
    click(qPrintable(QString(u"component:"_s + component)));
    auto *menu = m_pane->findChild<QMenu *>();
    QVERIFY(menu);
    menu->actions().at(2)->trigger(); // major outage
    menu->close();
    QTRY_COMPARE(stored().incident.copy.components.first().status, ComponentStatus::MajorOutage);
    choose("severity", int(Severity::Critical));
    choose("severity", int(Severity::Major));
    QTRY_COMPARE(stored().incident.copy.severity, Severity::Major);
    QCOMPARE(stored().incident.copy.components.first().status, ComponentStatus::MajorOutage);
}

void ReviewPaneTest::componentsCanBeAddedChangedAndRemoved()
{
    showDraft();
    const qsizetype before = stored().incident.copy.components.size();
    m_pane->chooseComponents();
    auto *menu = m_pane->findChild<QMenu *>();
    QVERIFY(menu);
    const QString name = menu->actions().first()->text();
    menu->actions().first()->trigger();
    menu->close();
    QTRY_COMPARE(stored().incident.copy.components.size(), before + 1);
    const ComponentImpact added = stored().incident.copy.components.last();
    QCOMPARE(added.componentId, m_workshop->api.id);
    QCOMPARE(name, m_workshop->api.name);
    QVERIFY(text("publishSummary").contains(name));

    QTRY_VERIFY(!m_pane->findChild<QMenu *>());
    click(qPrintable(QString(u"component:"_s + added.componentId)));
    menu = m_pane->findChild<QMenu *>();
    QVERIFY(menu);
    menu->actions().last()->trigger();
    menu->close();
    QTRY_COMPARE(stored().incident.copy.components.size(), before);
}

void ReviewPaneTest::thePreviewShowsTheWorkingCopy()
{
    showDraft();
    auto *title = part<QLineEdit>("titleEdit");
    title->selectAll();
    QTest::keyClicks(title, u"Some <b>title</b>"_s);
    QCOMPARE(text("previewTitle"), u"Some <b>title</b>"_s);
    type(u" <i>x</i> & more"_s);
    QVERIFY(text("previewText").contains(u"&lt;i&gt;x&lt;/i&gt; &amp; more"_s));
    QVERIFY(text("previewText").contains(u"Investigating"_s));
    QVERIFY(text("previewStatus").contains(u"Major outage"_s));
    QVERIFY(text("previewTime").endsWith(u"UTC"_s));
}

void ReviewPaneTest::publishingCanBeUndone()
{
    showDraft();
    type(u" Before the click."_s);
    const QString before = body();
    QVERIFY(!m_pane->canUndoPublish());
    click("publishButton");
    QTRY_VERIFY(m_pane->canUndoPublish());
    QCOMPARE(stored().incident.copy.body, before);
    QCOMPARE(stored().incident.state, IncidentState::Publishing);
    QVERIFY(part<QPlainTextEdit>("bodyEdit")->isReadOnly());
    QVERIFY(part<QLineEdit>("titleEdit")->isReadOnly());
    QVERIFY(!part<QWidget>("severity")->isEnabled());
    QVERIFY(!publishButton()->isVisible());
    QVERIFY(text("countdown").startsWith(u"Publishing in "_s));
    // A click that was meant for something else changes nothing.
    QTest::keyClicks(part<QPlainTextEdit>("bodyEdit"), u"x"_s);
    QCOMPARE(body(), before);

    click("undoButton");
    QTRY_VERIFY(!m_pane->canUndoPublish());
    QTRY_COMPARE(stored().incident.state, IncidentState::Draft);
    QTRY_VERIFY(!part<QPlainTextEdit>("bodyEdit")->isReadOnly());
    QCOMPARE(body(), before);
    type(u" Again."_s);
    QTRY_VERIFY(stored().incident.copy.body.endsWith(u" Again."_s));
}

void ReviewPaneTest::aClickCanBeTakenBackAtOnce_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("all is stored") << u""_s;
    QTest::newRow("something is to be stored first") << u" Typed just before the click."_s;
}

void ReviewPaneTest::aClickCanBeTakenBackAtOnce()
{
    QFETCH(QString, typed);
    showDraft();
    if (!typed.isEmpty())
        type(typed);
    const QString before = body();
    m_pane->publish();
    QVERIFY(m_pane->isPublishing());
    m_pane->undoPublish();
    QTRY_VERIFY(!m_pane->isPublishing());
    QCOMPARE(stored().incident.state, IncidentState::Draft);
    QVERIFY(!stored().incident.pending);
    QCOMPARE(body(), before);
    QTRY_VERIFY(m_pane->canPublish());
}

void ReviewPaneTest::aClickGoesItsWayWhenAnotherIncidentIsShown()
{
    const QString other = makeDraft(u"Search responds slowly"_s);
    showDraft();
    const QString clicked = m_id;
    type(u" Typed just before the click."_s);
    const QString before = body();
    m_pane->publish();
    show(other);
    QTRY_VERIFY(stored(clicked).incident.pending);
    QCOMPARE(stored(clicked).incident.copy.body, before);
    QVERIFY(!stored(other).incident.pending);
    QVERIFY(m_pane->canEdit());
    show(clicked);
    QVERIFY(m_pane->canUndoPublish());
}

void ReviewPaneTest::publishingEndsLive()
{
    m_pane->setPageUrl(QUrl(u"http://127.0.0.1:8788"_s));
    showDraft();
    click("publishButton");
    QTRY_VERIFY(m_pane->canUndoPublish());
    endUndoWindow();
    QVERIFY(!m_pane->canUndoPublish());
    QTRY_COMPARE_WITH_TIMEOUT(stored().incident.state, IncidentState::Live, 10'000);
    QTRY_VERIFY(text("publishOutcome").contains(u"Published at"_s));
    QVERIFY(text("publishOutcome").contains(u"View page"_s));
    QVERIFY(!part<QPushButton>("undoButton")->isVisible());
    // The text of the next update is written at once, and can be edited.
    QTRY_VERIFY(stored().incident.isDrafted);
    QTRY_COMPARE(body(), stored().incident.copy.body);
    QVERIFY(!body().isEmpty());
    QVERIFY(!part<QPlainTextEdit>("bodyEdit")->isReadOnly());
    QCOMPARE(stored().updates.size(), 1);
}

void ReviewPaneTest::theSameWordsAreNotPublishedTwice()
{
    show(makeLive());
    const IncidentUpdate last = stored().updates.first();
    QTRY_VERIFY(publishButton()->isEnabled());
    choose("stage", int(last.stage));
    auto *edit = part<QPlainTextEdit>("bodyEdit");
    edit->selectAll();
    QTest::keyClicks(edit, last.body);
    QTRY_COMPARE(text("obstacle"), u"Nothing new to say yet"_s);
    m_pane->publish();
    QVERIFY(!stored().incident.pending);
}

void ReviewPaneTest::ctrlReturnPublishesFromAnywhere_data()
{
    QTest::addColumn<QByteArray>("widget");
    for (const char *widget : {"bodyEdit", "titleEdit", "redraftButton", "rawAlert", "addComponentButton"})
        QTest::newRow(widget) << QByteArray(widget);
}

void ReviewPaneTest::ctrlReturnPublishesFromAnywhere()
{
    QFETCH(QByteArray, widget);
    showDraft();
    const QString before = body();
    auto *focused = part<QWidget>(widget.constData());
    focused->setFocus();
    QTest::keyClick(focused, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(m_pane->canUndoPublish());
    QCOMPARE(body(), before);
    QTest::keyClick(focused, Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(stored().incident.state, IncidentState::Draft);
}

void ReviewPaneTest::whatStandsAgainstPublishingIsSaid_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("obstacle");
    QTest::newRow("no title") << QByteArray("titleEdit") << QString() << u"Write a title"_s;
    QTest::newRow("blank title") << QByteArray("titleEdit") << u"   "_s << u"Write a title"_s;
    QTest::newRow("no text") << QByteArray("bodyEdit") << QString() << u"Write a text"_s;
    QTest::newRow("two addresses") << QByteArray("bodyEdit")
                                   << u"We are investigating errors at 10.0.0.7 and 10.0.0.8 in the login."_s
                                   << u"2 findings to settle"_s;
}

void ReviewPaneTest::whatStandsAgainstPublishingIsSaid()
{
    QFETCH(QByteArray, field);
    QFETCH(QString, words);
    QFETCH(QString, obstacle);
    showDraft();
    QVERIFY(publishButton()->isEnabled());
    auto *widget = part<QWidget>(field.constData());
    widget->setFocus();
    QTest::keyClick(widget, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(widget, Qt::Key_Delete);
    QTest::keyClicks(widget, words);
    QTRY_COMPARE(text("obstacle"), obstacle);
    QVERIFY(!publishButton()->isEnabled());
    QCOMPARE(publishButton()->accessibleDescription(), obstacle);

    QSignalSpy messages(m_pane.get(), &ReviewPane::messageRaised);
    m_pane->publish();
    QCOMPARE(messages.count(), 1);
    QVERIFY(!stored().incident.pending);
}

void ReviewPaneTest::aLiveIncidentGetsItsNextUpdate()
{
    show(makeLive());
    const qsizetype before = stored().updates.size();
    QVERIFY(before > 0);
    QVERIFY(part<QLabel>("updates")->isVisible());
    QVERIFY(!part<QPushButton>("dismissButton")->isVisible());
    choose("stage", int(Stage::Monitoring));
    QTRY_VERIFY(publishButton()->isEnabled());
    QVERIFY(text("publishSummary").contains(u"update %1, monitoring"_s.arg(before + 1)));
    click("publishButton");
    QTRY_VERIFY(m_pane->canUndoPublish());
    QCOMPARE(stored().incident.state, IncidentState::Live);
    endUndoWindow();
    QTRY_COMPARE_WITH_TIMEOUT(stored().updates.size(), before + 1, 10'000);
    QCOMPARE(stored().updates.first().stage, Stage::Monitoring);
}

void ReviewPaneTest::resolvingSaysThatComponentsBecomeOperational()
{
    show(makeLive());
    choose("stage", int(Stage::Resolved));
    QTRY_VERIFY(text("publishSummary").contains(u"operational"_s));
    QVERIFY(text("previewStatus").startsWith(u"Operational"_s));
    // A draft cannot begin as resolved while its alert is still firing.
    show(makeDraft(u"Search responds slowly"_s));
    QVERIFY(!part<SegmentedControl>("stage")->findChildren<QAbstractButton *>().last()->isEnabled());
}

void ReviewPaneTest::whatIsHeldSaysWhyAndIsDraftedOnRequest()
{
    show(m_workshop->receive(m_workshop->alert(u"AWS access key exposed"_s)).incidentId);
    const auto *draftIt = part<QPushButton>("restoreButton");
    QTRY_VERIFY(draftIt->isVisible());
    QCOMPARE(draftIt->text(), u"Draft it anyway"_s);
    QVERIFY(!publishButton()->isVisible());
    QVERIFY(part<QPlainTextEdit>("bodyEdit")->isReadOnly());
    QVERIFY(part<QWidget>("notices")->isVisible());
    QVERIFY(part<QWidget>("notices")->findChild<QLabel *>()->text().contains(u"access key exposed"_s));

    click("restoreButton");
    QTRY_COMPARE(stored().incident.state, IncidentState::Draft);
    QTRY_VERIFY(!body().isEmpty());
    QTRY_VERIFY(!draftIt->isVisible());
}

void ReviewPaneTest::whatIsHeldIsDismissedWithAReason()
{
    show(m_workshop->receive(m_workshop->alert(u"AWS access key exposed"_s)).incidentId);
    QTRY_VERIFY(part<QPushButton>("dismissButton")->isVisible());
    click("dismissButton");
    QTest::keyClicks(part<QLineEdit>("dismissReason"), u"A key of the tests"_s);
    QTest::keyClick(part<QLineEdit>("dismissReason"), Qt::Key_Return);
    QTRY_COMPARE(stored().incident.state, IncidentState::Dismissed);
    QCOMPARE(stored().incident.dismissReason, u"A key of the tests"_s);
}

void ReviewPaneTest::aSuggestionToDismissSaysWhy()
{
    Submission alert = m_workshop->alert(u"API down"_s);
    alert.delivery.labels.insert(u"env"_s, u"staging"_s);
    const QString id = m_workshop->receive(alert).incidentId;
    m_workshop->drafted(id);
    show(id);
    QVERIFY(part<QWidget>("notices")->isVisible());
    QVERIFY(part<QWidget>("notices")->findChild<QLabel *>()->text().contains(u"env=staging"_s));
    QVERIFY(part<QPushButton>("dismissButton")->isVisible());
}

void ReviewPaneTest::aDraftIsDismissedWithAReasonAndRestored()
{
    showDraft();
    type(u" Typed just before."_s);
    click("dismissButton");
    auto *reason = part<QLineEdit>("dismissReason");
    QVERIFY(reason->isVisible());
    QVERIFY(reason->hasFocus());
    QTest::keyClicks(reason, u"False  alarm"_s);
    QTest::keyClick(reason, Qt::Key_Return);
    QTRY_COMPARE(stored().incident.state, IncidentState::Dismissed);
    QCOMPARE(stored().incident.dismissReason, u"False alarm"_s);
    QVERIFY(stored().incident.copy.body.endsWith(u" Typed just before."_s));
    QTRY_VERIFY(part<QPushButton>("restoreButton")->isVisible());
    QVERIFY(text("publishOutcome").contains(u"False alarm"_s));
    QVERIFY(part<QPlainTextEdit>("bodyEdit")->isReadOnly());
    QVERIFY(!publishButton()->isVisible());

    click("restoreButton");
    QTRY_COMPARE(stored().incident.state, IncidentState::Draft);
    QTRY_VERIFY(!part<QPlainTextEdit>("bodyEdit")->isReadOnly());
    QVERIFY(body().endsWith(u" Typed just before."_s));
}

void ReviewPaneTest::dismissalCanBeCancelled()
{
    showDraft();
    m_pane->dismiss();
    auto *reason = part<QLineEdit>("dismissReason");
    QVERIFY(reason->isVisible());
    QTest::keyClick(reason, Qt::Key_Escape);
    QVERIFY(!reason->isVisible());
    QVERIFY(publishButton()->isVisible());
    QCOMPARE(stored().incident.state, IncidentState::Draft);
}

void ReviewPaneTest::aResolvedIncidentIsOnlyRead()
{
    const QString id = makeLive();
    WorkingCopy copy = m_workshop->drafted(id).copy;
    copy.stage = Stage::Resolved;
    Workshop::require(await(m_workshop->desk.publish(id, stored(id).incident.version, copy,
                                                     m_workshop->keepAll(stored(id).incident, copy))));
    endUndoWindow();
    QTRY_COMPARE(stored(id).incident.state, IncidentState::Resolved);
    show(id);
    QVERIFY(part<QPlainTextEdit>("bodyEdit")->isReadOnly());
    QVERIFY(!publishButton()->isVisible());
    QVERIFY(!part<QPushButton>("dismissButton")->isVisible());
    QVERIFY(text("publishOutcome").contains(u"Resolved at"_s));
    QVERIFY(!m_pane->canEdit());
    QVERIFY(text("timeline").contains(u"You published"_s));
}

void ReviewPaneTest::aRecoveredDraftSaysSo()
{
    const QString title = u"Login returns errors for all users"_s;
    const QString id = makeDraft(title);
    m_workshop->receive(m_workshop->alert(title, AlertState::Resolved));
    QTRY_VERIFY(stored(id).incident.isRecovered);
    show(id);
    QVERIFY(part<QWidget>("notices")->isVisible());
    const auto labels = part<QWidget>("notices")->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->text().contains(u"Publish anyway, or dismiss."_s);
    }));
}

void ReviewPaneTest::escapeLeavesTheText_data()
{
    QTest::addColumn<QByteArray>("widget");
    QTest::newRow("text") << QByteArray("bodyEdit");
    QTest::newRow("title") << QByteArray("titleEdit");
}

void ReviewPaneTest::escapeLeavesTheText()
{
    QFETCH(QByteArray, widget);
    showDraft();
    QSignalSpy left(m_pane.get(), &ReviewPane::left);
    auto *field = part<QWidget>(widget.constData());
    field->setFocus();
    QVERIFY(field->hasFocus());
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->hasFocus());
    QCOMPARE(left.count(), 1);
}

void ReviewPaneTest::nothingSelectedShowsAHint()
{
    QVERIFY(part<QWidget>("emptyHint")->isVisible());
    showDraft();
    QVERIFY(!part<QWidget>("emptyHint")->isVisible());
    m_pane->clear();
    QVERIFY(part<QWidget>("emptyHint")->isVisible());
    QVERIFY(m_pane->incidentId().isEmpty());
    // Without an incident the actions do nothing.
    m_pane->publish();
    m_pane->undoPublish();
    m_pane->redraft();
    m_pane->chooseTone();
    m_pane->chooseComponents();
    m_pane->dismiss();
    m_pane->restore();
    m_pane->editText();
}

void ReviewPaneTest::everyControlHasANameForScreenReaders()
{
    show(makeDraftWithHost());
    QTRY_VERIFY(part<QWidget>("findings")->isVisible());
    for (const QWidget *widget : m_pane->findChildren<QWidget *>()) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible())
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const auto *label = qobject_cast<const QLabel *>(widget);
        const bool isNamed = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty())
                             || (label && !label->text().isEmpty());
        QVERIFY2(isNamed, qPrintable(QString(QString::fromLatin1(widget->metaObject()->className()) + u' '
                                             + widget->objectName())));
    }
}

void ReviewPaneTest::tabGoesThroughThePaneInReadingOrder()
{
    show(makeDraftWithHost());
    QTRY_VERIFY(part<QWidget>("findings")->isVisible());
    part<QWidget>("titleEdit")->setFocus();
    QStringList names;
    for (int i = 0; i < 40 && names.count(u"titleEdit"_s) < 2; ++i) {
        names.append(QApplication::focusWidget()->objectName());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    const QStringList order{u"titleEdit"_s,          u"component:"_s + m_workshop->login.id,
                            u"addComponentButton"_s, u"redraftButton"_s,
                            u"bodyEdit"_s,           u"findingReason"_s,
                            u"removeButton"_s,       u"keepButton"_s,
                            u"rawAlert"_s,           u"dismissButton"_s,
                            u"titleEdit"_s};
    qsizetype at = -1;
    for (const QString &name : order) {
        const qsizetype next = names.indexOf(name, at + 1);
        QVERIFY2(next > at, qPrintable(QString(name + u" is not after its predecessor in "_s + names.join(u' '))));
        at = next;
    }
}

void ReviewPaneTest::manyAlertsAreOneLineOfTheTimeline()
{
    const QString title = u"Login returns errors for all users"_s;
    const QString id = makeDraft(title);
    for (int i = 0; i < 3; ++i) {
        Submission alert = m_workshop->alert(title);
        alert.delivery.alerts.first().key = u"pod %1"_s.arg(i);
        alert.delivery.alerts.first().title = u"Pod %1"_s.arg(i);
        QCOMPARE(m_workshop->receive(alert).incidentId, id);
    }
    show(id);
    QVERIFY2(text("timeline").contains(u"3 more alerts joined"_s), qPrintable(text("timeline")));
    QVERIFY(!text("timeline").contains(u"Pod 1"_s));
}

void ReviewPaneTest::aTestIsNotPublished()
{
    Submission alert = m_workshop->alert(u"Test alert"_s);
    alert.delivery.isTest = true;
    const QString id = m_workshop->receive(alert).incidentId;
    m_workshop->drafted(id);
    show(id);
    QVERIFY(!publishButton()->isEnabled());
    QCOMPARE(text("obstacle"), u"Tests are not published"_s);
    QVERIFY(part<QWidget>("notices")->isVisible());
}

void ReviewPaneTest::aNarrowPaneFoldsTheContextAway()
{
    showDraft();
    QVERIFY(part<QWidget>("context")->isVisible());
    m_pane->resize(600, 800);
    QTRY_VERIFY(!part<QWidget>("context")->isVisible());
    click("contextButton");
    QVERIFY(part<QWidget>("context")->isVisible());
    m_pane->resize(1000, 800);
    QTRY_VERIFY(!part<QWidget>("contextButton")->isVisible());
    QVERIFY(part<QWidget>("context")->isVisible());
}

void ReviewPaneTest::aChangeOfThemeReachesThePane()
{
    show(makeDraftWithHost());
    QTRY_VERIFY(part<QWidget>("findings")->isVisible());
    const auto background = [this] {
        return m_pane->grab().toImage().pixelColor(m_pane->width() / 2, 3);
    };
    const auto mark = [this] {
        return part<QPlainTextEdit>("bodyEdit")->extraSelections().value(0).format.background().color();
    };
    const QColor lightMark = currentColors().mark;
    QCOMPARE(background(), currentColors().card);
    QCOMPARE(mark(), lightMark);
    applyTheme(*qApp, ThemeChoice::Dark);
    QVERIFY(currentColors().isDark);
    QTRY_COMPARE(background(), currentColors().card);
    QTRY_COMPARE(mark(), currentColors().mark);
    QVERIFY(mark() != lightMark);
    applyTheme(*qApp, ThemeChoice::Light);
    QTRY_COMPARE(background(), currentColors().card);
}

QTEST_MAIN(ReviewPaneTest)
#include "tst_reviewpane.moc"
