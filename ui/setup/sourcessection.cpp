// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/sourcessection.h"

#include "core/base/whenfinished.h"
#include "core/intake/snippets.h"
#include "core/pipeline/setup.h"
#include "core/pipeline/signing.h"
#include "ui/setup/confirmstrip.h"
#include "ui/setup/errorline.h"
#include "ui/setup/frontdoor.h"
#include "ui/setup/guidecard.h"
#include "ui/setup/newkeycard.h"
#include "ui/setup/renamecard.h"
#include "ui/setup/signingcard.h"
#include "ui/setup/sourcesmodel.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTimer>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

SourcesSection::SourcesSection(const FrontDoor &door, QWidget *parent)
    : Section(tr("Sources"), tr("The tools whose alerts become drafts for this status page."), parent)
    , m_setup(door.setup)
    , m_signing(door.signing)
    , m_receiverUrl(door.receiverUrl)
    , m_model(new SourcesModel(door.receiverUrl, this))
    , m_table(new SetupTable(u"sourcesTable"_s, tr("Sources"), 8, this))
    , m_setUp(addButton(u"setUpSource"_s, tr("Set up…")))
    , m_copyAddress(addButton(u"copyAddress"_s, tr("Copy address")))
    , m_more(addButton(u"sourceMore"_s, tr("More")))
    , m_newSource(new NewKeyCard(u"newSource"_s, door.setup, door.receiverUrl, this))
    , m_guide(new GuideCard(door.setup, door.receiverUrl, this))
    , m_signature(new SigningCard(door.setup, door.signing, this))
    , m_rename(new RenameCard(u"sourceName"_s, this))
    , m_confirm(new ConfirmStrip(this))
    , m_error(new ErrorLine(this))
{
    setObjectName(u"sourcesSection"_s);
    QPushButton *add = addButton(u"addSource"_s, tr("Add source"));
    m_error->setObjectName(u"sourcesError"_s);
    m_table->setRows(m_model, SourcesModel::Url);
    addPart(m_table);
    m_empty =
        addEmptyState(u"sourcesEmpty"_s,
                      tr("No source yet. Add one for each tool that sends alerts: it gets an address to post to, an "
                         "API key, and what to paste into the tool."));
    for (QWidget *part :
         {static_cast<QWidget *>(m_newSource), static_cast<QWidget *>(m_guide), static_cast<QWidget *>(m_signature),
          static_cast<QWidget *>(m_rename), static_cast<QWidget *>(m_confirm), static_cast<QWidget *>(m_error)})
        addPart(part);
    createMenu();

    connect(add, &QPushButton::clicked, this, [this] {
        closeForms();
        m_newSource->openForSource(m_pageId);
    });
    connect(m_newSource, &NewKeyCard::created, this, &SourcesSection::keyCreated);
    connect(m_setUp, &QPushButton::clicked, this, &SourcesSection::showGuide);
    connect(m_copyAddress, &QPushButton::clicked, this, &SourcesSection::copyAddress);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &SourcesSection::refresh);
    connect(m_model, &QAbstractItemModel::modelReset, this, &SourcesSection::refresh);
    connect(&m_setup, &Setup::catalogChanged, this, &SourcesSection::showSources);
    connect(&m_signing, &Signing::changed, this, &SourcesSection::showSources);
    refresh();
}

void SourcesSection::createMenu()
{
    auto *menu = new QMenu(m_more);
    const auto add = [this, menu](const QString &objectName, const QString &text, auto act) {
        QAction *action = menu->addAction(text);
        action->setObjectName(objectName);
        connect(action, &QAction::triggered, this, [this, act] {
            const SourceRow *row = m_model->rowOf(m_table->currentIndex());
            if (!row)
                return;
            closeForms();
            act(row->source);
        });
    };
    add(u"sourceSignature"_s, tr("Signature…"), [this](const Source &source) {
        m_signature->openFor(source);
    });
    add(u"renameSource"_s, tr("Rename…"), [this](const Source &source) {
        rename(source);
    });
    add(u"removeSource"_s, tr("Remove…"), [this](const Source &source) {
        remove(source);
    });
    m_more->setMenu(menu);
}

void SourcesSection::setPage(const QString &pageId)
{
    if (m_pageId != pageId)
        closeForms();
    m_pageId = pageId;
    showSources();
}

QString SourcesSection::currentId() const
{
    const SourceRow *row = m_model->rowOf(m_table->currentIndex());
    return row ? row->id : QString();
}

void SourcesSection::showSources()
{
    const auto catalog = m_setup.catalog();
    const auto secrets = m_signing.sharedSecrets().get();
    QList<SourceRow> rows;
    for (const Source &source : catalog->sources) {
        if (source.pageId == m_pageId)
            rows.append({.id = source.id, .source = source, .trouble = secrets->value(source.id).unavailable});
    }
    setRowsKeepingCurrent(m_table, m_model, std::move(rows));
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, 0));
    refresh();
}

void SourcesSection::showGuide()
{
    const SourceRow *row = m_model->rowOf(m_table->currentIndex());
    if (!row)
        return;
    closeForms();
    m_guide->openFor(row->source);
}

void SourcesSection::copyAddress()
{
    const SourceRow *row = m_model->rowOf(m_table->currentIndex());
    if (!row)
        return;
    QGuiApplication::clipboard()->setText(sourceUrl(m_receiverUrl, row->source));
    m_copyAddress->setText(tr("Copied"));
    QTimer::singleShot(2s, m_copyAddress, [this] {
        m_copyAddress->setText(tr("Copy address"));
    });
}

void SourcesSection::rename(const Source &source)
{
    m_rename->openFor(tr("Rename %1").arg(source.name), source.name, [this, id = source.id](const QString &name) {
        return m_setup.renameSource(id, name);
    });
}

void SourcesSection::remove(const Source &source)
{
    m_confirm->ask(
        tr("Remove “%1”? Its keys are revoked and its address is gone. What it has sent stays.").arg(source.name),
        tr("Remove"), tr("Keep"), [this, id = source.id] {
            whenFinished(m_signing.removeSource(id), this, [this](const Result<> &removed) {
                m_error->show(removed ? QString() : removed.error().message);
            });
        });
}

void SourcesSection::closeForms()
{
    m_newSource->close();
    m_guide->close();
    m_signature->close();
    m_rename->close();
    m_confirm->close();
    m_error->show({});
}

void SourcesSection::refresh()
{
    const bool hasSources = m_model->rowCount() > 0;
    m_table->setVisible(hasSources);
    m_empty->setVisible(!hasSources);
    const bool isSourceChosen = m_table->currentIndex().isValid();
    m_more->setEnabled(isSourceChosen);
    m_setUp->setEnabled(isSourceChosen);
    m_copyAddress->setEnabled(isSourceChosen);
    Q_EMIT currentChanged();
}
