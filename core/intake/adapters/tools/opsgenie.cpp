// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/adapter.h"

using namespace Qt::StringLiterals;

namespace {

/// Opsgenie, and Jira Service Management, which took over its alerts
/// (https://support.atlassian.com/opsgenie/docs/opsgenie-edge-connector-alert-action-data/). An alert that comes back
/// after it was closed has another alertId; the alias stays, and only one open alert has it.
const Mapping &mapping()
{
    static const Mapping table{
        .key = {u"alert.alias", u"alert.alertId"},
        .state = {u"action"},
        .states = {{u"Create", StateMeaning::Firing},
                   {u"Close", StateMeaning::Resolved},
                   {u"Delete", StateMeaning::Resolved},
                   {u"*", StateMeaning::Update}}, // notes, owners, tags, and actions that users name themselves
        .title = {u"alert.message"},
        .text = {u"alert.message", u"alert.description", u"alert.note"},
        .severity = {u"alert.priority"},
        .severities = {{u"P1", Severity::Critical},
                       {u"P2", Severity::Major}, // "High"
                       {u"P3", Severity::Minor},
                       {u"P4", Severity::Minor},
                       {u"P5", Severity::Minor}},
        .startedAt = {u"alert.createdAt"},
        .changedAt = {u"alert.updatedAt", u"alert.createdAt"},
        .url = {u"https://app.opsgenie.com/alert/detail/{alert.alertId}/details"},
        .monitors = {u"alert.entity", u"alert.tags", u"alert.message"},
        .labels = {u"alert.details", u"alert.tags", u"alert.entity", u"alert.source", u"alert.team"},
    };
    return table;
}

Result<WebhookReading> read(const Webhook &webhook)
{
    return readOne(mapping(), webhook.body);
}

} // namespace

Adapter opsgenieAdapter()
{
    return {.tool = u"opsgenie"_s, .name = u"Opsgenie"_s, .read = &read};
}
