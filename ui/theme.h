// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

class QApplication;
class QWidget;

/// The colours of the window beyond QPalette, one table for light and one for dark.
struct Colors
{
    QColor window, sidebar, card, line, ink, mute, faint;
    QColor accent, accentInk, selection;
    QColor minor, minorBack, major, majorBack, critical, criticalBack, ok, okBack;
    QColor code, mark; ///< background of raw text, and of words a gate has found
    bool isDark = false;
};

enum class ThemeChoice { System, Light, Dark };

/// The table that fits a palette (dark if its window is darker than its text).
[[nodiscard]] const Colors &colorsOf(const QPalette &palette);

/// Sets style, palette, font and style sheet of the program. System follows the desktop, also later.
///
/// Widgets choose a look of the style sheet through the dynamic property "look", set before they are shown:
///  * QPushButton: "primary" (the one action that matters), "link" (words in the accent's colour), "quiet" (no frame)
///  * QLabel: "title" (19 px), "strong", "heading" (small and grey, above a group), "mute", "faint", "small" (mute, 12
///  px)
///  * QLineEdit: "title" (19 px, a frame only under focus)
///  * QTextEdit, QPlainTextEdit: "text" (15 px, room around it), "code" (monospace on the colour for raw text)
///  * QWidget, QFrame: "card", "side" (the sidebar's colour), "window", "bar" (card with a line on top),
///    "header" (a line below), "framed" (card with a rounded line around)
void applyTheme(QApplication &application, ThemeChoice choice);

/// Changes the look of a widget that may be in sight already.
void applyLook(QWidget &widget, const QString &look);
