// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/componentsmodel.h"

#include "core/base/whenfinished.h"
#include "core/pipeline/setup.h"
#include "ui/setup/liveimpacts.h"

#include <algorithm>

using namespace Qt::StringLiterals;

ComponentsModel::ComponentsModel(Setup &setup, LiveImpacts &impacts, QObject *parent)
    : QAbstractTableModel(parent), m_setup(setup), m_impacts(impacts)
{
    connect(&m_setup, &Setup::catalogChanged, this, &ComponentsModel::refresh);
    connect(&m_impacts, &LiveImpacts::changed, this, [this] {
        if (!m_rows.isEmpty())
            Q_EMIT dataChanged(index(0, StatusShown), index(int(m_rows.size()) - 1, StatusShown));
    });
}

void ComponentsModel::setPage(const QString &pageId)
{
    m_pageId = pageId;
    refresh();
}

QModelIndex ComponentsModel::indexOf(const QString &componentId) const
{
    const auto found = std::ranges::find(m_rows, componentId, &Component::id);
    return found == m_rows.end() ? QModelIndex() : index(int(found - m_rows.begin()), 0);
}

void ComponentsModel::add(const QString &name)
{
    ++m_writes;
    // Position -1: behind the last.
    const Component component{.pageId = m_pageId, .name = name, .position = -1};
    whenFinished(m_setup.addComponent(component), this, [this](const Result<Component> &stored) {
        finishOne(stored ? std::nullopt : std::optional(stored.error()));
        if (stored)
            Q_EMIT added(stored->id);
    });
}

void ComponentsModel::remove(const QString &componentId)
{
    write(m_setup.removeComponent(componentId));
}

void ComponentsModel::move(int row, int by)
{
    const int to = row + by;
    if (row < 0 || row >= m_rows.size() || to < 0 || to >= m_rows.size() || by == 0)
        return;
    beginMoveRows({}, row, row, {}, by > 0 ? to + 1 : to);
    m_rows.move(row, to);
    endMoveRows();
    for (int position = 0; position < m_rows.size(); ++position) {
        if (m_rows[position].position == position)
            continue;
        m_rows[position].position = position;
        write(m_setup.updateComponent(m_rows[position]));
    }
}

int ComponentsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ComponentsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ComponentsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Component &component = m_rows[index.row()];
    const bool isText = role == Qt::DisplayRole || role == Qt::EditRole;
    switch (index.column()) {
    case Name:
        return isText ? QVariant(component.name) : QVariant();
    case Description:
        if (role == Qt::ToolTipRole)
            return component.description;
        return isText ? QVariant(component.description) : QVariant();
    case ManualStatus:
        if (role == StatusRole)
            return int(component.manualStatus);
        return isText ? QVariant(displayName(component.manualStatus)) : QVariant();
    case StatusShown: {
        const LiveImpacts::Impact impact = m_impacts.of(component.id);
        const ComponentStatus shown = worse(component.manualStatus, impact.status);
        if (role == StatusRole)
            return int(shown);
        if (role == Qt::ToolTipRole && !impact.incidents.isEmpty())
            return tr("Because of: %1").arg(impact.incidents.join(u", "_s));
        return isText ? QVariant(displayName(shown)) : QVariant();
    }
    default:
        return {};
    }
}

QVariant ComponentsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Description:
        return tr("Description");
    case ManualStatus:
        return tr("Set by hand");
    case StatusShown:
        return tr("On the page now");
    default:
        return {};
    }
}

Qt::ItemFlags ComponentsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return index.column() == StatusShown ? flags : flags | Qt::ItemIsEditable;
}

bool ComponentsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid) || role != Qt::EditRole)
        return false;
    Component component = m_rows[index.row()];
    switch (index.column()) {
    case Name:
        component.name = value.toString().trimmed();
        break;
    case Description:
        component.description = value.toString().trimmed();
        break;
    case ManualStatus: {
        bool isNumber = false;
        const int status = value.toInt(&isNumber);
        if (!isNumber || status < 0 || status > int(ComponentStatus::UnderMaintenance))
            return false;
        component.manualStatus = ComponentStatus(status);
        break;
    }
    default:
        return false;
    }
    if (component == m_rows[index.row()])
        return true;
    m_rows[index.row()] = component;
    Q_EMIT dataChanged(index.siblingAtColumn(0), index.siblingAtColumn(ColumnCount - 1));
    write(m_setup.updateComponent(component));
    return true;
}

void ComponentsModel::refresh()
{
    if (m_writes > 0)
        return;
    QList<Component> rows = m_setup.catalog()->componentsOf(m_pageId);
    if (!std::ranges::equal(rows, m_rows, {}, &Component::id, &Component::id)) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    for (int row = 0; row < m_rows.size(); ++row) {
        // Only what has changed: a view sets an open editor anew when its row is said to have.
        const bool isSame = m_rows[row] == rows[row];
        m_rows[row] = rows[row];
        if (!isSame)
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

void ComponentsModel::write(const QFuture<Result<>> &future)
{
    ++m_writes;
    whenFinished(future, this, [this](const Result<> &stored) {
        finishOne(stored ? std::nullopt : std::optional(stored.error()));
    });
}

void ComponentsModel::finishOne(const std::optional<Error> &error)
{
    --m_writes;
    refresh();
    if (error)
        Q_EMIT refused(error->message);
}
