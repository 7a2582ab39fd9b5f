// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/domain/drafting.h"
#include "core/domain/incident.h"
#include "core/drafting/offlinedrafter.h"
#include "core/store/incidentrepository.h"

#include <QFuture>
#include <QHash>
#include <QObject>

class Changes;
class Database;
class Outbox;
class Setup;

/// One incident with everything the review pane shows.
struct IncidentDetail
{
    Incident incident = {};
    QList<IncidentUpdate> updates = {}; ///< published, newest first
    QList<TimelineEntry> timeline = {}; ///< oldest first, at most the last 200
    QList<Revision> revisions = {};     ///< newest first, at most 50
    QList<QByteArray> rawAlerts = {};   ///< bodies as received, newest first, at most 20
    ExtractedFacts facts = {};
};

/// The engineer's side of the program: reads incidents, edits drafts, publishes and takes back. Everything is
/// asynchronous; nothing here blocks. Lives in the main thread.
class Desk : public QObject
{
    Q_OBJECT

public:
    /// \a operatorName goes into the record of each click, as "user@host".
    Desk(Database &database, const Setup &setup, Outbox &outbox, Changes &changes, const Clock &clock,
         QString operatorName);

    [[nodiscard]] QFuture<Result<QList<IncidentRow>>> list(const IncidentQuery &query);
    /// Rows of these ids, in no order; those that are not in \a query's states are left out.
    [[nodiscard]] QFuture<Result<QList<IncidentRow>>> rows(const QStringList &ids);
    [[nodiscard]] QFuture<Result<IncidentDetail>> incident(const QString &id);
    /// How many incidents of the page are in each state.
    [[nodiscard]] QFuture<Result<QHash<IncidentState, int>>> counts(const QString &pageId);

    /// Keeps the working copy. Conflict if \a version is not the newest, or an update is being published. Finishes with
    /// the new version. A changed text is kept as a revision too.
    [[nodiscard]] QFuture<Result<int>> save(const QString &id, int version, const WorkingCopy &copy);

    /// What the offline drafter makes of the incident for this copy's stage, tone, severity and components. Stores
    /// nothing.
    [[nodiscard]] QFuture<Result<DraftedText>> draft(const QString &id, const WorkingCopy &copy);

    /// The gates' findings for a text of this incident. Fast and pure.
    [[nodiscard]] QList<Finding> check(const Incident &incident, const WorkingCopy &copy) const;

    /// The one click. Freezes exactly \a copy as an update and starts the undo window. \a keptFindings are the words
    /// that the engineer chose to keep against a blocking finding. InvalidInput when a blocking finding is open, the
    /// title or text is empty, or the stage may not follow; Conflict as in save().
    [[nodiscard]] QFuture<Result<>> publish(const QString &id, int version, const WorkingCopy &copy,
                                            const QStringList &keptFindings = {});
    /// Takes the click back. Conflict once the undo window has ended.
    [[nodiscard]] QFuture<Result<>> undo(const QString &id);

    /// Draft or held → dismissed. \a reason is one sentence or empty.
    [[nodiscard]] QFuture<Result<>> dismiss(const QString &id, const QString &reason);
    /// Dismissed or held → draft. What was held gets its text now.
    [[nodiscard]] QFuture<Result<>> restore(const QString &id);

    /// How long a click can be taken back, in milliseconds.
    [[nodiscard]] int undoMilliseconds() const;

Q_SIGNALS:
    /// Something about these incidents changed (new, alert joined, drafted, saved elsewhere, published, dismissed …).
    /// Many changes within 50 ms come as one signal.
    void incidentsChanged(const QStringList &ids);
    /// Counts of some state changed; ask for them again.
    void countsChanged();

private:
    /// What a text of this incident may draw on.
    [[nodiscard]] DraftRequest request(const Incident &incident, const WorkingCopy &copy) const;

    /// Runs \a work on the incident in a transaction, and tells of the change if it succeeds.
    template<typename Work>
    auto change(const QString &id, Work work);

    Database &m_database;
    const Setup &m_setup;
    Outbox &m_outbox;
    Changes &m_changes;
    const Clock &m_clock;
    const QString m_operatorName;
};
