// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions.h"
#include "ui/shortcutsdialog.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMainWindow>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

using Id = Actions::Id;

/// A window with one of each that takes keys.
struct Window : QMainWindow
{
    Window()
    {
        actions = new Actions(*this);
        actions->fill(*menuBar());
        auto *center = new QWidget(this);
        auto *layout = new QVBoxLayout(center);
        for (QWidget *widget : std::initializer_list<QWidget *>{&line, &text, &button, &list})
            layout->addWidget(widget);
        setCentralWidget(center);
        list.addAction(&actions->action(Id::Open));
    }

    Actions *actions;
    QLineEdit line;
    QPlainTextEdit text;
    QPushButton button;
    QListView list;
};

} // namespace

class TestActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noShortcutIsGivenTwice();
    void everyActionIsInTheMenusOnceWithAName();
    void aLetterWorksWhereNothingIsTyped_data();
    void aLetterWorksWhereNothingIsTyped();
    void aLetterIsTypedInAField_data();
    void aLetterIsTypedInAField();
    void ctrlReturnPublishesFromAField_data();
    void ctrlReturnPublishesFromAField();
    void aHeldKeyOnlyMovesThroughTheList();
    void ctrlZIsTheFieldsWhileItIsEdited();
    void ctrlZTakesBackAPublishFromAReadOnlyField_data();
    void ctrlZTakesBackAPublishFromAReadOnlyField();
    void enterOpensInTheListOnly();
    void editActionsGoToTheFocusedField();
    void placesHaveNumbers();
    void theOverviewShowsEveryShortcut();
};

void TestActions::noShortcutIsGivenTwice()
{
    const Window window;
    QHash<QKeySequence, QString> seen;
    for (const QAction *action : window.actions->all()) {
        for (const QKeySequence &sequence : action->shortcuts()) {
            QVERIFY2(!seen.contains(sequence), qPrintable(sequence.toString() + u' ' + action->text()));
            seen.insert(sequence, action->text());
        }
    }
    for (const QString &wanted : {u"J"_s, u"K"_s, u"Return"_s, u"E"_s, u"T"_s, u"R"_s, u"C"_s, u"D"_s, u"Ctrl+Return"_s,
                                  u"Ctrl+Z"_s, u"Ctrl+F"_s, u"Ctrl+1"_s, u"Ctrl+7"_s, u"Ctrl+Q"_s, u"F1"_s})
        QVERIFY2(seen.contains(QKeySequence(wanted)), qPrintable(wanted));
}

void TestActions::everyActionIsInTheMenusOnceWithAName()
{
    const Window window;
    QList<QAction *> inMenus;
    QStringList menus;
    for (const QAction *top : window.menuBar()->actions()) {
        menus.append(top->text().remove(u'&'));
        for (QAction *action : top->menu()->actions()) {
            if (!action->isSeparator())
                inMenus.append(action);
        }
    }
    QCOMPARE(menus, (QStringList{u"File"_s, u"Edit"_s, u"Incident"_s, u"View"_s, u"Help"_s}));
    QCOMPARE(inMenus.size(), window.actions->all().size());
    for (QAction *action : window.actions->all()) {
        QCOMPARE(inMenus.count(action), 1);
        QVERIFY(!action->text().isEmpty());
        QVERIFY(!action->objectName().isEmpty());
    }
}

void TestActions::aLetterWorksWhereNothingIsTyped_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<Id>("id");
    QTest::newRow("J") << Qt::Key_J << Id::Next;
    QTest::newRow("K") << Qt::Key_K << Id::Previous;
    QTest::newRow("E") << Qt::Key_E << Id::EditText;
    QTest::newRow("T") << Qt::Key_T << Id::Tone;
    QTest::newRow("R") << Qt::Key_R << Id::Redraft;
    QTest::newRow("C") << Qt::Key_C << Id::Components;
    QTest::newRow("D") << Qt::Key_D << Id::Dismiss;
}

void TestActions::aLetterWorksWhereNothingIsTyped()
{
    QFETCH(const Qt::Key, key);
    QFETCH(const Id, id);

    Window window;
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const QSignalSpy triggered(&window.actions->action(id), &QAction::triggered);
    for (QWidget *widget : std::initializer_list<QWidget *>{&window.list, &window.button}) {
        widget->setFocus();
        QTest::keyClick(widget, key);
    }
    QCOMPARE(triggered.size(), 2);
    window.actions->action(id).setEnabled(false);
    QTest::keyClick(&window.list, key);
    QCOMPARE(triggered.size(), 2);
}

void TestActions::aLetterIsTypedInAField_data()
{
    aLetterWorksWhereNothingIsTyped_data();
}

void TestActions::aLetterIsTypedInAField()
{
    QFETCH(const Qt::Key, key);
    QFETCH(const Id, id);

    Window window;
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const QSignalSpy triggered(&window.actions->action(id), &QAction::triggered);
    const QString letter = QString(QChar(key)).toLower();
    window.line.setFocus();
    QTest::keyClick(&window.line, key);
    QCOMPARE(window.line.text(), letter);
    window.text.setFocus();
    QTest::keyClick(&window.text, key);
    QCOMPARE(window.text.toPlainText(), letter);
    QCOMPARE(triggered.size(), 0);
}

