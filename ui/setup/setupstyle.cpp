// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/setupstyle.h"

#include "ui/theme.h"

#include <QApplication>
#include <QEvent>
#include <QStyle>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace {

struct Name
{
    QLatin1StringView name;
    QColor Colors::*color;
};

QString sheetFor(const Colors &colors)
{
    // Of two names that begin alike, the longer comes first.
    static constexpr Name Names[] = {
        {"@criticalBack"_L1, &Colors::criticalBack},
        {"@critical"_L1, &Colors::critical},
        {"@okBack"_L1, &Colors::okBack},
        {"@ok"_L1, &Colors::ok},
        {"@accent"_L1, &Colors::accent},
        {"@card"_L1, &Colors::card},
        {"@line"_L1, &Colors::line},
        {"@ink"_L1, &Colors::ink},
        {"@mute"_L1, &Colors::mute},
        {"@faint"_L1, &Colors::faint},
        {"@code"_L1, &Colors::code},
    };
    QString sheet = uR"(
QLabel[look="error"] { color: @critical; }
QLabel[look="ok"] { color: @ok; }
QLabel[look="stepNow"] { color: @ink; font-weight: 600; border: 0; border-top: 3px solid @accent; padding: 6px 1px; }
QLabel[look="stepDone"] { color: @ok; border: 0; border-top: 3px solid @ok; padding: 6px 1px; }
QLabel[look="stepAhead"] { color: @faint; border: 0; border-top: 3px solid @line; padding: 6px 1px; }
QFrame[look="ask"], QFrame[look="refused"] { background: @criticalBack; border: 0; border-radius: 8px; }
QFrame[look="ask"] QLabel, QFrame[look="refused"] QLabel { color: @critical; }
QFrame[look="arrived"] { background: @okBack; border: 0; border-radius: 8px; }
QFrame[look="arrived"] QLabel { color: @ok; }
QFrame[look="waiting"] { background: @code; border: 0; border-radius: 8px; }
QFrame[look="waiting"] QLabel { color: @mute; }
QPushButton[look="danger"] { color: @critical; }
QPushButton[look="danger"]:disabled { color: @faint; }
QLabel[look="empty"] { background: @card; color: @mute; border: 1px solid @line; border-radius: 8px; }
QLineEdit[look="code"] { background: @code; font-family: "DejaVu Sans Mono", "Noto Sans Mono", "Cascadia Mono", Menlo, monospace; }
QTableView { background: @card; border: 1px solid @line; border-radius: 8px; gridline-color: @line; }
QTableView::item { padding: 4px 8px; }
QHeaderView { background: transparent; }
QHeaderView::section { padding: 6px 11px; }
QHeaderView::section:first { border-top-left-radius: 7px; }
QHeaderView::section:last { border-top-right-radius: 7px; }
)"_s;
    for (const Name &entry : Names)
        sheet.replace(entry.name, (colors.*entry.color).name());
    return sheet;
}

} // namespace

void setSetupLook(QWidget *widget, const char *look)
{
    const QString name = QString::fromLatin1(look);
    if (widget->property("look").toString() == name)
        return;
    widget->setProperty("look", name);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    // A look has its own padding: the size that a label or a layout has worked out is no longer right.
    QEvent event(QEvent::StyleChange);
    QApplication::sendEvent(widget, &event);
    widget->updateGeometry();
}

ThemedPane::ThemedPane(QWidget *parent) : QWidget(parent)
{
    setAttribute(Qt::WA_StyledBackground);
    setSetupLook(this, "window");
    applyColors();
}

void ThemedPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColors();
}

void ThemedPane::showEvent(QShowEvent *event)
{
    applyColors();
    QWidget::showEvent(event);
}

void ThemedPane::applyColors()
{
    // Setting a sheet changes palettes, which leads here again.
    const QString sheet = sheetFor(colorsOf(palette()));
    if (sheet != styleSheet())
        setStyleSheet(sheet);
}
