// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/adapter.h"
#include "core/intake/adapters/fieldpath.h"
#include "core/intake/intake.h"

#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

/// Datadog sends what the user's template says. Ours is in resources/integrations; its fields have the names of
/// Datadog's variables (https://docs.datadoghq.com/integrations/webhooks/). Without a template there is only an event,
/// whose title begins with the transition and the scope.
///
/// $ALERT_CYCLE_KEY is another in every cycle; the monitor and its scope stay, so that flapping is seen and the next
/// recovery heals one that was lost.
const Mapping &mapping()
{
    static const Mapping table{
        .key = {u"alert_id+alert_scope", u"alert_id", u"monitor_id+alert_scope", u"monitor_id", u"alert_cycle_key",
                u"aggreg_key", u"alert_name+alert_scope", u"alert_name"},
        .state = {u"alert_transition"},
        .states = {{u"Triggered", StateMeaning::Firing},
                   {u"Re-Triggered", StateMeaning::Firing},
                   {u"Warn", StateMeaning::Firing},
                   {u"Re-Warn", StateMeaning::Firing},
                   {u"Renotify", StateMeaning::Firing},
                   {u"No Data", StateMeaning::NoData},
                   {u"Re-No Data", StateMeaning::NoData},
                   {u"Recovered", StateMeaning::Resolved}},
        .title = {u"alert_name", u"alert_title", u"event_title", u"title"},
        .text = {u"alert_transition", u"alert_status", u"text"},
        // What only warns has not failed, whatever the priority of its monitor is.
        .severity = {u"alert_transition", u"alert_priority", u"alert_type"},
        .severities = {{u"Warn", Severity::Minor},
                       {u"Re-Warn", Severity::Minor},
                       {u"P1", Severity::Critical},
                       {u"P2", Severity::Major},
                       {u"P3", Severity::Minor},
                       {u"P4", Severity::Minor},
                       {u"P5", Severity::Minor},
                       {u"error", Severity::Major},
                       {u"warning", Severity::Minor},
                       {u"info", Severity::Minor}},
        .changedAt = {u"date", u"last_updated"},
        .url = {u"link", u"url"},
        .monitors = {u"alert_name", u"hostname"},
        .labels = {u"tags", u"scope_tags", u"alert_metric", u"hostname"},
    };
    return table;
}

/// A message is Markdown between "%%%", with a picture of the graph, and with the names of who is to be told.
QString plain(const QString &message)
{
    // With bounds, for the time must not grow faster than the message.
    static const QRegularExpression decoration(
        uR"(%%%|\[?!\[[^\]]{0,200}\]\([^)]{0,2000}\)(\]\([^)]{0,2000}\))?|(?<!\S)@[\w.@-]+)"_s);
    return QString(message).remove(decoration).trimmed();
}

/// The fields of our template, from what stands in the title where they are missing.
QJsonObject completed(QJsonObject body)
{
    static const QRegularExpression form(
        uR"(^(?:\[TEST\]\s*)?(?:\[(P[1-5])\]\s*)?\[((?:Re-)?(?:Triggered|Warn|No Data)|Renotify|Recovered)(?: on \{(.*?)\})?\]\s*(.*)$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto addWhereMissing = [&body](const QString &name, const QString &value) {
        if (!value.isEmpty() && textAt(body, name).isEmpty())
            body.insert(name, value);
    };
    const auto match = form.match(firstText(body, {u"alert_title", u"event_title", u"title"}));
    addWhereMissing(u"alert_scope"_s, firstText(body, {u"scopes", u"scope"}));
    if (match.hasMatch()) {
        addWhereMissing(u"alert_priority"_s, match.captured(1));
        addWhereMissing(u"alert_transition"_s, match.captured(2));
        addWhereMissing(u"alert_scope"_s, match.captured(3));
        addWhereMissing(u"alert_name"_s, match.captured(4));
    }
    const QString message = firstText(body, {u"body", u"event_msg", u"text_only_msg"});
    static const QRegularExpression monitor(uR"(\]\((https://[^)\s/]{1,200}/monitors/[^)\s]{1,2000})\))"_s);
    addWhereMissing(u"link"_s, monitor.match(message).captured(1));
    addWhereMissing(u"text"_s, plain(message));
    addWhereMissing(u"scope_tags"_s, textAt(body, u"alert_scope"));
    return body;
}

Result<WebhookReading> read(const Webhook &webhook)
{
    const QJsonObject body = completed(webhook.body.toObject());
    const QString title = firstText(body, {u"alert_title", u"event_title", u"title"});
    if (textAt(body, u"alert_transition").isEmpty()) {
        return fail(Error::Kind::InvalidInput,
                    Intake::tr("There is no “alert_transition”, and the title “%1” does not begin with one such as "
                               "[Triggered] or [Recovered].")
                        .arg(shortened(title, LongestTitle)));
    }
    auto reading = readOne(mapping(), body);
    if (reading && !reading->deliveries.isEmpty() && title.startsWith("[TEST]"_L1))
        reading->deliveries.first().isTest = true;
    return reading;
}

} // namespace

Adapter datadogAdapter()
{
    return {.tool = u"datadog"_s, .name = u"Datadog"_s, .read = &read};
}
