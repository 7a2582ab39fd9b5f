// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/failedattempts.h"
#include "ui/setup/rowsmodel.h"

/// Attempts of one address for one reason.
struct FailedRow
{
    QString id = {}; ///< address and reason
    QDateTime lastAt = {};
    QString address = {};
    QString reason = {};
    int count = 0;

    bool operator==(const FailedRow &) const = default;
};

/// Who came to the door without a good key: from where, how often, why.
class FailedModel : public RowsModel<FailedRow>
{
    Q_OBJECT

public:
    enum Columns { Last, Address, Count, Reason };

    explicit FailedModel(QObject *parent);

    void setAttempts(const QList<FailedAttempt> &attempts);
};
