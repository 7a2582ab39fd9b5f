// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/adapter.h"
#include "core/intake/adapters/fieldpath.h"
#include "core/intake/intake.h"

using namespace Qt::StringLiterals;

namespace {

/// What our media type sends, a macro of Zabbix' in each field. Its times are local to the server and have no zone, so
/// that the time of arrival tells more.
const Mapping &mapping()
{
    static const Mapping table{
        .key = {u"event_id"}, // the problem's, on recovery too
        .state = {u"event_value+event_update_status", u"event_value", u"event_status"},
        .states = {{u"1/0", StateMeaning::Firing},
                   {u"1/1", StateMeaning::Update},
                   {u"0/0", StateMeaning::Resolved},
                   {u"0/1", StateMeaning::Resolved},
                   {u"1", StateMeaning::Firing},
                   {u"0", StateMeaning::Resolved},
                   {u"PROBLEM", StateMeaning::Firing},
                   {u"RESOLVED", StateMeaning::Resolved},
                   {u"OK", StateMeaning::Resolved}},
        .title = {u"event_name", u"subject"},
        .text = {u"event_opdata", u"trigger_description", u"message"},
        .severity = {u"event_nseverity", u"event_severity"},
        .severities = {{u"5", Severity::Critical},
                       {u"4", Severity::Major},
                       {u"3", Severity::Minor},
                       {u"2", Severity::Minor},
                       {u"1", Severity::Minor},
                       {u"Disaster", Severity::Critical},
                       {u"High", Severity::Major},
                       {u"Average", Severity::Minor},
                       {u"Warning", Severity::Minor},
                       {u"Information", Severity::Minor}},
        .monitors = {u"host_name", u"host"},
        .labels = {u"event_tags", u"host"},
    };
    return table;
}

/// {EVENT.SOURCE}; 0 is a trigger, 4 a service of Zabbix'.
enum Source { Discovery = 1, Autoregistration = 2, Internal = 3 };

/// Where the address of the frontend is known, the way to the event in it.
QString eventUrl(const QJsonValue &body)
{
    const QString frontend = webAddress(textAt(body, u"zabbix_url"));
    const QString trigger = textAt(body, u"trigger_id");
    if (frontend.isEmpty() || trigger.isEmpty() || isPlaceholder(trigger))
        return {};
    return webAddress(u"%1/tr_events.php?triggerid=%2&eventid=%3"_s.arg(
        frontend.endsWith(u'/') ? frontend.chopped(1) : frontend, trigger, textAt(body, u"event_id")));
}

Result<WebhookReading> read(const Webhook &webhook)
{
    const int source = textAt(webhook.body, u"event_source").toInt();
    if (source == Discovery || source == Autoregistration)
        return WebhookReading{.note = Intake::tr("Zabbix has discovered something; nothing about how it is.")};
    auto reading = readOne(mapping(), webhook.body);
    if (!reading)
        return reading;
    for (Delivery &delivery : reading->deliveries) {
        delivery.sourceUrl = eventUrl(webhook.body);
        // An item that can't be read, a trigger that can't be computed.
        if (source == Internal)
            setKind(delivery, NoDataKind);
    }
    return reading;
}

} // namespace

Adapter zabbixAdapter()
{
    return {.tool = u"zabbix"_s, .name = u"Zabbix"_s, .read = &read};
}
