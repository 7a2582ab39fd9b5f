// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/newkeycard.h"

#include "ui/setup/newkeypanel.h"

#include <QPushButton>
#include <QVBoxLayout>

NewKeyCard::NewKeyCard(const QString &name, Setup &setup, const QString &receiverUrl, QWidget *parent)
    : FormCard(name, parent), m_panel(new NewKeyPanel(NewKeyPanel::Extent::Whole, setup, receiverUrl, this))
{
    body().addWidget(m_panel);
    connect(m_panel, &NewKeyPanel::returnPressed, this, &NewKeyCard::accept);
    connect(m_panel, &NewKeyPanel::created, this, &NewKeyCard::refresh);
    connect(m_panel, &NewKeyPanel::created, this, &NewKeyCard::created);
    connect(m_panel, &NewKeyPanel::refused, this, &NewKeyCard::refresh);
}

void NewKeyCard::openForSource(const QString &pageId)
{
    m_panel->startSource(pageId);
    refresh();
    open(tr("New source"));
    m_panel->focusFirst();
}

void NewKeyCard::openForKey(const QString &pageId, const QString &sourceId)
{
    m_panel->startKey(pageId, sourceId);
    refresh();
    open(tr("New key"));
    m_panel->focusFirst();
}

void NewKeyCard::close()
{
    FormCard::close();
    // The secret must not wait behind a hidden card.
    m_panel->startSource({});
}

void NewKeyCard::accept()
{
    if (m_panel->isCreated()) {
        close();
        return;
    }
    acceptButton().setEnabled(false);
    m_panel->create();
}

void NewKeyCard::refresh()
{
    acceptButton().setEnabled(true);
    acceptButton().setText(m_panel->isCreated() ? tr("Done") : tr("Create key"));
    cancelButton().setVisible(!m_panel->isCreated());
}
