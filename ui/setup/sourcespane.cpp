// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/sourcespane.h"

#include "core/base/whenfinished.h"
#include "core/pipeline/setup.h"
#include "ui/setup/confirmstrip.h"
#include "ui/setup/errorline.h"
#include "ui/setup/keysmodel.h"
#include "ui/setup/masking.h"
#include "ui/setup/newkeypanel.h"
#include "ui/setup/refusedmodel.h"
#include "ui/setup/setuptable.h"
#include "ui/setup/setupwords.h"
#include "ui/setup/snippets.h"
#include "ui/setup/sourcesmodel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QTimer>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// What a person can read of a body at most; the rest is in the store.
constexpr qsizetype LongestBody = 64 * 1024;

QLabel *emptyState(const QString &objectName, const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setObjectName(objectName);
    label->setWordWrap(true);
    label->setMargin(16);
    setSetupLook(label, "empty");
    return label;
}

/// A part of the pane with its title, what it is about, and its buttons to the right of both.
QVBoxLayout *section(QWidget *part, const QString &title, const QString &hint, const QList<QPushButton *> &buttons)
{
    auto *titleLabel = new QLabel(title, part);
    setSetupLook(titleLabel, "title");
    auto *hintLabel = new QLabel(hint, part);
    setSetupLook(hintLabel, "mute");
    hintLabel->setWordWrap(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(titleLabel);
    words->addWidget(hintLabel);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addLayout(words, 1);
    for (QPushButton *button : buttons)
        head->addWidget(button, 0, Qt::AlignBottom);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(head);
    return layout;
}

QPushButton *button(const QString &objectName, const QString &text, QWidget *parent)
{
    auto *made = new QPushButton(text, parent);
    made->setObjectName(objectName);
    return made;
}

/// The same row as before, after the rows were set anew.
template<typename Model, typename Rows>
void setRowsKeepingCurrent(SetupTable *table, Model *model, Rows rows)
{
    const auto *current = model->rowOf(table->currentIndex());
    const QString id = current ? current->id : QString();
    model->setRows(std::move(rows));
    const QModelIndex index = model->indexOf(id);
    if (index.isValid() && index.row() != table->currentIndex().row())
        table->setCurrentIndex(index);
}

} // namespace

SourcesPane::SourcesPane(Setup &setup, const QString &receiverUrl, QWidget *parent)
    : ThemedPane(parent)
    , m_setup(setup)
    , m_receiverUrl(receiverUrl)
    , m_sourcesModel(new SourcesModel(receiverUrl, this))
    , m_keysModel(new KeysModel(this))
    , m_refusedModel(new RefusedModel(this))
{
    setObjectName(u"sourcesPane"_s);
    auto *content = new QWidget(this);
    setSetupLook(content, "window");
    auto *contentLayout = new QVBoxLayout(content);
    contentLayout->setContentsMargins(24, 20, 24, 20);
    contentLayout->setSpacing(12);
    contentLayout->addWidget(createSources());
    contentLayout->addWidget(createNewKey());
    contentLayout->addSpacing(12);
    contentLayout->addWidget(createKeys());
    contentLayout->addSpacing(12);
    contentLayout->addWidget(createRefused());
    contentLayout->addStretch();

    auto *scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);

    connect(&m_setup, &Setup::catalogChanged, this, &SourcesPane::showSources);
    connect(&m_setup, &Setup::keysChanged, this, &SourcesPane::askKeys);
    connect(&m_setup, &Setup::deliveryRefused, this, &SourcesPane::askRefused);
    refreshButtons();
}

void SourcesPane::setPage(const QString &pageId)
{
    if (m_pageId != pageId) {
        closeNewKey();
        m_confirm->close();
        m_keysError->show({});
    }
    m_pageId = pageId;
    showSources();
    askKeys();
    askRefused();
}

void SourcesPane::showEvent(QShowEvent *event)
{
    ThemedPane::showEvent(event);
    askKeys();
    askRefused();
}

