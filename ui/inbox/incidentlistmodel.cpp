// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/incidentlistmodel.h"

#include "core/base/whenfinished.h"
#include "core/pipeline/desk.h"
#include "core/pipeline/setup.h"
#include "ui/inbox/incidenttext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 NewestSeq = std::numeric_limits<qint64>::max();

} // namespace

IncidentListModel::IncidentListModel(Desk &desk, const Setup &setup, const Clock &clock, QObject *parent)
    : QAbstractListModel(parent), m_desk(desk), m_setup(setup), m_clock(clock), m_oldestRead(NewestSeq)
{
    connect(&desk, &Desk::incidentsChanged, this, &IncidentListModel::readChanged);
    connect(&setup, &Setup::catalogChanged, this, [this] {
        if (!m_rows.isEmpty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1), {TagsRole, Qt::AccessibleTextRole});
    });
}

void IncidentListModel::show(const QString &pageId, Box box, const QString &filter)
{
    const bool isOtherList = pageId != m_query.pageId || box != m_box;
    if (!isOtherList && filter == m_query.filter && m_generation > 0)
        return;
    m_box = box;
    m_query.pageId = pageId;
    m_query.states = statesOf(box);
    m_query.filter = filter;
    m_oldestRead = NewestSeq;
    m_isLoaded = false;
    m_isReading = false;
    m_hasMore = false;
    ++m_generation;
    // Another filter replaces the rows when its own are there, so that typing does not flicker.
    if (isOtherList && !m_rows.isEmpty()) {
        beginResetModel();
        m_rows.clear();
        endResetModel();
    }
    readPage();
}

int IncidentListModel::rowOf(const QString &id) const
{
    const auto found = std::ranges::find_if(m_rows, [&id](const IncidentRow &row) {
        return row.incident.id == id;
    });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

QString IncidentListModel::idAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? m_rows.at(row).incident.id : QString();
}

int IncidentListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant IncidentListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Incident &incident = m_rows.at(index.row()).incident;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return incident.copy.title;
    case Qt::AccessibleTextRole:
        return spokenText(incident, componentNames(incident), m_clock.now());
    case IdRole:
        return incident.id;
    case SeverityRole:
        return QVariant::fromValue(incident.copy.severity);
    case AgeRole:
        return ageText(incident.createdAt, m_clock.now());
    case ExcerptRole:
        return excerptOf(incident);
    case TagsRole:
        return QVariant::fromValue(tagsOf(incident, componentNames(incident)));
    default:
        return {};
    }
}

bool IncidentListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_hasMore && !m_isReading;
}

void IncidentListModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        readPage();
}

void IncidentListModel::readPage()
{
    m_isReading = true;
    IncidentQuery query = m_query;
    query.beforeSeq = m_oldestRead;
    whenFinished(m_desk.list(query), this, [this, generation = m_generation](const Result<QList<IncidentRow>> &page) {
        if (generation != m_generation)
            return;
        m_isReading = false;
        if (page)
            takePage(*page);
        else
            Q_EMIT failed(page.error().message);
    });
}

void IncidentListModel::takePage(QList<IncidentRow> page)
{
    m_hasMore = page.size() >= m_query.limit;
    if (!page.isEmpty())
        m_oldestRead = page.constLast().seq;

    if (!m_isLoaded) {
        m_isLoaded = true;
        beginResetModel();
        m_rows = std::move(page);
        endResetModel();
        Q_EMIT loaded();
    } else if (!page.isEmpty()) {
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(page.size()) - 1);
        m_rows.append(std::move(page));
        endInsertRows();
    }
}

void IncidentListModel::readChanged(const QStringList &ids)
{
    if (m_generation == 0)
        return;
    whenFinished(m_desk.rows(ids), this, [this, generation = m_generation](const Result<QList<IncidentRow>> &rows) {
        // A list that was asked for later has read what changed; and the reading thread answers in order, so the first
        // page of this one has come before.
        if (generation != m_generation || !m_isLoaded)
            return;
        if (rows)
            takeChanged(*rows);
        else
            Q_EMIT failed(rows.error().message);
    });
}

void IncidentListModel::takeChanged(QList<IncidentRow> rows)
{
    QList<IncidentRow> added;
    for (IncidentRow &changed : rows) {
        const qsizetype place = placeOf(changed.seq);
        const bool isThere = place < m_rows.size() && m_rows.at(place).seq == changed.seq;
        const bool isWantedNow = isWanted(changed);
        const int row = static_cast<int>(place);
        if (isThere && isWantedNow) {
            if (m_rows.at(place) == changed)
                continue;
            m_rows[place] = std::move(changed);
            Q_EMIT dataChanged(index(row), index(row));
        } else if (isThere) {
            beginRemoveRows({}, row, row);
            m_rows.removeAt(place);
            endRemoveRows();
        } else if (isWantedNow && (changed.seq > m_oldestRead || !m_hasMore)) {
            added.append(std::move(changed));
        }
    }
    insertNew(std::move(added));
}

/// Inserts in as few steps as there are places: a flood of new drafts is one.
void IncidentListModel::insertNew(QList<IncidentRow> rows)
{
    std::ranges::sort(rows, std::greater(), &IncidentRow::seq);
    for (qsizetype from = 0; from < rows.size();) {
        const qsizetype place = placeOf(rows.at(from).seq);
        qsizetype to = from + 1;
        while (to < rows.size() && placeOf(rows.at(to).seq) == place)
            ++to;
        const qsizetype count = to - from;
        beginInsertRows({}, static_cast<int>(place), static_cast<int>(place + count) - 1);
        m_rows.insert(place, count, {});
        std::move(rows.begin() + from, rows.begin() + to, m_rows.begin() + place);
        endInsertRows();
        from = to;
    }
}

bool IncidentListModel::isWanted(const IncidentRow &row) const
{
    const Incident &incident = row.incident;
    if (incident.pageId != m_query.pageId || boxOf(incident) != m_box)
        return false;
    // As IncidentRepository::list() does it.
    const QStringList words = m_query.filter.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return true;
    const QStringList names = componentNames(incident);
    const QString text =
        QStringList{incident.copy.title, incident.sentTitle, incident.sourceName, names.join(u' ')}.join(u' ');
    return std::ranges::all_of(words, [&text](const QString &word) {
        return text.contains(word, Qt::CaseInsensitive);
    });
}

QStringList IncidentListModel::componentNames(const Incident &incident) const
{
    const auto catalog = m_setup.catalog();
    QStringList names;
    for (const ComponentImpact &impact : incident.copy.components) {
        if (const Component *component = catalog->component(incident.pageId, impact.componentId))
            names.append(component->name);
    }
    return names;
}

qsizetype IncidentListModel::placeOf(qint64 seq) const
{
    return std::ranges::lower_bound(m_rows, seq, std::greater(), &IncidentRow::seq) - m_rows.begin();
}
