// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/adapter.h"
#include "core/intake/adapters/fieldpath.h"
#include "core/intake/intake.h"
#include "core/net/json.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace {

/// Uptime Kuma 1 and 2 (recorded from 2.5.3): the same fields whether they come as JSON, in the field "data" of a form,
/// or each in a parameter of the address.
const Mapping &mapping()
{
    static const Mapping table{
        .key = {u"monitor.id", u"heartbeat.monitorID"},
        .state = {u"heartbeat.status"},
        .states = {{u"0", StateMeaning::Firing},
                   {u"1", StateMeaning::Resolved},
                   {u"2", StateMeaning::Ignored},  // pending: it is being tried again
                   {u"3", StateMeaning::Ignored}}, // in maintenance there
        .title = {u"monitor.name", u"msg"},
        .text = {u"msg", u"heartbeat.msg", u"monitor.description"},
        .changedAt = {u"heartbeat.time"},
        .monitors = {u"monitor.name", u"monitor.pathName", u"monitor.tags[0].value"},
        .labels = {u"monitor.tags", u"monitor.type"},
    };
    return table;
}

/// As parameters of the address, heartbeat and monitor are texts with JSON in them.
QJsonValue unpacked(const QJsonValue &body)
{
    QJsonObject object = body.toObject();
    for (const QString &name : {u"heartbeat"_s, u"monitor"_s}) {
        if (!object.value(name).isString())
            continue;
        if (const auto value = readJson(object.value(name).toString().toUtf8()))
            object.insert(name, *value);
    }
    return object;
}

Result<WebhookReading> read(const Webhook &webhook)
{
    const QJsonValue body = unpacked(webhook.body);
    const QString message = textAt(body, u"msg");
    if (valueAt(body, u"heartbeat").isUndefined() && valueAt(body, u"monitor").isUndefined() && !message.isEmpty()) {
        // The test, and the warnings that a certificate or a domain expires, have neither.
        if (message.endsWith(u"Testing"_s))
            return WebhookReading{.deliveries = {{.title = message, .text = message, .isTest = true}}};
        return WebhookReading{.note = message};
    }
    return readOne(mapping(), body);
}

} // namespace

Adapter uptimekumaAdapter()
{
    return {.tool = u"uptimekuma"_s, .name = u"Uptime Kuma"_s, .read = &read};
}
