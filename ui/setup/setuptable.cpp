// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/setuptable.h"

#include <QAbstractItemModel>
#include <QHeaderView>
#include <QScrollBar>

#include <algorithm>

namespace {

constexpr int NarrowestColumn = 92; // pixels

} // namespace

SetupTable::SetupTable(const QString &objectName, const QString &accessibleName, int mostRows, QWidget *parent)
    : QTableView(parent), m_mostRows(mostRows)
{
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setMinimumSectionSize(NarrowestColumn); // the stretched one, too
    connect(horizontalScrollBar(), &QScrollBar::rangeChanged, this, [this] {
        updateGeometry();
    });
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void SetupTable::setRows(QAbstractItemModel *model, int stretchedColumn)
{
    setModel(model);
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(stretchedColumn, QHeaderView::Stretch);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(model, signal, this, [this] {
            updateGeometry();
        });
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        updateGeometry();
    });
}

QSize SetupTable::sizeHint() const
{
    const int rows = model() ? std::min(model()->rowCount(), m_mostRows) : 0;
    int height = horizontalHeader()->sizeHint().height() + 2 * frameWidth() + 2;
    for (int row = 0; row < rows; ++row)
        height += std::max(rowHeight(row), sizeHintForRow(row));
    if (horizontalScrollBar()->maximum() > 0)
        height += horizontalScrollBar()->sizeHint().height();
    return {QTableView::sizeHint().width(), height};
}

QSize SetupTable::minimumSizeHint() const
{
    return {240, sizeHint().height()};
}
