// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafting/gatehit.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace {

constexpr const char *Cause = QT_TRANSLATE_NOOP("Gates", "This names a cause: say it only if it is confirmed.");
constexpr const char *Promise = QT_TRANSLATE_NOOP("Gates", "This promises something that nobody can be sure of.");
constexpr const char *AboutData =
    QT_TRANSLATE_NOOP("Gates", "This says something about data: say it only if it is confirmed.");
constexpr const char *TooFar = QT_TRANSLATE_NOOP("Gates", "This goes beyond the stage of this update.");
constexpr const char *TooLate = QT_TRANSLATE_NOOP("Gates", "This falls behind the stage of this update.");
constexpr const char *NotOver = QT_TRANSLATE_NOOP("Gates", "This does not fit an incident that is over.");
constexpr const char *Blame = QT_TRANSLATE_NOOP("Gates", "This blames somebody.");
constexpr const char *Gap = QT_TRANSLATE_NOOP("Gates", "This looks like a gap that was left open.");
constexpr const char *Fence = QT_TRANSLATE_NOOP("Gates", "Markdown code does not belong in this text.");
constexpr const char *Model = QT_TRANSLATE_NOOP("Gates", "This sounds like a language model talking about itself.");
constexpr const char *Unseen = QT_TRANSLATE_NOOP("Gates", "There is a character here that cannot be seen.");

struct Row
{
    QStringView gate;
    std::optional<Stage> stage; ///< only in this stage; nothing: in all
    const char *reason;
    QStringView pattern;
};

