// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/page.h"

#include <QAbstractTableModel>
#include <QFuture>
#include <QList>

class LiveImpacts;
class Setup;

/// The components of a page in its order, to be changed in place. What is changed shows at once; if the store then
/// refuses it, refused() says why and the rows are as they were.
class ComponentsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Description, ManualStatus, StatusShown };
    static constexpr int ColumnCount = 4;
    /// A ComponentStatus as int, in both columns of a status.
    static constexpr int StatusRole = Qt::UserRole;

    ComponentsModel(Setup &setup, LiveImpacts &impacts, QObject *parent);

    void setPage(const QString &pageId);
    [[nodiscard]] const QList<Component> &components() const { return m_rows; }
    [[nodiscard]] QModelIndex indexOf(const QString &componentId) const;

    void add(const QString &name);
    void remove(const QString &componentId);
    /// Moves a row one up (-1) or down (1) on the page.
    void move(int row, int by);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

Q_SIGNALS:
    void added(const QString &componentId);
    void refused(const QString &reason);

private:
    void refresh();
    void write(const QFuture<Result<>> &future);
    void finishOne(const std::optional<Error> &error);

    Setup &m_setup;
    LiveImpacts &m_impacts;
    QString m_pageId;
    QList<Component> m_rows;
    int m_writes = 0; ///< changes of ours on their way: until they are stored, the catalog is behind the rows
};
