// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafting/factreader.h"
#include "core/text/phraseindex.h"

#include <algorithm>
#include <array>

namespace {

enum class Statement {
    Void,        ///< looks like one of those below and is none
    Over,        ///< the trouble is over, whatever was said before
    OverIfLoud,  ///< the same if it stands in capitals, in brackets or after "status"
    OverIfState, ///< the same in brackets or after "status" only: "password logins OK" tells of no recovery
    OnGoing,     ///< the trouble is there
    OnGoingIfLoud,
};

struct Rule
{
    Statement statement;
    QStringView phrases;
};

constexpr std::array Rules{
    Rule{Statement::Void,
         u"not recovered|not yet recovered|not resolved|not been resolved|not yet resolved|not ok|not up|isn t up|hasn "
         u"t recovered|"
         u"has not recovered|have not recovered|hasn t been resolved|not fully recovered|not back|not yet back|never "
         u"recovered|"
         u"to recover|recovery failed|recovery fail*|failed recovery|awaiting recovery|is up for|are up for|is up "
         u"to|are up to|"
         u"is up against|is up by|is up from|is up next|up to date|sign up|signed up|set up|start up|to be resolved|"
         u"will be resolved|when resolved|until resolved|until recovered|if resolved|once resolved|once recovered|when "
         u"recovered|"
         u"be resolved|mark the incident resolved|no recovery|previous state ok|previous status ok|old state value ok|"
         u"old state ok|from ok|was ok|last ok|ok to critical|ok to warning|ok to alarm|ok critical|ok warning|ok "
         u"alarm|ok problem|"
         u"previous state critical|previous state problem|previous state alarm|old state value alarm|previous status "
         u"down|"
         u"not down|was down|were down|been down|down time|down for"},
    Rule{Statement::Over,
         u"is up|is back up|back up|up again|is now up|are up|are back|back online|is online|recovered|has "
         u"recovered|have recovered|"
         u"back to normal|returned to normal|returned to ok|is back to ok|is ok|is now ok|now ok|back within|within "
         u"normal|"
         u"has been resolved|is resolved|was resolved|is now resolved|been cleared|alarm cleared|alert cleared|no "
         u"longer firing|"
         u"no longer down|is healthy|healthy again|working again|is back|came back|down up|critical ok|problem ok|"
         u"alarm to ok|critical to ok|warning to ok|changed to ok|state is ok"},
    Rule{Statement::OverIfLoud, u"up|resolved|recovery|cleared|closed|solved"},
    Rule{Statement::OverIfState, u"ok|healthy|success|passed|normal|clear|inactive|ended"},
    Rule{Statement::OnGoing, u"is down|still down|went down|is not responding|is unreachable|up down|ok critical|ok "
                             u"problem|ok warning|ok alarm|"
                             u"still failing|is critical|not recovered|not yet recovered|hasn t recovered|has not "
                             u"recovered|have not recovered|"
                             u"not back|never recovered|not resolved|not been resolved|ok to critical|ok to warning|ok "
                             u"to alarm|failing again"},
    Rule{Statement::OnGoingIfLoud,
         u"down|firing|alerting|problem|critical|triggered|alarm|open|failing|trigger|fired|active|activated"},
};

template<typename Wanted>
PhraseIndex indexOf(Wanted wanted)
{
    QList<PhraseIndex::Row> rows;
    for (std::size_t rule = 0; rule < Rules.size(); ++rule) {
        if (wanted(Rules[rule].statement))
            rows.append({.id = static_cast<int>(rule), .phrases = Rules[rule].phrases});
    }
    return PhraseIndex(std::span<const PhraseIndex::Row>(rows.constData(), static_cast<std::size_t>(rows.size())));
}

const PhraseIndex &index()
{
    static const PhraseIndex phrases = indexOf([](Statement) {
        return true;
    });
    return phrases;
}

/// Those without which nothing is over.
const PhraseIndex &indexOfRecovery()
{
    static const PhraseIndex phrases = indexOf([](Statement statement) {
        return statement == Statement::Over || statement == Statement::OverIfLoud
               || statement == Statement::OverIfState;
    });
    return phrases;
}

bool isAnyOf(QStringView word, std::initializer_list<QStringView> words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool namesAState(QStringView word)
{
    return isAnyOf(word, {u"status", u"state", u"condition", u"value", u"type", u"action", u"event"});
}

/// Said as a state rather than within a sentence: in brackets, after "status" or "new state", before a colon.
bool isState(const AlertWords &words, qsizetype at)
{
    const QList<AlertWords::Word> &list = words.words();
    const AlertWords::Word &word = list[at];
    const QStringView text(words.text());
    const qsizetype end = word.start + word.length;
    if (end < text.size() && text[end] == u']')
        return true;
    if (at == 0 || word.opensClause)
        return end < text.size() && text[end] == u':';
    return namesAState(list[at - 1].text);
}

/// "{EVENT.RECOVERY.DATE}" is a gap that the tool did not fill.
bool isPartOfMacro(const AlertWords &words, qsizetype at)
{
    const AlertWords::Word &word = words.words()[at];
    return word.start > 0 && words.text()[word.start - 1] == u'.';
}

/// The value of a field such as "status" or "newState"; that of "previousState" says nothing about now.
bool isValueOfState(const AlertWords &words, qsizetype at)
{
    const QList<AlertWords::Word> &list = words.words();
    if (at == 0 || !list[at - 1].isKey || !namesAState(list[at - 1].text))
        return false;
    for (qsizetype key = at - 1; key >= 0 && key >= at - 3 && list[key].isKey; --key) {
        if (isAnyOf(list[key].text, {u"previous", u"old", u"last", u"prior", u"from"}))
            return false;
    }
    return true;
}

} // namespace

bool saysRecovered(const QString &text)
{
    // Asked for every alert that does not state its state, while it is being received.
    return indexOfRecovery().mayBeIn(text) && saysRecovered(AlertWords(text));
}

bool saysRecovered(const AlertWords &words)
{
    bool isOver = false;
    bool isStatedOver = false;
    qsizetype spokenUntil = 0; // what lies within a longer phrase has no meaning of its own
    for (const PhraseIndex::Match &match : index().find(words)) {
        const Statement statement = Rules[static_cast<std::size_t>(match.id)].statement;
        const bool isWithinPhrase = match.first < spokenUntil || isPartOfMacro(words, match.first);
        const bool isShouted = words.words()[match.first].isShouted;
        bool counts = true;
        switch (statement) {
        case Statement::Void:
            counts = false;
            break;
        case Statement::Over:
            counts = !isWithinPhrase;
            break;
        case Statement::OnGoing:
            break;
        case Statement::OverIfLoud:
        case Statement::OnGoingIfLoud:
            counts = !isWithinPhrase && (isShouted || isState(words, match.first));
            break;
        case Statement::OverIfState:
            counts = !isWithinPhrase && isState(words, match.first);
            break;
        }
        if (statement == Statement::Void || (counts && match.count > 1))
            spokenUntil = std::max(spokenUntil, match.first + match.count);
        if (!counts)
            continue;
        isOver = statement != Statement::OnGoing && statement != Statement::OnGoingIfLoud;
        // A field outweighs prose, and of several alerts in one message, one that fires is enough.
        if (isValueOfState(words, match.first)) {
            if (!isOver)
                return false;
            isStatedOver = true;
        }
    }
    return isOver || isStatedOver;
}
