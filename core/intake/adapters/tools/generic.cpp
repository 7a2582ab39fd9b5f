// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/adapter.h"
#include "core/intake/adapters/fieldpath.h"
#include "core/intake/intake.h"
#include "core/intake/submission.h"

#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

/// The names that most programs use.
const Mapping &usual()
{
    using enum StateMeaning;
    static const Mapping table{
        // Ids of events come last: they may be new each time.
        .key = {u"dedup_key", u"deduplication_key", u"fingerprint", u"alert_key", u"incident_key", u"incident_id",
                u"alert_id", u"monitor_id", u"check_id", u"key", u"host+service", u"uuid", u"id", u"service",
                u"monitor", u"check", u"alertname", u"name", u"host"},
        .state = {u"state", u"status", u"alert_state", u"alert_status", u"current_state", u"event_type", u"action",
                  u"event", u"online", u"up"},
        .states = {{u"firing", Firing},        {u"fired", Firing},       {u"alerting", Firing},
                   {u"alert", Firing},         {u"alarm", Firing},       {u"problem", Firing},
                   {u"down", Firing},          {u"critical", Firing},    {u"crit", Firing},
                   {u"error", Firing},         {u"failed", Firing},      {u"failing", Firing},
                   {u"fail", Firing},          {u"failure", Firing},     {u"triggered", Firing},
                   {u"trigger", Firing},       {u"open", Firing},        {u"opened", Firing},
                   {u"active", Firing},        {u"activated", Firing},   {u"unhealthy", Firing},
                   {u"warning", Firing},       {u"warn", Firing},        {u"degraded", Firing},
                   {u"offline", Firing},       {u"outage", Firing},      {u"unavailable", Firing},
                   {u"started", Firing},       {u"created", Firing},     {u"new", Firing},
                   {u"false", Firing},         {u"red", Firing},         {u"resolved", Resolved},
                   {u"resolve", Resolved},     {u"recovered", Resolved}, {u"recovery", Resolved},
                   {u"recover", Resolved},     {u"ok", Resolved},        {u"okay", Resolved},
                   {u"up", Resolved},          {u"closed", Resolved},    {u"close", Resolved},
                   {u"healthy", Resolved},     {u"normal", Resolved},    {u"success", Resolved},
                   {u"succeeded", Resolved},   {u"passed", Resolved},    {u"passing", Resolved},
                   {u"operational", Resolved}, {u"clear", Resolved},     {u"cleared", Resolved},
                   {u"online", Resolved},      {u"available", Resolved}, {u"inactive", Resolved},
                   {u"ended", Resolved},       {u"fixed", Resolved},     {u"true", Resolved},
                   {u"green", Resolved},       {u"flapping", Flapping},  {u"unstable", Flapping},
                   {u"no_data", NoData},       {u"unknown", NoData},     {u"insufficient_data", NoData},
                   {u"acknowledged", Update},  {u"acknowledge", Update}, {u"acked", Update},
                   {u"ack", Update},           {u"updated", Update},     {u"update", Update},
                   {u"assigned", Update},      {u"escalated", Update},   {u"maintenance", Ignored},
                   {u"paused", Ignored},       {u"pending", Ignored},    {u"muted", Ignored},
                   {u"silenced", Ignored},     {u"suppressed", Ignored}, {u"snoozed", Ignored},
                   {u"disabled", Ignored},     {u"test", Test},          {u"ping", Test}},
        .title = {u"title", u"summary", u"subject", u"name", u"alertname", u"monitor_name", u"check_name", u"service",
                  u"message", u"text"},
        .text = {u"text", u"message", u"description", u"details", u"body", u"output", u"reason", u"cause"},
        .severity = {u"severity", u"priority", u"urgency", u"level", u"status", u"state"},
        .startedAt = {u"started_at", u"start_time", u"starts_at", u"created_at"},
        .endedAt = {u"ended_at", u"end_time", u"ends_at", u"resolved_at"},
        .changedAt = {u"changed_at", u"updated_at", u"timestamp", u"time", u"date"},
        .url = {u"source_url", u"alert_url", u"incident_url", u"html_url", u"link", u"url"},
        .monitors = {u"component", u"service", u"monitor", u"monitor_name", u"check", u"check_name", u"name", u"host"},
        .labels = {u"labels", u"tags"},
    };
    return table;
}

