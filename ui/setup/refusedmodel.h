// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/source.h"
#include "ui/setup/rowsmodel.h"

/// Authenticated requests that made no incident: when, from where, why.
class RefusedModel : public RowsModel<RefusedDelivery>
{
    Q_OBJECT

public:
    enum Columns { Received, SourceName, Reason };

    explicit RefusedModel(QObject *parent);
};
