// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafting/factreader.h"

#include "core/drafting/moments.h"
#include "core/text/phraseindex.h"
#include "core/drafting/phrases.h"
#include "core/drafting/wording.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace {

/// So many numbers of one sort are read; more are a log, not a message.
constexpr qsizetype MostNumbers = 200;

/// What a person can look through; a log repeats itself.
constexpr qsizetype MostFactsOfARole = 5;

/// An alert of a group that is much older than the newest one is one that always fires.
constexpr qint64 OneTroubleSeconds = 12 * 3600LL;

QRegularExpression compiled(const QString &pattern)
{
    QRegularExpression expression(pattern, QRegularExpression::CaseInsensitiveOption);
    expression.optimize();
    return expression;
}

/// What stands before a place in the same line, at most so many units.
QStringView before(const AlertWords &words, qsizetype place, qsizetype units)
{
    const qsizetype from = std::max<qsizetype>(0, place - units);
    QStringView near = words.lowered().sliced(from, place - from);
    const qsizetype newline = near.lastIndexOf(u'\n');
    return newline < 0 ? near : near.sliced(newline + 1);
}

QStringView after(const AlertWords &words, qsizetype place, qsizetype units)
{
    const QStringView near = words.lowered().sliced(place, std::min(units, words.lowered().size() - place));
    const qsizetype newline = near.indexOf(u'\n');
    return newline < 0 ? near : near.first(newline);
}

bool finds(const QRegularExpression &expression, QStringView text)
{
    // Windows of a few dozen units: the copy costs less than a match without the just-in-time compiler's fast path.
    return expression.match(text.toString()).hasMatch();
}

enum class Told { All, Some, Nothing, Intermittent, PasswordLogins, LoginCodes, Up, Down };

constexpr std::array PhraseRows{
    PhraseIndex::Row{.id = static_cast<int>(Told::Nothing),
                     .phrases = u"not all|all other|all others|all customer data|all user data"},
    PhraseIndex::Row{
        .id = static_cast<int>(Told::All),
        .phrases = u"all requests|all api requests|all users|all customers|all our customers|all of our customers|"
                   u"all traffic|all calls|every request|every customer|every user|nobody can|no one can|noone can|"
                   u"affecting all|affects all|everyone|everybody|complete outage|total outage|full outage|"
                   u"global outage|completely down|fully down|totally down|all regions|100 of requests"},
    PhraseIndex::Row{.id = static_cast<int>(Told::Some),
                     .phrases =
                         u"some users|some customers|some requests|some of our|subset of|small number of|few users|"
                         u"few customers|partial outage|partially|some regions|certain users|certain customers|"
                         u"intermittent*|sporadic*"},
    PhraseIndex::Row{.id = static_cast<int>(Told::Intermittent),
                     .phrases = u"intermittent*|sporadic*|flapping|on and off|comes and goes|coming and going"},
    PhraseIndex::Row{.id = static_cast<int>(Told::PasswordLogins),
                     .phrases = u"password logins ok|password login ok|password logins work*|password login works|"
                                u"password logins unaffected|password logins are ok|password logins are unaffected|"
                                u"password logins fine|password logins not affected"},
    PhraseIndex::Row{.id = static_cast<int>(Told::LoginCodes),
                     .phrases = u"2fa|two factor|otp|otps|one time code*|one time password*|login codes|log in codes|"
                                u"verification codes|mfa codes"},
    PhraseIndex::Row{.id = static_cast<int>(Told::Up), .phrases = u"up"},
    PhraseIndex::Row{.id = static_cast<int>(Told::Down), .phrases = u"down"},
};

struct AreaRow
{
    Area area;
    QStringView phrases;
};

