// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/reception.h"

#include "core/base/ids.h"
#include "core/intake/deliveryrepository.h"
#include "core/store/incidentrepository.h"
#include "core/store/setuprepository.h"
#include "core/triage/triage.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

/// The same group from two senders is two groups.
QString groupKeyOf(const Submission &submission)
{
    return (submission.sourceId.isEmpty() ? submission.keyId : submission.sourceId) + u'/'
           + submission.delivery.groupKey;
}

QDateTime startOf(const Delivery &delivery, const QDateTime &now)
{
    QDateTime start = now;
    for (const Alert &alert : delivery.alerts) {
        if (alert.startsAt && *alert.startsAt < start)
            start = *alert.startsAt;
    }
    return start;
}

QString labelsOf(const Delivery &delivery)
{
    QJsonObject labels;
    for (auto label = delivery.labels.begin(); label != delivery.labels.end(); ++label)
        labels.insert(label.key(), label.value());
    return QString::fromUtf8(QJsonDocument(labels).toJson(QJsonDocument::Compact));
}

IncidentState stateOf(const Assessment &assessment)
{
    const bool isHeld =
        assessment.action == TriageAction::HoldForSecurity || assessment.action == TriageAction::HoldForMaintenance;
    return isHeld ? IncidentState::Held : IncidentState::Draft;
}

Incident newIncident(const Submission &submission, Tone pageTone, const Assessment &assessment, bool isRecovered,
                     const QDateTime &now)
{
    const Delivery &delivery = submission.delivery;
    const Severity severity = delivery.severity.value_or(Severity::Minor);
    Incident incident{
        .id = newId(),
        .pageId = submission.pageId,
        .state = stateOf(assessment),
        .copy = {.title = delivery.title,
                 .severity = severity,
                 .stage = isRecovered ? Stage::Resolved : Stage::Investigating,
                 .tone = delivery.tone.value_or(pageTone)},
        .sentTitle = delivery.title,
        .alertText = delivery.text,
        .sourceName = submission.sourceName,
        .isTest = assessment.action == TriageAction::Test,
        .isRecovered = isRecovered,
        .alertCount = int(delivery.alerts.size()),
        .startedAt = startOf(delivery, now),
        .createdAt = now,
        .lastAlertAt = now,
        .assessment = assessment,
    };
    if (isRecovered)
        incident.recoveredAt = now;
    for (const QString &componentId : delivery.componentIds)
        incident.copy.components.append({.componentId = componentId, .status = impactOf(severity)});
    return incident;
}

void addReason(IncidentRepository &incidents, const QString &id, const Reason &reason, const QDateTime &now)
{
    incidents.addTimeline(id, {.at = now, .kind = TimelineEntry::Kind::Judged, .subject = toText(reason)});
}

/// What the engineer has typed stays; a text of ours is written anew for what is true now.
bool isOurs(const KnownIncident &incident)
{
    return incident.writer != Writer::Person && !incident.isPending;
}

/// The incident's trouble ended \a at.
void recover(IncidentRepository &incidents, const KnownIncident &incident, const QDateTime &at)
{
    incidents.setRecovered(incident.id, at);
    incidents.addTimeline(incident.id, {.at = at, .kind = TimelineEntry::Kind::Recovered});
    if (incident.isPublished && isOurs(incident))
        incidents.orderText(incident.id, Stage::Resolved);
}

/// What an alert changes of an incident that is there.
void join(IncidentRepository &incidents, const KnownIncident &incident, const Delivery &delivery, Verdict verdict,
          const NotedAlerts &noted, const QDateTime &now)
{
    if (verdict == Verdict::Late) {
        addReason(
            incidents, incident.id,
            {.rule = TriageRule::Late, .evidence = noted.late.isEmpty() ? delivery.title : noted.late.first().title},
            now);
        return;
    }
    incidents.countAlerts(incident.id, int(delivery.alerts.size()), now);
    for (const ChangedAlert &changed : noted.news) {
        incidents.addTimeline(incident.id,
                              {.at = now,
                               .kind = changed.alert.state == AlertState::Firing ? TimelineEntry::Kind::AlertFiring
                                                                                 : TimelineEntry::Kind::AlertResolved,
                               .subject = changed.alert.title});
    }
    switch (verdict) {
    case Verdict::Recovered:
    case Verdict::ResolvingUpdate:
        recover(incidents, incident, now);
        break;
    case Verdict::RecoveryHeldBack:
        addReason(incidents, incident.id, {.rule = TriageRule::RecoveryHeldBack}, now);
        break;
    case Verdict::Refired: {
        const bool hadResolution = incident.isPublished && incident.stage == Stage::Resolved;
        addReason(incidents, incident.id,
                  {.rule = hadResolution ? TriageRule::ResolutionWithdrawn : TriageRule::Refired}, now);
        incidents.setRecovered(incident.id, std::nullopt);
        if (isOurs(incident) && incident.stage == Stage::Resolved)
            incidents.orderText(incident.id, Stage::Investigating);
        break;
    }
    case Verdict::Join:
    case Verdict::Late:
    case Verdict::NewIncident:
    case Verdict::NewRecovered:
        break;
    }
}

