// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/adapter.h"
#include "core/intake/adapters/alertgroup.h"
#include "core/intake/adapters/fieldpath.h"
#include "core/intake/intake.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

/// Alerting as it was up to Grafana 10 and as some that copied it still send it: one state of one rule.
const Mapping &legacyMapping()
{
    static const Mapping table{
        .key = {u"orgId+ruleId", u"ruleId", u"ruleName"},
        .state = {u"state"},
        .states = {{u"alerting", StateMeaning::Firing},
                   {u"ok", StateMeaning::Resolved},
                   {u"no_data", StateMeaning::NoData},
                   {u"pending", StateMeaning::Ignored},
                   {u"paused", StateMeaning::Ignored}},
        .title = {u"ruleName", u"title"},
        .text = {u"title", u"message"},
        .severity = {u"tags.severity", u"tags.priority"},
        .url = {u"ruleUrl"},
        .monitors = {u"tags.component", u"tags.service", u"tags.app", u"ruleName"},
        .labels = {u"tags"},
    };
    return table;
}

Result<WebhookReading> readLegacy(const QJsonObject &root)
{
    auto reading = readOne(legacyMapping(), root);
    if (reading && !reading->deliveries.isEmpty() && textAt(root, u"ruleName") == "Test notification"_L1)
        reading->deliveries.first().isTest = true;
    return reading;
}

/// The names by which Grafana tells that a rule has nothing to judge by: nobody knows how the thing is.
bool isBlind(const QJsonValue &alert)
{
    const QString name = textAt(alert, u"labels.alertname");
    return name == "DatasourceNoData"_L1 || name == "DatasourceError"_L1;
}

/// The test button's labels can be edited, its key can't: the contact point, a fingerprint and a time.
bool isTest(const QJsonObject &root)
{
    static const QRegularExpression form(u"-[0-9a-f]{16}-\\d{10,}$"_s);
    const QJsonValue first = root[u"alerts"][0];
    return form.match(textAt(root, u"groupKey")).hasMatch()
           || (textAt(first, u"labels.alertname") == "TestAlert"_L1
               && textAt(first, u"labels.instance") == "Grafana"_L1);
}

/// The annotations of such an alert are those of its rule, and say what would be wrong if it had data.
QString titleOfBlind(const QJsonValue &alert)
{
    const QString rule = textAt(alert, u"labels.rulename");
    const QString name = textAt(alert, u"labels.alertname");
    return shortened(rule.isEmpty() ? name : name + u": "_s + rule, LongestTitle);
}

/// Of a group that has no others.
void tellOfBlindness(Delivery &delivery, const QJsonArray &alerts)
{
    QStringList lines;
    for (const QJsonValue &alert : alerts) {
        for (const QString &line : {titleOfBlind(alert), textAt(alert, u"annotations.Error")}) {
            if (!line.isEmpty() && !lines.contains(line))
                lines.append(line);
        }
    }
    delivery.title = delivery.alerts.first().title;
    delivery.text = shortened(lines.join(u'\n'), LongestText);
    setKind(delivery, NoDataKind);
}

/// Rule and folder, which are all that names the thing where nobody has set a label for it.
QStringList namesOf(const QJsonValue &alert)
{
    return {textAt(alert, isBlind(alert) ? u"labels.rulename" : u"labels.alertname"),
            textAt(alert, u"labels.grafana_folder")};
}

/// Alerting since Grafana 9: groups as Alertmanager sends them, and a little more.
Result<WebhookReading> readUnified(const QJsonObject &root)
{
    auto delivery = readAlertGroup(root);
    if (!delivery)
        return fail(Error::Kind::InvalidInput,
                    Intake::tr("This is not a webhook of Grafana: %1").arg(delivery.error().message));
    const QJsonArray alerts = root[u"alerts"].toArray();
    delivery->isTest = isTest(root);
    for (qsizetype i = 0; i < alerts.size(); ++i) {
        if (isBlind(alerts[i]))
            delivery->alerts[i].title = titleOfBlind(alerts[i]);
        for (const QString &name : namesOf(alerts[i])) {
            if (!name.isEmpty() && !delivery->monitors.contains(name))
                delivery->monitors.append(name);
        }
    }
    if (std::all_of(alerts.begin(), alerts.end(), isBlind))
        tellOfBlindness(*delivery, alerts);
    // Two organisations of one Grafana may have equal rules.
    if (const QString organisation = textAt(root, u"orgId"); !organisation.isEmpty()) {
        delivery->groupKey += u'@' + organisation;
        for (Alert &alert : delivery->alerts)
            alert.key += u'@' + organisation;
    }
    return WebhookReading{.deliveries = {*std::move(delivery)}};
}

Result<WebhookReading> read(const Webhook &webhook)
{
    const QJsonObject root = webhook.body.toObject();
    if (root.contains(u"alerts"))
        return readUnified(root);
    if (root.contains(u"ruleId") || root.contains(u"ruleName"))
        return readLegacy(root);
    return fail(Error::Kind::InvalidInput,
                Intake::tr("This is not a webhook of Grafana: there are no “alerts” in it, and no rule. A payload of "
                           "your own can be read by a generic source."));
}

} // namespace

Adapter grafanaAdapter()
{
    return {.tool = u"grafana"_s, .name = u"Grafana"_s, .read = &read};
}
