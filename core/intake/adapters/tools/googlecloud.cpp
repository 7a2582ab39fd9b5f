// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/adapter.h"
#include "core/intake/adapters/fieldpath.h"

using namespace Qt::StringLiterals;

namespace {

/// Google Cloud Monitoring's webhook channel, version 1.2.
const Mapping &mapping()
{
    static const Mapping table{
        .key = {u"incident.incident_id"},
        .state = {u"incident.state"},
        .states = {{u"open", StateMeaning::Firing},
                   {u"acknowledged", StateMeaning::Update},
                   {u"closed", StateMeaning::Resolved}},
        .title = {u"incident.policy_name", u"incident.condition_name", u"incident.summary"},
        // The documentation is a text in the test.
        .text = {u"incident.summary", u"incident.condition_name", u"incident.documentation.subject",
                 u"incident.documentation.content", u"incident.documentation"},
        .severity = {u"incident.severity", u"incident.policy_user_labels.severity"},
        .startedAt = {u"incident.started_at"},
        .endedAt = {u"incident.ended_at"},
        .changedAt = {u"incident.ended_at", u"incident.started_at"},
        .url = {u"incident.url"},
        .monitors = {u"incident.resource_display_name", u"incident.policy_name", u"incident.condition_name"},
        .labels = {u"incident.resource.labels", u"incident.metadata.user_labels", u"incident.policy_user_labels",
                   u"incident.resource_type_display_name"},
    };
    return table;
}

Result<WebhookReading> read(const Webhook &webhook)
{
    if (textAt(webhook.body, u"version") != "test"_L1)
        return readOne(mapping(), webhook.body);
    const QString title = firstText(webhook.body, {u"incident.summary", u"version"});
    return WebhookReading{.deliveries = {{.title = shortened(title.simplified(), LongestTitle), .isTest = true}}};
}

} // namespace

Adapter googlecloudAdapter()
{
    return {.tool = u"googlecloud"_s, .name = u"Google Cloud Monitoring"_s, .read = &read};
}
