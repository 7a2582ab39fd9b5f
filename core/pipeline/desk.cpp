// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/desk.h"

#include "core/base/ids.h"
#include "core/drafting/gates.h"
#include "core/pipeline/changes.h"
#include "core/pipeline/draftrequest.h"
#include "core/pipeline/setup.h"
#include "core/publishing/outbox.h"
#include "core/review/review.h"
#include "core/store/database.h"

using namespace Qt::StringLiterals;

namespace {

constexpr int MostTimelineEntries = 200;
constexpr int MostRevisions = 50;
constexpr int MostRawAlerts = 20;

tl::unexpected<Error> noSuchIncident()
{
    return fail(Error::Kind::NotFound, QCoreApplication::translate("Desk", "This incident is not there any more."));
}

tl::unexpected<Error> changedMeanwhile()
{
    return fail(Error::Kind::Conflict, QCoreApplication::translate("Desk", "The incident has changed meanwhile."));
}

/// What happens to a working copy as it is stored: a text that is new is kept as a revision as well.
Result<> storeCopy(IncidentRepository &incidents, const Incident &incident, int version, const WorkingCopy &copy,
                   const QDateTime &now)
{
    if (!incidents.saveCopy(incident.id, version, copy))
        return changedMeanwhile();
    const bool isNewText = copy.body != incident.copy.body || copy.title != incident.copy.title;
    if (!isNewText)
        return {};
    // One entry for one bout of typing, however often it is saved.
    if (incident.copy.writer != copy.writer)
        incidents.addTimeline(incident.id, {.at = now,
                                            .kind = copy.writer == Writer::Person ? TimelineEntry::Kind::Edited
                                                                                  : TimelineEntry::Kind::Drafted,
                                            .subject = toWord(copy.writer)});
    incidents.addRevision(
        incident.id, {.at = now, .writer = copy.writer, .stage = copy.stage, .title = copy.title, .body = copy.body});
    return {};
}

} // namespace

Desk::Desk(Database &database, const Setup &setup, Outbox &outbox, Changes &changes, const Clock &clock,
           QString operatorName)
    : m_database(database)
    , m_setup(setup)
    , m_outbox(outbox)
    , m_changes(changes)
    , m_clock(clock)
    , m_operatorName(std::move(operatorName))
{
    connect(&m_changes, &Changes::incidentsChanged, this, [this](const QStringList &ids) {
        Q_EMIT incidentsChanged(ids);
        Q_EMIT countsChanged();
    });
}

QFuture<Result<QList<IncidentRow>>> Desk::list(const IncidentQuery &query)
{
    return m_database.read([query](Connection &connection) -> Result<QList<IncidentRow>> {
        return IncidentRepository(connection).list(query);
    });
}

QFuture<Result<QList<IncidentRow>>> Desk::rows(const QStringList &ids)
{
    return m_database.read([ids](Connection &connection) -> Result<QList<IncidentRow>> {
        return IncidentRepository(connection).rows(ids);
    });
}

QFuture<Result<IncidentDetail>> Desk::incident(const QString &id)
{
    const auto catalog = m_setup.catalog();
    const QDateTime now = m_clock.now();
    return m_database.read([id, catalog, now](Connection &connection) -> Result<IncidentDetail> {
        IncidentRepository incidents(connection);
        const auto incident = incidents.find(id);
        if (!incident)
            return noSuchIncident();
        return IncidentDetail{.incident = *incident,
                              .updates = incidents.publishedUpdates(id),
                              .timeline = incidents.timeline(id, MostTimelineEntries),
                              .revisions = incidents.revisions(id, MostRevisions),
                              .rawAlerts = incidents.rawAlerts(id, MostRawAlerts),
                              .facts = extractFacts(draftRequestOf(*incident, incident->copy, *catalog, now))};
    });
}

QFuture<Result<QHash<IncidentState, int>>> Desk::counts(const QString &pageId)
{
    return m_database.read([pageId](Connection &connection) -> Result<QHash<IncidentState, int>> {
        return IncidentRepository(connection).counts(pageId);
    });
}

template<typename Work>
auto Desk::change(const QString &id, Work work)
{
    using Value = std::invoke_result_t<Work, Connection &, IncidentRepository &, const Incident &>;
    return m_database
        .write([id, work = std::move(work)](Connection &connection) -> Value {
            IncidentRepository incidents(connection);
            const auto incident = incidents.find(id);
            if (!incident)
                return noSuchIncident();
            return work(connection, incidents, *incident);
        })
        .then([this, id](Value result) {
            if (result)
                m_changes.note(id);
            return result;
        });
}

QFuture<Result<int>> Desk::save(const QString &id, int version, const WorkingCopy &copy)
{
    const QDateTime now = m_clock.now();
    return change(
        id, [version, copy, now](Connection &, IncidentRepository &incidents, const Incident &incident) -> Result<int> {
            if (auto allowed = mayFollow(incident, Step::Edit); !allowed)
                return tl::unexpected(allowed.error());
            if (copy == incident.copy && version == incident.version)
                return version;
            if (auto stored = storeCopy(incidents, incident, version, copy, now); !stored)
                return tl::unexpected(stored.error());
            return version + 1;
        });
}

