// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/places.h"

#include <QHash>
#include <QObject>

class QAction;
class QMenu;
class QMenuBar;
class QWidget;

/// Everything that can be done in the window, each once: its words, its shortcut and its place in the menus.
///
/// Shortcuts of one letter, and Ctrl+Z, go to a text field as long as one is being typed in.
class Actions : public QObject
{
    Q_OBJECT

public:
    enum class Id {
        OpenStatusPage,
        Close,
        Quit,
        Undo,
        Cut,
        Copy,
        Paste,
        SelectAll,
        Find,
        Next,
        Previous,
        Open,
        EditText,
        Tone,
        Redraft,
        Components,
        Dismiss,
        Restore,
        Publish,
        Back,
        Shortcuts,
        About,
    };

    /// The actions belong to \a window and work in all of it.
    explicit Actions(QWidget &window);

    [[nodiscard]] QAction &action(Id id) const;
    [[nodiscard]] QAction &placeAction(Place place) const;
    /// All of them, in the order of the menus.
    [[nodiscard]] const QList<QAction *> &all() const { return m_all; }

    void fill(QMenuBar &menuBar) const;

private:
    QAction *create(const QString &text, const QString &objectName, const QList<QKeySequence> &shortcuts);
    void createPlaces(QWidget &window);

    QHash<Id, QAction *> m_actions;
    QHash<Place, QAction *> m_places;
    QList<QAction *> m_all;
};

/// Hands \a method ("undo", "cut" …) to the field that has the keyboard, if it knows it.
void callFocusedField(const char *method);