QWidget *SourcesPane::createSources()
{
    auto *part = new QWidget(this);
    QPushButton *add = button(u"addSource"_s, tr("Add source"), part);
    m_newKey = button(u"newKey"_s, tr("New key"), part);
    m_copyAddress = button(u"copyAddress"_s, tr("Copy address"), part);
    QVBoxLayout *layout = section(part, tr("Sources"), tr("The tools whose alerts become drafts for this status page."),
                                  {m_copyAddress, m_newKey, add});

    m_sources = new SetupTable(u"sourcesTable"_s, tr("Sources"), 8, part);
    m_sources->setRows(m_sourcesModel, SourcesModel::Url);
    m_noSources =
        emptyState(u"sourcesEmpty"_s,
                   tr("No source yet. Add one for each tool that sends alerts: it gets an address to post to, an API "
                      "key, and a snippet to paste into the tool."),
                   part);
    layout->addWidget(m_sources);
    layout->addWidget(m_noSources);

    connect(add, &QPushButton::clicked, this, [this] {
        openNewKey(nullptr);
    });
    connect(m_newKey, &QPushButton::clicked, this, [this] {
        openNewKey(m_sourcesModel->rowOf(m_sources->currentIndex()));
    });
    connect(m_copyAddress, &QPushButton::clicked, this, &SourcesPane::copyAddress);
    connect(m_sources->selectionModel(), &QItemSelectionModel::currentChanged, this, &SourcesPane::refreshButtons);
    connect(m_sourcesModel, &QAbstractItemModel::modelReset, this, &SourcesPane::refreshButtons);
    return part;
}

QWidget *SourcesPane::createNewKey()
{
    m_newKeyCard = new QFrame(this);
    m_newKeyCard->setObjectName(u"newKeyCard"_s);
    setSetupLook(m_newKeyCard, "framed");
    m_newKeyTitle = new QLabel(m_newKeyCard);
    setSetupLook(m_newKeyTitle, "strong");
    m_newKeyPanel = new NewKeyPanel(m_setup, m_receiverUrl, m_newKeyCard);
    m_newKeyCreate = button(u"newKeyCreate"_s, {}, m_newKeyCard);
    setSetupLook(m_newKeyCreate, "primary");
    m_newKeyCancel = button(u"newKeyCancel"_s, tr("Cancel"), m_newKeyCard);
    setSetupLook(m_newKeyCancel, "quiet");

    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_newKeyCancel);
    buttons->addWidget(m_newKeyCreate);
    auto *layout = new QVBoxLayout(m_newKeyCard);
    layout->setContentsMargins(18, 14, 18, 14);
    layout->setSpacing(12);
    layout->addWidget(m_newKeyTitle);
    layout->addWidget(m_newKeyPanel);
    layout->addLayout(buttons);
    m_newKeyCard->hide();

    const auto create = [this] {
        if (m_newKeyPanel->isCreated()) {
            closeNewKey();
            return;
        }
        m_newKeyCreate->setEnabled(false);
        m_newKeyPanel->create();
    };
    connect(m_newKeyCreate, &QPushButton::clicked, this, create);
    connect(m_newKeyPanel, &NewKeyPanel::returnPressed, this, create);
    connect(m_newKeyPanel, &NewKeyPanel::created, this, &SourcesPane::refreshNewKey);
    connect(m_newKeyPanel, &NewKeyPanel::created, this, &SourcesPane::askKeys);
    connect(m_newKeyPanel, &NewKeyPanel::refused, this, &SourcesPane::refreshNewKey);
    connect(m_newKeyCancel, &QPushButton::clicked, this, &SourcesPane::closeNewKey);
    auto *escape = new QShortcut(QKeySequence(Qt::Key_Escape), m_newKeyCard, this, &SourcesPane::closeNewKey);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    return m_newKeyCard;
}

