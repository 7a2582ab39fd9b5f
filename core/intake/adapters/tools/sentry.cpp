// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/adapter.h"
#include "core/intake/adapters/fieldpath.h"
#include "core/intake/intake.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

using Severities = QList<std::pair<QStringView, Severity>>;

const Severities &levels()
{
    static const Severities table{{u"fatal", Severity::Critical},
                                  {u"error", Severity::Major},
                                  {u"warning", Severity::Minor},
                                  {u"info", Severity::Minor},
                                  {u"debug", Severity::Minor}};
    return table;
}

/// A metric alert: critical, warning and resolved of one rule in one project, which has one open at a time.
const Mapping &metricAlertMapping()
{
    static const Mapping table{
        .key = {u"data.metric_alert.alert_rule.id+data.metric_alert.projects[0]", u"data.metric_alert.id"},
        .state = {u"action"},
        .states = {{u"critical", StateMeaning::Firing},
                   {u"warning", StateMeaning::Firing},
                   {u"open", StateMeaning::Firing},
                   {u"resolved", StateMeaning::Resolved}},
        .title = {u"data.metric_alert.title", u"data.metric_alert.alert_rule.name", u"data.description_title"},
        .text = {u"data.description_title", u"data.description_text"},
        .severity = {u"action"},
        .severities = {{u"critical", Severity::Critical}, {u"warning", Severity::Minor}},
        .startedAt = {u"data.metric_alert.date_started"},
        .endedAt = {u"data.metric_alert.date_closed"},
        .changedAt = {u"sent_at", u"data.metric_alert.date_closed"},
        .url = {u"data.web_url"},
        .monitors = {u"data.metric_alert.projects", u"data.metric_alert.title"},
        .labels = {u"data.metric_alert.alert_rule.environment"},
    };
    return table;
}

/// An issue alert tells of an event of an issue, and never that it is over.
const Mapping &issueAlertMapping()
{
    static const Mapping table{
        .key = {u"data.event.issue_id"},
        .state = {u"action"},
        .states = {{u"triggered", StateMeaning::Firing}},
        .title = {u"data.event.title", u"data.issue_alert.title"},
        .text = {u"data.event.title", u"data.event.message", u"data.triggered_rule", u"data.event.culprit"},
        .severity = {u"data.event.level"},
        .severities = levels(),
        .changedAt = {u"sent_at", u"data.event.datetime", u"data.event.timestamp"},
        .url = {u"data.event.web_url"},
        .monitors = {u"data.event.project_slug", u"data.event.culprit"},
        .labels = {u"data.event.tags", u"data.event.environment", u"data.event.release", u"data.triggered_rule"},
    };
    return table;
}

/// An issue itself, which is where a recovery comes from. That a person archived it proves none.
const Mapping &issueMapping()
{
    static const Mapping table{
        .key = {u"data.issue.id"},
        .state = {u"action"},
        .states = {{u"created", StateMeaning::Firing},
                   {u"unresolved", StateMeaning::Firing},
                   {u"resolved", StateMeaning::Resolved},
                   {u"assigned", StateMeaning::Update},
                   {u"archived", StateMeaning::Ignored},
                   {u"ignored", StateMeaning::Ignored}},
        .title = {u"data.issue.title"},
        .text = {u"data.issue.title", u"data.issue.metadata.value", u"data.issue.culprit"},
        .severity = {u"data.issue.level"},
        .severities = levels(),
        .startedAt = {u"data.issue.firstSeen"},
        .changedAt = {u"sent_at"},
        .url = {u"data.issue.web_url", u"data.issue.permalink"},
        .monitors = {u"data.issue.project.slug", u"data.issue.project.name", u"data.issue.culprit"},
        .labels = {u"data.issue.shortId"},
    };
    return table;
}

/// The older plug-in "WebHooks": an issue alert by other names.
const Mapping &pluginMapping()
{
    static const Mapping table{
        .key = {u"id"},
        .state = {u"action"},
        .states = {{u"triggered", StateMeaning::Firing}},
        .title = {u"event.title", u"message"},
        .text = {u"event.title", u"message", u"triggering_rules[0]", u"culprit"},
        .severity = {u"level"},
        .severities = levels(),
        .changedAt = {u"event.timestamp", u"event.received"},
        .url = {u"url"},
        .monitors = {u"project_slug", u"project_name", u"culprit"},
        .labels = {u"event.tags", u"event.environment"},
    };
    return table;
}

/// "Send test notification" tells of the sample event that every new project has, too.
bool isSample(const QJsonValue &event)
{
    const QJsonArray tags = valueAt(event, u"tags").toArray();
    return textAt(event, u"title").startsWith("This is an example"_L1)
           || std::any_of(tags.begin(), tags.end(), [](const QJsonValue &tag) {
                  return textOf(tag[0]) == "sample_event"_L1;
              });
}

Result<WebhookReading> readIssueAlert(const Mapping &mapping, const QJsonValue &body, const QJsonValue &event)
{
    auto reading = readOne(mapping, body);
    if (reading && !reading->deliveries.isEmpty() && isSample(event))
        reading->deliveries.first().isTest = true;
    return reading;
}

/// Installing the integration is how most people test it.
WebhookReading readInstallation(const QString &action)
{
    if (action != "created"_L1)
        return {.note = Intake::tr("The integration in Sentry: %1.").arg(action.left(100))};
    const QString text = Intake::tr("The integration was installed in Sentry.");
    return {.deliveries = {{.title = text, .text = text, .isTest = true}}};
}

Result<WebhookReading> read(const Webhook &webhook)
{
    QJsonObject body = webhook.body.toObject();
    // The bodies have no time at which the state changed, but each is sent once, at once.
    body.insert(u"sent_at"_s, webhook.header("Sentry-Hook-Timestamp"));
    const QJsonValue data = body[u"data"];
    if (data[u"metric_alert"].isObject())
        return readOne(metricAlertMapping(), body);
    if (data[u"event"].isObject())
        return readIssueAlert(issueAlertMapping(), body, data[u"event"]);
    if (data[u"issue"].isObject())
        return readOne(issueMapping(), body);
    if (data[u"installation"].isObject())
        return readInstallation(textAt(body, u"action"));
    if (body.contains(u"triggering_rules") || body[u"event"].isObject()) {
        body.insert(u"action"_s, u"triggered"_s);
        return readIssueAlert(pluginMapping(), body, body[u"event"]);
    }
    if (const QString resource = webhook.header("Sentry-Hook-Resource"); !resource.isEmpty()) {
        return WebhookReading{
            .note = Intake::tr("Sentry told of “%1”: nothing about how things are.").arg(resource.left(100))};
    }
    return fail(Error::Kind::InvalidInput,
                Intake::tr("This is no webhook of Sentry that is known: neither an alert nor an issue."));
}

} // namespace

Adapter sentryAdapter()
{
    return {.tool = u"sentry"_s, .name = u"Sentry"_s, .read = &read};
}
