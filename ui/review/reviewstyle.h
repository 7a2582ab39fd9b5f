// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QString>

struct Colors;
class QWidget;

/// The style sheet of the review pane in these colours. Widgets ask for a look by the property "look".
[[nodiscard]] QString reviewStyleSheet(const Colors &colors);

/// The colours of the program now. Not those of a widget's palette: a style sheet may have left its mark on that.
[[nodiscard]] const Colors &currentColors();

/// The widget's font, \a pixels large where the program's font is 13 pixels large: it grows with the person's choice.
[[nodiscard]] QFont scaledFont(const QFont &font, double pixels, QFont::Weight weight = QFont::Normal);

/// Gives the widget a look and, if it changed, applies the style sheet to it anew.
void setLook(QWidget *widget, const char *look);
