// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/source.h"
#include "ui/setup/rowsmodel.h"

/// The sources of a page: name, tool, address, when it was last heard of.
class SourcesModel : public RowsModel<Source>
{
    Q_OBJECT

public:
    enum Columns { Name, ToolName, Url, LastReceived };

    SourcesModel(const QString &receiverUrl, QObject *parent);
};