constexpr std::array AreaRows{
    AreaRow{Area::Europe,
            u"eu|europe|european|emea|eu west|eu central|eu north|eu south|europe west1|europe west4|frankfurt|"
            u"amsterdam|paris|dublin|ireland|stockholm|milan|madrid|germany|france|westeurope|northeurope"},
    AreaRow{Area::UnitedKingdom, u"london|uk|united kingdom|uksouth|ukwest"},
    AreaRow{Area::UnitedStates,
            u"us east|us west|us central|us east1|us west1|us central1|usa|united states|virginia|ohio|oregon|"
            u"ashburn|dallas|chicago|eastus|westus|centralus|us region|us customers|us users"},
    AreaRow{Area::NorthAmerica, u"north america"},
    AreaRow{Area::SouthAmerica, u"sa east|south america|latin america|sao paulo|brazil|brazilsouth"},
    AreaRow{Area::Canada, u"ca central|canada|montreal|toronto|canadacentral"},
    AreaRow{Area::Asia,
            u"asia|asian|ap east|hong kong|asia east1|asia southeast1|singapore|seoul|ap southeast 1|southeastasia"},
    AreaRow{Area::AsiaPacific, u"apac|asia pacific"},
    AreaRow{Area::Japan, u"ap northeast 1|tokyo|osaka|japan|japaneast"},
    AreaRow{Area::India, u"ap south 1|mumbai|india|hyderabad|bangalore"},
    AreaRow{Area::Australia, u"ap southeast 2|sydney|melbourne|australia|australiaeast"},
    AreaRow{Area::MiddleEast, u"me south|me central|middle east|bahrain|dubai|uae"},
    AreaRow{Area::Africa, u"af south|africa|cape town|johannesburg"},
};

const PhraseIndex &phraseIndex()
{
    static const PhraseIndex index{PhraseRows};
    return index;
}

const PhraseIndex &areaIndex()
{
    static const PhraseIndex index = [] {
        std::array<PhraseIndex::Row, AreaRows.size()> rows;
        for (std::size_t row = 0; row < rows.size(); ++row)
            rows[row] = {.id = static_cast<int>(AreaRows[row].area), .phrases = AreaRows[row].phrases};
        return PhraseIndex(rows);
    }();
    return index;
}

} // namespace

FactReader::FactReader(const DraftRequest &request, ExtractedFacts &facts)
    : m_request(request), m_facts(facts), m_phrases(englishPhrases())
{}

void FactReader::add(Fact::Role role, const QString &value, qsizetype start, qsizetype length)
{
    const auto hasRole = [role](const Fact &fact) {
        return fact.role == role;
    };
    if (std::count_if(m_facts.facts.cbegin(), m_facts.facts.cend(), hasRole) >= MostFactsOfARole)
        return;
    m_facts.facts.append({.role = role,
                          .value = value,
                          .origin = m_origin,
                          .start = m_hasPlaces ? start : -1,
                          .length = m_hasPlaces ? length : 0});
}

void FactReader::read(const AlertWords &words, const QString &origin, bool hasPlaces)
{
    m_origin = origin;
    m_hasPlaces = hasPlaces;
    readStarts(words);
    readDurations(words);
    readShares(words);
    readPartsOfAWhole(words);
    readPhrases(words);
    readRecovery(words);
}

void FactReader::readStarts(const AlertWords &words)
{
    static const QRegularExpression onset = compiled(
        uR"((?:since|start(?:ed|ing)?|began|begin(?:ning)?|first seen|detected(?: at)?|startsat|started_at|starttime|start_time|)"
        uR"(fireddatetime|occurred_at|triggered at|problem time|statechangetime)(?: at| time| date)?["'\s:=~@(]{0,6})"
        uR"((?:about |around |approx\.? |~)?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? )?$)"_s);
    for (const Moment &moment : momentsIn(words.text(), MostNumbers)) {
        if (!finds(onset, before(words, moment.start, 40)))
            continue;
        const QDateTime time = moment.time ? *moment.time : lastTime(moment.clock, m_request.now);
        if (time.isValid())
            m_starts.append({.time = time,
                             .origin = m_origin,
                             .start = m_hasPlaces ? moment.start : -1,
                             .length = m_hasPlaces ? moment.length : 0});
    }
}

