// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/source.h"
#include "ui/setup/rowsmodel.h"

/// A source, and why its signatures cannot be checked at the moment.
struct SourceRow
{
    QString id = {};
    Source source = {};
    QString trouble = {}; ///< one sentence; empty: none

    bool operator==(const SourceRow &) const = default;
};

/// The sources of a page: name, tool, address, whether it signs, when it was last heard of.
class SourcesModel : public RowsModel<SourceRow>
{
    Q_OBJECT

public:
    enum Columns { Name, ToolName, Url, Signature, LastReceived };

    SourcesModel(const QString &receiverUrl, QObject *parent);
};