constexpr std::
    array
        Rows{
            Row{u"cause",
                {},
                Cause,
                uR"(\b(?:caused by|because of|owing to|root cause|as a result of|result(?:ed|ing|s)? from|stem(?:s|med|ming)? from|triggered by|traced (?:back )?to|attribut(?:ed|able) to|brought on by)\b)"},
            Row{u"cause", {}, Cause, uR"(\bdue to\b(?! (?:be|arrive|start|end|begin|go|launch|renew)\b))"},
            Row{u"cause",
                {},
                Cause,
                uR"(\bfollowing (?:a|an|the|our|yesterday's|today's)(?: \w+)? (?:deploy\w*|release|change|update|rollout|migration|upgrade)\b)"},
            Row{u"cause",
                {},
                Cause,
                uR"(\b(?:change|deploy\w*|release|rollout|configuration|misconfiguration|database|server|network|hardware|bug|defect|overload|traffic|attack|migration|certificate|provider|vendor|outage at)\b[^.\n]{0,40}\b(?:introduced|caus(?:ed|ing)|led to|broke|is behind|was behind|is responsible|was responsible|is to blame|resulted in|is the reason|was the reason|started this)\b)"},

            Row{u"promise",
                {},
                Promise,
                uR"(\bwill be (?:fully |completely |soon |all )?(?:fixed|resolved|restored|back|over|solved|available again|working again)\b(?! (?:once|when|as soon)))"},
            Row{u"promise",
                {},
                Promise,
                uR"((?<!was )(?<!were )(?<!been )(?<!fully )(?<!rolled )(?<!self-)\b(?:fixed|resolved|restored|back(?: up| online| to normal)?) (?:by|in|within) (?:about |approximately |around |the next |an? )?(?:\d|few|hour|couple|minutes|noon|tonight|tomorrow))"},
            Row{u"promise",
                {},
                Promise,
                uR"(\b(?-i:ETA)\b(?: is| of|:)? ?(?:~|about |within |in |by )?(?:\d|an? |soon|tonight|tomorrow|shortly)|\bguarantee\w*|\brest assured\b)"},
            Row{u"promise", {}, Promise, uR"(\b(?:never|won't|will not|cannot|can't) happen again\b)"},
            Row{u"promise", {}, Promise, uR"(\b(?:shortly|soon) be (?:fixed|resolved|restored|back)\b)"},
            Row{u"promise",
                {},
                Promise,
                uR"(\bexpect(?:ed|ing)?(?: \w+)? (?:to be )?(?:resolved|fixed|restored|back|resolution|a fix|full recovery|recovery|to (?:resolve|fix|restore|have)[\w ]{0,25}) (?:by|in|within|shortly|soon|at|before)\b)"},
            Row{u"promise",
                {},
                AboutData,
                uR"(\bno (?:customer |user |personal )?(?:data|information)[^.\n]{0,20}\b(?:lost|affected|at risk|compromised|exposed|accessed|leaked)\b)"},
            Row{u"promise",
                {},
                AboutData,
                uR"(\b(?:data|information|accounts?|details)\b[^.\n]{0,30}\b(?:secure|safe|protected|intact|not at risk|not (?:been )?(?:affected|lost|compromised|exposed))\b)"},

            Row{u"blame",
                {},
                Blame,
                uR"(\b(?:human error|operator error|their fault|fault of|at fault|to blame|blam(?:e|ed|ing)|negligen\w+|incompeten\w+|careless\w*|let us down|failed us|forgot to|screwed up|messed up)\b)"},
            Row{u"blame",
                {},
                Blame,
                uR"(\b(?:engineer|developer|admin|employee|colleague|vendor|provider|contractor|intern|team)(?:'s|s')? (?:error|mistake|fault)\b|\bmistake (?:by|of|made by)\b)"},
            Row{u"blame", {}, Blame, uR"(\bpushed (?:a|something|the)\b|\bbad (?:deploy\w*|push|release)\b)"},
            Row{u"blame",
                {},
                Blame,
                uR"((?<!our )(?<!support )\b(?!let|today|that|it|what|here)(?-i:[A-Z][a-z]+)'s team\b|\bsomeone (?:pushed|broke|deployed|forgot|deleted|changed)\b)"},

            Row{u"stage", Stage::Investigating, TooFar,
                uR"(\b(?:has|have) been (?:identified|fixed|resolved|found)\b|\b(?<!not )(?<!yet )(?:identified|found) the (?:problem|issue|cause|source|reason)\b)"},
            Row{u"stage", Stage::Investigating, TooFar,
                uR"(\bfix (?:has been|was|is) (?:deployed|applied|implemented|in place|rolled out|live)\b|\b(?:have|we've) (?:deployed|applied|implemented|rolled out) a fix\b)"},
            Row{u"stage", Stage::Investigating, TooFar,
                uR"(\bis (?:now |fully )?resolved\b|\b(?:is|are) back to normal\b|\b(?:has|have) (?:fully )?recovered\b|\b(?:is|are) (?:now )?working normally again\b)"},
            Row{u"stage", Stage::Identified, TooFar,
                uR"(\b(?:has|have) been (?:fixed|resolved)\b|\bfix (?:has been|was|is) (?:deployed|applied|implemented|in place|rolled out|live)\b)"},
            Row{u"stage", Stage::Identified, TooFar,
                uR"(\bis (?:now |fully )?resolved\b|\b(?:is|are) back to normal\b|\bhas (?:fully )?recovered\b|\b(?:is|are) (?:now )?working normally again\b)"},
            Row{u"stage", Stage::Identified, TooLate,
                uR"(\b(?:do not|don't) (?:yet )?know (?:the|what)\b|\bcause is (?:still )?unknown\b|\b(?:are|we're) (?:still )?(?:investigating|looking into) (?:a|the|what|this) (?:problem|issue|caused|cause|reports?)\b)"},
            Row{u"stage", Stage::Monitoring, TooFar,
                uR"(\bhas been (?:fully )?resolved\b|\b(?:incident|issue|problem) is (?:now |fully )?(?:resolved|over|closed)\b|\bconsider(?:ing)? this (?:incident |issue )?resolved\b)"},
            Row{u"stage", Stage::Monitoring, TooLate,
                uR"(\b(?:are|we're) (?:still |currently )?(?:investigating|working on a fix)\b|\b(?:preparing|developing) a fix\b)"},
            Row{u"stage", Stage::Resolved, NotOver, uR"(\b(?:are|we're) (?:still |currently |now )?(?:investigating(?! (?:how|why|what|ways|methods|further|opportunities|the (?:cause|root)))|working on (?:a|the) fix|looking into (?:it|this|the|a))\b|\bnext update\b|\banother update by\b)"},
            Row{u"stage", Stage::Resolved, NotOver,
                uR"(\b(?:is|are) (?:still |currently )?(?:unavailable|down|failing|experiencing)\b|\bmay (?:currently )?be unable\b|\bcontinue to (?:experience|see errors)\b|\bremains? (?:unavailable|down)\b)"},

            Row{u"form",
                {},
                Gap,
                uR"(\{\{?[^{}\n]{0,60}\}\}?|<(?!3)[^<>\n]{1,60}>|⟨[^⟩\n]{0,60}⟩|\$\{?(?-i:[A-Z_]{3,})\}?|%[sd]\b|\?\?\?)"},
            Row{u"form",
                {},
                Gap,
                uR"(\[(?:insert|your|the|add|enter)?[ _]?(?:name|time|date|component|service|number|x+|reason|cause|duration|link|url|company|details|region|eta)[\w ]{0,30}\])"},
            Row{u"form",
                {},
                Gap,
                uR"((?-i:\bTODO\b|\bTBD\b|\bTBC\b|\bFIXME\b|\bXX+(?::XX+)?\b|\bNaN\b)|\blorem ipsum\b|\bundefined\b|\bnull\b)"},
            Row{u"form", {}, Fence, uR"(```[^\n]{0,40}|~~~[^\n]{0,40})"},
            Row{u"form",
                {},
                Model,
                uR"(\bas an? (?:AI|artificial intelligence|language model)\b|\blanguage model\b|^\s*(?:sure|certainly|of course|absolutely)[,!]|\bI hope this helps\b)"},
            Row{u"form",
                {},
                Model,
                uR"(\bhere(?:'s| is) (?:the|your|a|an) (?:\w+ )?(?:update|draft|message|status)\b[^.\n]{0,30}:|\bI (?:cannot|can't|can not) assist\b)"},
        };

