// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QVBoxLayout;
class ComponentRow;

/// A list of names to type: rows that are added, removed and moved. Alt+Up and Alt+Down move the row one is in, Return
/// goes on to the next.
class ComponentsEditor : public QWidget
{
    Q_OBJECT

public:
    struct Entry
    {
        QString componentId = {}; ///< of what is stored already; else empty
        QString name = {};        ///< trimmed, may be empty
    };

    explicit ComponentsEditor(QWidget *parent);

    void setNames(const QStringList &names);
    /// In the order of the rows, empty ones as well.
    [[nodiscard]] QList<Entry> entries() const;
    void setComponentId(qsizetype row, const QString &componentId);
    /// An empty sentence takes the error away.
    void showError(qsizetype row, const QString &sentence);

private:
    ComponentRow *addRow(const QString &name, qsizetype position);
    void removeRow(ComponentRow *row);
    void moveRow(ComponentRow *row, int by);
    void goOnFrom(ComponentRow *row);
    void renumber();

    QList<ComponentRow *> m_rows;
    QVBoxLayout *m_layout;
};
