// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/keystep.h"

#include "ui/setup/newkeypanel.h"
#include "ui/setup/setupstyle.h"

#include <QLabel>
#include <QVBoxLayout>

KeyStep::KeyStep(Setup &setup, const QString &receiverUrl, QWidget *parent)
    : QWidget(parent), m_panel(new NewKeyPanel(NewKeyPanel::Extent::Short, setup, receiverUrl, this))
{
    auto *title = new QLabel(tr("Let your monitoring in"), this);
    setSetupLook(title, "title");
    auto *hint = new QLabel(
        tr("An API key lets a tool send alerts, which become drafts. No key can publish: only you can."), this);
    setSetupLook(hint, "mute");
    hint->setWordWrap(true);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(title);
    layout->addWidget(hint);
    layout->addSpacing(14);
    layout->addWidget(m_panel);
    layout->addStretch();
}
