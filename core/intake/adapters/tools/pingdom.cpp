// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/adapter.h"

using namespace Qt::StringLiterals;

namespace {

/// Uptime checks are DOWN and UP, transaction checks FAILING and SUCCESS
/// (https://www.pingdom.com/resources/webhooks/).
const Mapping &mapping()
{
    static const Mapping table{
        .key = {u"check_id"},
        .state = {u"current_state"},
        .states = {{u"DOWN", StateMeaning::Firing},
                   {u"FAILING", StateMeaning::Firing},
                   {u"UP", StateMeaning::Resolved},
                   {u"SUCCESS", StateMeaning::Resolved},
                   {u"UNCONFIRMED_DOWN", StateMeaning::Ignored},
                   {u"UNKNOWN", StateMeaning::Ignored},
                   {u"PAUSED", StateMeaning::Ignored}},
        .title = {u"check_name"},
        .text = {u"current_state", u"description", u"long_description", u"custom_message"},
        .severity = {u"importance_level"},
        .severities = {{u"HIGH", Severity::Major}, {u"LOW", Severity::Minor}},
        .changedAt = {u"state_changed_timestamp", u"state_changed_utc_time"},
        .url = {u"https://my.pingdom.com/app/reports/uptime#check={check_id}"},
        .monitors = {u"check_name", u"check_params.hostname", u"tags"},
        .labels = {u"tags", u"check_type", u"first_probe.location"},
    };
    return table;
}

Result<WebhookReading> read(const Webhook &webhook)
{
    return readOne(mapping(), webhook.body);
}

} // namespace

Adapter pingdomAdapter()
{
    return {.tool = u"pingdom"_s, .name = u"Pingdom"_s, .read = &read};
}