void FactReader::readDurations(const AlertWords &words)
{
    static const QRegularExpression quantity =
        compiled(uR"((?<![\w.,:/-])(\d{1,4}) ?(seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d)\b)"
                 uR"((?:,? (?:and )?(\d{1,2}) ?(minutes?|mins?|m|seconds?|secs?|s)\b)?)"_s);
    static const QRegularExpression lasting =
        compiled(uR"((?:duration:?|lasted(?: for)?| for)(?: about| over| more than| the past)?\s*$)"_s);
    static const QRegularExpression late = compiled(
        uR"((?:oldest[\w ]{0,40}:?|behind(?: by)?|delay(?:ed)?(?: by| of)?:?|lag(?:ging)?(?: by| of| is)?[:=]?)\s*)"
        uR"((?:about |around |over )?$)"_s);
    static const QRegularExpression lateAfter = compiled(uR"(^ ?(?:late\b|behind\b|delay|old\b|out of date))"_s);
    static const QRegularExpression limit =
        compiled(uR"((?:threshold|limit|grace|timeout|last|every|interval|window|[<>≥≤])[\w :=]{0,12}$)"_s);
    // "> 5 for 10 minutes", "below 5% for 10 minutes": how long the tool waits, not how long it lasted.
    static const QRegularExpression condition =
        compiled(uR"([<>≥≤]|\b(?:above|below|exceed\w*|threshold|at least)\b)"_s);

    const auto secondsOf = [](const QString &number, const QString &unit) {
        static constexpr QStringView Units = u"smhd";
        static constexpr std::array<qint64, 4> Seconds{1, 60, 3600, 86400};
        const auto at = Units.indexOf(unit.isEmpty() ? u's' : unit[0].toLower());
        return number.toLongLong() * Seconds[static_cast<std::size_t>(at)];
    };

    qsizetype read = 0;
    for (auto matches = quantity.globalMatch(words.text()); matches.hasNext() && read < MostNumbers; ++read) {
        const QRegularExpressionMatch match = matches.next();
        const std::chrono::seconds length(secondsOf(match.captured(1), match.captured(2))
                                          + secondsOf(match.captured(3), match.captured(4)));
        const QStringView prelude = before(words, match.capturedStart(), 50);
        if (length < std::chrono::minutes(1) || finds(limit, prelude.last(std::min<qsizetype>(prelude.size(), 24))))
            continue;
        if (!m_facts.delay && (finds(late, prelude) || finds(lateAfter, after(words, match.capturedEnd(), 12)))) {
            m_facts.delay = length;
            add(Fact::Role::Duration, filled(m_phrases.delayed, {{u"duration"_s, durationInWords(length, m_phrases)}}),
                match.capturedStart(), match.capturedLength());
        } else if (!m_facts.lasted && finds(lasting, prelude) && !finds(condition, prelude)) {
            m_facts.lasted = length;
            add(Fact::Role::Duration, durationInWords(length, m_phrases), match.capturedStart(),
                match.capturedLength());
        }
    }
}