/// Notes that an incident comes and goes, or goes on to.
void noteFlapping(IncidentRepository &incidents, const KnownIncident &incident, const QDateTime &now)
{
    incidents.setFlapping(incident.id, now.addMSecs(std::chrono::milliseconds(FlappingWindow).count()));
    if (!incident.flappingUntil)
        addReason(incidents, incident.id, {.rule = TriageRule::Flapping}, now);
}

/// The incident has been calm since its last change; what was held back counts now, as of then.
void settle(IncidentRepository &incidents, const KnownIncident &incident)
{
    const QDateTime until = *incident.flappingUntil;
    incidents.setFlapping(incident.id, std::nullopt);
    addReason(incidents, incident.id, {.rule = TriageRule::Calm}, until);
    if (!incident.isRecovered && !incidents.isFiring(incident.id))
        recover(incidents, incident, until.addMSecs(-std::chrono::milliseconds(FlappingWindow).count()));
}

/// Many members of one group at once are a storm too, though nothing has to be merged.
void noteGroupStorm(IncidentRepository &incidents, const KnownIncident &incident, const NotedAlerts &noted,
                    const Surroundings &surroundings)
{
    const QDateTime &now = surroundings.now;
    const bool hasNewFiring = std::ranges::any_of(noted.news, [](const ChangedAlert &changed) {
        return changed.changes.size() == 1 && changed.alert.state == AlertState::Firing;
    });
    if (!hasNewFiring || incident.stormUntil || surroundings.stormDrafts == 0)
        return;
    const int members =
        incidents.newMembers(incident.memberId, now.addMSecs(-std::chrono::milliseconds(StormWindow).count()));
    if (members < surroundings.stormDrafts)
        return;
    // Not beyond this moment: alerts of other groups do not belong to it.
    incidents.setStorm(incident.id, now);
    addReason(incidents, incident.id, {.rule = TriageRule::Storm, .evidence = QString::number(members)}, now);
}

/// Severity and components of what joins a storm, for a draft that nobody has touched.
void widen(IncidentRepository &incidents, const QString &id, const WorkingCopy &joining)
{
    const auto incident = incidents.find(id);
    if (!incident || incident->state != IncidentState::Draft || incident->copy.writer == Writer::Person)
        return;
    WorkingCopy copy = incident->copy;
    copy.severity = std::max(copy.severity, joining.severity);
    for (const ComponentImpact &impact : joining.components) {
        const auto known = std::ranges::find(copy.components, impact.componentId, &ComponentImpact::componentId);
        if (known == copy.components.end())
            copy.components.append(impact);
        else
            known->status = worse(known->status, impact.status);
    }
    if (copy != incident->copy)
        incidents.widen(id, copy);
}

/// The incident of a storm that a new draft belongs to: one that goes on, or one that begins with this draft. Then the
/// drafts made on the way are merged into it.
std::optional<QString> stormFor(IncidentRepository &incidents, const Incident &draft, const Surroundings &surroundings)
{
    if (surroundings.stormDrafts == 0)
        return std::nullopt;
    const QDateTime &now = surroundings.now;
    const bool isToBeDismissed = draft.assessment.action == TriageAction::SuggestDismiss;
    if (auto storm = incidents.stormOf(draft.pageId, isToBeDismissed, now))
        return storm;
    const QList<RecentDraft> recent = incidents.recentDrafts(
        draft.pageId, isToBeDismissed, now.addMSecs(-std::chrono::milliseconds(StormWindow).count()),
        surroundings.stormDrafts - 1);
    if (recent.isEmpty() || recent.size() < surroundings.stormDrafts - 1)
        return std::nullopt;

    QStringList componentIds;
    for (const ComponentImpact &impact : draft.copy.components)
        componentIds.append(impact.componentId);
    const QString storm = incidents
                              .oldestOpen(draft.pageId, isToBeDismissed, componentIds,
                                          now.addMSecs(-std::chrono::milliseconds(StormReachesBack).count()))
                              .value_or(recent.last().id);
    for (const RecentDraft &earlier : recent) {
        const auto merged = earlier.id == storm || !earlier.isUntouched ? std::nullopt : incidents.find(earlier.id);
        if (!merged)
            continue;
        widen(incidents, storm, merged->copy);
        incidents.merge(merged->id, storm);
        addReason(incidents, merged->id, {.rule = TriageRule::Merged, .evidence = storm}, now);
    }
    addReason(incidents, storm, {.rule = TriageRule::Storm, .evidence = QString::number(recent.size() + 1)}, now);
    return storm;
}

