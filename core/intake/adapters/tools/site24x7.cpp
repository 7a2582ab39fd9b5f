// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/adapter.h"
#include "core/intake/adapters/fieldpath.h"

using namespace Qt::StringLiterals;

namespace {

/// Site24x7 as JSON or as a form. From DOWN to TROUBLE and UP it is one incident. TROUBLE is degraded, CRITICAL is
/// beyond the second threshold (https://www.site24x7.com/help/admin/configuration-profiles/threshold-profile.html).
const Mapping &mapping()
{
    static const Mapping table{
        .key = {u"MONITOR_ID", u"MONITORNAME"},
        .state = {u"STATUS"},
        .states = {{u"DOWN", StateMeaning::Firing},
                   {u"CRITICAL", StateMeaning::Firing},
                   {u"TROUBLE", StateMeaning::Firing},
                   {u"UP", StateMeaning::Resolved},
                   {u"MAINTENANCE", StateMeaning::Ignored},
                   {u"SUSPENDED", StateMeaning::Ignored},
                   {u"DISCOVERY", StateMeaning::Ignored}},
        .title = {u"MONITORNAME", u"MONITORURL"},
        .text = {u"STATUS", u"INCIDENT_REASON", u"INCIDENT_DETAILS", u"FAILED_LOCATIONS"},
        .severity = {u"STATUS"},
        .severities = {{u"DOWN", Severity::Major}, {u"CRITICAL", Severity::Major}, {u"TROUBLE", Severity::Minor}},
        .startedAt = {u"OUTAGE_TIME_UNIX_FORMAT"},
        .changedAt = {u"INCIDENT_TIME_ISO"},
        .url = {u"MONITOR_DASHBOARD_LINK", u"https://www.site24x7.com/app/client#/home/monitors/{MONITOR_ID}/Summary"},
        .monitors = {u"MONITORNAME", u"MONITOR_GROUPNAME", u"MONITORURL"},
        .labels = {u"TAGS", u"GROUP_TAGS", u"MONITORTYPE", u"FAILED_LOCATIONS"},
    };
    return table;
}

/// Monitors of certificates and domains are in trouble while there is time left, and down when there is none.
bool isExpiry(const QJsonValue &body)
{
    const QString type = textAt(body, u"MONITORTYPE");
    const bool isOfExpiry =
        type.startsWith("SSL"_L1, Qt::CaseInsensitive) || type.startsWith("DOMAINEXPIRY"_L1, Qt::CaseInsensitive);
    return isOfExpiry && textAt(body, u"STATUS").compare("DOWN"_L1, Qt::CaseInsensitive) != 0;
}

Result<WebhookReading> read(const Webhook &webhook)
{
    auto reading = readOne(mapping(), webhook.body);
    if (reading && !reading->deliveries.isEmpty() && isExpiry(webhook.body))
        setKind(reading->deliveries.first(), ExpiryKind);
    return reading;
}

} // namespace

Adapter site24x7Adapter()
{
    return {.tool = u"site24x7"_s, .name = u"Site24x7"_s, .read = &read};
}
