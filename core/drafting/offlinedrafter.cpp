// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafting/offlinedrafter.h"

#include "core/drafting/moments.h"
#include "core/drafting/phrases.h"
#include "core/drafting/wording.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestTitle = 80;
constexpr qint64 DaySeconds = 24 * 3600LL;
/// A duration beyond this comes from a wrong time stamp rather than from an incident.
constexpr qint64 LongestIncidentSeconds = 14 * DaySeconds;

/// FNV-1a, for it is the same on every machine and in every run.
quint32 hashOf(const QByteArray &bytes)
{
    quint32 hash = 2166136261U;
    for (const char byte : bytes)
        hash = (hash ^ static_cast<quint8>(byte)) * 16777619U;
    return hash;
}

/// Fills the plan of an update with what is known.
class Composer
{
public:
    Composer(const DraftRequest &request, const ExtractedFacts &facts, const Phrases &phrases)
        : m_request(request)
        , m_facts(facts)
        , m_phrases(phrases)
        , m_subject(subjectOf(facts, request.components, phrases))
    {}

    [[nodiscard]] QString title() const
    {
        const QStringView pattern =
            m_request.stage == Stage::Resolved ? m_subject.phrases->titlePast : m_subject.phrases->title;
        // First with all names, then with fewer: customers read the component first, and a long list in the text.
        for (qsizetype names = m_subject.names.size(); names >= 0; --names) {
            Values values = valuesOf(m_subject.names.first(names), m_phrases);
            if (names > 0 && names < m_subject.names.size())
                values =
                    valuesOf(m_subject.names.first(names) + QStringList{m_phrases.otherServices.toString()}, m_phrases);
            addDetails(values);
            const QString title = filledSentence(pattern, values);
            if (title.size() <= LongestTitle)
                return title;
        }
        return {};
    }

    [[nodiscard]] QString body() const
    {
        const auto plan =
            std::find_if(m_phrases.plans.begin(), m_phrases.plans.end(), [this](const UpdatePlan &candidate) {
                return candidate.stage == m_request.stage && candidate.tone == m_request.tone;
            });
        Values values = valuesOf(allNames(), m_phrases);
        const auto add = [&values](const QString &name, const QString &value) {
            values.insert(name, value);
        };
        add(u"symptom"_s, symptom());
        add(u"also"_s, also());
        add(u"residue"_s, aboutSubject(m_subject.phrases->residue, u"residue"_s));
        add(u"past"_s, past());
        add(u"start"_s, start());
        add(u"lasted"_s, lasted());
        add(u"notes"_s, notes());
        add(u"next"_s, timeOnItsDay(nextUpdateDue(m_request.severity, m_request.now)));
        const auto tone = static_cast<std::size_t>(m_request.tone);
        if (m_request.severity != Severity::Minor) {
            add(u"apology"_s, chosen(m_phrases.apologies[tone], u"apology"_s).toString());
            add(u"regret"_s, chosen(m_phrases.regrets[tone], u"regret"_s).toString());
        }

        QStringList sentences;
        for (std::size_t slot = 0; slot < plan->sentences.size(); ++slot) {
            const QStringView pattern = chosen(plan->sentences[slot], QString::number(slot));
            if (const QString sentence = filledSentence(pattern, values).trimmed(); !sentence.isEmpty())
                sentences.append(sentence);
        }
        return sentences.join(u' ');
    }

private:
    /// One of several phrasings, by the incident, so that a redraft says the same in the same words.
    [[nodiscard]] QStringView chosen(QStringView variants, const QString &slot) const
    {
        const QList<QStringView> list = variants.split(u'|');
        const quint32 hash = hashOf(QString(m_request.incidentId + u'/' + slot).toUtf8());
        // The lowest bits of this hash repeat a pattern of the input.
        return list[static_cast<qsizetype>((hash >> 16U) % static_cast<quint32>(list.size()))];
    }

    [[nodiscard]] QStringList allNames() const { return m_subject.names + m_subject.others; }

    void addDetails(Values &values) const
    {
        const auto duration = [this](std::chrono::seconds length) {
            return Values{{u"duration"_s, durationInWords(length, m_phrases)}};
        };
        if (m_facts.area && (m_facts.isAreaOfCustomers || m_facts.symptom == Symptom::Regional)) {
            const QString area = m_phrases.areas[static_cast<std::size_t>(*m_facts.area)].toString();
            values.insert(u"area"_s, filled(m_phrases.inArea, {{u"area"_s, area}}));
        }
        if (m_facts.delay) {
            values.insert(u"delay"_s, filled(m_phrases.byDelay, duration(*m_facts.delay)));
            values.insert(u"ofDelay"_s, filled(m_phrases.ofDelay, duration(*m_facts.delay)));
        }
        if (m_facts.failingShare)
            values.insert(u"percent"_s, QString::number(percentOf(*m_facts.failingShare)));
        const auto isSingleSignOn = [](const QString &name) {
            return name.contains(u"sso"_s, Qt::CaseInsensitive) || name.contains(u"single sign"_s, Qt::CaseInsensitive);
        };
        if (std::any_of(m_subject.names.begin(), m_subject.names.end(), isSingleSignOn))
            values.insert(u"sso"_s, m_phrases.withSingleSignOn.toString());
        if (!m_subject.others.isEmpty()) {
            const QString others = valuesOf(m_subject.others, m_phrases).value(u"the"_s);
            values.insert(u"orUse"_s, filled(m_phrases.orUse, {{u"others"_s, others}}));
        }
    }

    [[nodiscard]] QString aboutSubject(QStringView variants, const QString &slot) const
    {
        Values values = valuesOf(m_subject.names, m_phrases);
        addDetails(values);
        return filledSentence(chosen(variants, slot), values);
    }

