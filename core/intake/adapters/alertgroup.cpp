// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/alertgroup.h"

#include "core/intake/adapters/fieldpath.h"
#include "core/intake/adapters/mapping.h"
#include "core/intake/adapters/times.h"
#include "core/intake/intake.h"

#include <QCryptographicHash>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

/// Labels whose values may name one of our components, most telling first.
const Mapping::Paths Monitors{u"component", u"service", u"app", u"job", u"namespace"};

/// Early senders of version 4 have no fingerprint: what the alert is labelled with identifies it too.
QString fingerprintOf(const QJsonValue &alert, const QJsonObject &labels)
{
    if (const QString fingerprint = textAt(alert, u"fingerprint"); !fingerprint.isEmpty())
        return boundedKey(fingerprint);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (auto label = labels.begin(); label != labels.end(); ++label)
        hash.addData((label.key() + u'\n' + textOf(label.value()) + u'\n').toUtf8());
    return QString::fromLatin1(hash.result().left(8).toHex());
}

Alert alertOf(const QJsonValue &value)
{
    const QJsonObject labels = value[u"labels"].toObject();
    const bool isResolved = textAt(value, u"status").compare("resolved"_L1, Qt::CaseInsensitive) == 0;
    Alert alert{.key = fingerprintOf(value, labels),
                .state = isResolved ? AlertState::Resolved : AlertState::Firing,
                .title = firstText(value, {u"annotations.summary", u"annotations.title", u"labels.alertname"}),
                .startsAt = readTime(value[u"startsAt"]),
                .endsAt = readTime(value[u"endsAt"])};
    alert.title = shortened(alert.title.simplified(), LongestTitle);
    if (alert.title.isEmpty())
        alert.title = Intake::tr("Alert without a name");
    alert.changedAt = isResolved ? alert.endsAt : alert.startsAt;
    return alert;
}

} // namespace

Result<Delivery> readAlertGroup(const QJsonObject &root)
{
    const QJsonArray alerts = root[u"alerts"].toArray();
    if (alerts.isEmpty())
        return fail(Error::Kind::InvalidInput, Intake::tr("It has no “alerts”."));

    Delivery delivery;
    addLabels(delivery.labels, root[u"commonLabels"], {});
    // The group's own status counts the members that max_alerts has cut off, too.
    delivery.endsGroup = textAt(root, u"status").compare("resolved"_L1, Qt::CaseInsensitive) == 0;
    QStringList lines;
    for (const QJsonValue &value : alerts) {
        const Alert alert = alertOf(value);
        const auto severity = severityOfWord(textAt(value, u"labels.severity"));
        const bool isOver = alert.state == AlertState::Resolved && !delivery.endsGroup;
        if (severity && !isOver && (!delivery.severity || *severity > *delivery.severity))
            delivery.severity = severity;
        const QString description = firstText(value, {u"annotations.description", u"annotations.message"});
        for (const QString &line : {alert.title, description.simplified()}) {
            if (!line.isEmpty() && !lines.contains(line))
                lines.append(line);
        }
        for (const QStringView label : Monitors) {
            const QString monitor = textOf(value[u"labels"][label]);
            if (!monitor.isEmpty() && !delivery.monitors.contains(monitor))
                delivery.monitors.append(monitor);
        }
        delivery.alerts.append(alert);
    }
    delivery.sourceUrl = webAddress(textAt(alerts.first(), u"generatorURL"));
    if (delivery.sourceUrl.isEmpty())
        delivery.sourceUrl = webAddress(textAt(root, u"externalURL"));
    // Groups are many alerts at once: what they share is the better title.
    delivery.title = firstText(root, {u"commonAnnotations.summary", u"commonAnnotations.title"}).simplified();
    if (delivery.title.isEmpty())
        delivery.title = delivery.alerts.first().title;
    delivery.title = shortened(delivery.title, LongestTitle);
    // A text, or a number in version 3.
    const QString groupKey = textAt(root, u"groupKey");
    delivery.groupKey = u"group:"_s + boundedKey(groupKey.isEmpty() ? delivery.alerts.first().key : groupKey);
    delivery.text = shortened(lines.join(u'\n'), LongestText);
    return delivery;
}
