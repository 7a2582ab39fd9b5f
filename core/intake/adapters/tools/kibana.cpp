// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/adapter.h"
#include "core/intake/adapters/fieldpath.h"
#include "core/intake/intake.h"

using namespace Qt::StringLiterals;

namespace {

/// What our template for the webhook connector of Elastic's Kibana sends; the names are also understood with the dots
/// of its variables.
const Mapping &mapping()
{
    static const Mapping table{
        .key = {u"alert_uuid", u"alert.uuid", u"rule_id+alert_id", u"rule.id+alert.id"},
        .state = {u"action_group", u"alert.actionGroup"},
        .states = {{u"recovered", StateMeaning::Resolved},
                   {u"metrics.threshold.nodata", StateMeaning::NoData},
                   {u"custom_threshold.nodata", StateMeaning::NoData},
                   {u"metrics.inventory_threshold.nodata", StateMeaning::NoData},
                   {u"*", StateMeaning::Firing}},
        .title = {u"rule_name", u"rule.name"},
        .text = {u"reason", u"context.reason", u"context.message"},
        .severity = {u"severity", u"action_group", u"alert.actionGroup"},
        .severities = {{u"critical", Severity::Critical},
                       {u"high", Severity::Major},
                       {u"medium", Severity::Minor},
                       {u"low", Severity::Minor},
                       {u"metrics.threshold.warning", Severity::Minor},
                       {u"metrics.inventory_threshold.warning", Severity::Minor},
                       {u"slo.burnRate.alert", Severity::Critical},
                       {u"slo.burnRate.high", Severity::Major},
                       {u"slo.burnRate.medium", Severity::Minor},
                       {u"slo.burnRate.low", Severity::Minor}},
        .changedAt = {u"date"},
        .url = {u"alert_details_url", u"context.alertDetailsUrl", u"rule_url", u"rule.url"},
        .monitors = {u"rule_name", u"rule.name", u"alert_id", u"alert.id"},
        .labels = {u"rule_tags", u"rule.tags", u"rule_type", u"space_id"},
    };
    return table;
}

Result<WebhookReading> read(const Webhook &webhook)
{
    const QJsonValue &body = webhook.body;
    const bool isSummary = !firstText(body, {u"alerts.new.count", u"alerts_new_count"}).isEmpty();
    if (isSummary && firstText(body, mapping().key).isEmpty()) {
        //: Both are entries of a list in Kibana, which has them in the user's language too.
        return fail(
            Error::Kind::InvalidInput,
            Intake::tr("A summary does not say which alerts have recovered. In the rule's action, choose “For each "
                       "alert” instead of “Summary of alerts”."));
    }
    auto reading = readOne(mapping(), body);
    if (reading && firstText(body, {u"flapping", u"alert.flapping"}).compare("true"_L1, Qt::CaseInsensitive) == 0) {
        for (Delivery &delivery : reading->deliveries)
            setKind(delivery, FlappingKind);
    }
    return reading;
}

} // namespace

Adapter kibanaAdapter()
{
    return {.tool = u"kibana"_s, .name = u"Elastic Kibana"_s, .read = &read};
}
