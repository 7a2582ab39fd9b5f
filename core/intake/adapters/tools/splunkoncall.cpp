// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/adapter.h"

using namespace Qt::StringLiterals;

namespace {

/// What our template for Splunk On-Call's (once VictorOps') outgoing webhooks sends. The dots belong to the names.
const Mapping &mapping()
{
    static const Mapping table{
        .key = {u"ALERT.entity_id", u"STATE.ENTITY_ID", u"STATE.INCIDENT_NAME"},
        .state = {u"STATE.CURRENT_ALERT_PHASE", u"ALERT.message_type", u"ALERT.entity_state"},
        .states = {{u"UNACKED", StateMeaning::Firing},
                   {u"ACKED", StateMeaning::Update},
                   {u"RESOLVED", StateMeaning::Resolved},
                   {u"CRITICAL", StateMeaning::Firing},
                   {u"WARNING", StateMeaning::Firing},
                   {u"ACKNOWLEDGEMENT", StateMeaning::Update},
                   {u"RECOVERY", StateMeaning::Resolved},
                   {u"OK", StateMeaning::Resolved},
                   {u"INFO", StateMeaning::Ignored}},
        .title = {u"ALERT.entity_display_name", u"STATE.SERVICE", u"ALERT.entity_id"},
        .text = {u"ALERT.state_message"},
        .severity = {u"STATE.CURRENT_STATE", u"ALERT.entity_state"},
        .startedAt = {u"STATE.INCIDENT_TIMESTAMP"},
        .changedAt = {u"ALERT.VO_ALERT_RCV_TIME"},
        .url = {u"STATE.INFO_URL"},
        .monitors = {u"STATE.SERVICE", u"STATE.HOST"},
        .labels = {u"ALERT.routing_key", u"ALERT.monitoring_tool"},
    };
    return table;
}

Result<WebhookReading> read(const Webhook &webhook)
{
    return readOne(mapping(), webhook.body);
}

} // namespace

Adapter splunkoncallAdapter()
{
    return {.tool = u"splunkoncall"_s, .name = u"Splunk On-Call"_s, .read = &read};
}
