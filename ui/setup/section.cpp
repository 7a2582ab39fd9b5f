// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/section.h"

#include "ui/setup/setupstyle.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

Section::Section(const QString &title, const QString &hint, QWidget *parent)
    : QWidget(parent), m_layout(new QVBoxLayout(this)), m_buttons(new QWidget(this))
{
    auto *titleLabel = new QLabel(title, this);
    setSetupLook(titleLabel, "title");
    auto *hintLabel = new QLabel(hint, this);
    setSetupLook(hintLabel, "mute");
    hintLabel->setWordWrap(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(titleLabel);
    words->addWidget(hintLabel);
    auto *buttons = new QHBoxLayout(m_buttons);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(8);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addLayout(words, 1);
    head->addWidget(m_buttons, 0, Qt::AlignBottom);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(8);
    m_layout->addLayout(head);
}

QPushButton *Section::addButton(const QString &objectName, const QString &text)
{
    auto *button = new QPushButton(text, m_buttons);
    button->setObjectName(objectName);
    m_buttons->layout()->addWidget(button);
    return button;
}

QLabel *Section::addEmptyState(const QString &objectName, const QString &text)
{
    auto *label = new QLabel(text, this);
    label->setObjectName(objectName);
    label->setWordWrap(true);
    label->setMargin(16);
    setSetupLook(label, "empty");
    addPart(label);
    return label;
}

void Section::addPart(QWidget *part)
{
    m_layout->addWidget(part);
}

void Section::addPart(QLayout *part)
{
    m_layout->addLayout(part);
}
