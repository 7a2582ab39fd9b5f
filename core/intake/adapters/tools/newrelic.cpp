// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/adapter.h"
#include "core/intake/adapters/fieldpath.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace {

/// The sample that a workflow's test sends is always about this issue.
constexpr std::array TestIds{u"d1b1f3fd-995a-4066-88ab-8ce4f6960654", u"0ea2df1c-adab-45d2-aae0-042b609d2322"};

/// An issue as workflows send it, and a violation as the older notification channels did. An issue is created before it
/// is activated, both tell of the same. Which entities and conditions it is about grows with it, so its id is the key.
const Mapping &mapping()
{
    static const Mapping table{
        .key = {u"id", u"issueId", u"incident_id"},
        .state = {u"state", u"current_state"},
        .states = {{u"CREATED", StateMeaning::Firing},
                   {u"ACTIVATED", StateMeaning::Firing},
                   {u"CLOSED", StateMeaning::Resolved},
                   {u"ACKNOWLEDGED", StateMeaning::Update},
                   {u"DEACTIVATED", StateMeaning::Ignored}, // before it is closed or active again
                   {u"open", StateMeaning::Firing},
                   {u"test", StateMeaning::Test}},
        .title = {u"title", u"condition_name"},
        .text = {u"title", u"details", u"condition_name", u"alertConditionNames[0]"},
        .severity = {u"priority", u"severity"},
        .severities = {{u"CRITICAL", Severity::Critical},
                       {u"HIGH", Severity::Major},
                       {u"MEDIUM", Severity::Minor},
                       {u"LOW", Severity::Minor},
                       {u"WARNING", Severity::Minor},
                       {u"INFO", Severity::Minor}},
        .startedAt = {u"createdAt"},
        .endedAt = {u"closedAt"},
        .changedAt = {u"updatedAt", u"closedAt", u"timestamp"},
        .url = {u"issueUrl", u"issuePageUrl", u"incident_url"},
        .monitors = {u"impactedEntities", u"targets[0].name", u"alertConditionNames", u"condition_name"},
        .labels = {u"targets[0].labels", u"workflowName", u"policy_name", u"account_name"},
    };
    return table;
}

Result<WebhookReading> read(const Webhook &webhook)
{
    auto reading = readOne(mapping(), webhook.body);
    const QString id = firstText(webhook.body, {u"id", u"issueId"});
    if (reading && !reading->deliveries.isEmpty() && std::find(TestIds.begin(), TestIds.end(), id) != TestIds.end())
        reading->deliveries.first().isTest = true;
    return reading;
}

} // namespace

Adapter newrelicAdapter()
{
    return {.tool = u"newrelic"_s, .name = u"New Relic"_s, .read = &read};
}
