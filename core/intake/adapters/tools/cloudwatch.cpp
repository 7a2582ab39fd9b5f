// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/adapter.h"
#include "core/intake/adapters/fieldpath.h"
#include "core/intake/adapters/snssignature.h"
#include "core/intake/intake.h"
#include "core/net/json.h"

#include <QJsonObject>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace {

/// A CloudWatch alarm, as SNS carries it, and as EventBridge does ("CloudWatch Alarm State Change").
const Mapping &mapping()
{
    static const Mapping table{
        .key = {u"AlarmArn", u"resources[0]", u"AlarmName"},
        .state = {u"NewStateValue", u"detail.state.value"},
        .states = {{u"ALARM", StateMeaning::Firing},
                   {u"OK", StateMeaning::Resolved},
                   {u"INSUFFICIENT_DATA", StateMeaning::NoData}},
        .title = {u"AlarmName", u"detail.alarmName"},
        .text = {u"AlarmDescription", u"NewStateReason", u"detail.state.reason"},
        .changedAt = {u"StateChangeTime", u"detail.state.timestamp"},
        .monitors = {u"AlarmName", u"detail.alarmName", u"Trigger.Dimensions[0].value"},
        .labels = {u"Trigger.Dimensions", u"Trigger.Namespace", u"Trigger.MetricName", u"Region", u"AWSAccountId"},
    };
    return table;
}

/// Each part of AWS has a console of its own.
struct Console
{
    QStringView partition;
    QStringView domain;
};
constexpr std::array Consoles{Console{u"aws", u"console.aws.amazon.com"}, Console{u"aws-cn", u"console.amazonaws.cn"},
                              Console{u"aws-us-gov", u"console.amazonaws-us-gov.com"}};

/// The alarm in the console: there is no address in what is sent, but the ARN says where it is.
QString consoleUrl(const QString &arn)
{
    static const QRegularExpression form(uR"(^arn:([a-z-]+):cloudwatch:([a-z0-9-]+):\d+:alarm:(.+)$)"_s);
    const QRegularExpressionMatch match = form.match(arn);
    const auto console = std::find_if(Consoles.begin(), Consoles.end(), [&match](const Console &candidate) {
        return candidate.partition == match.capturedView(1);
    });
    if (console == Consoles.end())
        return {};
    const QString name = QString::fromLatin1(QUrl::toPercentEncoding(match.captured(3)));
    return u"https://%1.%2/cloudwatch/home?region=%1#alarmsV2:alarm/%3"_s.arg(match.captured(2),
                                                                              console->domain.toString(), name);
}

/// SNS asks before it sends, and says goodbye. The answer to both is an address that a person opens.
WebhookReading readHandshake(const QJsonValue &message, bool isGoodbye, bool isUnchecked)
{
    const QString topic = textAt(message, u"TopicArn").left(300);
    const QString address = textAt(message, u"SubscribeURL");
    if (!isSnsAddress(address)) {
        return {.note =
                    Intake::tr("Somebody asks in the name of the topic “%1” to open an address that is not Amazon's. "
                               "Do not open it.")
                        .arg(topic)};
    }
    const QString unchecked =
        isUnchecked ? u' ' + Intake::tr("The signature of this message was not checked.") : QString();
    if (isGoodbye) {
        return {.note = Intake::tr("The topic “%1” will send nothing here any more. To take that back, open %2")
                            .arg(topic, address)
                        + unchecked};
    }
    return {.note =
                Intake::tr("Amazon SNS asks whether the topic “%1” may send here. If it is yours, open %2 to agree.")
                    .arg(topic, address)
                + unchecked};
}

Result<WebhookReading> readAlarm(const QJsonValue &alarm)
{
    auto reading = readOne(mapping(), alarm);
    if (!reading) {
        const QString kind = firstText(alarm, {u"detail-type", u"source"});
        const QString what = kind.isEmpty() ? QString() : u" (%1)"_s.arg(kind.left(100));
        return fail(Error::Kind::InvalidInput,
                    Intake::tr("This is no alarm of CloudWatch%1: %2").arg(what, reading.error().message));
    }
    for (Delivery &delivery : reading->deliveries)
        delivery.sourceUrl = consoleUrl(delivery.alerts.first().key);
    return reading;
}

/// What is wrong with the signature; empty if nothing is, or if there is no certificate to check it with. That must be
/// the source's secret: fetching it from where the message says needs a network that this program may not have. The key
/// that every request needs is what keeps strangers out.
QString signatureFault(const QJsonObject &message, const QByteArray &certificate)
{
    if (!certificate.startsWith("-----BEGIN CERTIFICATE-----"))
        return {};
    switch (verifySnsSignature(message, certificate)) {
    case SnsSignatureCheck::Valid:
        return {};
    case SnsSignatureCheck::Missing:
        return Intake::tr(
            "The message is not signed. Turn off “raw message delivery” for this subscription of Amazon SNS, "
            "or remove the certificate from the source.");
    case SnsSignatureCheck::WeakVersion:
        return Intake::tr("The message is signed with SHA-1. Set SignatureVersion to 2 for the topic in Amazon SNS.");
    case SnsSignatureCheck::Wrong:
        break;
    }
    return Intake::tr("The signature is not of the certificate that was entered for this source. If Amazon has renewed "
                      "its certificate, enter the new one.");
}

Result<WebhookReading> read(const Webhook &webhook)
{
    if (const QString fault = signatureFault(webhook.body.toObject(), webhook.recipient.secret); !fault.isEmpty())
        return fail(Error::Kind::InvalidInput, fault);
    const QString type = textAt(webhook.body, u"Type");
    if (type == "SubscriptionConfirmation"_L1 || type == "UnsubscribeConfirmation"_L1)
        return readHandshake(webhook.body, type == "UnsubscribeConfirmation"_L1, webhook.recipient.secret.isEmpty());
    if (type.isEmpty()) // raw delivery
        return readAlarm(webhook.body);
    const QString message = textAt(webhook.body, u"Message");
    if (const auto alarm = readJson(message.toUtf8()); alarm && alarm->isObject())
        return readAlarm(*alarm);
    // What a person publishes in the console of SNS.
    const QString title = firstText(webhook.body, {u"Subject", u"Message", u"Type"}).simplified();
    return WebhookReading{.deliveries = {{.title = shortened(title, LongestTitle), .text = message, .isTest = true}}};
}

} // namespace

Adapter cloudwatchAdapter()
{
    return {.tool = u"cloudwatch"_s, .name = u"Amazon CloudWatch"_s, .read = &read};
}