QWidget *SourcesPane::createKeys()
{
    auto *part = new QWidget(this);
    m_revoke = button(u"revokeKey"_s, tr("Revoke"), part);
    setSetupLook(m_revoke, "danger");
    QVBoxLayout *layout =
        section(part, tr("API keys"),
                tr("To change a key, make a new one for its source, put it into the tool, then revoke the old one."),
                {m_revoke});
    m_keyTable = new SetupTable(u"keysTable"_s, tr("API keys"), 8, part);
    m_keyTable->setRows(m_keysModel, KeysModel::Name);
    m_noKeys = emptyState(u"keysEmpty"_s, tr("No key yet. A source gets its first key when it is added."), part);
    m_confirm = new ConfirmStrip(part);
    m_keysError = new ErrorLine(part);
    m_keysError->setObjectName(u"keysError"_s);
    layout->addWidget(m_keyTable);
    layout->addWidget(m_noKeys);
    layout->addWidget(m_confirm);
    layout->addWidget(m_keysError);

    connect(m_revoke, &QPushButton::clicked, this, &SourcesPane::revokeKey);
    connect(m_keyTable->selectionModel(), &QItemSelectionModel::currentChanged, this, &SourcesPane::refreshButtons);
    connect(m_keysModel, &QAbstractItemModel::modelReset, this, &SourcesPane::refreshButtons);
    connect(m_keysModel, &QAbstractItemModel::dataChanged, this, &SourcesPane::refreshButtons);
    return part;
}

QWidget *SourcesPane::createRefused()
{
    auto *part = new QWidget(this);
    QVBoxLayout *layout =
        section(part, tr("Refused requests"),
                tr("Sent with a good key, but with a mistake that kept them from becoming a draft. Most tools "
                   "never say that they were refused."),
                {});
    m_refused = new SetupTable(u"refusedTable"_s, tr("Refused requests"), 6, part);
    m_refused->setRows(m_refusedModel, RefusedModel::Reason);
    m_noRefused = emptyState(
        u"refusedEmpty"_s,
        tr("Nothing was refused. An alert that names an unknown component, for example, would be listed here "
           "with the reason and with what was sent."),
        part);
    m_bodyTitle = new QLabel(tr("What was sent (secrets are masked)"), part);
    setSetupLook(m_bodyTitle, "heading");
    m_body = new QPlainTextEdit(part);
    m_body->setObjectName(u"refusedBody"_s);
    m_body->setAccessibleName(tr("What was sent, secrets masked"));
    m_body->setReadOnly(true);
    m_body->setTabChangesFocus(true);
    m_body->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_body->setWordWrapMode(QTextOption::WrapAnywhere);
    m_body->setFixedHeight(130);
    setSetupLook(m_body, "code");
    m_bodyTitle->setBuddy(m_body);
    layout->addWidget(m_refused);
    layout->addWidget(m_noRefused);
    layout->addWidget(m_bodyTitle);
    layout->addWidget(m_body);

    connect(m_refused->selectionModel(), &QItemSelectionModel::currentChanged, this, &SourcesPane::showBody);
    connect(m_refusedModel, &QAbstractItemModel::modelReset, this, &SourcesPane::showBody);
    showBody();
    return part;
}

void SourcesPane::showSources()
{
    const auto catalog = m_setup.catalog();
    QList<Source> rows;
    for (const Source &source : catalog->sources) {
        if (source.pageId == m_pageId)
            rows.append(source);
    }
    setRowsKeepingCurrent(m_sources, m_sourcesModel, std::move(rows));
    if (!m_sources->currentIndex().isValid() && m_sourcesModel->rowCount() > 0)
        m_sources->setCurrentIndex(m_sourcesModel->index(0, 0));
    refreshButtons();
}

void SourcesPane::askKeys()
{
    whenFinished(m_setup.keys(), this, [this](const Result<QList<ApiKey>> &keys) {
        m_keysError->show(keys ? QString() : keys.error().message);
        if (!keys)
            return;
        m_keys = *keys;
        showKeys();
    });
}

void SourcesPane::showKeys()
{
    const auto catalog = m_setup.catalog();
    QList<KeyRow> rows;
    for (const ApiKey &key : std::as_const(m_keys)) {
        if (!key.pageId.isEmpty() && key.pageId != m_pageId)
            continue;
        const Source *source = key.sourceId.isEmpty() ? nullptr : catalog->source(key.sourceId);
        rows.append({.id = key.id, .key = key, .sourceName = source ? source->name : QString()});
    }
    setRowsKeepingCurrent(m_keyTable, m_keysModel, std::move(rows));
    refreshButtons();
}

