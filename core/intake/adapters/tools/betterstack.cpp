// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/adapter.h"
#include "core/intake/adapters/fieldpath.h"
#include "core/intake/intake.h"

#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

/// An incident of Better Stack's uptime monitoring. A monitor has a new one each time that it fails, and may have
/// several at once: they are members of the monitor's group.
const Mapping &mapping()
{
    static const Mapping table{
        .key = {u"data.id"},
        .group = {u"data.relationships.monitor.data.type+data.relationships.monitor.data.id",
                  u"data.relationships.heartbeat.data.type+data.relationships.heartbeat.data.id"},
        .state = {u"state"},
        .states = {{u"Started", StateMeaning::Firing},
                   {u"Resolved", StateMeaning::Resolved},
                   {u"Acknowledged", StateMeaning::Update},
                   {u"Unconfirmed", StateMeaning::Ignored},
                   {u"Validating", StateMeaning::Ignored}},
        .title = {u"data.attributes.name", u"data.attributes.url", u"data.attributes.cause"},
        .text = {u"data.attributes.cause"},
        .severity = {u"data.attributes.critical_alert"},
        .severities = {{u"true", Severity::Major}}, // rings in spite of a muted telephone
        .startedAt = {u"data.attributes.started_at"},
        .endedAt = {u"data.attributes.resolved_at"},
        .changedAt = {u"data.attributes.resolved_at", u"data.attributes.acknowledged_at",
                      u"data.attributes.started_at"},
        .monitors = {u"data.attributes.name", u"data.attributes.url"},
        .labels = {u"data.attributes.metadata", u"data.attributes.team_name", u"data.attributes.url"},
    };
    return table;
}

/// There is no name of the event: the times tell, and the status where there is one.
QString stateOf(const QJsonValue &body)
{
    if (!textAt(body, u"data.attributes.resolved_at").isEmpty())
        return u"Resolved"_s;
    if (const QString status = textAt(body, u"data.attributes.status"); !status.isEmpty())
        return status;
    return textAt(body, u"data.attributes.acknowledged_at").isEmpty() ? u"Started"_s : u"Acknowledged"_s;
}

Result<WebhookReading> read(const Webhook &webhook)
{
    QJsonObject body = webhook.body.toObject();
    const QString type = textAt(body, u"data.type");
    if (!type.isEmpty() && type != "incident"_L1)
        return WebhookReading{.note = Intake::tr("A change of a “%1”: no incident.").arg(type.left(100))};
    body.insert(u"state"_s, stateOf(body));
    auto reading = readOne(mapping(), body);
    static const QRegularExpression expiry(uR"(\b(certificate|domain)\b.{0,200}\b(expires|expiring|will expire)\b)"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    if (reading && !reading->deliveries.isEmpty() && expiry.match(textAt(body, u"data.attributes.cause")).hasMatch()) {
        Delivery &delivery = reading->deliveries.first();
        setKind(delivery, ExpiryKind);
        // Who dismisses it must still hear when the monitor fails.
        delivery.groupKey = delivery.alerts.first().key;
    }
    return reading;
}

} // namespace

Adapter betterstackAdapter()
{
    return {.tool = u"betterstack"_s, .name = u"Better Stack"_s, .read = &read};
}
