// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/keysmodel.h"

#include "ui/setup/setupwords.h"

using namespace Qt::StringLiterals;

namespace {

KeysModel::Column column(const QString &title, QString (*text)(const ApiKey &))
{
    return {title, [text](const KeyRow &row, int role) {
                return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(text(row.key)) : QVariant();
            }};
}

KeyState stateOf(const ApiKey &key)
{
    return keyStateOf(key, QDateTime::currentDateTimeUtc());
}

} // namespace

KeysModel::KeysModel(QObject *parent)
    : RowsModel({column(tr("Name"),
                        [](const ApiKey &key) {
                            return key.name;
                        }),
                 column(tr("Begins with"),
                        [](const ApiKey &key) {
                            return QString(key.prefix + u'…');
                        }),
                 {tr("Source"),
                  [](const KeyRow &row, int role) {
                      return role == Qt::DisplayRole
                                 ? QVariant(row.sourceName.isEmpty() ? KeysModel::tr("Any") : row.sourceName)
                                 : QVariant();
                  }},
                 column(tr("May"),
                        [](const ApiKey &key) {
                            return displayName(key.scope);
                        }),
                 column(tr("Created"),
                        [](const ApiKey &key) {
                            return localTimeText(key.createdAt);
                        }),
                 column(tr("Last used"),
                        [](const ApiKey &key) {
                            return localTimeText(key.lastUsedAt, KeysModel::tr("Never"));
                        }),
                 column(tr("State"),
                        [](const ApiKey &key) {
                            return displayName(stateOf(key));
                        })},
                parent)
{}
