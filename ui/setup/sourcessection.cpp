// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/sourcessection.h"

#include "core/pipeline/setup.h"
#include "ui/setup/newkeycard.h"
#include "ui/setup/snippets.h"
#include "ui/setup/sourcesmodel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QTimer>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

SourcesSection::SourcesSection(Setup &setup, const QString &receiverUrl, QWidget *parent)
    : Section(tr("Sources"), tr("The tools whose alerts become drafts for this status page."), parent)
    , m_setup(setup)
    , m_receiverUrl(receiverUrl)
    , m_model(new SourcesModel(receiverUrl, this))
    , m_table(new SetupTable(u"sourcesTable"_s, tr("Sources"), 8, this))
    , m_copyAddress(addButton(u"copyAddress"_s, tr("Copy address")))
    , m_newKey(addButton(u"newKey"_s, tr("New key")))
    , m_card(new NewKeyCard(setup, receiverUrl, this))
{
    QPushButton *add = addButton(u"addSource"_s, tr("Add source"));
    m_table->setRows(m_model, SourcesModel::Url);
    addPart(m_table);
    m_empty = addEmptyState(u"sourcesEmpty"_s,
                            tr("No source yet. Add one for each tool that sends alerts: it gets an address to post to, an "
                               "API key, and a snippet to paste into the tool."));
    addPart(m_card);

    connect(add, &QPushButton::clicked, this, [this] {
        m_card->openForSource(m_pageId);
    });
    connect(m_newKey, &QPushButton::clicked, this, [this] {
        if (const Source *source = m_model->rowOf(m_table->currentIndex()))
            m_card->openForKey(*source);
    });
    connect(m_copyAddress, &QPushButton::clicked, this, &SourcesSection::copyAddress);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &SourcesSection::refresh);
    connect(m_model, &QAbstractItemModel::modelReset, this, &SourcesSection::refresh);
    connect(&setup, &Setup::catalogChanged, this, &SourcesSection::showSources);
    refresh();
}

void SourcesSection::setPage(const QString &pageId)
{
    if (m_pageId != pageId)
        m_card->close();
    m_pageId = pageId;
    showSources();
}

void SourcesSection::showSources()
{
    const auto catalog = m_setup.catalog();
    QList<Source> rows;
    for (const Source &source : catalog->sources) {
        if (source.pageId == m_pageId)
            rows.append(source);
    }
    setRowsKeepingCurrent(m_table, m_model, std::move(rows));
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
    refresh();
}

void SourcesSection::copyAddress()
{
    const Source *source = m_model->rowOf(m_table->currentIndex());
    if (!source)
        return;
    QGuiApplication::clipboard()->setText(sourceUrl(m_receiverUrl, *source));
    m_copyAddress->setText(tr("Copied"));
    QTimer::singleShot(2s, m_copyAddress, [this] {
        m_copyAddress->setText(tr("Copy address"));
    });
}

void SourcesSection::refresh()
{
    const bool hasSources = m_model->rowCount() > 0;
    m_table->setVisible(hasSources);
    m_empty->setVisible(!hasSources);
    const bool isSourceChosen = m_table->currentIndex().isValid();
    m_newKey->setEnabled(isSourceChosen);
    m_copyAddress->setEnabled(isSourceChosen);
}
