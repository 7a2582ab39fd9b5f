// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/adapter.h"
#include "core/intake/adapters/fieldpath.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace {

/// Our template, as a body or in the query (https://healthchecks.io/docs/configuring_notifications/#webhook).
const Mapping &mapping()
{
    static const Mapping table{
        .key = {u"code", u"check.uuid", u"check.unique_key"},
        .state = {u"status", u"check.status"},
        .states = {{u"down", StateMeaning::Firing},
                   {u"up", StateMeaning::Resolved},
                   {u"grace", StateMeaning::Ignored}, // late, and not yet too late
                   {u"started", StateMeaning::Ignored},
                   {u"new", StateMeaning::Ignored},
                   {u"paused", StateMeaning::Ignored}},
        .title = {u"name", u"check.name"},
        .text = {u"status", u"check.status", u"check.desc"},
        .changedAt = {u"now"},
        .url = {u"page"},
        .monitors = {u"name", u"check.name", u"check.slug"},
        .labels = {u"tags", u"exitstatus"},
    };
    return table;
}

/// A check's page is at the same site as its API, the public one or one's own.
QString pageOf(const QJsonObject &body)
{
    const QString address = textAt(body, u"check.update_url");
    const qsizetype api = address.indexOf("/api/"_L1);
    const QString code = firstText(body, {u"code", u"check.uuid"});
    return api < 0 || code.isEmpty() ? QString() : address.left(api) + u"/checks/"_s + code + u"/details/"_s;
}

Result<WebhookReading> read(const Webhook &webhook)
{
    QJsonObject body = webhook.body.toObject();
    body.insert(u"page"_s, pageOf(body));
    // Words with blanks between them.
    const QString tags = firstText(body, {u"tags", u"check.tags"});
    body.insert(u"tags"_s, QJsonArray::fromStringList(tags.split(u' ', Qt::SkipEmptyParts)));
    auto reading = readOne(mapping(), body);
    if (reading && !reading->deliveries.isEmpty() && firstText(body, {u"name", u"check.name"}) == "TEST"_L1)
        reading->deliveries.first().isTest = true;
    return reading;
}

} // namespace

Adapter healthchecksAdapter()
{
    return {.tool = u"healthchecks"_s, .name = u"Healthchecks.io"_s, .read = &read};
}
