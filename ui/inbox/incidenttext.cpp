// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/incidenttext.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace {

/// More of a text is never seen in a row.
constexpr qsizetype LongestExcerpt = 240;
constexpr qsizetype MostComponents = 3;

QString tr(const char *text, const char *comment = nullptr, int count = -1)
{
    return QCoreApplication::translate("IncidentRow", text, comment, count);
}

} // namespace

QString ageText(const QDateTime &since, const QDateTime &now)
{
    constexpr qint64 minute = 60;
    constexpr qint64 hour = 60 * minute;
    constexpr qint64 day = 24 * hour;
    const qint64 seconds = since.secsTo(now);
    if (seconds < minute)
        return tr("now", "age of an incident");
    if (seconds < hour)
        return tr("%n min", "age of an incident", static_cast<int>(seconds / minute));
    if (seconds < day)
        return tr("%n h", "age of an incident", static_cast<int>(seconds / hour));
    if (seconds < 7 * day)
        return tr("%n d", "age of an incident, in days", static_cast<int>(seconds / day));
    const QDate date = since.toLocalTime().date();
    const bool isThisYear = date.year() == now.toLocalTime().date().year();
    return QLocale().toString(date, isThisYear ? tr("d MMM", "date format") : tr("d MMM yyyy", "date format"));
}

QString spanText(qint64 seconds)
{
    const auto text = [](qint64 number, const char *one, const char *many) {
        return number == 1 ? tr(one) : tr(many, nullptr, static_cast<int>(number));
    };
    if (seconds < 60)
        return text(std::max<qint64>(seconds, 1), QT_TRANSLATE_NOOP("IncidentRow", "a second"),
                    QT_TRANSLATE_N_NOOP("IncidentRow", "%n seconds"));
    if (seconds < 3600)
        return text(seconds / 60, QT_TRANSLATE_NOOP("IncidentRow", "a minute"),
                    QT_TRANSLATE_N_NOOP("IncidentRow", "%n minutes"));
    return text(seconds / 3600, QT_TRANSLATE_NOOP("IncidentRow", "an hour"),
                QT_TRANSLATE_N_NOOP("IncidentRow", "%n hours"));
}

QString excerptOf(const Incident &incident)
{
    if (!incident.isDrafted && incident.copy.body.isEmpty())
        return tr("The text is being written …");
    const QString body = incident.copy.body.left(LongestExcerpt).simplified();
    if (incident.state == IncidentState::Draft && incident.isRecovered && incident.recoveredAt) {
        return tr("Recovered after %1, before anything was published.")
            .arg(spanText(incident.startedAt.secsTo(*incident.recoveredAt)));
    }
    if (incident.state == IncidentState::Live && !body.isEmpty())
        return tr("Next: %1", "the text of a live incident's next update").arg(body);
    return body;
}

QList<IncidentTag> tagsOf(const Incident &incident, const QStringList &componentNames)
{
    QList<IncidentTag> tags;
    if (incident.state == IncidentState::Publishing)
        tags.append({tr("Publishing …"), IncidentTag::Kind::Notice});
    if (incident.isRecovered && incident.state != IncidentState::Resolved)
        tags.append({tr("Recovered"), IncidentTag::Kind::Good});
    if (incident.isTest)
        tags.append({tr("Test"), IncidentTag::Kind::Notice});
    if (incident.state == IncidentState::Dismissed && !incident.dismissReason.isEmpty())
        tags.append({incident.dismissReason});
    for (const QString &name : componentNames.first(std::min(componentNames.size(), MostComponents)))
        tags.append({name});
    if (componentNames.size() > MostComponents)
        tags.append({tr("+%1", "so many more components").arg(componentNames.size() - MostComponents)});
    if (!incident.sourceName.isEmpty()) {
        tags.append({incident.alertCount > 1
                         ? tr("%1 · %n alerts", "source of an incident", incident.alertCount).arg(incident.sourceName)
                         : incident.sourceName});
    }
    return tags;
}

QString spokenText(const Incident &incident, const QStringList &componentNames, const QDateTime &now)
{
    QStringList parts{displayName(incident.copy.severity), incident.copy.title, ageText(incident.createdAt, now)};
    for (const IncidentTag &tag : tagsOf(incident, componentNames))
        parts.append(tag.text);
    parts.append(excerptOf(incident));
    return parts.join(u". "_s);
}
