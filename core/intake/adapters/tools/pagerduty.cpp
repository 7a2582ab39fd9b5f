// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/adapter.h"
#include "core/intake/adapters/fieldpath.h"
#include "core/intake/intake.h"

using namespace Qt::StringLiterals;

namespace {

/// Webhooks V3 (https://developer.pagerduty.com/docs/webhooks-overview). Every time that a thing fails is an incident
/// with an id of its own; the key that its monitoring gave stays, and one service has one open incident for it.
const Mapping &mapping()
{
    static const Mapping table{
        .key = {u"event.data.service.id+event.data.incident_key", u"event.data.id"},
        .state = {u"event.event_type"},
        .states = {{u"incident.triggered", StateMeaning::Firing},
                   {u"incident.reopened", StateMeaning::Firing},
                   {u"incident.resolved", StateMeaning::Resolved},
                   {u"incident.acknowledged", StateMeaning::Update},
                   {u"incident.unacknowledged", StateMeaning::Update},
                   {u"incident.annotated", StateMeaning::Update},
                   {u"incident.delegated", StateMeaning::Update},
                   {u"incident.escalated", StateMeaning::Update},
                   {u"incident.priority_updated", StateMeaning::Update},
                   {u"incident.reassigned", StateMeaning::Update},
                   {u"*", StateMeaning::Ignored}},
        .title = {u"event.data.title", u"event.data.incident.summary", u"event.data.summary"},
        .text = {u"event.data.title"},
        .severity = {u"event.data.priority.summary", u"event.data.urgency"},
        .severities = {{u"P1", Severity::Critical},
                       {u"P2", Severity::Major},
                       {u"P3", Severity::Minor},
                       {u"P4", Severity::Minor},
                       {u"P5", Severity::Minor},
                       {u"SEV1", Severity::Critical},
                       {u"SEV2", Severity::Major},
                       {u"SEV3", Severity::Minor},
                       {u"SEV4", Severity::Minor},
                       {u"SEV5", Severity::Minor},
                       {u"high", Severity::Major},
                       {u"low", Severity::Minor}},
        .startedAt = {u"event.data.created_at"},
        .changedAt = {u"event.occurred_at"},
        .url = {u"event.data.html_url"},
        .monitors = {u"event.data.service.summary"},
        .labels = {u"event.data.urgency", u"event.data.number", u"event.data.incident_key"},
    };
    return table;
}

Result<WebhookReading> read(const Webhook &webhook)
{
    const QJsonValue &body = webhook.body;
    const QString type = textAt(body, u"event.event_type");
    if (type == "pagey.ping"_L1) {
        const QString greeting = firstText(body, {u"event.data.message", u"event.event_type"});
        return WebhookReading{
            .deliveries = {{.title = shortened(greeting, LongestTitle), .text = greeting, .isTest = true}}};
    }
    if (type == "incident.status_update_published"_L1) {
        return WebhookReading{
            .note = Intake::tr("A status update in PagerDuty: “%1”").arg(textAt(body, u"event.data.message"))};
    }
    // What was merged goes on under the other incident.
    if (textAt(body, u"event.data.resolve_reason.type") == "merge_resolve_reason"_L1) {
        return WebhookReading{.note = Intake::tr("“%1” was merged into another incident (%2), which is no recovery.")
                                          .arg(textAt(body, u"event.data.title"),
                                               firstText(body, {u"event.data.resolve_reason.incident.summary",
                                                                u"event.data.resolve_reason.incident.id"}))};
    }
    return readOne(mapping(), body);
}

} // namespace

Adapter pagerdutyAdapter()
{
    return {.tool = u"pagerduty"_s, .name = u"PagerDuty"_s, .read = &read};
}
