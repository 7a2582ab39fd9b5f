// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/failedmodel.h"

#include "ui/setup/setupwords.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace {

FailedModel::Column column(const QString &title, QString (*text)(const FailedRow &))
{
    return {title, [text](const FailedRow &row, int role) {
                return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(text(row)) : QVariant();
            }};
}

} // namespace

FailedModel::FailedModel(QObject *parent)
    : RowsModel({column(tr("Last"),
                        [](const FailedRow &row) {
                            return localTimeText(row.lastAt);
                        }),
                 column(tr("From"),
                        [](const FailedRow &row) {
                            return row.address;
                        }),
                 column(tr("How often"),
                        [](const FailedRow &row) {
                            return QLocale().toString(row.count);
                        }),
                 column(tr("Why"),
                        [](const FailedRow &row) {
                            return row.reason;
                        })},
                parent)
{}

void FailedModel::setAttempts(const QList<FailedAttempt> &attempts)
{
    QList<FailedRow> rows;
    for (const FailedAttempt &attempt : attempts) {
        const QString address = attempt.address.toString();
        rows.append({.id = address + u'\n' + attempt.reason,
                     .lastAt = attempt.lastAt,
                     .address = address,
                     .reason = attempt.reason,
                     .count = attempt.count});
    }
    setRows(std::move(rows));
}