void TestActions::ctrlReturnPublishesFromAField_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::newRow("Return") << Qt::Key_Return;
    QTest::newRow("Enter") << Qt::Key_Enter;
}

void TestActions::ctrlReturnPublishesFromAField()
{
    QFETCH(const Qt::Key, key);

    Window window;
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const QSignalSpy triggered(&window.actions->action(Id::Publish), &QAction::triggered);
    for (QWidget *widget : std::initializer_list<QWidget *>{&window.line, &window.text, &window.list, &window.button}) {
        widget->setFocus();
        QTest::keyClick(widget, key, Qt::ControlModifier);
    }
    QCOMPARE(triggered.size(), 4);
    QVERIFY(window.text.toPlainText().isEmpty());
}

void TestActions::aHeldKeyOnlyMovesThroughTheList()
{
    const Window window;
    QVERIFY(window.actions->action(Id::Next).autoRepeat());
    QVERIFY(window.actions->action(Id::Previous).autoRepeat());
    for (const Id id : {Id::Publish, Id::Undo, Id::Dismiss, Id::Redraft, Id::Quit})
        QVERIFY2(!window.actions->action(id).autoRepeat(), qPrintable(window.actions->action(id).text()));
}

void TestActions::ctrlZIsTheFieldsWhileItIsEdited()
{
    Window window;
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const QSignalSpy triggered(&window.actions->action(Id::Undo), &QAction::triggered);
    window.text.setFocus();
    QTest::keyClicks(&window.text, u"abc"_s);
    QTest::keyClick(&window.text, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(window.text.toPlainText().isEmpty());
    QCOMPARE(triggered.size(), 0);
}

void TestActions::ctrlZTakesBackAPublishFromAReadOnlyField_data()
{
    QTest::addColumn<bool>("isLine");
    QTest::newRow("the title") << true;
    QTest::newRow("the text") << false;
}

/// While an update can be taken back its fields are read-only, and the keyboard is still in one of them.
void TestActions::ctrlZTakesBackAPublishFromAReadOnlyField()
{
    QFETCH(const bool, isLine);

    Window window;
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const QSignalSpy triggered(&window.actions->action(Id::Undo), &QAction::triggered);
    window.line.setReadOnly(true);
    window.text.setReadOnly(true);
    QWidget *field = isLine ? static_cast<QWidget *>(&window.line) : &window.text;
    field->setFocus();
    QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(triggered.size(), 1);
}

void TestActions::enterOpensInTheListOnly()
{
    Window window;
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const QSignalSpy triggered(&window.actions->action(Id::Open), &QAction::triggered);
    const QSignalSpy returned(&window.line, &QLineEdit::returnPressed);
    window.list.setFocus();
    QTest::keyClick(&window.list, Qt::Key_Return);
    QCOMPARE(triggered.size(), 1);
    window.line.setFocus();
    QTest::keyClick(&window.line, Qt::Key_Return);
    window.text.setFocus();
    QTest::keyClick(&window.text, Qt::Key_Return);
    QCOMPARE(triggered.size(), 1);
    QCOMPARE(returned.size(), 1);
    QCOMPARE(window.text.toPlainText(), u"\n"_s);
}

void TestActions::editActionsGoToTheFocusedField()
{
    Window window;
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    window.line.setText(u"abc"_s);
    window.line.setFocus();
    window.actions->action(Id::SelectAll).trigger();
    QCOMPARE(window.line.selectedText(), u"abc"_s);
    window.actions->action(Id::Cut).trigger();
    QVERIFY(window.line.text().isEmpty());
    window.text.setFocus();
    window.actions->action(Id::Paste).trigger();
    QCOMPARE(window.text.toPlainText(), u"abc"_s);
    // What has no such method is left alone.
    window.button.setFocus();
    window.actions->action(Id::Paste).trigger();
}

void TestActions::placesHaveNumbers()
{
    Window window;
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    int number = 0;
    for (const PlaceRow &row : places()) {
        const QSignalSpy triggered(&window.actions->placeAction(row.place), &QAction::triggered);
        QTest::keyClick(&window.text, static_cast<Qt::Key>(Qt::Key_1 + number++), Qt::ControlModifier);
        QCOMPARE(triggered.size(), 1);
    }
}

void TestActions::theOverviewShowsEveryShortcut()
{
    Window window;
    ShortcutsDialog dialog(*window.actions, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QStringList texts;
    for (const QLabel *label : dialog.findChildren<QLabel *>())
        texts.append(label->text());
    for (const QAction *action : window.actions->all()) {
        if (!action->shortcuts().isEmpty()) {
            QVERIFY2(texts.contains(action->shortcuts().constFirst().toString(QKeySequence::NativeText)),
                     qPrintable(action->text()));
        }
    }
    QVERIFY(texts.contains(u"Publish"_s));
}

Q_DECLARE_METATYPE(Actions::Id)

QTEST_MAIN(TestActions)
#include "tst_actions.moc"
