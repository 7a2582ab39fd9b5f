// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/sourcesmodel.h"

#include "ui/setup/setupwords.h"
#include "ui/setup/snippets.h"

namespace {

QVariant shown(const QString &text, int role)
{
    return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(text) : QVariant();
}

} // namespace

SourcesModel::SourcesModel(const QString &receiverUrl, QObject *parent)
    : RowsModel({{tr("Name"),
                  [](const Source &source, int role) {
                      return shown(source.name, role);
                  }},
                 {tr("Tool"),
                  [](const Source &source, int role) {
                      return shown(toolName(source.tool), role);
                  }},
                 {tr("Address it posts to"),
                  [receiverUrl](const Source &source, int role) {
                      return shown(sourceUrl(receiverUrl, source), role);
                  }},
                 {tr("Last alert"),
                  [](const Source &source, int role) {
                      return shown(localTimeText(source.lastReceivedAt, SourcesModel::tr("None yet")), role);
                  }}},
                parent)
{}
