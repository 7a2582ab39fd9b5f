// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/emptyhint.h"

#include "ui/review/reviewstyle.h"

#include <QGridLayout>
#include <QKeySequence>
#include <QLabel>

using namespace Qt::StringLiterals;

EmptyHint::EmptyHint(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"emptyHint"_s);
    setLook(this, "card");
    auto *title = new QLabel(tr("Nothing selected"), this);
    title->setFont(scaledFont(font(), 16, QFont::DemiBold));
    setLook(title, "ink");
    auto *text = new QLabel(
        tr("Choose an incident on the left to read its text. Nothing reaches customers before you publish it."), this);
    text->setWordWrap(true);
    text->setMinimumWidth(360);
    text->setMaximumWidth(360);
    setLook(text, "mute");

    const std::pair<QString, QString> keys[] = {
        {tr("J / K", "keys"), tr("next, previous incident")},
        {tr("E", "key"), tr("edit the text")},
        {tr("T", "key"), tr("change the tone")},
        {tr("D", "key"), tr("dismiss")},
        {QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText), tr("publish")},
        {QKeySequence(QKeySequence::Undo).toString(QKeySequence::NativeText),
         tr("take a publish back while it can be")},
    };
    auto *grid = new QGridLayout;
    grid->setContentsMargins(0, 14, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(7);
    int row = 0;
    for (const auto &[key, does] : keys) {
        auto *keyLabel = new QLabel(key, this);
        setLook(keyLabel, "key");
        auto *doesLabel = new QLabel(does, this);
        setLook(doesLabel, "mute");
        grid->addWidget(keyLabel, row, 0, Qt::AlignLeft);
        grid->addWidget(doesLabel, row, 1);
        ++row;
    }
    grid->setColumnStretch(1, 1);

    auto *block = new QVBoxLayout;
    block->setSpacing(4);
    block->addStretch(2);
    block->addWidget(title);
    block->addWidget(text);
    block->addLayout(grid);
    block->addStretch(3);
    auto *across = new QHBoxLayout(this);
    across->addStretch();
    across->addLayout(block);
    across->addStretch();
}
