// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

/// A table of whole rows that is as high as its rows, up to a number of them. Tab leaves it, arrows move within.
class SetupTable : public QTableView
{
    Q_OBJECT

public:
    SetupTable(const QString &objectName, const QString &accessibleName, int mostRows, QWidget *parent);

    /// Sets the model; \a stretchedColumn takes the room that the others leave.
    void setRows(QAbstractItemModel *model, int stretchedColumn);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    const int m_mostRows;
};
