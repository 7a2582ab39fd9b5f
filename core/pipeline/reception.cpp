// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/reception.h"

#include "core/base/ids.h"
#include "core/intake/deliveryrepository.h"
#include "core/store/incidentrepository.h"
#include "core/store/setuprepository.h"
#include "core/triage/triage.h"

#include <QCryptographicHash>

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

Incident newIncident(const Submission &submission, Tone pageTone, bool isRecovered, const QDateTime &now)
{
    const Delivery &delivery = submission.delivery;
    const Severity severity = delivery.severity.value_or(Severity::Minor);
    Incident incident{
        .id = newId(),
        .pageId = submission.pageId,
        .state = IncidentState::Draft,
        .copy = {.title = delivery.title,
                 .severity = severity,
                 .stage = isRecovered ? Stage::Resolved : Stage::Investigating,
                 .tone = delivery.tone.value_or(pageTone)},
        .sentTitle = delivery.title,
        .alertText = delivery.text,
        .sourceName = submission.sourceName,
        .isTest = delivery.isTest,
        .isRecovered = isRecovered,
        .alertCount = int(delivery.alerts.size()),
        .startedAt = startOf(delivery, now),
        .createdAt = now,
        .lastAlertAt = now,
    };
    if (isRecovered)
        incident.recoveredAt = now;
    for (const QString &componentId : delivery.componentIds)
        incident.copy.components.append({.componentId = componentId, .status = impactOf(severity)});
    return incident;
}

/// What an alert changes of an incident that is there.
void join(IncidentRepository &incidents, const KnownIncident &incident, const Delivery &delivery, Verdict verdict,
          const QList<Alert> &news, const QDateTime &now)
{
    incidents.countAlerts(incident.id, int(delivery.alerts.size()), now);
    for (const Alert &alert : news) {
        incidents.addTimeline(incident.id,
                              {.at = now,
                               .kind = alert.state == AlertState::Firing ? TimelineEntry::Kind::AlertFiring
                                                                         : TimelineEntry::Kind::AlertResolved,
                               .subject = alert.title});
    }
    // What the engineer has typed stays; a text of ours is written anew for what is true now.
    const bool isOurs = incident.writer != Writer::Person && !incident.isPending;
    switch (verdict) {
    case Verdict::Recovered:
    case Verdict::ResolvingUpdate:
        incidents.setRecovered(incident.id, now);
        incidents.addTimeline(incident.id, {.at = now, .kind = TimelineEntry::Kind::Recovered});
        if (verdict == Verdict::ResolvingUpdate && isOurs)
            incidents.orderText(incident.id, Stage::Resolved);
        break;
    case Verdict::Refired:
        incidents.setRecovered(incident.id, std::nullopt);
        if (isOurs && incident.stage == Stage::Resolved)
            incidents.orderText(incident.id, Stage::Investigating);
        break;
    case Verdict::Join:
    case Verdict::NewIncident:
    case Verdict::NewRecovered:
        break;
    }
}

} // namespace

Result<Receipt> store(Connection &connection, const Submission &submission, const QByteArray &body, Tone pageTone,
                      const QDateTime &now)
{
    IncidentRepository incidents(connection);
    DeliveryRepository deliveries(connection);
    const Delivery &delivery = submission.delivery;

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

    const QString groupKey = groupKeyOf(submission);
    const std::optional<KnownIncident> known = incidents.newestOfGroup(submission.pageId, groupKey);
    NotedAlerts noted;
    if (known && !isOver(*known))
        noted = incidents.noteAlerts(known->id, delivery, now);
    const Verdict verdict = judge(delivery, known, noted.stillFiring);

    Receipt receipt;
    if (verdict == Verdict::NewIncident || verdict == Verdict::NewRecovered) {
        const Incident incident = newIncident(submission, pageTone, verdict == Verdict::NewRecovered, now);
        incidents.add(incident, {.sourceId = submission.sourceId,
                                 .groupKey = groupKey,
                                 .wantsModel = delivery.wantsModel,
                                 .keepsTitle = delivery.titleIsForCustomers,
                                 .sourceUrl = delivery.sourceUrl,
                                 .labels = labelsOf(delivery)});
        (void)incidents.noteAlerts(incident.id, delivery, now);
        incidents.addTimeline(incident.id,
                              {.at = now,
                               .kind = delivery.state() == AlertState::Firing ? TimelineEntry::Kind::AlertFiring
                                                                              : TimelineEntry::Kind::AlertResolved,
                               .subject = delivery.title});
        receipt = {.incidentId = incident.id, .state = incident.state, .isDeduplicated = false};
    } else {
        join(incidents, *known, delivery, verdict, noted.news, now);
        receipt = {.incidentId = known->id, .state = known->state, .isDeduplicated = true};
    }

    deliveries.add({.sourceId = submission.sourceId,
                    .keyId = submission.keyId,
                    .sourceName = submission.sourceName,
                    .receivedAt = now,
                    .body = body,
                    .incidentId = receipt.incidentId});
    if (!submission.idempotencyKey.isEmpty())
        deliveries.rememberAnswer(submission.keyId, submission.idempotencyKey, bodyHash, receipt, now);
    return receipt;
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
