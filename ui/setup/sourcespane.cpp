// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/sourcespane.h"

#include "ui/setup/failedsection.h"
#include "ui/setup/frontdoor.h"
#include "ui/setup/keyssection.h"
#include "ui/setup/receivercard.h"
#include "ui/setup/refusedsection.h"
#include "ui/setup/sourcessection.h"

#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

SourcesPane::SourcesPane(const FrontDoor &door, QWidget *parent)
    : ThemedPane(parent)
    , m_receiver(new ReceiverCard(door, this))
    , m_sources(new SourcesSection(door, this))
    , m_keys(new KeysSection(door, this))
    , m_refused(new RefusedSection(door.setup, this))
{
    setObjectName(u"sourcesPane"_s);
    auto *content = new QWidget(this);
    setSetupLook(content, "window");
    auto *contentLayout = new QVBoxLayout(content);
    contentLayout->setContentsMargins(24, 20, 24, 20);
    contentLayout->setSpacing(24);
    for (QWidget *section :
         {static_cast<QWidget *>(m_receiver), static_cast<QWidget *>(m_sources), static_cast<QWidget *>(m_keys),
          static_cast<QWidget *>(m_refused), static_cast<QWidget *>(new FailedSection(door.failedAttempts, this))})
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

    connect(m_sources, &SourcesSection::currentChanged, this, [this] {
        m_keys->setSource(m_sources->currentId());
    });
    connect(m_sources, &SourcesSection::keyCreated, m_keys, &KeysSection::ask);
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
    m_receiver->ask();
    m_keys->ask();
    m_refused->ask();
}
