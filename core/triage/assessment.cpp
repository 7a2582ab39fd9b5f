// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/triage/assessment.h"

#include "core/text/phraseindex.h"
#include "core/triage/environment.h"
#include "core/triage/formvalues.h"
#include "core/triage/signalwords.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <vector>

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostText = 16 * 1024;

/// What adapters say of an alert beyond its words, in the label of this name.
constexpr QStringView KindLabel = u"greenroom_kind";

/// By kube-prometheus and those who followed it. In lower case.
constexpr std::array<QStringView, 6> Heartbeats{u"watchdog",      u"deadmansswitch", u"deadmanssnitch",
                                                u"deadmanswitch", u"infoinhibitor",  u"alwaysfiring"};

const PhraseIndex &index()
{
    static const PhraseIndex phrases = [] {
        QList<PhraseIndex::Row> rows;
        for (const SignalWords &row : signalWords())
            rows.append({.id = static_cast<int>(row.signal), .phrases = row.phrases});
        return PhraseIndex(std::span<const PhraseIndex::Row>(rows.constData(), static_cast<std::size_t>(rows.size())));
    }();
    return phrases;
}

/// The names of our components, which are no environment and no tool of our own.
class ComponentWords
{
public:
    explicit ComponentWords(const QStringList &names) : m_joined(names.join(u'\n').toLower())
    {
        const AlertWords words(m_joined);
        for (const AlertWords::Word &word : words.words())
            m_words.insert(word.text.toString());
    }

    [[nodiscard]] bool contains(QStringView word) const { return m_words.contains(word.toString()); }
    [[nodiscard]] bool mention(QStringView characters) const { return m_joined.contains(characters); }

private:
    QString m_joined;
    QSet<QString> m_words;
};

bool isOfOurWork(Signal signal)
{
    return signal == Signal::Test || signal == Signal::Environment || signal == Signal::Internal
           || signal == Signal::Resource || signal == Signal::NoData;
}

/// "down since the nightly build": what came before is no matter of the alert.
bool isOnlyBefore(const QList<AlertWords::Word> &words, qsizetype at)
{
    static constexpr auto before =
        std::to_array<QStringView>({u"after", u"since", u"following", u"nach", u"seit", u"depuis", u"après", u"tras",
                                    u"desde", u"após", u"until", u"bis", u"jusqu", u"by", u"durch"});
    for (qsizetype back = 1; back <= 3 && at - back >= 0; ++back) {
        if (words[at - back + 1].opensClause)
            return false;
        if (std::ranges::find(before, words[at - back].text) != before.end())
            return true;
    }
    return false;
}

/// Longer phrases that say something else than their parts: "memory leak" tells of no leak of data.
class HidingPhrases
{
public:
    HidingPhrases(const QList<PhraseIndex::Match> &matches, QStringView text)
    {
        for (const PhraseIndex::Match &match : matches) {
            for (Kind &kind : m_kinds) {
                if (static_cast<Signal>(match.id) != kind.hiding)
                    continue;
                kind.longest.resize(static_cast<std::size_t>(text.size()));
                // "No impact" is said of somebody, mostly in the same breath.
                const bool isOfSomebody = kind.hiding == Signal::NoImpact;
                const qsizetype from = isOfSomebody ? breathBefore(text, match.start) : match.start;
                const qsizetype end = match.start + match.length;
                const qsizetype to = isOfSomebody ? breathAfter(text, end) : end;
                for (qsizetype at = from; at < to; ++at) {
                    qsizetype &longest = kind.longest[static_cast<std::size_t>(at)];
                    longest = std::max(longest, isOfSomebody ? Breath : match.length);
                }
            }
        }
    }