QFuture<Result<DraftedText>> Desk::draft(const QString &id, const WorkingCopy &copy)
{
    const auto catalog = m_setup.catalog();
    const QDateTime now = m_clock.now();
    return m_database.read([id, copy, catalog, now](Connection &connection) -> Result<DraftedText> {
        const auto incident = IncidentRepository(connection).find(id);
        if (!incident)
            return noSuchIncident();
        return draftOffline(draftRequestOf(*incident, copy, *catalog, now));
    });
}

QList<Finding> Desk::check(const Incident &incident, const WorkingCopy &copy) const
{
    return checkText(copy.title, copy.body, request(incident, copy));
}

QFuture<Result<>> Desk::publish(const QString &id, int version, const WorkingCopy &copy,
                                const QStringList &keptFindings)
{
    const auto catalog = m_setup.catalog();
    const QDateTime now = m_clock.now();
    const QDateTime undoUntil = now.addMSecs(m_outbox.undoMilliseconds());
    auto done = change(id,
                       [=, author = m_operatorName](Connection &connection, IncidentRepository &incidents,
                                                    const Incident &incident) -> Result<> {
                           const QList<Finding> findings =
                               checkText(copy.title, copy.body, draftRequestOf(incident, copy, *catalog, now));
                           if (auto allowed = mayPublish(incident, copy, findings, keptFindings); !allowed)
                               return allowed;
                           if (auto stored = storeCopy(incidents, incident, version, copy, now); !stored)
                               return stored;
                           for (const Finding &finding : findings) {
                               if (finding.blocks) {
                                   incidents.addTimeline(id, {.at = now,
                                                              .kind = TimelineEntry::Kind::KeptFinding,
                                                              .subject = wordsOf(finding, copy)});
                               }
                           }
                           const IncidentUpdate update{.id = newId(),
                                                       .incidentId = id,
                                                       .stage = copy.stage,
                                                       .title = copy.title.trimmed(),
                                                       .severity = copy.severity,
                                                       .body = copy.body.trimmed(),
                                                       .components = copy.components,
                                                       .author = author};
                           incidents.addPendingUpdate(update, now, undoUntil);
                           Outbox::add(connection, update, undoUntil);
                           return {};
                       });
    return done.then([outbox = &m_outbox](Result<> published) {
        if (published)
            QMetaObject::invokeMethod(outbox, &Outbox::wake, Qt::QueuedConnection);
        return published;
    });
}

QFuture<Result<>> Desk::undo(const QString &id)
{
    const QDateTime now = m_clock.now();
    return change(
        id, [now](Connection &connection, IncidentRepository &incidents, const Incident &incident) -> Result<> {
            if (auto allowed = mayFollow(incident, Step::Undo); !allowed)
                return allowed;
            if (!Outbox::withdraw(connection, incident.pending->updateId))
                return fail(Error::Kind::Conflict, QCoreApplication::translate("Desk", "The update is out already."));
            incidents.withdrawPendingUpdate(incident.id, incident.pending->updateId,
                                            incident.publishedAt ? IncidentState::Live : IncidentState::Draft);
            incidents.addTimeline(
                incident.id,
                {.at = now, .kind = TimelineEntry::Kind::Undone, .subject = toWord(incident.pending->stage)});
            return {};
        });
}

QFuture<Result<>> Desk::dismiss(const QString &id, const QString &reason)
{
    const QDateTime now = m_clock.now();
    return change(id, [reason, now](Connection &, IncidentRepository &incidents, const Incident &incident) -> Result<> {
        if (auto allowed = mayFollow(incident, Step::Dismiss); !allowed)
            return allowed;
        incidents.dismiss(incident.id, reason.simplified());
        incidents.addTimeline(incident.id,
                              {.at = now, .kind = TimelineEntry::Kind::Dismissed, .subject = reason.simplified()});
        return {};
    });
}

QFuture<Result<>> Desk::restore(const QString &id)
{
    const QDateTime now = m_clock.now();
    return change(id, [now](Connection &, IncidentRepository &incidents, const Incident &incident) -> Result<> {
        if (auto allowed = mayFollow(incident, Step::Restore); !allowed)
            return allowed;
        incidents.setState(incident.id, IncidentState::Draft);
        if (incident.state == IncidentState::Held) {
            incidents.addTimeline(incident.id, {.at = now,
                                                .kind = TimelineEntry::Kind::Judged,
                                                .subject = toText({.rule = TriageRule::DraftedAnyway})});
        } else {
            incidents.addTimeline(incident.id, {.at = now, .kind = TimelineEntry::Kind::Restored});
        }
        return {};
    });
}

int Desk::undoMilliseconds() const
{
    return m_outbox.undoMilliseconds();
}

DraftRequest Desk::request(const Incident &incident, const WorkingCopy &copy) const
{
    return draftRequestOf(incident, copy, *m_setup.catalog(), m_clock.now());
}
