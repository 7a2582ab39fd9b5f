// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/sourcesmodel.h"

#include "core/intake/snippets.h"
#include "ui/setup/setupwords.h"

namespace {

QVariant shown(const QString &text, int role)
{
    return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(text) : QVariant();
}

QVariant signature(const SourceRow &row, int role)
{
    const QString &header = row.source.signature.header;
    if (role == Qt::ToolTipRole)
        return row.trouble.isEmpty() ? header : row.trouble;
    if (role != Qt::DisplayRole)
        return {};
    if (header.isEmpty())
        return SourcesModel::tr("Off", "a source does not sign");
    // The signs tell them apart where colour does not.
    return row.trouble.isEmpty() ? SourcesModel::tr("✓ On", "a source signs")
                                 : SourcesModel::tr("⚑ No secret", "a source signs, but its secret is not to be had");
}

} // namespace

SourcesModel::SourcesModel(const QString &receiverUrl, QObject *parent)
    : RowsModel({{tr("Name"),
                  [](const SourceRow &row, int role) {
                      return shown(row.source.name, role);
                  }},
                 {tr("Tool"),
                  [](const SourceRow &row, int role) {
                      return shown(toolName(row.source.tool), role);
                  }},
                 {tr("Address it posts to"),
                  [receiverUrl](const SourceRow &row, int role) {
                      return shown(sourceUrl(receiverUrl, row.source), role);
                  }},
                 {tr("Signature"), signature},
                 {tr("Last alert"),
                  [](const SourceRow &row, int role) {
                      return shown(localTimeText(row.source.lastReceivedAt, SourcesModel::tr("None yet")), role);
                  }}},
                parent)
{}
