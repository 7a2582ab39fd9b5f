// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafting/gatehit.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <optional>

using namespace Qt::StringLiterals;

namespace {

struct Rule
{
    QString gate;
    std::optional<Stage> stage; ///< only in this stage; nothing: in all
    const char *reason;         ///< marked for translation, in the context "Gates"
    QRegularExpression expression;
};

Rule rule(const QString &gate, std::optional<Stage> stage, const char *reason, const QString &expression)
{
    Rule compiled{.gate = gate,
                  .stage = stage,
                  .reason = reason,
                  .expression = QRegularExpression(expression, QRegularExpression::CaseInsensitiveOption)};
    Q_ASSERT_X(compiled.expression.isValid(), "findPhrases", qPrintable(compiled.expression.errorString()));
    compiled.expression.optimize();
    return compiled;
}

const QList<Rule> &rules()
{
    static const char *const cause = QT_TRANSLATE_NOOP("Gates", "This names a cause: say it only if it is confirmed.");
    static const char *const promise =
        QT_TRANSLATE_NOOP("Gates", "This promises something that nobody can be sure of.");
    static const char *const data =
        QT_TRANSLATE_NOOP("Gates", "This says something about data: say it only if it is confirmed.");
    static const char *const tooFar = QT_TRANSLATE_NOOP("Gates", "This goes beyond the stage of this update.");
    static const char *const over = QT_TRANSLATE_NOOP("Gates", "This does not fit an incident that is over.");
    static const char *const behind = QT_TRANSLATE_NOOP("Gates", "This falls behind the stage of this update.");
    static const char *const blame = QT_TRANSLATE_NOOP("Gates", "This blames somebody.");
    static const char *const placeholder = QT_TRANSLATE_NOOP("Gates", "This looks like a gap that was left open.");
    static const char *const fence = QT_TRANSLATE_NOOP("Gates", "Markdown code does not belong in this text.");
    static const char *const machine =
        QT_TRANSLATE_NOOP("Gates", "This sounds like a language model talking about itself.");

    static const QList<Rule> list{
        rule(
            u"cause"_s, {}, cause,
            u"\\b(?:caused by|due to(?! (?:be|arrive|start|end|begin|go|launch|renew)\\b)|because of|owing to|root "
            u"cause|as a result of|"
            "result(?:ed|ing|s)? from|stem(?:s|med|ming)? from|triggered by|traced (?:back )?to|attribut(?:ed|able) "
            "to|brought on by|"
            "following (?:a|an|the|our|yesterday's|today's)(?: \\w+)? (?:deploy\\w*|release|change|update|rollout|migration|upgrade))\\b"_s),
        rule(
            u"cause"_s, {}, cause,
            u"\\b(?:change|deploy\\w*|release|rollout|configuration|misconfiguration|database|server|network|hardware|"
            u"bug|defect|overload|"
            "traffic|attack|migration|certificate|provider|vendor|outage "
            "at)\\b[^.\\n]{0,40}\\b(?:introduced|caus(?:ed|ing)|led to|broke|"
            "is behind|was behind|is responsible|was responsible|is to blame|resulted in|is the reason|was the reason|started this)\\b"_s),
        rule(u"promise"_s, {}, promise,
             u"\\bwill be (?:\\w+ )?(?:fixed|resolved|restored|back|over|solved|available again|working again)\\b(?! "
             u"(?:once|when|as soon))|"
             "(?<!was )(?<!were )(?<!been )(?<!fully )\\b(?:fixed|resolved|restored|back(?: up| online| to normal)?) "
             "(?:by|in|within) "
             "(?:about |approximately |around |the next |an? )?(?:\\d|few|hour|couple|minutes|noon|tonight|tomorrow)|"
             "\\bETA\\b|\\bguarantee\\w*|\\brest assured\\b|"
             "\\b(?:never|won't|will not|cannot|can't) happen again\\b|\\b(?:shortly|soon) be "
             "(?:fixed|resolved|restored|back)\\b|"
             "\\bexpect(?:ed|ing)?(?: \\w+)? (?:to be )?(?:resolved|fixed|restored|back|resolution|a fix|full "
             "recovery|recovery|"
             "to (?:resolve|fix|restore|have)[\\w ]{0,25}) (?:by|in|within|shortly|soon|at|before)\\b"_s),
        rule(u"promise"_s, {}, data,
             u"\\bno (?:customer |user |personal )?(?:data|information)[^.\\n]{0,20}\\b(?:lost|affected|at "
             u"risk|compromised|exposed|accessed|leaked)\\b|"
             "\\b(?:data|information|accounts?|details)\\b[^.\\n]{0,30}\\b(?:secure|safe|protected|intact|not at risk|"
             "not (?:been )?(?:affected|lost|compromised|exposed))\\b"_s),
        rule(u"blame"_s, {}, blame,
             u"\\b(?:human error|operator "
             u"error|(?:engineer|developer|admin|employee|colleague|vendor|provider|contractor|intern|team)(?:'s|s')? "
             "(?:error|mistake|fault)|their fault|fault of|(?:at|to) blame\\b|blam(?:e|ed|ing)\\b|mistake "
             "(?:by|of|made by)|negligen\\w+|incompeten\\w+|"
             "careless\\w*|let us down|failed us|pushed (?:a|something|the)|bad "
             "(?:deploy\\w*|push|release)|[A-Z]\\w+'s team|"
             "someone (?:pushed|broke|deployed|forgot|deleted|changed)|forgot to|screwed up|messed up)"_s),
        rule(u"stage"_s, Stage::Investigating, tooFar,
             u"\\b(?:(?:has|have) been (?:identified|fixed|resolved|found)|(?:have|we've) (?:identified|found) the "
             u"(?:problem|issue|cause|source|reason)|"
             "identified the (?:problem|issue|cause|source|reason)|fix (?:has been|was|is) "
             "(?:deployed|applied|implemented|in place|rolled out|live)|"
             "(?:have|we've) (?:deployed|applied|implemented|rolled out) a fix|is (?:now |fully )?resolved|(?:is|are) "
             "back to normal|"
             "has (?:fully )?recovered|have (?:fully )?recovered|(?:is|are) (?:now )?working normally again)\\b"_s),
        rule(
            u"stage"_s, Stage::Identified, tooFar,
            u"\\b(?:(?:has|have) been (?:fixed|resolved)|fix (?:has been|was|is) (?:deployed|applied|implemented|in "
            u"place|rolled out|live)|"
            "is (?:now |fully )?resolved|(?:is|are) back to normal|has (?:fully )?recovered|(?:is|are) (?:now )?working normally again)\\b"_s),
        rule(u"stage"_s, Stage::Identified, behind,
             u"\\b(?:(?:do not|don't) (?:yet )?know (?:the|what)|cause is (?:still )?unknown|(?:are|we're) (?:still "
             u")?(?:investigating|looking into) (?:a|the|what|this) "
             "(?:problem|issue|caused|cause|reports?))\\b"_s),
        rule(
            u"stage"_s, Stage::Monitoring, tooFar,
            u"\\b(?:has been (?:fully )?resolved|(?:incident|issue|problem) is (?:now |fully )?(?:resolved|over|closed)|(?:we consider|considering) this (?:incident |issue )?resolved)\\b"_s),
        rule(
            u"stage"_s, Stage::Monitoring, behind,
            u"\\b(?:(?:are|we're) (?:still |currently )?investigating|(?:are|we're) (?:still |currently )?working on a fix|(?:preparing|developing) a fix)\\b"_s),
        rule(u"stage"_s, Stage::Resolved, over,
             u"\\b(?:(?:are|we're) (?:still |currently |now )?(?:investigating|working on (?:a|the) fix|looking into "
             u"(?:it|this|the|a))|next update|"
             "another update by|(?:is|are) (?:still |currently )?(?:unavailable|down|failing|experiencing)|may "
             "(?:currently )?be unable|"
             "continue to (?:investigate|experience|see errors)|remains? (?:unavailable|down))\\b"_s),
        rule(u"form"_s, {}, placeholder,
             u"\\{\\{?[^{}\\n]{0,60}\\}\\}?|<(?!3)[^<>\\n]{1,60}>|\\$\\{?[A-Z_]{3,}\\}?|%[sd]\\b|\\[(?:insert|your|the|"
             u"add|enter)?[ _]?(?:name|time|date|component|service|"
             "number|x+|reason|cause|duration|link|url|company|details|region|eta)[\\w "
             "]{0,30}\\]|\\bTODO\\b|\\bTBD\\b|\\bTBC\\b|\\bFIXME\\b|\\bXX+(?::XX+)?\\b|"
             "\\blorem ipsum\\b|\\bundefined\\b|\\bNaN\\b|\\bnull\\b|\\?\\?\\?|⟨[^⟩\\n]{0,60}⟩"_s),
        rule(u"form"_s, {}, fence, u"```[^\\n]{0,40}|~~~[^\\n]{0,40}"_s),
        rule(
            u"form"_s, {}, machine,
            u"\\bas an? (?:AI|artificial intelligence|language model)\\b|\\blanguage "
            u"model\\b|^\\s*(?:sure|certainly|of course|absolutely)[,!]|"
            "\\bhere(?:'s| is) (?:the|your|a|an) (?:\\w+ )?(?:update|draft|message|status)\\b[^.\\n]{0,30}:|\\bI (?:cannot|can't|can not) assist\\b|\\bI hope this helps\\b"_s),
    };
    return list;
}

/// Characters that change how a text is read without being seen. A joiner within an emoji or an Arabic word is seen.
QList<GateHit> findUnseen(const QString &text)
{
    QList<GateHit> hits;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char16_t unit = text[at].unicode();
        const bool isControl =
            (unit < 0x20 && unit != u'\n' && unit != u'\t' && unit != u'\r') || (unit >= 0x7F && unit <= 0x9F);
        const bool isUnseen = unit == 0x200B || unit == 0x2060 || unit == 0xFEFF || unit == 0xFFFD;
        const bool turns = (unit >= 0x202A && unit <= 0x202E) || (unit >= 0x2066 && unit <= 0x2069);
        if (!isControl && !isUnseen && !turns)
            continue;
        hits.append({.gate = u"form"_s,
                     .start = at,
                     .length = 1,
                     .reason = QCoreApplication::translate("Gates", "There is a character here that cannot be seen.")});
    }
    return hits;
}

} // namespace

QList<GateHit> findPhrases(const QString &text, Stage stage)
{
    QList<GateHit> hits;
    for (const Rule &candidate : rules()) {
        if (candidate.stage && *candidate.stage != stage)
            continue;
        for (auto matches = candidate.expression.globalMatch(text); matches.hasNext();) {
            const QRegularExpressionMatch match = matches.next();
            hits.append({.gate = candidate.gate,
                         .start = match.capturedStart(),
                         .length = match.capturedLength(),
                         .reason = QCoreApplication::translate("Gates", candidate.reason)});
        }
    }
    return hits + findUnseen(text);
}
