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

/// The first address and how many more there are; all of them in the tool tip.
QVariant addressesOf(const ApiKey &key, int role)
{
    if (role == Qt::ToolTipRole)
        return key.addresses.join(u'\n');
    if (role != Qt::DisplayRole)
        return {};
    if (key.addresses.isEmpty())
        return KeysModel::tr("Anywhere");
    if (key.addresses.size() == 1)
        return key.addresses.first();
    return KeysModel::tr("%1 +%2", "an address, and how many more")
        .arg(key.addresses.first())
        .arg(key.addresses.size() - 1);
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
                 {tr("For"),
                  [](const KeyRow &row, int role) {
                      return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(row.boundTo) : QVariant();
                  }},
                 column(tr("May"),
                        [](const ApiKey &key) {
                            return displayName(key.scope);
                        }),
                 {tr("From"),
                  [](const KeyRow &row, int role) {
                      return addressesOf(row.key, role);
                  }},
                 column(tr("Expires"),
                        [](const ApiKey &key) {
                            return localTimeText(key.expiresAt, KeysModel::tr("Never"));
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
