// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/store/incidentrepository.h"
#include "ui/inbox/box.h"

#include <QAbstractListModel>

class Desk;
class Setup;

/// The incidents of one box, newest first, read from the store page by page as the view asks for more, and kept up to
/// date by what the desk says has changed. Never waits.
class IncidentListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole,
        SeverityRole, ///< Severity
        AgeRole,      ///< QString
        ExcerptRole,  ///< QString
        TagsRole,     ///< QList<IncidentTag>
    };

    IncidentListModel(Desk &desk, const Setup &setup, const Clock &clock, QObject *parent);

    /// Shows another list. loaded() follows once its first page is there.
    void show(const QString &pageId, Box box, const QString &filter);

    [[nodiscard]] Box box() const { return m_box; }
    [[nodiscard]] QString filter() const { return m_query.filter; }
    /// True once the first page of what show() asked for is there.
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }
    /// The row of an incident, -1 if it is not among those that have been read.
    [[nodiscard]] int rowOf(const QString &id) const;
    [[nodiscard]] QString idAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void loaded();
    /// The store could not be read; \a message is for the person.
    void failed(const QString &message);

private:
    void readPage();
    void takePage(QList<IncidentRow> page);
    void readChanged(const QStringList &ids);
    void takeChanged(QList<IncidentRow> rows);
    void insertNew(QList<IncidentRow> rows);
    [[nodiscard]] bool isWanted(const IncidentRow &row) const;
    [[nodiscard]] QStringList componentNames(const Incident &incident) const;
    /// Where a row with this seq is, or would be.
    [[nodiscard]] qsizetype placeOf(qint64 seq) const;

    Desk &m_desk;
    const Setup &m_setup;
    const Clock &m_clock;
    Box m_box = Box::Drafts;
    IncidentQuery m_query;
    QList<IncidentRow> m_rows; ///< seq falls
    qint64 m_oldestRead;       ///< seq from which the next page goes on
    quint64 m_generation = 0;  ///< counts lists, so that answers about a former one are let go
    bool m_isLoaded = false;
    bool m_isReading = false;
    bool m_hasMore = false;
};
