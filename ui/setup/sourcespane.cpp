// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/sourcespane.h"

#include "ui/setup/keyssection.h"
#include "ui/setup/refusedsection.h"
#include "ui/setup/sourcessection.h"

#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

SourcesPane::SourcesPane(Setup &setup, const QString &receiverUrl, QWidget *parent)
    : ThemedPane(parent)
    , m_sources(new SourcesSection(setup, receiverUrl, this))
    , m_keys(new KeysSection(setup, this))
    , m_refused(new RefusedSection(setup, this))
{
    setObjectName(u"sourcesPane"_s);
    auto *content = new QWidget(this);
    setSetupLook(content, "window");
    auto *contentLayout = new QVBoxLayout(content);
    contentLayout->setContentsMargins(24, 20, 24, 20);
    contentLayout->setSpacing(24);
    for (QWidget *section : {static_cast<QWidget *>(m_sources), static_cast<QWidget *>(m_keys),
                             static_cast<QWidget *>(m_refused)})
        contentLayout->addWidget(section);
    contentLayout->addStretch();

    auto *scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
}

void SourcesPane::setPage(const QString &pageId)
{
    m_sources->setPage(pageId);
    m_keys->setPage(pageId);
    m_refused->ask();
}

void SourcesPane::showEvent(QShowEvent *event)
{
    ThemedPane::showEvent(event);
    m_keys->ask();
    m_refused->ask();
}
