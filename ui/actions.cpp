// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions.h"

#include "ui/widgets/icons.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QKeySequence>
#include <QMenu>
#include <QMenuBar>
#include <QWidget>

#include <array>

using namespace Qt::StringLiterals;

namespace {

using Id = Actions::Id;

enum class Menu { File, Edit, Incident, Help };

struct Row
{
    Id id;
    Menu menu;
    const char *text;
    const char *objectName;
    const char *shortcuts; ///< portable, separated by spaces
    QStringView icon = {};
    bool hasLineAbove = false;
};

constexpr std::array Table{
    Row{Id::OpenStatusPage, Menu::File, QT_TRANSLATE_NOOP("Actions", "Open &status page"), "actionOpenStatusPage",
        "Ctrl+Shift+O", u"page"},
    Row{Id::Close, Menu::File, QT_TRANSLATE_NOOP("Actions", "&Close window"), "actionClose", "Ctrl+W", {}, true},
    Row{Id::Quit, Menu::File, QT_TRANSLATE_NOOP("Actions", "&Quit"), "actionQuit", "Ctrl+Q", u"quit"},

    Row{Id::Undo, Menu::Edit, QT_TRANSLATE_NOOP("Actions", "&Undo"), "actionUndo", "Ctrl+Z", u"undo"},
    Row{Id::Cut, Menu::Edit, QT_TRANSLATE_NOOP("Actions", "Cu&t"), "actionCut", "Ctrl+X", {}, true},
    Row{Id::Copy, Menu::Edit, QT_TRANSLATE_NOOP("Actions", "&Copy"), "actionCopy", "Ctrl+C"},
    Row{Id::Paste, Menu::Edit, QT_TRANSLATE_NOOP("Actions", "&Paste"), "actionPaste", "Ctrl+V"},
    Row{Id::SelectAll, Menu::Edit, QT_TRANSLATE_NOOP("Actions", "Select &all"), "actionSelectAll", "Ctrl+A"},
    Row{Id::Find, Menu::Edit, QT_TRANSLATE_NOOP("Actions", "&Filter the list"), "actionFind", "Ctrl+F", u"search",
        true},

    Row{Id::Next, Menu::Incident, QT_TRANSLATE_NOOP("Actions", "&Next"), "actionNext", "J"},
    Row{Id::Previous, Menu::Incident, QT_TRANSLATE_NOOP("Actions", "Pre&vious"), "actionPrevious", "K"},
    Row{Id::Open, Menu::Incident, QT_TRANSLATE_NOOP("Actions", "&Open"), "actionOpen", "Return Enter"},
    Row{Id::Back, Menu::Incident, QT_TRANSLATE_NOOP("Actions", "&Back to the list"), "actionBack", "Alt+Left", u"back"},
    Row{Id::EditText, Menu::Incident, QT_TRANSLATE_NOOP("Actions", "&Edit the text"), "actionEditText", "E", u"edit",
        true},
    Row{Id::Tone, Menu::Incident, QT_TRANSLATE_NOOP("Actions", "Change the &tone"), "actionTone", "T", u"tone"},
    Row{Id::Redraft, Menu::Incident, QT_TRANSLATE_NOOP("Actions", "&Redraft"), "actionRedraft", "R", u"redraft"},
    Row{Id::Components, Menu::Incident, QT_TRANSLATE_NOOP("Actions", "Choose &components …"), "actionComponents", "C",
        u"components"},
    Row{Id::Dismiss, Menu::Incident, QT_TRANSLATE_NOOP("Actions", "&Dismiss …"), "actionDismiss", "D", u"dismiss",
        true},
    Row{Id::Restore, Menu::Incident, QT_TRANSLATE_NOOP("Actions", "Take back the di&smissal"), "actionRestore", ""},
    Row{Id::Publish, Menu::Incident, QT_TRANSLATE_NOOP("Actions", "&Publish"), "actionPublish",
        "Ctrl+Return Ctrl+Enter", u"publish", true},

    Row{Id::Shortcuts, Menu::Help, QT_TRANSLATE_NOOP("Actions", "&Keyboard shortcuts"), "actionShortcuts", "F1",
        u"help"},
    Row{Id::About, Menu::Help, QT_TRANSLATE_NOOP("Actions", "&About Greenroom"), "actionAbout", "", u"information"},
};

QString menuName(Menu menu)
{
    switch (menu) {
    case Menu::File:
        return Actions::tr("&File");
    case Menu::Edit:
        return Actions::tr("&Edit");
    case Menu::Incident:
        return Actions::tr("&Incident");
    case Menu::Help:
        return Actions::tr("&Help");
    }
    Q_UNREACHABLE();
}

QList<QKeySequence> sequencesOf(const char *shortcuts)
{
    QList<QKeySequence> sequences;
    for (const QString &text : QString::fromLatin1(shortcuts).split(u' ', Qt::SkipEmptyParts))
        sequences.append(QKeySequence(text, QKeySequence::PortableText));
    return sequences;
}

/// Return belongs to whatever has the keyboard: a button, a field, the list. It is shown in the menu and done by the
/// list.
bool belongsToTheFocusedWidget(Id id)
{
    return id == Id::Open;
}

/// A key that is held down moves on through the list. Nothing else happens twice by it: after a publish the next update
/// is offered, and would go out unread.
bool mayRepeat(Id id)
{
    return id == Id::Next || id == Id::Previous;
}

} // namespace

