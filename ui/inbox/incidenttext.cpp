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

/// The context of these texts for translators.
struct IncidentText
{
    Q_DECLARE_TR_FUNCTIONS(IncidentText)
};

} // namespace

QString ageText(const QDateTime &since, const QDateTime &now)
{
    constexpr qint64 minute = 60;
    constexpr qint64 hour = 60 * minute;
    constexpr qint64 day = 24 * hour;
    const qint64 seconds = since.secsTo(now);
    if (seconds < minute)
        return IncidentText::tr("now", "age of an incident");
    if (seconds < hour)
        return IncidentText::tr("%n min", "age of an incident", static_cast<int>(seconds / minute));
    if (seconds < day)
        return IncidentText::tr("%n h", "age of an incident", static_cast<int>(seconds / hour));
    if (seconds < 7 * day)
        return IncidentText::tr("%n d", "age of an incident, in days", static_cast<int>(seconds / day));
    const QDate date = since.toLocalTime().date();
    const bool isThisYear = date.year() == now.toLocalTime().date().year();
    return QLocale().toString(date, isThisYear ? IncidentText::tr("d MMM", "date format")
                                               : IncidentText::tr("d MMM yyyy", "date format"));
}

QString spanText(qint64 seconds)
{
    const auto text = [](qint64 number, const char *one, const char *many) {
        return number == 1 ? IncidentText::tr(one) : IncidentText::tr(many, nullptr, static_cast<int>(number));
    };
    if (seconds < 60)
        return text(std::max<qint64>(seconds, 1), QT_TRANSLATE_NOOP("IncidentText", "a second"),
                    QT_TRANSLATE_N_NOOP("IncidentText", "%n seconds"));
    if (seconds < 3600)
        return text(seconds / 60, QT_TRANSLATE_NOOP("IncidentText", "a minute"),
                    QT_TRANSLATE_N_NOOP("IncidentText", "%n minutes"));
    return text(seconds / 3600, QT_TRANSLATE_NOOP("IncidentText", "an hour"),
                QT_TRANSLATE_N_NOOP("IncidentText", "%n hours"));
}

QString excerptOf(const Incident &incident)
{
    if (incident.state == IncidentState::Held)
        return explain(incident.assessment.reason);
    if (!incident.isDrafted && incident.copy.body.isEmpty())
        return IncidentText::tr("The text is being written …");
    const QString body = incident.copy.body.left(LongestExcerpt).simplified();
    if (incident.state == IncidentState::Draft && incident.isRecovered && incident.recoveredAt) {
        return IncidentText::tr("Recovered after %1, before anything was published.")
            .arg(spanText(incident.startedAt.secsTo(*incident.recoveredAt)));
    }
    if (incident.state == IncidentState::Live && !body.isEmpty())
        return IncidentText::tr("Next: %1", "the text of a live incident's next update").arg(body);
    return body;
}

QList<IncidentTag> tagsOf(const Incident &incident, const QStringList &componentNames)
{
    QList<IncidentTag> tags;
    if (incident.pending)
        tags.append({IncidentText::tr("Publishing …"), IncidentTag::Kind::Notice});
    if (incident.isRecovered && incident.state != IncidentState::Resolved)
        tags.append({IncidentText::tr("Recovered"), IncidentTag::Kind::Good});
    if (incident.state == IncidentState::Draft && incident.assessment.action == TriageAction::SuggestDismiss)
        tags.append({IncidentText::tr("Dismiss?", "triage suggests it"), IncidentTag::Kind::Notice});
    if (incident.isFlapping)
        tags.append({IncidentText::tr("Comes and goes"), IncidentTag::Kind::Notice});
    if (incident.isStorm)
        tags.append({IncidentText::tr("Many at once"), IncidentTag::Kind::Notice});
    if (incident.isTest)
        tags.append({IncidentText::tr("Test"), IncidentTag::Kind::Notice});
    if (incident.state == IncidentState::Dismissed && !incident.dismissReason.isEmpty())
        tags.append({incident.dismissReason});
    for (const QString &name : componentNames.first(std::min(componentNames.size(), MostComponents)))
        tags.append({name});
    if (componentNames.size() > MostComponents)
        tags.append({IncidentText::tr("+%1", "so many more components").arg(componentNames.size() - MostComponents)});
    if (!incident.sourceName.isEmpty()) {
        tags.append({incident.alertCount > 1
                         ? IncidentText::tr("%1 · %n alerts", "source of an incident", incident.alertCount)
                               .arg(incident.sourceName)
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
