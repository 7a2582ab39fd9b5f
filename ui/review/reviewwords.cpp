// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/reviewwords.h"

#include "ui/review/reviewsession.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

/// The context of these texts for translators.
struct ReviewWords
{
    Q_DECLARE_TR_FUNCTIONS(ReviewWords)
};

template<typename Word>
QString nameOfWord(const QString &machineWord)
{
    const auto word = fromWord<Word>(machineWord);
    return word ? inSentence(displayName(*word)) : machineWord;
}

QString nameOf(const QList<Component> &components, const QString &id)
{
    const auto found = std::find_if(components.begin(), components.end(), [&](const Component &component) {
        return component.id == id;
    });
    return found == components.end() ? ReviewWords::tr("a removed component") : found->name;
}

std::optional<ComponentStatus> statusIn(const QList<ComponentImpact> &impacts, const QString &id)
{
    const auto found = std::find_if(impacts.begin(), impacts.end(), [&](const ComponentImpact &impact) {
        return impact.componentId == id;
    });
    return found == impacts.end() ? std::nullopt : std::optional(found->status);
}

} // namespace

QString roleName(Fact::Role role)
{
    switch (role) {
    case Fact::Role::Symptom:
        return ReviewWords::tr("Symptom");
    case Fact::Role::Extent:
        return ReviewWords::tr("Extent");
    case Fact::Role::Start:
        return ReviewWords::tr("Since");
    case Fact::Role::Duration:
        return ReviewWords::tr("Duration");
    case Fact::Role::Ratio:
        return ReviewWords::tr("Share");
    case Fact::Role::Count:
        return ReviewWords::tr("Count");
    case Fact::Role::Region:
        return ReviewWords::tr("Region");
    case Fact::Role::Recovery:
        return ReviewWords::tr("Recovered");
    }
    return {};
}

QString writerName(Writer writer)
{
    switch (writer) {
    case Writer::Offline:
        return ReviewWords::tr("Offline", "a text written by rules");
    case Writer::Model:
        return ReviewWords::tr("Model", "a text written by a language model");
    case Writer::Person:
        return ReviewWords::tr("Mine", "a text written by the person at the screen");
    }
    return {};
}

QString timelineText(const TimelineEntry &entry, const QString &sourceName)
{
    const QString &subject = entry.subject;
    const QString alert =
        sourceName.isEmpty() ? subject : ReviewWords::tr("%1: %2", "source: alert").arg(sourceName, subject);
    switch (entry.kind) {
    case TimelineEntry::Kind::AlertFiring:
        return ReviewWords::tr("%1 firing", "alert").arg(alert);
    case TimelineEntry::Kind::AlertResolved:
        return ReviewWords::tr("%1 resolved", "alert").arg(alert);
    case TimelineEntry::Kind::Recovered:
        return ReviewWords::tr("The alert has recovered");
    case TimelineEntry::Kind::Drafted:
        return subject == toWord(Writer::Model) ? ReviewWords::tr("Drafted by the model")
                                                : ReviewWords::tr("Drafted offline");
    case TimelineEntry::Kind::Edited:
        return ReviewWords::tr("You edited the text");
    case TimelineEntry::Kind::Published:
        return ReviewWords::tr("You published: %1", "stage").arg(nameOfWord<Stage>(subject));
    case TimelineEntry::Kind::Undone:
        return ReviewWords::tr("You took it back: %1", "stage").arg(nameOfWord<Stage>(subject));
    case TimelineEntry::Kind::Dismissed:
        return subject.isEmpty() ? ReviewWords::tr("You dismissed it")
                                 : ReviewWords::tr("You dismissed it: %1", "reason").arg(subject);
    case TimelineEntry::Kind::Restored:
        return ReviewWords::tr("You restored it");
    case TimelineEntry::Kind::KeptFinding:
        return ReviewWords::tr("You kept “%1”").arg(subject);
    case TimelineEntry::Kind::Judged:
        return explain(reasonFromText(subject));
    }
    return {};
}

bool isWeighty(TimelineEntry::Kind kind)
{
    switch (kind) {
    case TimelineEntry::Kind::AlertResolved:
    case TimelineEntry::Kind::Drafted:
        return false;
    default:
        return true;
    }
}

ComponentStatus worstOf(const QList<ComponentImpact> &impacts)
{
    ComponentStatus status = ComponentStatus::Operational;
    for (const ComponentImpact &impact : impacts)
        status = worse(status, impact.status);
    return status;
}

QString inSentence(const QString &word)
{
    return word.isEmpty() ? word : word.at(0).toLower() + word.mid(1);
}

QString withoutMnemonic(QString text)
{
    return text.replace(u'&', u"&&"_s);
}

QString localTime(const QDateTime &time, const QDateTime &now)
{
    const QDateTime local = time.toLocalTime();
    // Some locales, among them C, have seconds even in their short format.
    const QString format = QLocale().timeFormat(QLocale::ShortFormat).remove(u":ss"_s);
    const QString clock = QLocale().toString(local.time(), format);
    if (local.date() == now.toLocalTime().date())
        return clock;
    return QLocale().toString(local.date(), ReviewWords::tr("d MMM", "date format: day and short month")) + u' '
           + clock;
}

QString pageTime(const QDateTime &time, const QString &timeZone)
{
    const QTimeZone zone(timeZone.toUtf8());
    const QDateTime there = zone.isValid() ? time.toTimeZone(zone) : time.toUTC();
    return QLocale().toString(there.time(), u"HH:mm"_s) + u' ' + (zone.isValid() ? zone.abbreviation(there) : u"UTC"_s);
}

QString publishSummary(const ReviewSession &session)
{
    const WorkingCopy &copy = session.copy();
    const QList<Component> components = session.components();
    const QList<IncidentUpdate> &updates = session.detail().updates;
    const bool isResolving = copy.stage == Stage::Resolved;
    const QList<ComponentImpact> before = updates.isEmpty() ? QList<ComponentImpact>() : updates.first().components;

    QStringList changes;
    for (const ComponentImpact &impact : copy.components) {
        const QString name = nameOf(components, impact.componentId).toHtmlEscaped();
        const ComponentStatus after = isResolving ? ComponentStatus::Operational : impact.status;
        const QString status = inSentence(displayName(after)).toHtmlEscaped();
        const bool isSame = !isResolving && statusIn(before, impact.componentId) == after;
        changes.append((isSame ? ReviewWords::tr("%1 stays at %2", "component, status")
                               : ReviewWords::tr("%1 → %2", "component, status"))
                           .arg(name, status));
    }
    for (const ComponentImpact &impact : before) {
        if (!statusIn(copy.components, impact.componentId)) {
            changes.append(ReviewWords::tr("%1 → %2", "component, status")
                               .arg(nameOf(components, impact.componentId).toHtmlEscaped(),
                                    inSentence(displayName(ComponentStatus::Operational)).toHtmlEscaped()));
        }
    }
    if (changes.isEmpty())
        changes.append(ReviewWords::tr("no component changes"));

    const QString stage = inSentence(displayName(copy.stage)).toHtmlEscaped();
    const QString update = updates.isEmpty()
                               ? ReviewWords::tr("first update, %1", "stage").arg(stage)
                               : ReviewWords::tr("update %L1, %2", "number, stage").arg(updates.size() + 1).arg(stage);
    return ReviewWords::tr("<b>%1</b>: %2 · %3", "page: component changes · update")
        .arg(session.page().name.toHtmlEscaped(), changes.join(u", "_s), update);
}
