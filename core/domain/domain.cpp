// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/alert.h"
#include "core/domain/page.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

AlertState Delivery::state() const
{
    const bool isFiring = std::any_of(alerts.begin(), alerts.end(), [](const Alert &alert) {
        return alert.state == AlertState::Firing;
    });
    return isFiring ? AlertState::Firing : AlertState::Resolved;
}

QString impactsToJson(const QList<ComponentImpact> &impacts)
{
    QJsonArray array;
    for (const ComponentImpact &impact : impacts)
        array.append(QJsonObject{{u"id"_s, impact.componentId}, {u"status"_s, toWord(impact.status)}});
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QList<ComponentImpact> impactsFromJson(const QString &json)
{
    QList<ComponentImpact> impacts;
    const QJsonArray array = QJsonDocument::fromJson(json.toUtf8()).array();
    for (const QJsonValue &value : array) {
        const auto status = fromWord<ComponentStatus>(value[u"status"].toString());
        if (status)
            impacts.append({.componentId = value[u"id"].toString(), .status = *status});
    }
    return impacts;
}

QString slugOf(const QString &name)
{
    QString slug;
    const QString decomposed = name.normalized(QString::NormalizationForm_KD).toLower();
    for (const QChar c : decomposed) {
        if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'))
            slug.append(c);
        else if (c.category() != QChar::Mark_NonSpacing && !slug.isEmpty() && !slug.endsWith(u'-'))
            slug.append(u'-');
    }
    if (slug.endsWith(u'-'))
        slug.chop(1);
    return slug.left(60);
}
