// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/guidecard.h"

#include "core/intake/snippets.h"
#include "core/pipeline/setup.h"
#include "ui/setup/guideview.h"
#include "ui/setup/setupstyle.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

GuideCard::GuideCard(Setup &setup, QString receiverUrl, QWidget *parent)
    : FormCard(u"guide"_s, parent)
    , m_setup(setup)
    , m_receiverUrl(std::move(receiverUrl))
    , m_guide(new GuideView(u"source"_s, this))
{
    auto *hint = new QLabel(tr("Put the API key where grm_… stands. Greenroom keeps no copy of it: if it is lost, make "
                               "a new one below."),
                            this);
    setSetupLook(hint, "mute");
    hint->setWordWrap(true);
    body().addWidget(hint);
    body().addWidget(m_guide);
    acceptButton().setText(tr("Done"));
    cancelButton().hide();
}

void GuideCard::openFor(const Source &source)
{
    m_guide->setInstructions(instructionsFor(source, *m_setup.catalog(), m_receiverUrl));
    open(tr("Set up %1", "the name of a source: a tool").arg(source.name));
    acceptButton().setFocus(Qt::OtherFocusReason);
}

void GuideCard::accept()
{
    close();
}
