// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/source.h"
#include "ui/setup/rowsmodel.h"

/// A key with the name of what it is bound to.
struct KeyRow
{
    QString id = {};
    ApiKey key = {};
    QString boundTo = {};

    bool operator==(const KeyRow &) const = default;
};

/// API keys: never a secret, only what it begins with.
class KeysModel : public RowsModel<KeyRow>
{
    Q_OBJECT

public:
    enum Columns { Name, Prefix, BoundTo, Scope, Addresses, Expires, LastUsed, State };

    explicit KeysModel(QObject *parent);
};
