// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/alertmanager.h"

#include "core/intake/intake.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

/// Words of the label "severity", which every organisation chooses for itself, by common convention.
struct SeverityWord
{
    QLatin1StringView word;
    Severity severity;
};
constexpr SeverityWord SeverityWords[]{
    {QLatin1StringView("critical"), Severity::Critical},  {QLatin1StringView("page"), Severity::Critical},
    {QLatin1StringView("emergency"), Severity::Critical}, {QLatin1StringView("fatal"), Severity::Critical},
    {QLatin1StringView("disaster"), Severity::Critical},  {QLatin1StringView("major"), Severity::Major},
    {QLatin1StringView("error"), Severity::Major},        {QLatin1StringView("high"), Severity::Major},
    {QLatin1StringView("minor"), Severity::Minor},        {QLatin1StringView("warning"), Severity::Minor},
    {QLatin1StringView("warn"), Severity::Minor},         {QLatin1StringView("low"), Severity::Minor},
    {QLatin1StringView("info"), Severity::Minor},
};

std::optional<Severity> severityOf(const QString &word)
{
    for (const SeverityWord &entry : SeverityWords) {
        if (word.compare(entry.word, Qt::CaseInsensitive) == 0)
            return entry.severity;
    }
    return std::nullopt;
}

std::optional<QDateTime> timeOf(const QJsonValue &value)
{
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    // Go's zero time, 0001-01-01T00:00:00Z, means "not yet".
    return time.isValid() && time.date().year() > 1970 ? std::optional(time.toUTC()) : std::nullopt;
}

QMap<QString, QString> textsOf(const QJsonValue &value)
{
    QMap<QString, QString> texts;
    const QJsonObject object = value.toObject();
    for (auto entry = object.begin(); entry != object.end(); ++entry)
        texts.insert(entry.key(), entry.value().toString());
    return texts;
}

/// Early senders of version 4 have no fingerprint: what the alert is labelled with identifies it too.
QString fingerprintOf(const QJsonObject &alert, const QMap<QString, QString> &labels)
{
    const QString fingerprint = alert.value("fingerprint"_L1).toString();
    if (!fingerprint.isEmpty())
        return fingerprint;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (auto label = labels.begin(); label != labels.end(); ++label)
        hash.addData((label.key() + u'\n' + label.value() + u'\n').toUtf8());
    return QString::fromLatin1(hash.result().left(8).toHex());
}

QString firstOf(const QMap<QString, QString> &texts, std::initializer_list<QLatin1StringView> keys)
{
    for (const QLatin1StringView key : keys) {
        if (const QString text = texts.value(key).simplified(); !text.isEmpty())
            return text;
    }
    return {};
}

Result<QList<Delivery>> parse(const QJsonValue &body)
{
    const auto unreadable = [](const QString &why) {
        return fail(Error::Kind::InvalidInput,
                    Intake::tr("This is not a webhook of Prometheus Alertmanager: %1").arg(why));
    };
    if (!body.isObject())
        return unreadable(Intake::tr("it is not a JSON object"));
    const QJsonObject root = body.toObject();
    const QJsonArray alerts = root.value("alerts"_L1).toArray();
    if (alerts.isEmpty())
        return unreadable(Intake::tr("it has no “alerts”"));

    Delivery delivery;
    delivery.labels = textsOf(root.value("commonLabels"_L1));
    // The group's own status counts the members that max_alerts has cut off, too.
    delivery.endsGroup = root.value("status"_L1).toString() == "resolved"_L1;
    delivery.sourceUrl = root.value("externalURL"_L1).toString();
    QStringList lines;
    for (const QJsonValue &value : alerts) {
        const QJsonObject object = value.toObject();
        const QMap<QString, QString> labels = textsOf(object.value("labels"_L1));
        const QMap<QString, QString> annotations = textsOf(object.value("annotations"_L1));
        Alert alert{
            .key = fingerprintOf(object, labels),
            .state = object.value("status"_L1).toString().compare("resolved"_L1, Qt::CaseInsensitive) == 0
                         ? AlertState::Resolved
                         : AlertState::Firing,
            .title = firstOf(annotations, {"summary"_L1, "title"_L1}),
            .startsAt = timeOf(object.value("startsAt"_L1)),
            .endsAt = timeOf(object.value("endsAt"_L1)),
        };
        if (alert.title.isEmpty())
            alert.title = labels.value(u"alertname"_s, Intake::tr("Alert without a name"));
        const auto severity = severityOf(labels.value(u"severity"_s));
        if (severity && (!delivery.severity || *severity > *delivery.severity))
            delivery.severity = severity;
        for (const QString &line : {alert.title, firstOf(annotations, {"description"_L1, "message"_L1})}) {
            if (!line.isEmpty() && !lines.contains(line))
                lines.append(line);
        }
        delivery.alerts.append(alert);
    }
    // Groups are many alerts at once: what they share is the better title.
    const QMap<QString, QString> common = textsOf(root.value("commonAnnotations"_L1));
    delivery.title = firstOf(common, {"summary"_L1, "title"_L1});
    if (delivery.title.isEmpty())
        delivery.title = delivery.alerts.first().title;
    delivery.title = delivery.title.left(255);
    const QJsonValue groupKey = root.value("groupKey"_L1);
    delivery.groupKey = u"group:"_s
                        + (groupKey.isString() && !groupKey.toString().isEmpty() ? groupKey.toString()
                           : groupKey.isDouble() ? QString::number(groupKey.toDouble(), 'f', 0)
                                                 : delivery.alerts.first().key);
    delivery.text = lines.join(u'\n').left(64 * 1024);
    return QList<Delivery>{delivery};
}

} // namespace

Adapter alertmanagerAdapter()
{
    return {.tool = u"alertmanager"_s,
            .name = u"Prometheus Alertmanager"_s,
            .parse = &parse,
            .componentLabels = {u"component"_s, u"service"_s, u"app"_s, u"job"_s}};
}
