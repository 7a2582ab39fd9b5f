// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/reviewstyle.h"

#include "ui/theme.h"

#include <QGuiApplication>
#include <QStyle>
#include <QVariant>
#include <QWidget>

using namespace Qt::StringLiterals;

QString reviewStyleSheet(const Colors &colors)
{
    QString sheet = uR"(
ReviewPane { background: @card; }
QFrame[look="header"] { background: @card; }
QWidget[look="aside"] { background: @window; }
QFrame[look="boxHead"] { background: @window; border: 0; border-bottom: 1px solid @line;
    border-top-left-radius: 7px; border-top-right-radius: 7px; }
QLabel[look="ink"] { color: @ink; }
QLabel[look="warn"] { color: @critical; }
QLabel[look="key"] { background: @window; border: 1px solid @line; border-radius: 4px; padding: 1px 6px; color: @mute; }
QPushButton[look="corner"] { background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 0 3px; color: @mute; }
QPushButton[look="corner"]:hover { color: @ink; }
QPushButton[look="corner"]:focus { border-color: @accent; }
QPlainTextEdit[look="text"]:read-only { background: @window; }
QFrame[look="noticeMinor"] { background: @minorBack; border: 0; }
QFrame[look="noticeMinor"] QLabel { color: @minor; }
QFrame[look="noticeOk"] { background: @okBack; border: 0; }
QFrame[look="noticeOk"] QLabel { color: @ok; }
QFrame[look="fact"] { background: transparent; border: 0; border-radius: 4px; }
QFrame[look="fact"]:hover, QFrame[look="fact"]:focus { background: @selection; }
)"_s;
    const std::pair<QLatin1StringView, QColor> names[] = {
        // The longer of two names that begin alike comes first.
        {"@criticalBack"_L1, colors.criticalBack},
        {"@minorBack"_L1, colors.minorBack},
        {"@okBack"_L1, colors.okBack},
        {"@accentInk"_L1, colors.accentInk},
        {"@selection"_L1, colors.selection},
        {"@critical"_L1, colors.critical},
        {"@accent"_L1, colors.accent},
        {"@window"_L1, colors.window},
        {"@minor"_L1, colors.minor},
        {"@faint"_L1, colors.faint},
        {"@card"_L1, colors.card},
        {"@line"_L1, colors.line},
        {"@code"_L1, colors.code},
        {"@mute"_L1, colors.mute},
        {"@ink"_L1, colors.ink},
        {"@ok"_L1, colors.ok},
    };
    for (const auto &[name, color] : names)
        sheet.replace(name, color.name());
    return sheet;
}

const Colors &currentColors()
{
    return colorsOf(QGuiApplication::palette());
}

QFont scaledFont(const QFont &font, double pixels, QFont::Weight weight)
{
    constexpr double UsualPixels = 13;
    QFont scaled = font;
    if (font.pixelSize() > 0)
        scaled.setPixelSize(qRound(font.pixelSize() * pixels / UsualPixels));
    else
        scaled.setPointSizeF(font.pointSizeF() * pixels / UsualPixels);
    scaled.setWeight(weight);
    return scaled;
}

void setLook(QWidget *widget, const char *look)
{
    const QString text = QString::fromLatin1(look);
    if (widget->property("look").toString() == text)
        return;
    widget->setProperty("look", text);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}