void FactReader::readShares(const AlertWords &words)
{
    static const QRegularExpression percent = compiled(uR"((?<![\w.,])(\d{1,3}(?:\.\d{1,3})?) ?%)"_s);
    static const QRegularExpression failing = compiled(
        uR"((?:5xx|error rate|error ratio|errors? percentage|failure rate|failed requests|fail ratio|requests failing|)"
        uR"(failing requests)[^\n%]{0,40}$)"_s);
    static const QRegularExpression failingAfter =
        compiled(uR"(^ ?(?:of )?(?:all )?(?:requests|calls|payments)[\w ]{0,12} (?:fail|error))"_s);
    static const QRegularExpression limit = compiled(
        uR"((?:threshold|limit|slo|target|warn(?:ing)?|baseline|above|below|over|exceed(?:s|ed)?|than|from|[<>≥≤])[\w :=(]{0,10}$)"_s);
    static const QRegularExpression ofRequests = compiled(uR"(5xx|request|http|error|payment|charge|calls)"_s);

    qsizetype read = 0;
    for (auto matches = percent.globalMatch(words.text()); matches.hasNext() && read < MostNumbers; ++read) {
        const QRegularExpressionMatch match = matches.next();
        const double share = match.captured(1).toDouble() / 100;
        const QStringView prelude = before(words, match.capturedStart(), 70);
        const bool isFailingAfter = finds(failingAfter, after(words, match.capturedEnd(), 40));
        if (share <= 0 || share > 1 || (!isFailingAfter && !finds(failing, prelude))
            || finds(limit, prelude.last(std::min<qsizetype>(prelude.size(), 24))))
            continue;
        add(Fact::Role::Ratio, filled(m_phrases.share, {{u"percent"_s, QString::number(percentOf(share))}}),
            match.capturedStart(), match.capturedLength());
        if (!m_facts.failingShare && (isFailingAfter || finds(ofRequests, prelude)))
            m_facts.failingShare = share;
    }
}

void FactReader::readPartsOfAWhole(const AlertWords &words)
{
    static const QRegularExpression part = compiled(uR"((?<![\w./:-])(\d{1,5}) ?(?:/|of) ?(\d{1,5})(?![\w./:-]))"_s);
    static const QRegularExpression people = compiled(
        uR"((?<![\w.,:/-])(\d[\d,]{0,9}) (?:users|customers|accounts)\b|\b(?:users|customers)(?: affected)?: ?(\d[\d,]{0,9}))"_s);
    static const QRegularExpression failing =
        compiled(uR"(fail|down|notready|not ready|unreachable|unhealthy|error|unavailable)"_s);
    static const QRegularExpression dateBefore = compiled(uR"((?:since|on|at|from|until|by|date:?) ?$)"_s);

    qsizetype read = 0;
    for (auto parts = part.globalMatch(words.text()); parts.hasNext() && read < MostNumbers; ++read) {
        const QRegularExpressionMatch match = parts.next();
        const int some = match.captured(1).toInt();
        const int whole = match.captured(2).toInt();
        // "since 3/11" is a date.
        if (some == 0 || some > whole || finds(dateBefore, before(words, match.capturedStart(), 12)))
            continue;
        if (!finds(failing, before(words, match.capturedStart(), 30))
            && !finds(failing, after(words, match.capturedEnd(), 40)))
            continue;
        // One of one says nothing about how many customers notice.
        m_saysAll = m_saysAll || (some == whole && whole > 1);
        m_saysSome = m_saysSome || some < whole;
        if (whole > 1) {
            add(Fact::Role::Extent, (some == whole ? m_phrases.extentAll : m_phrases.extentSome).toString(),
                match.capturedStart(), match.capturedLength());
        }
    }

    read = 0;
    for (auto counts = people.globalMatch(words.text()); counts.hasNext() && read < MostNumbers; ++read) {
        const QRegularExpressionMatch match = counts.next();
        add(Fact::Role::Count, match.captured(), match.capturedStart(), match.capturedLength());
    }
}

