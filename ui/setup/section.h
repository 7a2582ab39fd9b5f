// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/setup/setuptable.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

/// A part of a set-up pane: its title, what it is about, its buttons to the right of both, and below what it shows.
class Section : public QWidget
{
    Q_OBJECT

public:
    Section(const QString &title, const QString &hint, QWidget *parent);

protected:
    /// A button to the right of those that are there.
    QPushButton *addButton(const QString &objectName, const QString &text);
    /// What stands in the place of a table without rows.
    QLabel *addEmptyState(const QString &objectName, const QString &text);
    void addPart(QWidget *part);
    void addPart(QLayout *part);

private:
    QVBoxLayout *m_layout;
    QWidget *m_buttons;
};

/// Sets a model's rows anew; the current row stays the same one.
template<typename Model, typename Rows>
void setRowsKeepingCurrent(SetupTable *table, Model *model, Rows rows)
{
    const auto *current = model->rowOf(table->currentIndex());
    const QString id = current ? current->id : QString();
    model->setRows(std::move(rows));
    const QModelIndex index = model->indexOf(id);
    if (index.isValid() && index.row() != table->currentIndex().row())
        table->setCurrentIndex(index);
}