    [[nodiscard]] QString symptom() const
    {
        const SymptomPhrases &row = *m_subject.phrases;
        const QStringView some = row.some.isEmpty() ? row.now : row.some;
        if (m_facts.extent == Extent::All && !row.all.isEmpty())
            return aboutSubject(row.all, u"symptom"_s);
        // A share is of the moment of the alert: later updates do not repeat it.
        if (m_facts.failingShare && m_request.stage == Stage::Investigating && !row.share.isEmpty())
            return aboutSubject(row.share, u"symptom"_s);
        return aboutSubject(m_facts.extent == Extent::Some ? some : row.now, u"symptom"_s);
    }

    /// Components beside those of the symptom, unless its sentence names them.
    [[nodiscard]] QString also() const
    {
        if (m_subject.others.isEmpty() || m_subject.phrases->now.contains(u"{orUse?}"))
            return {};
        const QString others = valuesOf(m_subject.others, m_phrases).value(u"the"_s);
        return filledSentence(m_phrases.also, {{u"others"_s, others}});
    }

    [[nodiscard]] QString past() const
    {
        const SymptomPhrases &row = *m_subject.phrases;
        const bool isOfAll = m_facts.extent == Extent::All && !row.pastAll.isEmpty();
        return aboutSubject(isOfAll ? row.pastAll : row.past, u"past"_s);
    }

    /// The earlier of the stored start and the one that the alert names, unless it is doubtful: in the future or over a
    /// day ago.
    [[nodiscard]] std::optional<QDateTime> knownStart() const
    {
        std::optional<QDateTime> known;
        for (const QDateTime &start : {m_request.startedAt, m_facts.startedAt.value_or(QDateTime())}) {
            const qint64 age = start.isValid() ? start.secsTo(m_request.now) : -1;
            if (age >= 0 && age <= DaySeconds && (!known || start < *known))
                known = start;
        }
        return known;
    }

    [[nodiscard]] QString timeOnItsDay(const QDateTime &time) const
    {
        // A next update after midnight needs no date.
        return timeInWords(time, time > m_request.now ? time : m_request.now, m_request.zone, m_phrases);
    }

    [[nodiscard]] QString start() const
    {
        const std::optional<QDateTime> start = knownStart();
        // Without an onset in its words, an alert's time is that of the alert, and the trouble is older than that.
        if (m_facts.lasted && !m_facts.startedAt) {
            const qint64 age = start ? start->secsTo(m_request.now) : 0;
            if (age < m_facts.lasted->count())
                return filledSentence(m_phrases.lasting,
                                      {{u"duration"_s, durationInWords(*m_facts.lasted, m_phrases)}});
        }
        if (!start)
            return {};
        return filledSentence(chosen(m_phrases.began, u"began"_s), {{u"time"_s, timeOnItsDay(*start)}});
    }

    [[nodiscard]] QString notes() const
    {
        QStringList said;
        for (const Note note : m_facts.notes) {
            const bool fits = (note == Note::PasswordLoginsWork && m_facts.symptom == Symptom::LoginFailures)
                              || (note == Note::LoginCodesAffected && m_facts.symptom == Symptom::NotificationDelay);
            if (fits)
                said.append(m_phrases.notes[static_cast<std::size_t>(note)].toString());
        }
        return said.join(u' ');
    }

    [[nodiscard]] QString lasted() const
    {
        // From the start that the earlier updates said; from the stored one if that is too long ago to be said.
        const QDateTime from = knownStart().value_or(m_request.startedAt);
        if (!from.isValid() || !m_request.resolvedAt || !m_request.resolvedAt->isValid())
            return {};
        const QDateTime &to = *m_request.resolvedAt;
        const qint64 seconds = from.secsTo(to);
        if (seconds < 0 || seconds > LongestIncidentSeconds)
            return {};
        // Who hears of it only when it is over knows no more than what the alert says.
        if (m_facts.lasted && m_facts.lasted->count() > seconds)
            return filledSentence(chosen(m_phrases.lasted, u"lasted"_s),
                                  {{u"duration"_s, durationInWords(*m_facts.lasted, m_phrases)}});
        Values values{{u"duration"_s, durationInWords(std::chrono::seconds(seconds), m_phrases)}};
        if (seconds >= 60 && from.secsTo(m_request.now) <= DaySeconds) {
            const QDate day = from.toTimeZone(m_request.zone).date();
            const bool isOneDay =
                day == to.toTimeZone(m_request.zone).date() && day == m_request.now.toTimeZone(m_request.zone).date();
            values.insert(u"window"_s,
                          filled(m_phrases.window,
                                 {{u"from"_s, isOneDay ? clockInWords(from, m_request.zone) : timeOnItsDay(from)},
                                  {u"to"_s, timeOnItsDay(to)}}));
        }
        return filledSentence(chosen(m_phrases.lasted, u"lasted"_s), values);
    }

    const DraftRequest &m_request;
    const ExtractedFacts &m_facts;
    const Phrases &m_phrases;
    Subject m_subject;
};

} // namespace

DraftedText draftOffline(const DraftRequest &request)
{
    const ExtractedFacts facts = extractFacts(request);
    const Composer composer(request, facts, englishPhrases());
    return {.title = composer.title(), .body = composer.body(), .facts = facts};
}

QDateTime nextUpdateDue(Severity severity, const QDateTime &now)
{
    qint64 minutes = 60;
    if (severity == Severity::Major)
        minutes = 30;
    else if (severity == Severity::Critical)
        minutes = 20;
    constexpr qint64 Grid = 5 * 60 * 1000LL;
    const qint64 due = now.toMSecsSinceEpoch() + minutes * 60 * 1000;
    return QDateTime::fromMSecsSinceEpoch((due + Grid - 1) / Grid * Grid, Qt::UTC);
}
