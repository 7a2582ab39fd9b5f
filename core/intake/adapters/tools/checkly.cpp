// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/adapter.h"

using namespace Qt::StringLiterals;

namespace {

/// Our template, or one with the names of Checkly's own variables
/// (https://www.checklyhq.com/docs/integrations/alerts/webhooks). A check that is degraded answers too slowly; from
/// failed to degraded it is better, but not well.
const Mapping &mapping()
{
    static const Mapping table{
        .key = {u"check_id"},
        .state = {u"alert_type"},
        .states = {{u"ALERT_FAILURE", StateMeaning::Firing},
                   {u"ALERT_FAILURE_REMAIN", StateMeaning::Firing},
                   {u"ALERT_FAILURE_DEGRADED", StateMeaning::Firing},
                   {u"ALERT_DEGRADED", StateMeaning::Firing},
                   {u"ALERT_DEGRADED_REMAIN", StateMeaning::Firing},
                   {u"ALERT_DEGRADED_FAILURE", StateMeaning::Firing},
                   {u"ALERT_RECOVERY", StateMeaning::Resolved},
                   {u"ALERT_DEGRADED_RECOVERY", StateMeaning::Resolved},
                   {u"ALERT_SSL", StateMeaning::Expiry},
                   {u"NO_ALERT", StateMeaning::Ignored}},
        .title = {u"check_name"},
        .text = {u"event", u"alert_title", u"check_error_message"},
        .severity = {u"alert_type"},
        .severities = {{u"ALERT_FAILURE", Severity::Major},
                       {u"ALERT_FAILURE_REMAIN", Severity::Major},
                       {u"ALERT_DEGRADED_FAILURE", Severity::Major},
                       {u"ALERT_DEGRADED", Severity::Minor},
                       {u"ALERT_DEGRADED_REMAIN", Severity::Minor},
                       {u"ALERT_FAILURE_DEGRADED", Severity::Minor}},
        .changedAt = {u"started_at"},
        .url = {u"link", u"result_link", u"https://app.checklyhq.com/checks/{check_id}"},
        .monitors = {u"check_name", u"group_name"},
        .labels = {u"tags", u"group_name", u"check_type", u"run_location", u"api_check_response_status_code",
                   u"ssl_check_domain", u"ssl_days_remaining"},
    };
    return table;
}

Result<WebhookReading> read(const Webhook &webhook)
{
    return readOne(mapping(), webhook.body);
}

} // namespace

Adapter checklyAdapter()
{
    return {.tool = u"checkly"_s, .name = u"Checkly"_s, .read = &read};
}