void FactReader::readPhrases(const AlertWords &words)
{
    const QList<AlertWords::Word> &list = words.words();
    const auto addMatch = [&](Fact::Role role, const QString &value, const PhraseIndex::Match &match) {
        const AlertWords::Word &last = list[match.first + match.count - 1];
        add(role, value, list[match.first].start, last.start + last.length - list[match.first].start);
    };
    const auto addNote = [&](Note note, const PhraseIndex::Match &match) {
        if (m_facts.notes.contains(note))
            return;
        m_facts.notes.append(note);
        addMatch(Fact::Role::Extent, m_phrases.notes[static_cast<std::size_t>(note)].toString(), match);
    };

    qsizetype silentUntil = 0;
    for (const PhraseIndex::Match &match : phraseIndex().find(words)) {
        // "flapping": false
        if (list[match.first].isKey)
            continue;
        switch (static_cast<Told>(match.id)) {
        case Told::Nothing:
            silentUntil = match.first + match.count;
            break;
        case Told::All:
            if (match.first < silentUntil)
                break;
            if (!m_saysAll)
                addMatch(Fact::Role::Extent, m_phrases.extentAll.toString(), match);
            m_saysAll = true;
            break;
        case Told::Some:
            if (!m_saysSome)
                addMatch(Fact::Role::Extent, m_phrases.extentSome.toString(), match);
            m_saysSome = true;
            break;
        case Told::Intermittent:
            m_facts.isIntermittent = true;
            break;
        case Told::PasswordLogins:
            addNote(Note::PasswordLoginsWork, match);
            break;
        case Told::LoginCodes:
            addNote(Note::LoginCodesAffected, match);
            break;
        case Told::Up:
            ++m_ups;
            break;
        case Told::Down:
            ++m_downs;
            break;
        }
    }

    static const QRegularExpression probeNear =
        compiled(u"run_location|probe|check(?:ed|er|s)? (?:from|location)|monitor(?:ed|ing) from"_s);
    static const QRegularExpression placeNear =
        compiled(u"region|location|edge|zone|\\bpop\\b|data ?cent|agents|geo"_s);
    static const QRegularExpression customersNear = compiled(u"customers|users|clients|visitors|agents|edge"_s);
    for (const PhraseIndex::Match &match : areaIndex().find(words)) {
        const AlertWords::Word &first = list[match.first];
        const QStringView prelude = before(words, first.start, 40);
        const QStringView postlude = after(words, first.start + first.length, 24);
        const bool isOfCustomers = finds(customersNear, prelude) || finds(customersNear, postlude);
        // Where a probe stands says nothing about where the trouble is.
        if (finds(probeNear, prelude) || (!isOfCustomers && !finds(placeNear, prelude) && !finds(placeNear, postlude)))
            continue;
        const auto area = static_cast<Area>(match.id);
        m_hasSeveralAreas = m_hasSeveralAreas || (m_facts.area && *m_facts.area != area);
        m_facts.isAreaOfCustomers = m_facts.isAreaOfCustomers || isOfCustomers;
        if (!m_facts.area)
            addMatch(Fact::Role::Region, m_phrases.areas[static_cast<std::size_t>(area)].toString(), match);
        m_facts.area = area;
    }
}

void FactReader::readRecovery(const AlertWords &words)
{
    if (saysRecovered(words))
        add(Fact::Role::Recovery, m_phrases.recovered.toString(), 0, 0);
}

void FactReader::finish()
{
    // Never a stronger word than the facts: of two, the weaker one holds.
    if (m_saysSome)
        m_facts.extent = Extent::Some;
    else if (m_saysAll)
        m_facts.extent = Extent::All;

    m_facts.isIntermittent = m_facts.isIntermittent || (m_ups >= 2 && m_downs >= 2);
    if (m_hasSeveralAreas) {
        m_facts.area.reset();
        m_facts.isAreaOfCustomers = false;
        m_facts.facts.removeIf([](const Fact &fact) {
            return fact.role == Fact::Role::Region;
        });
    }

    if (m_starts.isEmpty())
        return;
    const auto isEarlier = [](const Start &left, const Start &right) {
        return left.time < right.time;
    };
    const QDateTime newest = std::max_element(m_starts.cbegin(), m_starts.cend(), isEarlier)->time;
    m_starts.removeIf([&newest](const Start &start) {
        return start.time.secsTo(newest) > OneTroubleSeconds;
    });
    const Start first = *std::min_element(m_starts.cbegin(), m_starts.cend(), isEarlier);
    m_facts.startedAt = first.time;
    m_facts.facts.append({.role = Fact::Role::Start,
                          .value = timeInWords(first.time, m_request.now, m_request.zone, m_phrases),
                          .origin = first.origin,
                          .start = first.start,
                          .length = first.length});
}
