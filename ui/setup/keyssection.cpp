// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/keyssection.h"

#include "core/base/whenfinished.h"
#include "core/pipeline/setup.h"
#include "ui/setup/confirmstrip.h"
#include "ui/setup/errorline.h"
#include "ui/setup/frontdoor.h"
#include "ui/setup/keysmodel.h"
#include "ui/setup/newkeycard.h"
#include "ui/setup/renamecard.h"
#include "ui/setup/rotatecard.h"
#include "ui/setup/setupstyle.h"
#include "ui/setup/setupwords.h"

#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

KeysSection::KeysSection(const FrontDoor &door, QWidget *parent)
    : Section(tr("API keys"), tr("Rotate a key to change it while its tool goes on: old and new work side by side."),
              parent)
    , m_setup(door.setup)
    , m_model(new KeysModel(this))
    , m_table(new SetupTable(u"keysTable"_s, tr("API keys"), 8, this))
    , m_rename(addButton(u"renameKey"_s, tr("Rename")))
    , m_revoke(addButton(u"revokeKey"_s, tr("Revoke")))
    , m_rotate(addButton(u"rotateKey"_s, tr("Rotate")))
    , m_newKeyCard(new NewKeyCard(u"newKey"_s, door.setup, door.receiverUrl, this))
    , m_rotateCard(new RotateCard(door.setup, door.receiverUrl, this))
    , m_renameCard(new RenameCard(u"keyRename"_s, this))
    , m_confirm(new ConfirmStrip(this))
    , m_error(new ErrorLine(this))
{
    setObjectName(u"keysSection"_s);
    QPushButton *create = addButton(u"newKey"_s, tr("New key"));
    setSetupLook(m_revoke, "danger");
    m_error->setObjectName(u"keysError"_s);
    m_table->setRows(m_model, KeysModel::Name);
    addPart(m_table);
    m_empty = addEmptyState(u"keysEmpty"_s, tr("No key yet. A source gets its first key when it is added."));
    for (QWidget *part :
         {static_cast<QWidget *>(m_newKeyCard), static_cast<QWidget *>(m_rotateCard),
          static_cast<QWidget *>(m_renameCard), static_cast<QWidget *>(m_confirm), static_cast<QWidget *>(m_error)})
        addPart(part);

    connect(create, &QPushButton::clicked, this, [this] {
        closeForms();
        m_newKeyCard->openForKey(m_pageId, m_sourceId);
    });
    connect(m_rename, &QPushButton::clicked, this, &KeysSection::rename);
    connect(m_rotate, &QPushButton::clicked, this, &KeysSection::rotate);
    connect(m_revoke, &QPushButton::clicked, this, &KeysSection::revoke);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &KeysSection::refresh);
    connect(m_model, &QAbstractItemModel::modelReset, this, &KeysSection::refresh);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &KeysSection::refresh);
    // keysChanged() may come before the change can be read.
    connect(m_newKeyCard, &NewKeyCard::created, this, &KeysSection::ask);
    connect(m_rotateCard, &RotateCard::rotated, this, &KeysSection::ask);
    connect(m_renameCard, &RenameCard::renamed, this, &KeysSection::ask);
    connect(&m_setup, &Setup::keysChanged, this, &KeysSection::ask);
    refresh();
}

void KeysSection::setPage(const QString &pageId)
{
    if (m_pageId != pageId)
        closeForms();
    m_pageId = pageId;
    ask();
}

void KeysSection::ask()
{
    whenFinished(m_setup.keys(), this, [this](const Result<QList<ApiKey>> &keys) {
        m_error->show(keys ? QString() : keys.error().message);
        if (!keys)
            return;
        m_keys = *keys;
        showKeys();
    });
}

void KeysSection::showKeys()
{
    QList<KeyRow> rows;
    for (const ApiKey &key : std::as_const(m_keys)) {
        if (!key.pageId.isEmpty() && key.pageId != m_pageId)
            continue;
        rows.append({.id = key.id, .key = key, .boundTo = boundTo(key)});
    }
    setRowsKeepingCurrent(m_table, m_model, std::move(rows));
    refresh();
}

QString KeysSection::boundTo(const ApiKey &key) const
{
    if (key.pageId.isEmpty())
        return tr("All pages", "what a key is for");
    if (key.sourceId.isEmpty())
        return tr("Any source", "what a key is for");
    const auto catalog = m_setup.catalog();
    const Source *source = catalog->source(key.sourceId);
    return source ? source->name : tr("A removed source", "what a key is for");
}

void KeysSection::rename()
{
    const KeyRow *row = m_model->rowOf(m_table->currentIndex());
    if (!row)
        return;
    closeForms();
    m_renameCard->openFor(tr("Rename “%1” (%2…)").arg(row->key.name, row->key.prefix), row->key.name,
                          [this, id = row->id](const QString &name) {
                              return m_setup.renameKey(id, name);
                          });
}

void KeysSection::rotate()
{
    const KeyRow *row = m_model->rowOf(m_table->currentIndex());
    if (!row)
        return;
    closeForms();
    m_rotateCard->openFor(row->key);
}

void KeysSection::closeForms()
{
    m_newKeyCard->close();
    m_rotateCard->close();
    m_renameCard->close();
    m_confirm->close();
    m_error->show({});
}

void KeysSection::revoke()
{
    const KeyRow *row = m_model->rowOf(m_table->currentIndex());
    if (!row)
        return;
    closeForms();
    m_confirm->ask(tr("Revoke “%1” (%2…)? Whatever still uses it is refused from then on. This cannot be taken back.")
                       .arg(row->key.name, row->key.prefix),
                   tr("Revoke"), tr("Keep"), [this, id = row->id] {
                       whenFinished(m_setup.revokeKey(id), this, [this](const Result<> &revoked) {
                           m_error->show(revoked ? QString() : revoked.error().message);
                           ask(); // keysChanged() may have come before the change could be read
                       });
                   });
}

void KeysSection::refresh()
{
    const bool hasKeys = m_model->rowCount() > 0;
    m_table->setVisible(hasKeys);
    m_empty->setVisible(!hasKeys);
    const KeyRow *row = m_model->rowOf(m_table->currentIndex());
    const KeyState state = row ? keyStateOf(row->key, QDateTime::currentDateTimeUtc()) : KeyState::Revoked;
    for (QPushButton *button : {m_rename, m_revoke, m_rotate})
        button->setVisible(hasKeys);
    m_rename->setEnabled(row);
    m_revoke->setEnabled(state != KeyState::Revoked);
    m_rotate->setEnabled(state == KeyState::Active || state == KeyState::ExpiresSoon);
}
