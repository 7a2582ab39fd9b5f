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

/// An alert that a delivery brought news of.
struct ChangedAlert
{
    Alert alert = {};
    QList<QDateTime> changes = {}; ///< when it changed, this time included; at most the last five
};

/// An unpublished draft, as much of it as tells whether many come at once.
struct RecentDraft
{
    QString id = {};
    QDateTime createdAt = {};
    bool isUntouched = false; ///< its text is none of a person's
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
    bool isStillFiring = false;    ///< a member of the incident fires now
    QList<ChangedAlert> news = {}; ///< members not seen before, or whose state is another now
    QList<Alert> late = {};        ///< an older state than the one that is known; not noted
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
    /// The newest incident of the page that deliveries of this group belong to, in whatever state; of what was merged,
    /// the one that it was merged into. Tests and outages are two.
    [[nodiscard]] std::optional<KnownIncident> newestOfGroup(const QString &pageId, const QString &groupKey,
                                                             bool isTest);
    /// The incident as newestOfGroup() tells of it.
    [[nodiscard]] std::optional<KnownIncident> known(const QString &id);
    /// Whether this alert of an incident is known in a newer state, by the tool's clock.
    [[nodiscard]] bool isOutdated(const QString &memberId, const Alert &alert);
    /// Whether a member of the incident, or of what was merged into it, fires.
    [[nodiscard]] bool isFiring(const QString &id);
    /// The page's newest drafts since then, newest first, at most \a limit; only those that should be dismissed, or
    /// only the others.
    [[nodiscard]] QList<RecentDraft> recentDrafts(const QString &pageId, bool isToBeDismissed, const QDateTime &since,
                                                  int limit);
    /// The oldest incident since then that is a draft or live, has not recovered, and affects one of the components.
    [[nodiscard]] std::optional<QString> oldestOpen(const QString &pageId, bool isToBeDismissed,
                                                    const QStringList &componentIds, const QDateTime &since);
    /// The incident that takes the page's new alerts in for the time being.
    [[nodiscard]] std::optional<QString> stormOf(const QString &pageId, bool isToBeDismissed, const QDateTime &now);
    /// How many members of the incident were first seen since then.
    [[nodiscard]] int newMembers(const QString &id, const QDateTime &since);
    /// Incidents that come and go and have been calm until now.
    [[nodiscard]] QStringList calmed(const QDateTime &now);
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
    void setFlapping(const QString &id, const std::optional<QDateTime> &until);
    void setStorm(const QString &id, const QDateTime &until);
    /// Makes one incident a part of another: its alerts count there, and what was received stands there.
    void merge(const QString &id, const QString &into);
    /// Components and severity that a storm has added; the text is to be written anew for them.
    void widen(const QString &id, const WorkingCopy &copy);
    void dismiss(const QString &id, const QString &reason);
    /// Replaces the working copy and counts its version up; returns false if \a version is not the newest. What a
    /// person wrote needs no ordered text any more.
    [[nodiscard]] bool saveCopy(const QString &id, int version, const WorkingCopy &copy);
    /// A text that was ordered: as saveCopy(), and no longer ordered. Returns the state in which the incident is, or
    /// nothing if \a version is not the newest.
    [[nodiscard]] std::optional<IncidentState> saveOrderedText(const QString &id, int version, const WorkingCopy &copy);

    /// Keeps the state of each member; with endsGroup, of the ones that the delivery does not list too.
    [[nodiscard]] NotedAlerts noteAlerts(const KnownIncident &incident, const Delivery &delivery, const QDateTime &at);
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
