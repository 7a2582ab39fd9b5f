// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/adapter.h"
#include "core/intake/adapters/fieldpath.h"
#include "core/intake/adapters/times.h"
#include "core/intake/intake.h"
#include "core/intake/submission.h"
#include "core/net/json.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

// CloudEvents 1.0 (https://github.com/cloudevents/spec): an envelope around the body of our own interface. What the
// body leaves out, the envelope fills in.

namespace {

/// What the fields of our interface are called elsewhere, too.
struct Field
{
    QLatin1StringView name;
    Mapping::Paths paths;
};

const QList<Field> &fields()
{
    static const QList<Field> table{
        {"title"_L1, {u"title", u"summary", u"name"}},
        {"raw_input"_L1, {u"raw_input", u"description", u"message", u"text"}},
        {"dedup_key"_L1, {u"dedup_key", u"fingerprint"}},
        {"source_url"_L1, {u"source_url", u"url"}},
        {"state"_L1, {u"state", u"status"}},
        {"severity"_L1, {u"severity"}},
    };
    return table;
}

/// In binary mode the envelope is in the head, percent-encoded where it is not ASCII, and the body is the data.
QJsonObject envelopeOf(const Webhook &webhook)
{
    QJsonObject event;
    for (const auto &[name, value] : webhook.request.headers) {
        const QByteArray key = name.toLower();
        if (key.startsWith("ce-"))
            event.insert(QString::fromLatin1(key.sliced(3)), QString::fromUtf8(QByteArray::fromPercentEncoding(value)));
    }
    if (!event.isEmpty())
        event.insert(u"data"_s, webhook.body);
    return event;
}

QJsonValue dataOf(const QJsonObject &event)
{
    if (!event.contains(u"data_base64"_s))
        return event.value(u"data"_s);
    const QByteArray bytes = QByteArray::fromBase64(event.value(u"data_base64"_s).toString().toLatin1());
    return readJson(bytes).value_or(QJsonValue(QString::fromUtf8(bytes)));
}

/// The last word of a type such as "com.example.monitor.alert.firing".
QString lastWord(const QString &type)
{
    return type.sliced(type.lastIndexOf(u'.') + 1).toLower();
}

/// The data as our interface takes it.
QJsonObject bodyOf(const QJsonObject &event)
{
    const QJsonValue data = dataOf(event);
    QJsonObject body = data.toObject();
    if (data.isString())
        body.insert(u"raw_input"_s, data);
    for (const Field &field : fields()) {
        const QString text = firstText(body, field.paths);
        body.remove(field.name);
        if (!text.isEmpty())
            body.insert(field.name, text);
    }
    const auto fill = [&body](const QString &name, const QString &value) {
        if (!body.contains(name) && !value.isEmpty())
            body.insert(name, value);
    };
    const QString type = textAt(event, u"type");
    const QString subject = textAt(event, u"subject");
    fill(u"title"_s, subject.isEmpty() ? type : subject);
    fill(u"dedup_key"_s, firstText(event, {u"source+subject", u"source"}));
    if (const QString word = lastWord(type); fromWord<AlertState>(word))
        fill(u"state"_s, word);
    if (const auto severity = severityOfWord(body.value(u"severity"_s).toString()))
        body.insert(u"severity"_s, toWord(*severity));
    if (const QString state = body.value(u"state"_s).toString().toLower(); !state.isEmpty())
        body.insert(u"state"_s, state);
    body.insert(u"dedup_key"_s, boundedKey(body.value(u"dedup_key"_s).toString()).left(255));
    // The source says which page it is.
    body.remove(u"status_page_id"_s);
    return body;
}

Result<Delivery> deliveryOf(const QJsonObject &event, const Recipient &recipient)
{
    if (textAt(event, u"source").isEmpty() || textAt(event, u"type").isEmpty())
        return fail(Error::Kind::InvalidInput,
                    Intake::tr("This is not a CloudEvent: it has no “source” or no “type”."));
    static const CatalogData nothing;
    const QString page = recipient.source ? recipient.source->pageId : u"page"_s;
    const QJsonObject body = bodyOf(event);
    ParsedIncident parsed = parseIncident(body, recipient.catalog ? *recipient.catalog : nothing, page);
    if (!parsed.errors.isEmpty()) {
        const FieldError &error = parsed.errors.first();
        return fail(Error::Kind::InvalidInput,
                    Intake::tr("The data of the event: %1 %2").arg(error.pointer, error.detail));
    }
    parsed.delivery.titleIsForCustomers = !firstText(dataOf(event), fields().first().paths).isEmpty();
    for (Alert &alert : parsed.delivery.alerts)
        alert.changedAt = readTime(event.value(u"time"_s));
    return std::move(parsed.delivery);
}

Result<WebhookReading> read(const Webhook &webhook)
{
    QList<QJsonObject> events;
    if (webhook.body.isArray()) {
        const QJsonArray batch = webhook.body.toArray();
        for (const QJsonValue &event : batch)
            events.append(event.toObject());
    } else if (const QJsonObject event = envelopeOf(webhook); !event.isEmpty()) {
        events = {event};
    } else {
        events = {webhook.body.toObject()};
    }
    WebhookReading reading;
    for (const QJsonObject &event : events) {
        auto delivery = deliveryOf(event, webhook.recipient);
        if (!delivery)
            return tl::unexpected(std::move(delivery.error()));
        reading.deliveries.append(*std::move(delivery));
    }
    if (events.isEmpty())
        reading.note = Intake::tr("A batch without events.");
    return reading;
}

} // namespace

Adapter cloudeventsAdapter()
{
    return {.tool = u"cloudevents"_s, .name = u"CloudEvents"_s, .read = &read};
}
