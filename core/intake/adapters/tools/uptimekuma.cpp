// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/adapter.h"
#include "core/intake/adapters/fieldpath.h"
#include "core/intake/intake.h"
#include "core/net/json.h"

#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

/// Uptime Kuma 1 and 2 (recorded from 2.5.3): the same fields whether they come as JSON, in the field "data" of a form,
/// or each in a parameter of the address. A body that users write has often no more than the message.
const Mapping &mapping()
{
    static const Mapping table{
        .key = {u"monitor.id", u"heartbeat.monitorID", u"monitor.name"},
        .state = {u"heartbeat.status"},
        .states = {{u"0", StateMeaning::Firing},
                   {u"1", StateMeaning::Resolved},
                   {u"2", StateMeaning::Ignored}, // pending: it is being tried again
                   {u"3", StateMeaning::Ignored}, // in maintenance there
                   {u"Down", StateMeaning::Firing},
                   {u"Up", StateMeaning::Resolved},
                   {u"Pending", StateMeaning::Ignored},
                   {u"Maintenance", StateMeaning::Ignored}},
        .title = {u"monitor.name", u"msg"},
        .text = {u"msg", u"heartbeat.msg", u"monitor.description"},
        .startedAt = {u"heartbeat.lastDownTime"},
        .changedAt = {u"heartbeat.time"},
        .monitors = {u"monitor.name", u"monitor.pathName"},
        .labels = {u"monitor.tags", u"monitor.type"},
    };
    return table;
}

/// As parameters of the address, and in bodies that users write, heartbeat and monitor are texts with JSON in them.
QJsonObject unpacked(QJsonObject object)
{
    const std::pair<QString, QString> names[]{{u"heartbeat"_s, u"heartbeatJSON"_s}, {u"monitor"_s, u"monitorJSON"_s}};
    for (const auto &[name, variable] : names) {
        QJsonValue value = object.contains(name) ? object.value(name) : object.value(variable);
        if (const auto inner = readJson(value.toString().toUtf8()); inner && value.isString())
            value = *inner;
        object.insert(name, value);
    }
    return object;
}

/// "[Checkout API] [🔴 Down] timeout of 5000ms exceeded" has all that is needed.
QJsonObject completed(QJsonObject body, const QString &message)
{
    static const QRegularExpression form(uR"(^\[(.+?)\]\s*\[(?:[^\]\w]*\s)?(Up|Down|Pending|Maintenance)\]\s*(.*)$)"_s,
                                         QRegularExpression::CaseInsensitiveOption
                                             | QRegularExpression::DotMatchesEverythingOption);
    const auto match = form.match(message);
    if (!match.hasMatch())
        return body;
    body.insert(u"msg"_s, message);
    if (!body[u"monitor"].isObject())
        body.insert(u"monitor"_s, QJsonObject{{u"name"_s, match.captured(1)}});
    if (!body[u"heartbeat"].isObject())
        body.insert(u"heartbeat"_s, QJsonObject{{u"status"_s, match.captured(2)}, {u"msg"_s, match.captured(3)}});
    return body;
}

/// "[Checkout API][https://…] server certificate … will expire in 14 days": each warning has fewer of them.
Delivery expiryOf(const QString &message)
{
    static const QRegularExpression days(uR"( in -?\d+ days?)"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression name(uR"(^\[([^\]]+)\])"_s);
    const QString key = boundedKey(message.simplified().remove(days));
    Delivery delivery{.groupKey = key, .title = shortened(message.simplified(), LongestTitle), .text = message};
    delivery.alerts = {{.key = key, .title = delivery.title}};
    if (const auto match = name.match(message); match.hasMatch())
        delivery.monitors = {match.captured(1)};
    setKind(delivery, ExpiryKind);
    return delivery;
}

/// The test, and the warnings that a certificate or a domain expires, are of no heartbeat.
WebhookReading readMessage(const QString &message)
{
    if (message.endsWith("Testing"_L1))
        return {.deliveries = {{.title = shortened(message, LongestTitle), .text = message, .isTest = true}}};
    if (message.contains("expire"_L1, Qt::CaseInsensitive))
        return {.deliveries = {expiryOf(message)}};
    return {.note = message};
}

Result<WebhookReading> read(const Webhook &webhook)
{
    const QJsonObject unfolded = unpacked(webhook.body.toObject());
    const QString message = firstText(unfolded, {u"msg", u"body", u"message", u"text"});
    const QJsonObject body = completed(unfolded, message);
    if (!body[u"heartbeat"].isObject() && !body[u"monitor"].isObject() && !message.isEmpty())
        return readMessage(message);
    return readOne(mapping(), body);
}

} // namespace

Adapter uptimekumaAdapter()
{
    return {.tool = u"uptimekuma"_s, .name = u"Uptime Kuma"_s, .read = &read};
}