void SourcesPane::askRefused()
{
    whenFinished(m_setup.refusedDeliveries(), this, [this](const Result<QList<RefusedDelivery>> &deliveries) {
        if (!deliveries)
            return;
        setRowsKeepingCurrent(m_refused, m_refusedModel, *deliveries);
        if (!m_refused->currentIndex().isValid() && !deliveries->isEmpty())
            m_refused->setCurrentIndex(m_refusedModel->index(0, 0));
        showBody();
    });
}

void SourcesPane::showBody()
{
    const bool isEmpty = m_refusedModel->rowCount() == 0;
    m_refused->setVisible(!isEmpty);
    m_noRefused->setVisible(isEmpty);
    const RefusedDelivery *delivery = m_refusedModel->rowOf(m_refused->currentIndex());
    m_bodyTitle->setVisible(delivery);
    m_body->setVisible(delivery);
    const QString text = delivery ? withSecretsMasked(QString::fromUtf8(delivery->body.left(LongestBody))) : QString();
    if (m_body->toPlainText() != text)
        m_body->setPlainText(text);
}

void SourcesPane::openNewKey(const Source *source)
{
    if (source) {
        m_newKeyTitle->setText(tr("New key for %1").arg(source->name));
        m_newKeyPanel->startKey(*source);
    } else {
        m_newKeyTitle->setText(tr("New source"));
        m_newKeyPanel->startSource(m_pageId);
    }
    m_newKeyCard->setAccessibleName(m_newKeyTitle->text());
    refreshNewKey();
    m_newKeyCard->show();
    m_newKeyPanel->focusFirst();
}

void SourcesPane::closeNewKey()
{
    const bool hadFocus = m_newKeyCard->isAncestorOf(focusWidget());
    m_newKeyCard->hide();
    // The secret must not wait behind a hidden card.
    m_newKeyPanel->startSource(m_pageId);
    if (hadFocus)
        (m_sources->isVisible() ? static_cast<QWidget *>(m_sources) : m_newKey)->setFocus(Qt::OtherFocusReason);
}

void SourcesPane::refreshNewKey()
{
    m_newKeyCreate->setEnabled(true);
    m_newKeyCreate->setText(m_newKeyPanel->isCreated() ? tr("Done") : tr("Create key"));
    m_newKeyCancel->setVisible(!m_newKeyPanel->isCreated());
}

void SourcesPane::copyAddress()
{
    const Source *source = m_sourcesModel->rowOf(m_sources->currentIndex());
    if (!source)
        return;
    QGuiApplication::clipboard()->setText(sourceUrl(m_receiverUrl, *source));
    m_copyAddress->setText(tr("Copied"));
    QTimer::singleShot(2s, m_copyAddress, [this] {
        m_copyAddress->setText(tr("Copy address"));
    });
}

void SourcesPane::revokeKey()
{
    const KeyRow *row = m_keysModel->rowOf(m_keyTable->currentIndex());
    if (!row)
        return;
    m_confirm->ask(tr("Revoke “%1” (%2…)? Whatever still uses it is refused from then on. This cannot be taken back.")
                       .arg(row->key.name, row->key.prefix),
                   tr("Revoke"), tr("Keep"), [this, id = row->id] {
                       whenFinished(m_setup.revokeKey(id), this, [this](const Result<> &revoked) {
                           m_keysError->show(revoked ? QString() : revoked.error().message);
                           askKeys(); // keysChanged() may have come before the change could be read
                       });
                   });
}

void SourcesPane::refreshButtons()
{
    const bool hasSources = m_sourcesModel->rowCount() > 0;
    m_sources->setVisible(hasSources);
    m_noSources->setVisible(!hasSources);
    const bool isSourceChosen = m_sources->currentIndex().isValid();
    m_newKey->setEnabled(isSourceChosen);
    m_copyAddress->setEnabled(isSourceChosen);

    const bool hasKeys = m_keysModel->rowCount() > 0;
    m_keyTable->setVisible(hasKeys);
    m_noKeys->setVisible(!hasKeys);
    const KeyRow *key = m_keysModel->rowOf(m_keyTable->currentIndex());
    m_revoke->setVisible(hasKeys);
    m_revoke->setEnabled(key && keyStateOf(key->key, QDateTime::currentDateTimeUtc()) != KeyState::Revoked);
}
