// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/nagios.h"

#include "core/intake/adapters/fieldpath.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace {

/// Our name of a field, and what else it is called.
struct Field
{
    QStringView name;
    Mapping::Paths paths;
};

const QList<Field> &fields()
{
    static const QList<Field> table{
        {u"type", {u"notification_type", u"NOTIFY_NOTIFICATIONTYPE", u"type"}},
        {u"host", {u"host", u"HOSTNAME", u"NOTIFY_HOSTNAME"}},
        {u"host_name", {u"host_display_name", u"HOSTALIAS", u"alias"}},
        {u"service", {u"service", u"SERVICEDESC", u"NOTIFY_SERVICEDESC"}},
        {u"service_name", {u"service_display_name", u"SERVICEDISPLAYNAME"}},
        {u"site", {u"site", u"OMD_SITE", u"NOTIFY_OMD_SITE"}},
        // Checkmk's "status" is that of the host.
        {u"state",
         {u"state", u"SERVICESTATE", u"NOTIFY_SERVICESTATE", u"severity", u"HOSTSTATE", u"NOTIFY_HOSTSTATE",
          u"status"}},
        {u"output", {u"output", u"SERVICEOUTPUT", u"NOTIFY_SERVICEOUTPUT", u"HOSTOUTPUT", u"NOTIFY_HOSTOUTPUT"}},
        {u"long_output", {u"long_output", u"LONGSERVICEOUTPUT", u"LONGHOSTOUTPUT", u"NOTIFY_LONGSERVICEOUTPUT"}},
        {u"changed_at",
         {u"last_state_change", u"timestamp", u"TIMET", u"micro_time", u"NOTIFY_MICROTIME", u"long_date_time"}},
        {u"url", {u"url"}},
    };
    return table;
}

const Mapping &mapping()
{
    static const Mapping table{
        // Not the number of the problem: Nagios does not reset it with the recovery (measured with 4.4.6).
        .key = {u"site+host+service", u"host+service", u"site+host", u"host"},
        .state = {u"type", u"state"},
        .states = {{u"PROBLEM", StateMeaning::Firing},
                   {u"RECOVERY", StateMeaning::Resolved},
                   {u"ACKNOWLEDGEMENT", StateMeaning::Update},
                   {u"CUSTOM", StateMeaning::Ignored}, // somebody has something to say
                   {u"FLAPPINGSTART", StateMeaning::Flapping},
                   {u"FLAPPINGSTOP", StateMeaning::Ignored},
                   {u"FLAPPINGEND", StateMeaning::Ignored},
                   {u"FLAPPINGDISABLED", StateMeaning::Ignored},
                   {u"DOWNTIMESTART", StateMeaning::Ignored},
                   {u"DOWNTIMEEND", StateMeaning::Ignored},
                   {u"DOWNTIMEREMOVED", StateMeaning::Ignored},
                   {u"DOWNTIMECANCELLED", StateMeaning::Ignored},
                   // Of scripts that send the state alone.
                   {u"CRITICAL", StateMeaning::Firing},
                   {u"WARNING", StateMeaning::Firing},
                   {u"DOWN", StateMeaning::Firing},
                   {u"UNKNOWN", StateMeaning::NoData},
                   {u"UNREACHABLE", StateMeaning::NoData},
                   {u"OK", StateMeaning::Resolved},
                   {u"UP", StateMeaning::Resolved}},
        .title = {u"service_name", u"service", u"host_name", u"host"},
        .text = {u"output", u"long_output"},
        .severity = {u"state"},
        .severities = {{u"CRITICAL", Severity::Critical}, {u"DOWN", Severity::Critical}, {u"WARNING", Severity::Minor}},
        .changedAt = {u"changed_at"},
        .url = {u"url"},
        .monitors = {u"service_name", u"service", u"host_name", u"host"},
        .labels = {u"host", u"site", u"state"},
    };
    return table;
}

QJsonObject namedAsOurs(const QJsonValue &body)
{
    QJsonObject event;
    for (const Field &field : fields())
        event.insert(field.name.toString(), firstText(body, field.paths));
    // A notification of a host leaves the macros of a service as they are.
    const bool isOfHost = isPlaceholder(textAt(event, u"service")) && !isPlaceholder(textAt(event, u"host"));
    if (isOfHost || textAt(body, u"what").compare("HOST"_L1, Qt::CaseInsensitive) == 0) {
        event.remove(u"service"_s);
        event.remove(u"service_name"_s);
        if (const QString state = firstText(body, {u"HOSTSTATE", u"NOTIFY_HOSTSTATE", u"status", u"state"});
            !state.isEmpty())
            event.insert(u"state"_s, state);
    }
    // Behind a bar come figures for graphs.
    const QString output = textAt(event, u"output");
    event.insert(u"output"_s, output.section(u'|', 0, 0).trimmed());
    return event;
}

bool isBlind(const QString &state)
{
    return isSameName(state, u"UNKNOWN") || isSameName(state, u"UNREACHABLE");
}

} // namespace

Result<WebhookReading> readNagios(const Webhook &webhook)
{
    const QJsonObject event = namedAsOurs(webhook.body);
    auto reading = readOne(mapping(), event);
    if (!reading)
        return reading;
    for (Delivery &delivery : reading->deliveries) {
        if (delivery.state() == AlertState::Firing && isBlind(textAt(event, u"state")))
            setKind(delivery, NoDataKind);
    }
    return reading;
}
