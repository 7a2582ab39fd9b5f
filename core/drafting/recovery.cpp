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
    // German, French, Spanish, Portuguese, Japanese, Chinese
    Rule{
        Statement::Void,
        u"teilweise wieder|nur teilweise|nicht wieder|noch nicht wieder|nicht behoben|nicht vollständig|nicht "
        u"gelöst|wird "
        u"behoben|pas rétabli|pas rétablie|pas encore rétabli|partiellement rétabli|partiellement rétablie|pas résolu|"
        u"non résolu|pas encore résolu|pas de retour|no resuelto|sin resolver|no está resuelto|no restablecido|"
        u"parcialmente restablecido|parcialmente recuperado|parcialmente resuelto|no recuperado|no está activo|no está "
        u"activa|no vuelve|não resolvido|não foi resolvido|não restabelecido|parcialmente restabelecido|parcialmente "
        u"normalizado|não normalizado|não voltou|não está ativo|"
        u"未復旧|復旧していません|復旧しておらず|復旧作業|復旧中|復旧見込み|復旧未定|一部復旧|一部は復旧|部分復旧|"
        u"部分的に復旧|復旧せず|復旧に失敗|"
        u"復旧できま|解消していません|解消されていません|解決していません|未恢复|没有恢复|部分恢复|恢复失败|正在恢复|"
        u"恢复中|等待恢复|无法恢复|预计恢复|"
        u"未解决|没有解决"},
    Rule{Statement::Over,
         u"wieder erreichbar|wieder verfügbar|wieder online|wieder da|wieder ok|wieder normal|wieder in ordnung|wieder "
         u"im "
         u"normalbereich|behoben|entwarnung|wiederhergestellt|läuft wieder|laufen wieder|funktioniert wieder|antwortet "
         u"wieder|störung beendet|normalisiert|rétabli|rétablie|rétablis|rétablies|résolu|résolue|de nouveau "
         u"disponible|à "
         u"nouveau disponible|de nouveau en ligne|à nouveau en ligne|retour à la normale|revenu à la normale|revenue à "
         u"la "
         u"normale|fonctionne à nouveau|restablecido|restablecida|recuperado|recuperada|resuelto|resuelta|vuelve a "
         u"estar "
         u"activo|vuelve a estar activa|vuelve a estar disponible|vuelve a funcionar|volvió a la normalidad|de nuevo "
         u"disponible|de nuevo en línea|normalizado|normalizada|solucionado|solucionada|ya funciona|restabelecido|"
         u"restabelecida|resolvido|resolvida|voltou ao normal|voltou a funcionar|voltou ao ar|de volta ao ar|novamente "
         u"no "
         u"ar|novamente disponível|"
         u"復旧しました|復旧いたしました|復旧した|復旧済|復旧を確認|回復しました|正常に戻りました|正常に復帰|"
         u"正常化しました|解消しました|"
         u"解消されました|解決しました|已恢复|已经恢复|恢复正常|恢复服务|故障恢复|已解决|已修复"},
    Rule{
        Statement::OnGoing,
        u"nicht erreichbar|nicht mehr erreichbar|wieder nicht|noch nicht|weiterhin gestört|noch immer|noch "
        u"gestört|noch "
        u"fehl|erneut ausgefallen|toujours|de nouveau indisponible|à nouveau indisponible|est indisponible|sigue caído|"
        u"sigue caída|sigue fallando|siguen fallando|todavía|aún falla|ainda|continua fora|continua falhando|"
        u"まだ|続いて|継続して|できません|できない状態|仍然|仍有|仍在|依然"},
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
    qsizetype spokenUntil = 0; // place in the text; what lies within a longer phrase has no meaning of its own
    for (const PhraseIndex::Match &match : index().find(words)) {
        const Statement statement = Rules[static_cast<std::size_t>(match.id)].statement;
        const bool isWithinPhrase = match.start < spokenUntil || isPartOfMacro(words, match.first);
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
            spokenUntil = std::max(spokenUntil, match.start + match.length);
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
