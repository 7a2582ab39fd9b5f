// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/alert.h"
#include "core/domain/incident.h"
#include "core/domain/knownincident.h"
#include "core/store/connection.h"

#include <QHash>
#include <QStringList>

#include <limits>

/// Which incidents a list shows. Pages go by key: pass the seq of the last row seen to get the ones before it.
struct IncidentQuery
{
    QString pageId = {};
    QList<IncidentState> states = {};
    QString filter = {}; ///< words that must all be in title, components' names or source, without case
    qint64 beforeSeq = std::numeric_limits<qint64>::max();
    int limit = 100; ///< 1–500
};

/// One row of a list: the incident without its alert text, and its place.
struct IncidentRow
{
    qint64 seq = 0;
    Incident incident = {};

    bool operator==(const IncidentRow &) const = default;
};

/// What a delivery adds to a new incident beyond the incident itself.
struct NewIncidentDetails
{
    QString sourceId = {};
    QString groupKey = {};
    bool wantsModel = true;
    bool keepsTitle = false; ///< the title was sent for customers and is kept by redrafts
    QString sourceUrl = {};
    QString labels = {}; ///< JSON object
};

/// What the drafter must know about an incident beyond what everybody sees of it.
struct DraftOrder
{
    Incident incident = {};
    bool keepsTitle = false;
};

/// What a delivery's alerts were to an incident.
struct NotedAlerts
{
    int stillFiring = 0;    ///< members of the incident that fire now, if the delivery itself does not fire
    QList<Alert> news = {}; ///< members not seen before, or whose state is another now
};

/// All statements about incidents, their alerts, updates, timelines and texts. Use inside Database::write() or read().
class IncidentRepository
{
public:
    explicit IncidentRepository(Connection &connection) : m_connection(connection) {}

    [[nodiscard]] std::optional<Incident> find(const QString &id);
    [[nodiscard]] QList<IncidentRow> list(const IncidentQuery &query);
    [[nodiscard]] QList<IncidentRow> rows(const QStringList &ids);
    [[nodiscard]] QHash<IncidentState, int> counts(const QString &pageId);
    /// The newest incident of the page that deliveries of this group belong to, in whatever state.
    [[nodiscard]] std::optional<KnownIncident> newestOfGroup(const QString &pageId, const QString &groupKey);
    /// The oldest incidents that wait for a text of the drafter's.
    [[nodiscard]] QList<DraftOrder> undrafted(int limit);
    [[nodiscard]] std::optional<DraftOrder> draftOrder(const QString &id);

    void add(const Incident &incident, const NewIncidentDetails &details);
    /// Counts further alerts, the last of which came \a at.
    void countAlerts(const QString &id, int count, const QDateTime &at);
    /// Whether the tool has said that it is over, and when; nothing: it is not.
    void setRecovered(const QString &id, const std::optional<QDateTime> &at);
    /// Asks the drafter for a new text of this stage; the one that stands there is not the engineer's.
    void orderText(const QString &id, Stage stage);
    void setState(const QString &id, IncidentState state);
    void dismiss(const QString &id, const QString &reason);
    /// Replaces the working copy and counts its version up; returns false if \a version is not the newest. What a
    /// person wrote needs no ordered text any more.
    [[nodiscard]] bool saveCopy(const QString &id, int version, const WorkingCopy &copy);
    /// A text that was ordered: as saveCopy(), and no longer ordered. Returns the state in which the incident is, or
    /// nothing if \a version is not the newest.
    [[nodiscard]] std::optional<IncidentState> saveOrderedText(const QString &id, int version, const WorkingCopy &copy);

    /// Keeps the state of each member; with endsGroup, of the ones that the delivery does not list too.
    [[nodiscard]] NotedAlerts noteAlerts(const QString &incidentId, const Delivery &delivery, const QDateTime &at);
    void addTimeline(const QString &incidentId, const TimelineEntry &entry);
    void addRevision(const QString &incidentId, const Revision &revision);

    [[nodiscard]] QList<TimelineEntry> timeline(const QString &incidentId, int limit);
    [[nodiscard]] QList<Revision> revisions(const QString &incidentId, int limit);
    [[nodiscard]] QList<QByteArray> rawAlerts(const QString &incidentId, int limit);
    [[nodiscard]] QList<IncidentUpdate> publishedUpdates(const QString &incidentId);

    /// Writes the frozen update and marks it pending; from then on the working copy is read-only.
    void addPendingUpdate(const IncidentUpdate &update, const QDateTime &clickedAt, const QDateTime &undoUntil);
    /// The click was taken back: forgets the pending update and returns the incident to \a state.
    void withdrawPendingUpdate(const QString &incidentId, const QString &updateId, IncidentState state);
    /// The update is out: the incident becomes live or resolved with it, and a live one's next text is ordered.
    void completePendingUpdate(const QString &incidentId, const IncidentUpdate &update);
    [[nodiscard]] std::optional<IncidentUpdate> update(const QString &updateId);

private:
    [[nodiscard]] std::optional<IncidentState> replaceCopy(const QString &id, int version, const WorkingCopy &copy,
                                                           bool isDrafted);

    Connection &m_connection;
};
