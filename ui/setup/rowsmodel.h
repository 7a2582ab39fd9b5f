// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QList>

#include <algorithm>
#include <functional>

/// A read-only table of values that have an id. Its columns are given as a table, too.
template<typename Row>
class RowsModel : public QAbstractTableModel
{
public:
    struct Column
    {
        QString title;
        std::function<QVariant(const Row &, int role)> value;
    };

    RowsModel(QList<Column> columns, QObject *parent) : QAbstractTableModel(parent), m_columns(std::move(columns)) {}

    /// Takes the rows over; a selection stays where the ids and their order are the same.
    void setRows(QList<Row> rows)
    {
        const bool isSameOrder = std::ranges::equal(rows, m_rows, {}, &Row::id, &Row::id);
        if (!isSameOrder) {
            beginResetModel();
            m_rows = std::move(rows);
            endResetModel();
        } else if (rows != m_rows) {
            m_rows = std::move(rows);
            Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, int(m_columns.size()) - 1));
        }
    }

    [[nodiscard]] const QList<Row> &rows() const { return m_rows; }
    /// The row of an index; nullptr if it is invalid.
    [[nodiscard]] const Row *rowOf(const QModelIndex &index) const
    {
        return index.isValid() && index.row() < m_rows.size() ? &m_rows[index.row()] : nullptr;
    }
    /// Where a row is; invalid if it is not there.
    [[nodiscard]] QModelIndex indexOf(const QString &id) const
    {
        const auto found = std::ranges::find(m_rows, id, &Row::id);
        return found == m_rows.end() ? QModelIndex() : index(int(found - m_rows.begin()), 0);
    }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_columns.size());
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
            return {};
        return m_columns[index.column()].value(m_rows[index.row()], role);
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size())
            return {};
        if (role == Qt::DisplayRole)
            return m_columns[section].title;
        if (role == Qt::TextAlignmentRole)
            return int(Qt::AlignLeft | Qt::AlignVCenter);
        return {};
    }

private:
    QList<Column> m_columns;
    QList<Row> m_rows;
};
