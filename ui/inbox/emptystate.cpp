// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/emptystate.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent), m_title(new QLabel(this)), m_text(new QLabel(this)), m_button(new QPushButton(this))
{
    setObjectName("emptyState"_L1);
    m_title->setObjectName("emptyTitle"_L1);
    m_title->setProperty("look", u"strong"_s);
    m_text->setObjectName("emptyText"_L1);
    m_text->setProperty("look", u"mute"_s);
    m_button->setObjectName("emptyButton"_L1);
    for (QLabel *label : {m_title, m_text}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignCenter);
    }
    showBox(Box::Drafts);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(28, 0, 28, 0);
    layout->setSpacing(6);
    layout->addStretch(2);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addSpacing(8);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch(3);

    connect(m_button, &QPushButton::clicked, this, [this] {
        switch (m_step) {
        case Step::Sources:
            Q_EMIT sourcesRequested();
            break;
        case Step::Drafts:
            Q_EMIT draftsRequested();
            break;
        case Step::ClearFilter:
            Q_EMIT filterCleared();
            break;
        case Step::Retry:
            Q_EMIT retryRequested();
            break;
        }
    });
}

void EmptyState::showBox(Box box)
{
    switch (box) {
    case Box::Drafts:
        show(tr("No drafts"),
             tr("All is quiet. When a monitoring tool fires an alert, a draft with its text stands here within a "
                "second."),
             Step::Sources);
        break;
    case Box::Held:
        show(tr("Nothing is held"),
             tr("What may be a matter of security waits here without a text, until you have it drafted or dismiss it."),
             Step::Drafts);
        break;
    case Box::Live:
        show(tr("Nothing is live"), tr("Customers see no incident. What you publish stays here until it is resolved."),
             Step::Drafts);
        break;
    case Box::History:
        show(tr("No history yet"), tr("Incidents come here when their resolving update is published."), Step::Drafts);
        break;
    case Box::Dismissed:
        show(tr("Nothing was dismissed"),
             tr("Press D on a draft that customers need not hear of. It can be taken back from here."), Step::Drafts);
        break;
    }
}

void EmptyState::showFilter(const QString &filter)
{
    show(tr("Nothing fits “%1”").arg(filter.simplified()),
         tr("All words must be in the title, a component's name or the source."), Step::ClearFilter);
}

void EmptyState::showFailure(const QString &message)
{
    show(tr("The list could not be read"), message, Step::Retry);
}

void EmptyState::show(const QString &title, const QString &text, Step step)
{
    m_step = step;
    m_title->setText(title);
    m_text->setText(text);
    switch (step) {
    case Step::Sources:
        m_button->setText(tr("Set up a source"));
        break;
    case Step::Drafts:
        m_button->setText(tr("Go to the drafts"));
        break;
    case Step::ClearFilter:
        m_button->setText(tr("Clear the filter"));
        break;
    case Step::Retry:
        m_button->setText(tr("Try again"));
        break;
    }
    m_button->setAccessibleName(m_button->text());
    setAccessibleName(title);
    setAccessibleDescription(text);
}