    [[nodiscard]] bool hide(const PhraseIndex::Match &match) const
    {
        const auto signal = static_cast<Signal>(match.id);
        return std::ranges::any_of(m_kinds, [&](const Kind &kind) {
            const bool mayHide = signal != kind.hiding && (!kind.hidden || signal == *kind.hidden);
            if (!mayHide || kind.longest.empty())
                return false;
            const auto longestAt = [&kind](qsizetype at) {
                return kind.longest[static_cast<std::size_t>(at)];
            };
            return longestAt(match.start) >= match.length || longestAt(match.start + match.length - 1) >= match.length;
        });
    }

private:
    struct Kind
    {
        Signal hiding;
        std::optional<Signal> hidden = {};   ///< nothing: all others
        std::vector<qsizetype> longest = {}; ///< for each place of the text, the length of the phrase over it
    };

    static constexpr qsizetype Breath = 24; ///< in characters

    static bool endsBreath(QChar character) { return QStringView(u",.;:!?()\n，。；：、！？").contains(character); }
    static qsizetype breathBefore(QStringView text, qsizetype at)
    {
        const qsizetype least = std::max<qsizetype>(0, at - Breath);
        while (at > least && !endsBreath(text[at - 1]))
            --at;
        return at;
    }
    static qsizetype breathAfter(QStringView text, qsizetype at)
    {
        const qsizetype most = std::min(text.size(), at + Breath);
        while (at < most && !endsBreath(text[at]))
            ++at;
        return at;
    }

    std::array<Kind, 4> m_kinds{Kind{.hiding = Signal::None},
                                Kind{.hiding = Signal::NoImpact, .hidden = Signal::Customers},
                                Kind{.hiding = Signal::Environment, .hidden = Signal::Production},
                                Kind{.hiding = Signal::Internal, .hidden = Signal::Customers}};
};

/// The first words of each signal in one text.
class Reading
{
public:
    Reading(const QString &text, const ComponentWords &components) : m_words(text)
    {
        const QList<PhraseIndex::Match> matches = index().find(m_words);
        const HidingPhrases hiding(matches, text);
        for (const PhraseIndex::Match &match : matches) {
            const Signal signal = static_cast<Signal>(match.id);
            if (!hiding.hide(match) && !isOurs(match, signal, components))
                note(match, signal);
        }
    }

    [[nodiscard]] bool has(Signal signal) const { return m_found[std::size_t(signal)].length > 0; }
    /// The words that told, as they were sent; empty if there are none.
    [[nodiscard]] QString words(Signal signal) const
    {
        const Place &place = m_found[std::size_t(signal)];
        return m_words.text().sliced(place.start, place.length).simplified();
    }

private:
    struct Place
    {
        qsizetype start = 0;
        qsizetype length = 0;
    };

    bool isOurs(const PhraseIndex::Match &match, Signal signal, const ComponentWords &components) const
    {
        if (!isOfOurWork(signal))
            return false;
        const QList<AlertWords::Word> &list = m_words.words();
        if (signal != Signal::Test && isOnlyBefore(list, match.first))
            return true;
        // "stg_orders" is a name of data.
        const qsizetype end = match.start + match.length;
        if (signal == Signal::Environment && end < m_words.text().size() && m_words.text()[end] == u'_')
            return true;
        if (match.start != list[match.first].start || match.length < list[match.first].length)
            return components.mention(m_words.lowered().sliced(match.start, match.length));
        return std::any_of(list.begin() + match.first, list.begin() + match.first + match.count,
                           [&components](const AlertWords::Word &word) {
                               return components.contains(word.text);
                           });
    }

    void note(const PhraseIndex::Match &match, Signal signal)
    {
        Place &place = m_found[std::size_t(signal)];
        if (place.length == 0)
            place = {.start = match.start, .length = match.length};
    }

    AlertWords m_words;
    std::array<Place, SignalCount> m_found = {};
};

/// Title and text of one alert.
struct Alerted
{
    const Delivery &delivery;
    const Surroundings &surroundings;
    const ComponentWords &components;
    Reading title;
    Reading text;

    [[nodiscard]] bool has(Signal signal) const { return title.has(signal) || text.has(signal); }
    [[nodiscard]] QString words(Signal signal) const
    {
        return title.has(signal) ? title.words(signal) : text.words(signal);
    }
    [[nodiscard]] QString kind() const { return delivery.labels.value(KindLabel.toString()); }
};

