// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/keyssection.h"

#include "core/base/whenfinished.h"
#include "core/pipeline/setup.h"
#include "ui/setup/confirmstrip.h"
#include "ui/setup/errorline.h"
#include "ui/setup/keysmodel.h"
#include "ui/setup/setupstyle.h"
#include "ui/setup/setupwords.h"

#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

KeysSection::KeysSection(Setup &setup, QWidget *parent)
    : Section(tr("API keys"),
              tr("To change a key, make a new one for its source, put it into the tool, then revoke the old one."), parent)
    , m_setup(setup)
    , m_model(new KeysModel(this))
    , m_table(new SetupTable(u"keysTable"_s, tr("API keys"), 8, this))
    , m_revoke(addButton(u"revokeKey"_s, tr("Revoke")))
    , m_confirm(new ConfirmStrip(this))
    , m_error(new ErrorLine(this))
{
    setSetupLook(m_revoke, "danger");
    m_error->setObjectName(u"keysError"_s);
    m_table->setRows(m_model, KeysModel::Name);
    addPart(m_table);
    m_empty = addEmptyState(u"keysEmpty"_s, tr("No key yet. A source gets its first key when it is added."));
    addPart(m_confirm);
    addPart(m_error);

    connect(m_revoke, &QPushButton::clicked, this, &KeysSection::revoke);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &KeysSection::refresh);
    connect(m_model, &QAbstractItemModel::modelReset, this, &KeysSection::refresh);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &KeysSection::refresh);
    connect(&setup, &Setup::keysChanged, this, &KeysSection::ask);
    refresh();
}

void KeysSection::setPage(const QString &pageId)
{
    if (m_pageId != pageId) {
        m_confirm->close();
        m_error->show({});
    }
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
    const auto catalog = m_setup.catalog();
    QList<KeyRow> rows;
    for (const ApiKey &key : std::as_const(m_keys)) {
        if (!key.pageId.isEmpty() && key.pageId != m_pageId)
            continue;
        const Source *source = key.sourceId.isEmpty() ? nullptr : catalog->source(key.sourceId);
        rows.append({.id = key.id, .key = key, .sourceName = source ? source->name : QString()});
    }
    setRowsKeepingCurrent(m_table, m_model, std::move(rows));
    refresh();
}

void KeysSection::revoke()
{
    const KeyRow *row = m_model->rowOf(m_table->currentIndex());
    if (!row)
        return;
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
    m_revoke->setVisible(hasKeys);
    m_revoke->setEnabled(row && keyStateOf(row->key, QDateTime::currentDateTimeUtc()) != KeyState::Revoked);
}
