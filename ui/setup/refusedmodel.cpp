// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/refusedmodel.h"

#include "ui/setup/setupwords.h"

namespace {

RefusedModel::Column column(const QString &title, QString (*text)(const RefusedDelivery &))
{
    return {title, [text](const RefusedDelivery &row, int role) {
                return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(text(row)) : QVariant();
            }};
}

} // namespace

RefusedModel::RefusedModel(QObject *parent)
    : RowsModel({column(tr("Received"),
                        [](const RefusedDelivery &row) {
                            return localTimeText(row.receivedAt);
                        }),
                 column(tr("Source"),
                        [](const RefusedDelivery &row) {
                            return row.sourceName;
                        }),
                 column(tr("Why it made no draft"),
                        [](const RefusedDelivery &row) {
                            return row.reason;
                        })},
                parent)
{}