Assessment decided(TriageAction action, TriageRule rule, const QString &evidence = {})
{
    return {.action = action, .reason = {.rule = rule, .evidence = evidence.left(120)}};
}

using Decision = std::optional<Assessment>;

Decision test(const Alerted &alert)
{
    if (alert.delivery.isTest)
        return decided(TriageAction::Test, TriageRule::SaysTest, alert.delivery.title);
    for (const Alert &member : alert.delivery.alerts) {
        if (isUnfilledGap(member.key))
            return decided(TriageAction::Test, TriageRule::Placeholder, member.key);
    }
    if (alert.delivery.title.startsWith("[TEST]"_L1) || alert.delivery.title == "TEST"_L1
        || alert.delivery.title.endsWith(" Testing"_L1))
        return decided(TriageAction::Test, TriageRule::SaysTest, alert.delivery.title);
    if (alert.title.has(Signal::Test))
        return decided(TriageAction::Test, TriageRule::SaysTest, alert.title.words(Signal::Test));
    if (alert.text.has(Signal::Test) && !alert.text.has(Signal::Customers))
        return decided(TriageAction::Test, TriageRule::SaysTest, alert.text.words(Signal::Test));
    return {};
}

Decision heartbeat(const Alerted &alert)
{
    // "The dead man's switch of the export was missed" tells of an export.
    const bool saysSo = alert.has(Signal::Heartbeat) && !alert.has(Signal::Customers) && !alert.has(Signal::Symptom);
    if (!saysSo && !isHeartbeat(alert.delivery))
        return {};
    return decided(TriageAction::Ignore, TriageRule::Heartbeat, alert.delivery.title);
}

Decision security(const Alerted &alert)
{
    if (alert.has(Signal::Security))
        return decided(TriageAction::HoldForSecurity, TriageRule::Security, alert.words(Signal::Security));
    if (alert.has(Signal::Secret) && alert.has(Signal::Exposure)) {
        return decided(TriageAction::HoldForSecurity, TriageRule::Security,
                       alert.words(Signal::Secret) + u", "_s + alert.words(Signal::Exposure));
    }
    return {};
}

Decision maintenance(const Alerted &alert)
{
    const QList<MaintenanceWindow> &windows = alert.surroundings.maintenance;
    const auto isUnderMaintenance = [&](const QString &componentId) {
        return std::ranges::any_of(windows, [&](const MaintenanceWindow &window) {
            return window.componentId == componentId && window.from <= alert.surroundings.now
                   && alert.surroundings.now < window.until;
        });
    };
    const QList<QString> &components = alert.delivery.componentIds;
    if (alert.delivery.severity == Severity::Critical || components.isEmpty()
        || !std::ranges::all_of(components, isUnderMaintenance))
        return {};
    return decided(TriageAction::HoldForMaintenance, TriageRule::Maintenance);
}

Decision plannedWork(const Alerted &alert)
{
    if (!alert.has(Signal::PlannedWork) || alert.has(Signal::Customers) || alert.title.has(Signal::Symptom))
        return {};
    return decided(TriageAction::SuggestDismiss, TriageRule::PlannedWork, alert.words(Signal::PlannedWork));
}

Decision environment(const Alerted &alert)
{
    const EnvironmentName label = environmentOfLabels(alert.delivery.labels);
    if (label.kind == EnvironmentName::Kind::Production)
        return {};
    if (label.kind == EnvironmentName::Kind::Test)
        return decided(TriageAction::SuggestDismiss, TriageRule::EnvironmentLabel, label.name);

    const auto isOurs = [&alert](QStringView part) {
        return alert.components.contains(part);
    };
    if (alert.title.has(Signal::Environment) && !alert.title.has(Signal::Production)) {
        return decided(TriageAction::SuggestDismiss, TriageRule::EnvironmentWords,
                       alert.title.words(Signal::Environment));
    }
    const QString host = testHostIn(alert.delivery.title, isOurs);
    if (!host.isEmpty() && !alert.title.has(Signal::Production))
        return decided(TriageAction::SuggestDismiss, TriageRule::EnvironmentWords, host);
    // In passing, an environment may be named that the alert is not about.
    if (alert.has(Signal::Production) || alert.has(Signal::Customers))
        return {};
    if (alert.text.has(Signal::Environment)) {
        return decided(TriageAction::SuggestDismiss, TriageRule::EnvironmentWords,
                       alert.text.words(Signal::Environment));
    }
    const QString hostOfText = testHostIn(alert.delivery.text.left(MostText), isOurs);
    if (!hostOfText.isEmpty())
        return decided(TriageAction::SuggestDismiss, TriageRule::EnvironmentWords, hostOfText);
    return {};
}