struct Rule
{
    const Row *row = nullptr;
    QRegularExpression expression = {};
};

const QList<Rule> &rules()
{
    static const QList<Rule> list = [] {
        QList<Rule> compiled;
        for (const Row &row : Rows) {
            Rule rule{.row = &row,
                      .expression =
                          QRegularExpression(row.pattern.toString(), QRegularExpression::CaseInsensitiveOption)};
            Q_ASSERT_X(rule.expression.isValid(), "findPhrases", qPrintable(rule.expression.pattern()));
            rule.expression.optimize();
            compiled.append(rule);
        }
        return compiled;
    }();
    return list;
}

/// Characters that change how a text is read without being seen. A joiner within an emoji or an Arabic word is seen.
bool isUnseen(char16_t unit)
{
    const bool isControl =
        (unit < 0x20 && unit != u'\n' && unit != u'\t' && unit != u'\r') || (unit >= 0x7F && unit <= 0x9F);
    const bool hasNoWidth = unit == 0x200B || unit == 0x2060 || unit == 0xFEFF || unit == 0xFFFD;
    const bool turnsDirection = (unit >= 0x202A && unit <= 0x202E) || (unit >= 0x2066 && unit <= 0x2069);
    return isControl || hasNoWidth || turnsDirection;
}

} // namespace

QList<GateHit> findPhrases(const QString &text, Stage stage)
{
    QString plain = text;
    plain.replace(u'’', u'\'');

    QList<GateHit> hits;
    const auto add = [&hits](QStringView gate, qsizetype start, qsizetype length, const char *reason) {
        hits.append({.gate = gate.toString(),
                     .start = start,
                     .length = length,
                     .reason = QCoreApplication::translate("Gates", reason)});
    };
    for (const Rule &rule : rules()) {
        if (rule.row->stage && *rule.row->stage != stage)
            continue;
        for (auto matches = rule.expression.globalMatch(plain); matches.hasNext();) {
            const QRegularExpressionMatch match = matches.next();
            add(rule.row->gate, match.capturedStart(), match.capturedLength(), rule.row->reason);
        }
    }
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (isUnseen(text[at].unicode()))
            add(u"form", at, 1, Unseen);
    }
    return hits;
}