/// Makes an incident of a delivery, or a part of a storm.
Receipt begin(IncidentRepository &incidents, const Submission &submission, const QString &groupKey, Tone pageTone,
              const Assessment &assessment, bool isRecovered, const Surroundings &surroundings)
{
    const QDateTime &now = surroundings.now;
    const Delivery &delivery = submission.delivery;
    Incident incident = newIncident(submission, pageTone, assessment, isRecovered, now);
    const bool maySwell = incident.state == IncidentState::Draft && !incident.isTest && !isRecovered;
    const auto storm = maySwell ? stormFor(incidents, incident, surroundings) : std::nullopt;
    if (storm) {
        incident.state = IncidentState::Merged;
        incident.mergedInto = *storm;
    }
    incidents.add(incident, {.sourceId = submission.sourceId,
                             .groupKey = groupKey,
                             .wantsModel = delivery.wantsModel,
                             .keepsTitle = delivery.titleIsForCustomers,
                             .sourceUrl = delivery.sourceUrl,
                             .labels = labelsOf(delivery)});
    const KnownIncident known{.id = storm.value_or(incident.id), .memberId = incident.id};
    const NotedAlerts noted = incidents.noteAlerts(known, delivery, now);
    incidents.addTimeline(known.id,
                          {.at = now,
                           .kind = isRecovered ? TimelineEntry::Kind::AlertResolved : TimelineEntry::Kind::AlertFiring,
                           .subject = delivery.title});
    if (storm) {
        incidents.countAlerts(*storm, int(delivery.alerts.size()), now);
        incidents.setStorm(*storm, now.addMSecs(std::chrono::milliseconds(StormWindow).count()));
        widen(incidents, *storm, incident.copy);
        return {.incidentId = *storm, .state = incidents.known(*storm).value_or(known).state, .isDeduplicated = true};
    }
    if (assessment.reason.rule != TriageRule::Nothing)
        addReason(incidents, incident.id, assessment.reason, now);
    noteGroupStorm(incidents, known, noted, surroundings);
    if (saysFlapping(delivery))
        noteFlapping(incidents, known, now);
    return {.incidentId = incident.id, .state = incident.state, .isDeduplicated = false};
}

/// What the delivery may be about. A test and an outage may have one key; neither touches the other.
std::optional<KnownIncident> knownFor(IncidentRepository &incidents, const Submission &submission,
                                      const QString &groupKey, const Surroundings &surroundings)
{
    const Delivery &delivery = submission.delivery;
    const auto known = incidents.newestOfGroup(submission.pageId, groupKey, delivery.isTest);
    if (!known && !delivery.isTest) {
        const auto test = incidents.newestOfGroup(submission.pageId, groupKey, true);
        return test && assess(delivery, surroundings).action == TriageAction::Test ? test : std::nullopt;
    }
    if (!known || !known->flappingUntil || *known->flappingUntil > surroundings.now)
        return known;
    settle(incidents, *known);
    return incidents.newestOfGroup(submission.pageId, groupKey, delivery.isTest);
}

