// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/adapter.h"
#include "core/intake/adapters/fieldpath.h"
#include "core/intake/answers.h"
#include "core/intake/intake.h"

#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

constexpr QStringView HostField = u"greenroom_host";

const QList<std::pair<QStringView, Severity>> Severities{{u"critical", Severity::Critical},
                                                         {u"warning", Severity::Minor}};

/// Netdata Cloud about an alert.
const Mapping &cloudMapping()
{
    static const Mapping table{
        .key = {u"greenroom_host+chart+alert", u"chart+alert"},
        .state = {u"severity"},
        .states = {{u"critical", StateMeaning::Firing},
                   {u"warning", StateMeaning::Firing},
                   {u"clear", StateMeaning::Resolved}},
        .title = {u"alert"},
        .text = {u"message", u"info"},
        .severity = {u"severity"},
        .severities = Severities,
        .changedAt = {u"date"},
        .url = {u"alert_url"},
        .monitors = {u"alert", HostField, u"chart"},
        .labels = {u"chart", u"context", u"family", u"class", u"space"},
    };
    return table;
}

/// Netdata Cloud about a node that can't be reached.
const Mapping &reachabilityMapping()
{
    static const Mapping table{
        .key = {u"host"},
        .state = {u"status.reachable", u"status.text"},
        .states = {{u"false", StateMeaning::Firing},
                   {u"unreachable", StateMeaning::Firing},
                   {u"true", StateMeaning::Resolved},
                   {u"reachable", StateMeaning::Resolved}},
        .title = {u"message", u"host"},
        .text = {u"message"},
        .severity = {u"severity"},
        .severities = Severities,
        .url = {u"url"},
        .monitors = {u"host"},
        .labels = {u"host"},
    };
    return table;
}

/// The agent's custom_sender(), as our script fills it.
const Mapping &agentMapping()
{
    static const Mapping table{
        .key = {u"host+chart+name", u"alarm_id"},
        .state = {u"status"},
        .states = {{u"CRITICAL", StateMeaning::Firing},
                   {u"WARNING", StateMeaning::Firing},
                   {u"CLEAR", StateMeaning::Resolved},
                   {u"UNDEFINED", StateMeaning::Ignored},
                   {u"UNINITIALIZED", StateMeaning::Ignored},
                   {u"REMOVED", StateMeaning::Ignored}},
        .title = {u"name"},
        .text = {u"status_message", u"value_string", u"info"},
        .severity = {u"status"},
        .severities = Severities,
        .changedAt = {u"when"},
        .url = {u"goto_url"},
        .monitors = {u"name", u"host", u"chart"},
        .labels = {u"host", u"chart", u"classification"},
    };
    return table;
}

/// The host stands only in the message: "web-1: 10min_cpu_usage = 97.3%".
QJsonObject withHost(const QJsonValue &body)
{
    static const QRegularExpression beforeColon(uR"(^([\w.-]+):\s)"_s);
    QJsonObject object = body.toObject();
    const QRegularExpressionMatch match = beforeColon.match(textAt(body, u"message"));
    if (match.hasMatch())
        object.insert(HostField.toString(), match.captured(1));
    return object;
}

/// Older spaces want to see that we know the secret of the webhook: "crc_token" in the query, an HMAC of it back.
Result<WebhookReading> readChallenge(const Webhook &webhook, const QString &token)
{
    if (webhook.recipient.secret.isEmpty()) {
        return fail(
            Error::Kind::InvalidInput,
            Intake::tr("Netdata asks for proof that this is its receiver. Enter the challenge secret that Netdata "
                       "shows as the signing secret of the source."));
    }
    const QByteArray proof =
        QMessageAuthenticationCode::hash(token.toUtf8(), webhook.recipient.secret, QCryptographicHash::Sha256);
    const QString answer = u"sha256="_s + QString::fromLatin1(proof.toBase64());
    return WebhookReading{.note = Intake::tr("Netdata has asked for proof that this is its receiver, and got it."),
                          .answer = jsonAnswer(200, {{u"response_token"_s, answer}})};
}

Result<WebhookReading> read(const Webhook &webhook)
{
    const QJsonValue &body = webhook.body;
    if (const QString token = textAt(body, u"crc_token"); !token.isEmpty())
        return readChallenge(webhook, token);
    const bool isAgents = !textAt(body, u"old_status").isEmpty() || !textAt(body, u"alarm_id").isEmpty();
    auto reading = isAgents                              ? readOne(agentMapping(), body)
                   : valueAt(body, u"status").isObject() ? readOne(reachabilityMapping(), body)
                                                         : readOne(cloudMapping(), withHost(body));
    // The cloud's test has a token to verify; the agent's is "alarm-notify.sh test".
    const bool hasToken = !textAt(body, u"token").isEmpty();
    if (!reading && hasToken)
        return WebhookReading{.deliveries = {{.title = Intake::tr("Netdata's test"), .isTest = true}}};
    if (reading && (hasToken || textAt(body, u"name") == "test_alarm"_L1)) {
        for (Delivery &delivery : reading->deliveries)
            delivery.isTest = true;
    }
    return reading;
}

} // namespace

Adapter netdataAdapter()
{
    return {.tool = u"netdata"_s, .name = u"Netdata"_s, .read = &read};
}
