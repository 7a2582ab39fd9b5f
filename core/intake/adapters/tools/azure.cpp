// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/adapter.h"
#include "core/intake/adapters/fieldpath.h"
#include "core/intake/intake.h"

using namespace Qt::StringLiterals;

namespace {

/// Azure Monitor's common alert schema,
/// https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-common-schema
const Mapping &mapping()
{
    static const Mapping table{
        .key = {u"data.essentials.alertId", u"data.essentials.originAlertId"},
        .state = {u"data.essentials.monitorCondition"},
        .states = {{u"Fired", StateMeaning::Firing}, {u"Resolved", StateMeaning::Resolved}},
        .title = {u"data.essentials.alertRule"},
        .text = {u"data.essentials.description"},
        .severity = {u"data.essentials.severity"},
        // Critical, error, warning, informational, verbose.
        .severities = {{u"Sev0", Severity::Critical},
                       {u"Sev1", Severity::Major},
                       {u"Sev2", Severity::Minor},
                       {u"Sev3", Severity::Minor},
                       {u"Sev4", Severity::Minor}},
        .startedAt = {u"data.essentials.firedDateTime"},
        .endedAt = {u"data.essentials.resolvedDateTime"},
        .changedAt = {u"data.essentials.resolvedDateTime", u"data.essentials.firedDateTime"},
        .url = {u"data.essentials.investigationLink"},
        .monitors = {u"data.essentials.configurationItems", u"data.essentials.alertRule"},
        .labels = {u"data.customProperties", u"data.essentials.signalType", u"data.essentials.monitoringService"},
    };
    return table;
}

/// The action group's "Test action group" sends what looks real but for made up names.
bool isTest(const QJsonValue &body)
{
    return textAt(body, u"data.essentials.alertRule").startsWith("test-"_L1, Qt::CaseInsensitive)
           && textAt(body, u"data.essentials.alertId").contains("/11111111-1111-1111-1111-111111111111/"_L1);
}

Result<WebhookReading> read(const Webhook &webhook)
{
    const QString schema = textAt(webhook.body, u"schemaId");
    if (!isSameName(schema, u"azureMonitorCommonAlertSchema")) {
        //: "Enable the common alert schema" is a switch of Azure's, which has it in the user's language too.
        return fail(
            Error::Kind::InvalidInput,
            Intake::tr("This is not Azure's common alert schema but “%1”. In the action group, edit the webhook "
                       "and turn on “Enable the common alert schema”.")
                .arg(schema.isEmpty() ? u"?"_s : schema.left(100)));
    }
    auto reading = readOne(mapping(), webhook.body);
    if (reading && isTest(webhook.body)) {
        for (Delivery &delivery : reading->deliveries)
            delivery.isTest = true;
    }
    return reading;
}

} // namespace

Adapter azureAdapter()
{
    return {.tool = u"azure"_s, .name = u"Azure Monitor"_s, .read = &read};
}