Decision noImpact(const Alerted &alert)
{
    if (!alert.has(Signal::NoImpact) || alert.has(Signal::Customers))
        return {};
    return decided(TriageAction::SuggestDismiss, TriageRule::NoImpact, alert.words(Signal::NoImpact));
}

Decision internalOnly(const Alerted &alert)
{
    if (alert.has(Signal::Customers))
        return {};
    if (alert.title.has(Signal::Internal) || (alert.text.has(Signal::Internal) && !alert.has(Signal::Symptom)))
        return decided(TriageAction::SuggestDismiss, TriageRule::InternalOnly, alert.words(Signal::Internal));
    return {};
}

Decision noData(const Alerted &alert)
{
    if (alert.has(Signal::Customers))
        return {};
    if (alert.kind() == u"no_data")
        return decided(TriageAction::SuggestDismiss, TriageRule::NoData, alert.delivery.title);
    if (alert.title.has(Signal::NoData) || (alert.text.has(Signal::NoData) && !alert.title.has(Signal::Symptom)))
        return decided(TriageAction::SuggestDismiss, TriageRule::NoData, alert.words(Signal::NoData));
    return {};
}

Decision resourceOnly(const Alerted &alert)
{
    if (alert.has(Signal::Customers) || alert.has(Signal::Symptom))
        return {};
    if (alert.has(Signal::Resource))
        return decided(TriageAction::SuggestDismiss, TriageRule::ResourceOnly, alert.words(Signal::Resource));
    if (alert.kind() == u"expiry")
        return decided(TriageAction::SuggestDismiss, TriageRule::ResourceOnly, alert.delivery.title);
    return {};
}

constexpr std::array Rules{test,        heartbeat, security,     maintenance, plannedWork,
                           environment, noImpact,  internalOnly, noData,      resourceOnly};

} // namespace

Assessment assess(const Delivery &delivery, const Surroundings &surroundings)
{
    const ComponentWords components(surroundings.componentNames);
    // Many senders repeat the title as the text.
    const QString text = delivery.text == delivery.title ? QString() : delivery.text.left(MostText);
    const Alerted alert{.delivery = delivery,
                        .surroundings = surroundings,
                        .components = components,
                        .title = Reading(withoutFormValues(delivery.title), components),
                        .text = Reading(withoutFormValues(text), components)};
    for (const auto rule : Rules) {
        if (const Decision decision = rule(alert))
            return *decision;
    }
    return {};
}

bool isHeartbeat(const Delivery &delivery)
{
    static const QString alertName = u"alertname"_s;
    const auto named = delivery.labels.constFind(alertName);
    QStringView name = named == delivery.labels.cend() ? QStringView(delivery.title) : QStringView(*named);
    // "[FIRING:1] Watchdog (none)"
    if (name.startsWith(u'['))
        name = name.sliced(name.indexOf(u']') + 1).trimmed();
    return std::ranges::any_of(Heartbeats, [name](QStringView heartbeat) {
        if (!name.startsWith(heartbeat, Qt::CaseInsensitive))
            return false;
        const QStringView rest = name.sliced(heartbeat.size()).trimmed();
        return rest.isEmpty() || rest.startsWith(u'(') || rest.startsWith(u'{');
    });
}

bool saysFlapping(const Delivery &delivery)
{
    static const QString kind = KindLabel.toString();
    return delivery.title.contains("FLAPPINGSTART"_L1) || delivery.labels.value(kind) == u"flapping";
}
