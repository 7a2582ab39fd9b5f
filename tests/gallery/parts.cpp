// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gallery/gallery.h"
#include "ui/actions.h"
#include "ui/shortcutsdialog.h"
#include "ui/theme.h"
#include "ui/trayicon.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/glyphs.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace {

void addGlyphs(QGridLayout &grid, QWidget &parent)
{
    const Colors &colors = colorsOf(parent.palette());
    int column = 0;
    const auto add = [&](const QIcon &icon, const QString &name) {
        auto *picture = new QLabel(&parent);
        picture->setPixmap(icon.pixmap(28, 28));
        grid.addWidget(picture, 0, column, Qt::AlignCenter);
        grid.addWidget(new QLabel(name, &parent), 1, column++, Qt::AlignCenter);
    };
    for (const auto severity : {Severity::Minor, Severity::Major, Severity::Critical})
        add(severityIcon(severity, colors), displayName(severity));
    for (const auto status :
         {ComponentStatus::Operational, ComponentStatus::DegradedPerformance, ComponentStatus::PartialOutage,
          ComponentStatus::MajorOutage, ComponentStatus::UnderMaintenance})
        add(statusIcon(status, colors), displayName(status));
}

void addButtons(QBoxLayout &row, QWidget &parent)
{
    for (const auto &[look, text] : {std::pair(u""_s, u"Ordinary"_s),
                                     {u"primary"_s, u"Publish"_s},
                                     {u"link"_s, u"Link"_s},
                                     {u"quiet"_s, u"Quiet"_s}}) {
        for (const bool isEnabled : {true, false}) {
            auto *button = new QPushButton(text, &parent);
            button->setProperty("look", look);
            button->setEnabled(isEnabled);
            row.addWidget(button);
        }
    }
}

} // namespace

void drawParts(Gallery &gallery)
{
    QWidget parts;
    parts.setProperty("look", u"card"_s);
    parts.setAttribute(Qt::WA_StyledBackground);
    auto *column = new QVBoxLayout(&parts);
    for (const auto &[kind, text] :
         {std::pair(Banner::Kind::Information, u"A draft was dismissed from its notification."_s),
          {Banner::Kind::Warning, u"Alerts may have been missed between 03:12 and 06:40."_s},
          {Banner::Kind::Error, u"The disk is full: make room, alerts are being refused."_s}}) {
        auto *banner = new Banner(&parts);
        banner->show(kind, text, kind == Banner::Kind::Information ? u"Show it"_s : QString());
        column->addWidget(banner);
    }
    auto *grid = new QGridLayout;
    addGlyphs(*grid, parts);
    column->addLayout(grid);

    auto *severity = new SegmentedControl(&parts);
    const Colors &colors = colorsOf(parts.palette());
    for (const auto word : {Severity::Minor, Severity::Major, Severity::Critical})
        severity->addSegment(displayName(word), severityIcon(word, colors));
    severity->setCurrentIndex(1);
    auto *stage = new SegmentedControl(&parts);
    for (const auto word : {Stage::Investigating, Stage::Identified, Stage::Monitoring, Stage::Resolved})
        stage->addSegment(displayName(word));
    stage->setSegmentEnabled(3, false);
    auto *controls = new QHBoxLayout;
    controls->addWidget(severity);
    controls->addWidget(stage);
    controls->addStretch();
    column->addLayout(controls);

    auto *buttons = new QHBoxLayout;
    addButtons(*buttons, parts);
    column->addLayout(buttons);

    auto *fields = new QHBoxLayout;
    auto *edit = new QLineEdit(&parts);
    edit->setPlaceholderText(u"A field"_s);
    auto *box = new QComboBox(&parts);
    box->addItems({u"Europe/Berlin"_s, u"UTC"_s});
    fields->addWidget(edit);
    fields->addWidget(box);
    for (const auto &[isReceiving, count] : {std::pair(true, 0), {true, 3}, {true, 142}, {false, 12}}) {
        auto *tray = new QLabel(&parts);
        tray->setPixmap(trayPicture(isReceiving, count).pixmap(48, 48));
        auto *small = new QLabel(&parts);
        small->setPixmap(trayPicture(isReceiving, count).pixmap(22, 22));
        fields->addWidget(tray);
        fields->addWidget(small);
    }
    column->addLayout(fields);
    column->addStretch();
    gallery.draw(u"parts"_s, parts, {900, 400});

    QWidget window;
    const Actions actions(window);
    ShortcutsDialog dialog(actions, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    gallery.draw(u"shortcuts"_s, dialog, dialog.sizeHint());
}