/// The receipt names no incident if the delivery is ignored. What a person or a script sends to our own interface never
/// is: its answer names one.
Receipt receive(IncidentRepository &incidents, const Submission &submission, const QString &groupKey, Tone pageTone,
                const Surroundings &surroundings)
{
    const Delivery &delivery = submission.delivery;
    // Not even of the incident of its group.
    if (!delivery.titleIsForCustomers && isHeartbeat(delivery))
        return {};
    const QDateTime &now = surroundings.now;
    const auto known = knownFor(incidents, submission, groupKey, surroundings);
    Circumstances circumstances{.now = now};
    NotedAlerts noted;
    if (known && !isOver(*known, now)) {
        noted = incidents.noteAlerts(*known, delivery, now);
        circumstances.isStillFiring = noted.isStillFiring;
        circumstances.isLate = !noted.late.isEmpty() && noted.late.size() == delivery.alerts.size();
        const bool isNowFlapping =
            saysFlapping(delivery) || std::ranges::any_of(noted.news, [](const ChangedAlert &changed) {
                return isFlapping(changed.changes);
            });
        circumstances.isFlapping = known->flappingUntil || isNowFlapping;
        if (isNowFlapping || (known->flappingUntil && !noted.news.isEmpty()))
            noteFlapping(incidents, *known, now);
        noteGroupStorm(incidents, *known, noted, surroundings);
    } else if (known) {
        circumstances.isLate = std::ranges::all_of(delivery.alerts, [&](const Alert &alert) {
            return incidents.isOutdated(known->memberId, alert);
        });
    }

    const Verdict verdict = judge(delivery, known, circumstances);
    if (verdict == Verdict::NewIncident || verdict == Verdict::NewRecovered) {
        const bool isRecovered = verdict == Verdict::NewRecovered;
        Assessment assessment = assess(delivery, surroundings);
        if (isRecovered && assessment.action == TriageAction::Draft)
            assessment = {.action = TriageAction::SuggestDismiss, .reason = {.rule = TriageRule::OverBefore}};
        if (assessment.action == TriageAction::Ignore) {
            if (!delivery.titleIsForCustomers)
                return {};
            assessment.action = TriageAction::SuggestDismiss;
        }
        return begin(incidents, submission, groupKey, pageTone, assessment, isRecovered, surroundings);
    }
    join(incidents, *known, delivery, verdict, noted, now);
    return {.incidentId = known->id, .state = known->state, .isDeduplicated = true};
}

} // namespace

Result<Receipt> store(Connection &connection, const Submission &submission, const QByteArray &body, Tone pageTone,
                      const Surroundings &surroundings)
{
    IncidentRepository incidents(connection);
    DeliveryRepository deliveries(connection);
    const QDateTime &now = surroundings.now;

    const QByteArray bodyHash = submission.idempotencyKey.isEmpty()
                                    ? QByteArray()
                                    : QCryptographicHash::hash(submission.body, QCryptographicHash::Sha256);
    if (!submission.idempotencyKey.isEmpty()) {
        if (const auto earlier = deliveries.earlierAnswer(submission.keyId, submission.idempotencyKey, now)) {
            if (earlier->bodyHash != bodyHash) {
                return fail(Error::Kind::Conflict,
                            QCoreApplication::translate("Intake", "This Idempotency-Key was used with another body."));
            }
            return earlier->receipt;
        }
    }

    DeliveryRecord record{.sourceId = submission.sourceId,
                          .keyId = submission.keyId,
                          .sourceName = submission.sourceName,
                          .receivedAt = now,
                          .body = body};
    const Receipt receipt = receive(incidents, submission, groupKeyOf(submission), pageTone, surroundings);
    record.incidentId = receipt.incidentId;
    if (receipt.incidentId.isEmpty()) {
        record.notice = Notice::Kind::Told;
        record.reason = explain({.rule = TriageRule::Heartbeat, .evidence = submission.delivery.title});
    }
    deliveries.add(record);
    if (!submission.idempotencyKey.isEmpty() && !receipt.incidentId.isEmpty())
        deliveries.rememberAnswer(submission.keyId, submission.idempotencyKey, bodyHash, receipt, now);
    return receipt;
}

Result<QStringList> settleCalm(Connection &connection, const QDateTime &now)
{
    IncidentRepository incidents(connection);
    QStringList settled;
    const QStringList ids = incidents.calmed(now);
    for (const QString &id : ids) {
        if (const auto known = incidents.known(id)) {
            settle(incidents, *known);
            settled.append(id);
        }
    }
    return settled;
}

Result<> store(Connection &connection, const Notice &notice, const QByteArray &body, const QDateTime &now)
{
    DeliveryRepository(connection)
        .add({.sourceId = notice.sourceId,
              .keyId = notice.keyId,
              .sourceName = notice.sourceName,
              .receivedAt = now,
              .body = body,
              .notice = notice.kind,
              .reason = notice.text});
    return {};
}

Result<> store(Connection &connection, const Refusal &refusal, const QByteArray &body, const QDateTime &now)
{
    DeliveryRepository(connection)
        .add({.sourceId = refusal.sourceId,
              .keyId = refusal.keyId,
              .sourceName = refusal.sourceName,
              .receivedAt = now,
              .body = body,
              .reason = refusal.reason});
    return {};
}
