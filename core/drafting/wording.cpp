// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafting/wording.h"

#include "core/drafting/componentnames.h"
#include "core/drafting/moments.h"
#include "core/drafting/phrases.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace {

/// More names than these are summed up.
constexpr qsizetype MostNames = 6;

QString form(QStringView singularAndPlural, bool isPlural)
{
    const qsizetype bar = singularAndPlural.indexOf(u'|');
    return (isPlural ? singularAndPlural.sliced(bar + 1) : singularAndPlural.first(bar)).toString();
}

QStringList publicNames(const QList<Component> &components)
{
    QStringList names;
    for (const Component &component : components) {
        const QString name = component.name.simplified();
        if (!name.isEmpty() && !names.contains(name))
            names.append(name);
    }
    return names;
}

QString capitalised(QString sentence)
{
    const bool isOwnSpelling = sentence.size() > 1 && sentence[0].isLower() && sentence[1].isUpper();
    if (!sentence.isEmpty() && !isOwnSpelling)
        sentence[0] = sentence[0].toUpper();
    return sentence;
}

bool isPlural(const QStringList &names, const Phrases &phrases)
{
    return names.size() > 1 || (names.size() == 1 && phrases.isPlural(names.constFirst()));
}

bool areOfKind(const QStringList &names, ComponentKinds kinds)
{
    return !names.isEmpty() && std::all_of(names.begin(), names.end(), [kinds](const QString &name) {
        return (kindsOf(name) & kinds) != ComponentKinds();
    });
}

/// Symptoms that belong to one kind of component; other components beside it have another trouble.
ComponentKinds kindsAbout(Symptom symptom)
{
    switch (symptom) {
    case Symptom::LoginFailures:
        return ComponentKind::Login;
    case Symptom::PaymentFailures:
        return ComponentKind::Payments | ComponentKind::Orders;
    case Symptom::NotificationDelay:
        return ComponentKind::Notifications;
    case Symptom::UploadFailures:
        return ComponentKind::Uploads;
    case Symptom::JobFailures:
        return ComponentKind::Jobs;
    case Symptom::DataDelay:
        return ComponentKind::Data;
    case Symptom::Realtime:
        return ComponentKind::Realtime;
    default:
        return {};
    }
}

} // namespace

QString filled(QStringView pattern, const Values &values)
{
    QString text;
    while (!pattern.isEmpty()) {
        const qsizetype open = pattern.indexOf(u'{');
        if (open < 0) {
            text += pattern;
            break;
        }
        const qsizetype close = pattern.indexOf(u'}', open);
        QStringView name = pattern.sliced(open + 1, close - open - 1);
        const bool isOptional = name.endsWith(u'?');
        if (isOptional)
            name.chop(1);
        const QString value = values.value(name.toString());
        if (value.isEmpty() && !isOptional)
            return {};
        text += pattern.first(open);
        text += value;
        pattern = pattern.sliced(close + 1);
    }
    return text;
}

QString filledSentence(QStringView pattern, const Values &values)
{
    return capitalised(filled(pattern, values));
}

Subject subjectOf(const ExtractedFacts &facts, const QList<Component> &components, const Phrases &phrases)
{
    const QStringList names = publicNames(components);
    const ComponentKinds about = kindsAbout(facts.symptom);
    Subject subject;
    for (const QString &name : names)
        (about == ComponentKinds() || areOfKind({name}, about) ? subject.names : subject.others).append(name);
    if (subject.names.isEmpty())
        std::swap(subject.names, subject.others);
    subject.isPlural = isPlural(subject.names, phrases);

    const bool comesAndGoes = facts.symptom == Symptom::Unavailable || facts.symptom == Symptom::Timeouts
                              || facts.symptom == Symptom::Errors || facts.symptom == Symptom::Problem;
    if (facts.isIntermittent && comesAndGoes) {
        subject.phrases = &phrases.intermittent;
        return subject;
    }
    const auto fits = [&](const SymptomPhrases &row) {
        return row.symptom == facts.symptom && (row.kinds == ComponentKinds() || areOfKind(subject.names, row.kinds))
               && (!row.isForPlurals || subject.isPlural);
    };
    const auto row = std::find_if(phrases.symptoms.begin(), phrases.symptoms.end(), fits);
    subject.phrases = row != phrases.symptoms.end() ? &*row : &phrases.symptoms.back();
    return subject;
}

Values valuesOf(const QStringList &names, const Phrases &phrases)
{
    QStringList spoken;
    QStringList bare;
    QStringList shown;
    for (const QString &name : names) {
        if (shown.size() == MostNames && names.size() > MostNames + 1)
            break;
        shown.append(name);
        spoken.append(phrases.withinSentence(name));
        bare.append(phrases.bare(name));
    }
    if (shown.size() < names.size()) {
        for (QStringList *list : {&shown, &spoken, &bare})
            list->append(phrases.otherServices.toString());
    }
    if (names.isEmpty()) {
        shown.append(capitalised(phrases.ourService.toString()));
        spoken.append(phrases.ourService.toString());
        bare.append(phrases.ourService.toString());
    }
    const bool plural = isPlural(names, phrases);
    return {{u"name"_s, phrases.list(shown)},
            {u"the"_s, phrases.list(spoken)},
            {u"bare"_s, phrases.list(bare)},
            {u"are"_s, form(phrases.isAre, plural)},
            {u"were"_s, form(phrases.wasWere, plural)},
            {u"them"_s, form(phrases.itThem, plural)}};
}

QString durationInWords(std::chrono::seconds length, const Phrases &phrases)
{
    const auto amount = [&phrases](std::size_t unit, qint64 number) {
        return filled(phrases.amounts[unit][number == 1 ? 0 : 1], {{u"number"_s, QString::number(number)}});
    };
    const auto both = [&](std::size_t unit, qint64 first, qint64 second) {
        if (second == 0)
            return amount(unit, first);
        return filled(phrases.twoAmounts, {{u"first"_s, amount(unit, first)}, {u"second"_s, amount(unit - 1, second)}});
    };
    const qint64 minutes = std::chrono::duration_cast<std::chrono::minutes>(length).count();
    if (minutes < 1)
        return phrases.lessThanAMinute.toString();
    if (minutes < 60)
        return amount(0, minutes);
    if (minutes < 24 * 60)
        return both(1, minutes / 60, minutes % 60);
    return both(2, minutes / (24 * 60), minutes / 60 % 24);
}

QString clockInWords(const QDateTime &time, const QTimeZone &zone)
{
    return time.toTimeZone(zone).toString(u"HH:mm"_s);
}

QString timeInWords(const QDateTime &time, const QDateTime &now, const QTimeZone &zone, const Phrases &phrases)
{
    const QDate day = time.toTimeZone(zone).date();
    const bool isToday = day == now.toTimeZone(zone).date();
    return filled(isToday ? phrases.clock : phrases.clockAndDay,
                  {{u"clock"_s, clockInWords(time, zone)},
                   {u"zone"_s, zoneName(time, zone)},
                   {u"day"_s, QString::number(day.day())},
                   {u"month"_s, phrases.months[static_cast<std::size_t>(day.month() - 1)].toString()}});
}

int percentOf(double share)
{
    const int rounded = static_cast<int>(std::lround(share * 100));
    return std::clamp(rounded, 1, share < 1 ? 99 : 100);
}