/// What somebody has chosen stands before what is usual. \a chosen must outlive the mapping.
Mapping mappingOf(const GenericMapping &chosen)
{
    Mapping mapping = usual();
    const auto choose = [](Mapping::Paths &paths, const QString &path) {
        if (!path.isEmpty())
            paths = {path};
    };
    choose(mapping.key, chosen.key);
    choose(mapping.state, chosen.state);
    choose(mapping.title, chosen.title);
    choose(mapping.text, chosen.text);
    choose(mapping.severity, chosen.severity);
    choose(mapping.url, chosen.url);
    for (const QString &word : chosen.resolvedWords)
        mapping.states.prepend({word, StateMeaning::Resolved});
    for (const QString &word : chosen.firingWords)
        mapping.states.prepend({word, StateMeaning::Firing});
    return mapping;
}

/// Many wrap what they tell.
QJsonValue unwrapped(const QJsonValue &body)
{
    if (!firstText(body, usual().state).isEmpty())
        return body;
    for (const QStringView wrapper : {u"alert", u"incident", u"event", u"data", u"payload", u"alerts[0]"}) {
        const QJsonValue inner = valueAt(body, wrapper);
        if (inner.isObject() && !firstText(inner, usual().state).isEmpty())
            return inner;
    }
    return body;
}

/// Without a state, a level that is a word of state counts ("OK"), or the text is read for one. Without a key, what the
/// title says is the key.
Result<WebhookReading> readStateless(const Mapping &mapping, const QJsonValue &body)
{
    QJsonObject object = body.toObject();
    const QString title = firstText(object, mapping.title);
    if (title.isEmpty()) {
        return fail(
            Error::Kind::InvalidInput,
            Intake::tr("There is neither a state nor a title under a usual name. Choose the fields of this source."));
    }
    const QString level = firstText(object, {u"state", u"status", u"level", u"severity"});
    const bool isStated = std::any_of(mapping.states.begin(), mapping.states.end(), [&level](const auto &entry) {
        return isSameName(entry.first, level);
    });
    Mapping wider = mapping;
    wider.key.append(u"greenroom_key");
    wider.state = {u"greenroom_state"};
    object.insert(u"greenroom_key"_s, implicitGroupKey(title, {}));
    object.insert(u"greenroom_state"_s, isStated ? level : u"firing"_s);
    auto reading = readOne(wider, object);
    if (reading) {
        for (Delivery &delivery : reading->deliveries)
            delivery.isStateStated = isStated;
    }
    return reading;
}

Result<WebhookReading> read(const Webhook &webhook)
{
    static const GenericMapping nothing;
    const GenericMapping &chosen = webhook.recipient.source ? webhook.recipient.source->mapping : nothing;
    const Mapping mapping = mappingOf(chosen);
    const bool isChosen = !chosen.key.isEmpty() || !chosen.state.isEmpty();
    const QJsonValue body = isChosen ? webhook.body : unwrapped(webhook.body);
    if (chosen.state.isEmpty() && firstText(body, mapping.state).isEmpty())
        return readStateless(mapping, body);
    // A state without a key, where nobody has chosen one.
    if (chosen.key.isEmpty() && firstText(body, mapping.key).isEmpty())
        return readStateless(mapping, body);
    return readOne(mapping, body);
}

} // namespace

Adapter genericAdapter()
{
    return {.tool = u"generic"_s, .name = u"Any other tool"_s, .read = &read};
}
