// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stylesheet.h"

#include "ui/theme.h"

#include <QtMath>

using namespace Qt::StringLiterals;

namespace {

// @name is a colour, %name a size in pixels at 13 px of text. A focus frame is 2 px where the ordinary one is 1 px,
// with 1 px less of padding, so that nothing moves.
constexpr auto Template = R"(
QToolTip { background: @card; color: @ink; border: 1px solid @line; padding: 4px 6px; }

QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QMainWindow, QDialog, QWidget[look="window"] { background: @window; }
QWidget[look="side"] { background: @sidebar; }
QWidget[look="card"] { background: @card; }
QWidget[look="bar"] { background: @card; border: 0; border-top: 1px solid @line; }
QWidget[look="header"] { border: 0; border-bottom: 1px solid @line; }
QWidget[look="framed"] { background: @card; border: 1px solid @line; border-radius: 8px; }

QMenuBar { background: @sidebar; color: @mute; border: 0; border-bottom: 1px solid @line; padding: 3px 6px; }
QMenuBar::item { padding: 5px 9px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: @selection; color: @ink; }
QMenu { background: @card; color: @ink; border: 1px solid @line; padding: 5px 0; }
QMenu::item { padding: 5px 26px 5px 12px; background: transparent; }
QMenu::icon { padding-left: 10px; }
QMenu::item:selected { background: @selection; color: @ink; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @line; margin: 5px 0; }
QStatusBar { background: @sidebar; color: @mute; border: 0; border-top: 1px solid @line; }
QStatusBar::item { border: 0; }
QStatusBar QLabel { color: @mute; font-size: %12; }
QSplitter::handle { background: @line; }
QSplitter::handle:hover { background: @faint; }

QPushButton, QToolButton { background: @card; color: @ink; border: 1px solid @line; border-radius: 7px;
    padding: 6px 13px; }
QToolButton { padding: 4px 9px; }
QPushButton:hover, QToolButton:hover { border-color: @faint; }
QPushButton:pressed, QPushButton:checked, QToolButton:pressed, QToolButton:checked { background: @selection; }
QPushButton:disabled, QToolButton:disabled { color: @faint; }
QPushButton:focus { border: 2px solid @accent; padding: 5px 12px; }
QToolButton:focus { border: 2px solid @accent; padding: 3px 8px; }
QToolButton::menu-indicator { image: none; width: 0; }
QPushButton[look="primary"] { background: @accent; color: @accentInk; border-color: @accent; font-weight: 600;
    padding: 7px 19px; }
QPushButton[look="primary"]:hover { background: @accentHover; border-color: @accentHover; }
QPushButton[look="primary"]:focus { border: 2px solid @ink; padding: 6px 18px; }
QPushButton[look="primary"]:disabled { background: @line; border-color: @line; color: @mute; }
QPushButton[look="link"], QPushButton[look="quiet"] { background: transparent; border: 1px solid transparent;
    border-radius: 4px; padding: 2px 4px; }
QPushButton[look="link"] { color: @accent; text-decoration: underline; }
QPushButton[look="quiet"] { color: @mute; padding: 4px 8px; }
QPushButton[look="quiet"]:hover { color: @ink; background: @selection; }
QPushButton[look="link"]:focus { border: 2px solid @accent; padding: 1px 3px; }
QPushButton[look="quiet"]:focus { border: 2px solid @accent; padding: 3px 7px; }
QPushButton[look="link"]:disabled, QPushButton[look="quiet"]:disabled { color: @faint; }

QLineEdit, QTextEdit, QPlainTextEdit, QSpinBox, QComboBox { background: @card; color: @ink; border: 1px solid @line;
    border-radius: 6px; selection-background-color: @accent; selection-color: @accentInk; }
QLineEdit { padding: 5px 8px; }
QLineEdit:focus { border: 2px solid @accent; padding: 4px 7px; }
QLineEdit:disabled { color: @faint; background: @window; }
QLineEdit[look="title"] { font-size: %19; font-weight: 600; background: transparent; border: 1px solid transparent;
    padding: 2px 4px; }
QLineEdit[look="title"]:hover { border-color: @line; }
QLineEdit[look="title"]:focus { border: 2px solid @accent; padding: 1px 3px; }
QLineEdit[look="title"]:read-only { border-color: transparent; }
QTextEdit:focus, QPlainTextEdit:focus { border: 2px solid @accent; }
QTextEdit[look="text"], QPlainTextEdit[look="text"] { font-size: %15; border-radius: 8px; padding: 8px 10px; }
QTextEdit[look="text"]:focus, QPlainTextEdit[look="text"]:focus { padding: 7px 9px; }
QTextEdit[look="code"], QPlainTextEdit[look="code"] { background: @code; color: @mute; font-size: %12;
    font-family: "DejaVu Sans Mono", "Noto Sans Mono", "Cascadia Mono", Menlo, monospace; padding: 5px 6px; }
QTextEdit[look="code"]:focus, QPlainTextEdit[look="code"]:focus { padding: 4px 5px; }
QComboBox { padding: 4px 9px; }
QComboBox:focus, QComboBox:on { border: 2px solid @accent; padding: 3px 8px; }
QComboBox:disabled { color: @faint; }
QComboBox::drop-down { border: 0; width: 20px; }
QComboBox::down-arrow { image: url(:/icons/chevron-@shade.svg); width: 10px; height: 10px; }
QComboBox QAbstractItemView { background: @card; color: @ink; border: 1px solid @line; outline: 0;
    selection-background-color: @selection; selection-color: @ink; }

QLabel { background: transparent; }
QLabel[look="title"] { font-size: %19; font-weight: 600; }
QLabel[look="strong"] { font-weight: 600; }
QLabel[look="heading"] { font-size: %12; font-weight: 600; color: @mute; }
QLabel[look="mute"] { color: @mute; }
QLabel[look="faint"] { color: @faint; }
QLabel[look="good"] { color: @ok; }
QLabel[look="bad"] { color: @critical; }
QLabel[look="small"] { font-size: %12; color: @mute; }
QGroupBox { border: 1px solid @line; border-radius: 8px; margin-top: 9px; padding-top: 9px; }
QGroupBox::title { subcontrol-origin: margin; left: 10px; padding: 0 4px; color: @mute; }

QListView, QTreeView, QTableView { background: @window; color: @ink; border: 0; outline: 0;
    selection-background-color: @selection; selection-color: @ink; }
QTreeView::item, QTableView::item { padding: 4px 6px; border: 0; }
QTreeView:focus, QTableView:focus { border: 2px solid @accent; }
QHeaderView { background: @window; border: 0; }
QHeaderView::section { background: @window; color: @mute; font-size: %12; font-weight: 600; border: 0;
    border-bottom: 1px solid @line; padding: 5px 6px; }
QScrollArea { background: transparent; border: 0; }
QTabBar { background: transparent; }
QTabBar::tab { color: @mute; font-size: %12; padding: 7px 10px; border: 0; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @ink; font-weight: 600; border-bottom-color: @accent; }
QTabBar:focus { border: 1px solid @accent; border-radius: 4px; }
QTabWidget::pane { border: 0; border-top: 1px solid @line; }
QProgressBar { background: @line; border: 0; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: @accent; border-radius: 2px; }

QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: 11px; }
QScrollBar:horizontal { height: 11px; }
QScrollBar::handle { background: @scroll; border-radius: 3px; margin: 2px 3px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; margin: 3px 2px; }
QScrollBar::handle:hover { background: @faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }

Banner { border: 0; border-bottom: 1px solid @line; }
Banner[kind="information"] { background: @selection; }
Banner[kind="warning"] { background: @minorBack; }
Banner[kind="error"] { background: @criticalBack; }
)";

QColor mixed(const QColor &one, const QColor &other, double share)
{
    const auto channel = [share](int from, int to) {
        return qRound(from + (to - from) * share);
    };
    return {channel(one.red(), other.red()), channel(one.green(), other.green()), channel(one.blue(), other.blue())};
}

} // namespace

QString styleSheetOf(const Colors &colors, int basePixels)
{
    const std::initializer_list<std::pair<QString, QColor>> words = {
        // A name comes after the longer ones that begin with it.
        {u"accentHover"_s, mixed(colors.accent, colors.ink, 0.15)},
        {u"accentInk"_s, colors.accentInk},
        {u"accent"_s, colors.accent},
        {u"minorBack"_s, colors.minorBack},
        {u"criticalBack"_s, colors.criticalBack},
        {u"critical"_s, colors.critical},
        {u"ok"_s, colors.ok},
        {u"selection"_s, colors.selection},
        {u"scroll"_s, mixed(colors.line, colors.faint, 0.45)},
        {u"window"_s, colors.window},
        {u"sidebar"_s, colors.sidebar},
        {u"card"_s, colors.card},
        {u"code"_s, colors.code},
        {u"line"_s, colors.line},
        {u"ink"_s, colors.ink},
        {u"mute"_s, colors.mute},
        {u"faint"_s, colors.faint},
    };
    QString sheet = QString::fromLatin1(Template);
    sheet.replace("@shade"_L1, colors.isDark ? "dark"_L1 : "light"_L1);
    for (const auto &[name, color] : words)
        sheet.replace(QString(u'@' + name), color.name());
    for (const int pixels : {11, 12, 15, 19})
        sheet.replace(QString(u'%' + QString::number(pixels)),
                      QString(QString::number(qRound(pixels * basePixels / 13.0)) + u"px"));
    return sheet;
}