Actions::Actions(QWidget &window) : QObject(&window)
{
    for (const Row &row : Table) {
        QAction *action = create(tr(row.text), QString::fromLatin1(row.objectName), sequencesOf(row.shortcuts));
        if (!row.icon.isEmpty())
            action->setIcon(tintedIcon(row.icon));
        if (belongsToTheFocusedWidget(row.id))
            action->setShortcutContext(Qt::WidgetShortcut);
        action->setAutoRepeat(mayRepeat(row.id));
        m_actions.insert(row.id, action);
        window.addAction(action);
    }
    createPlaces(window);

    const std::initializer_list<std::pair<Id, const char *>> fieldMethods{
        {Id::Cut, "cut"}, {Id::Copy, "copy"}, {Id::Paste, "paste"}, {Id::SelectAll, "selectAll"}};
    for (const auto &[id, method] : fieldMethods)
        connect(&action(id), &QAction::triggered, this, [method = method] {
            callFocusedField(method);
        });
}

QAction *Actions::create(const QString &text, const QString &objectName, const QList<QKeySequence> &shortcuts)
{
    auto *action = new QAction(text, this);
    action->setObjectName(objectName);
    action->setShortcuts(shortcuts);
    // Some platforms hide icons or shortcuts of menus; the shortcut is how one learns it.
    action->setShortcutVisibleInContextMenu(true);
    m_all.append(action);
    return action;
}

void Actions::createPlaces(QWidget &window)
{
    auto *group = new QActionGroup(this);
    int number = 0;
    for (const PlaceRow &row : places()) {
        const QKeySequence shortcut(u"Ctrl+%1"_s.arg(++number), QKeySequence::PortableText);
        QAction *action =
            create(displayName(row.place), QString(u"action"_s + QString::fromLatin1(row.objectName)), {shortcut});
        action->setCheckable(true);
        group->addAction(action);
        m_places.insert(row.place, action);
        window.addAction(action);
    }
}

QAction &Actions::action(Id id) const
{
    return *m_actions.value(id);
}

QAction &Actions::placeAction(Place place) const
{
    return *m_places.value(place);
}

void Actions::fill(QMenuBar &menuBar) const
{
    QMenu *menu = nullptr;
    const auto begin = [&menuBar, &menu](const QString &name) {
        menu = menuBar.addMenu(name);
    };
    std::optional<Menu> current;
    for (const Row &row : Table) {
        if (row.menu != current) {
            if (row.menu == Menu::Help) {
                begin(tr("&View"));
                for (const PlaceRow &place : places())
                    menu->addAction(&placeAction(place.place));
            }
            begin(menuName(row.menu));
            current = row.menu;
        }
        if (row.hasLineAbove)
            menu->addSeparator();
        menu->addAction(&action(row.id));
    }
}

void callFocusedField(const char *method)
{
    QWidget *field = QApplication::focusWidget();
    const QByteArray signature = QByteArray(method) + "()";
    if (field && field->metaObject()->indexOfMethod(signature.constData()) >= 0)
        QMetaObject::invokeMethod(field, method);
}
