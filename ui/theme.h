// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

class QApplication;

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
void applyTheme(QApplication &application, ThemeChoice choice);
