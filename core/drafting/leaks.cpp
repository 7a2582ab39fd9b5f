// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafting/alertidentifiers.h"
#include "core/drafting/gatehit.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace {

constexpr const char *Address = QT_TRANSLATE_NOOP("Gates", "A network address must not reach customers.");
constexpr const char *Host = QT_TRANSLATE_NOOP("Gates", "An internal host name must not reach customers.");
constexpr const char *Mail = QT_TRANSLATE_NOOP("Gates", "An e-mail address of the team must not reach customers.");
constexpr const char *Link = QT_TRANSLATE_NOOP("Gates", "A web address may lead customers to an internal place.");
constexpr const char *Path = QT_TRANSLATE_NOOP("Gates", "A path on a server must not reach customers.");
constexpr const char *Identifier = QT_TRANSLATE_NOOP("Gates", "A technical identifier must not reach customers.");
constexpr const char *Secret = QT_TRANSLATE_NOOP("Gates", "This looks like a secret, which must not reach customers.");
constexpr const char *Machine =
    QT_TRANSLATE_NOOP("Gates", "An internal name of a machine or service must not reach customers.");
constexpr const char *Handle = QT_TRANSLATE_NOOP("Gates", "A handle or channel of the team must not reach customers.");
constexpr const char *Ticket = QT_TRANSLATE_NOOP("Gates", "The number of an internal ticket must not reach customers.");
constexpr const char *Code = QT_TRANSLATE_NOOP("Gates", "Words of a program's error must not reach customers.");
constexpr const char *Status = QT_TRANSLATE_NOOP("Gates", "A status code says nothing to customers.");
constexpr const char *FromAlert =
    QT_TRANSLATE_NOOP("Gates", "This is an internal name from the alert, which must not reach customers.");

constexpr auto AnyCase = QRegularExpression::CaseInsensitiveOption;
constexpr auto OwnCase = QRegularExpression::NoPatternOption;

struct Row
{
    const char *reason;
    QRegularExpression::PatternOption options;
    QStringView pattern;
};

/// Each begins at the edge of a word or has bounded repetitions, so that no text makes it slow.
constexpr std::array Rows{
    Row{Link, AnyCase, uR"(\b[a-z][a-z0-9+.-]{1,20}://[^\s<>"]+)"},
    Row{Link, AnyCase, uR"(\bwww\.[^\s<>"]+)"},
    Row{Mail, AnyCase, uR"((?<![\w.+-])[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8})"},

    Row{Address, AnyCase, uR"((?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?:/\d{1,2}|:\d{1,5})?(?!\w|\.\d))"},
    Row{Address, AnyCase, uR"((?<![\w:])(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}(?![\w:]))"},
    Row{Address, AnyCase, uR"((?<![\w:])(?:[0-9a-f]{1,4}:){1,6}:(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?(?![\w:]))"},
    Row{Address, AnyCase, uR"((?<![\w:])::[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6}(?![\w:]))"},

    Row{Host, AnyCase,
        uR"((?<![\w.-])[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}){0,8}\.(?:internal|local|localdomain|corp|lan|svc|intra|intranet|priv|home\.arpa|compute|consul)\b(?:\.[a-z0-9-]{1,63}){0,4}(?::\d{1,5})?)"},
    Row{Host, AnyCase,
        uR"((?<![\w.-])[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}){0,8}\.(?:amazonaws\.com|azurewebsites\.net|windows\.net|cloudapp\.net|googleapis\.com|run\.app|herokuapp\.com)\b)"},
    Row{Host, AnyCase,
        uR"((?<![\w.-])(?:internal|corp|intranet|prod|staging|stg|dev|svc)\.[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,8}\.[a-z]{2,20}\b)"},
    Row{Host, AnyCase, uR"(\blocalhost\b(?::\d{1,5})?)"},
    Row{Host, AnyCase, uR"((?<![\w.-])[a-z][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}){0,8}:\d{3,5}\b)"},

    Row{Path, AnyCase, uR"((?<![\w/.<])/[\w.%~-]+(?:/[\w.%~*-]*)*)"},
    Row{Path, AnyCase, uR"(\b(?:api|var|srv|usr|etc|opt|src|home)/[\w.-]+/[\w./-]+)"},
    Row{Path, AnyCase, uR"(\bapi/v\d\S*)"},
    Row{Path, AnyCase, uR"(\b[a-z]:\\[\w\\.-]+)"},
    Row{Path, AnyCase, uR"(\\\\[\w.-]+\\[\w$.-]+)"},
    Row{Path, AnyCase, uR"((?<!\w)~/[\w./-]+)"},

    Row{Secret, OwnCase, uR"(\b(?:sk|pk|rk)[-_](?:live|test|ant|proj)?[-_]?[A-Za-z0-9_-]{8,})"},
    Row{Secret, OwnCase,
        uR"(\b(?:ghp|gho|ghs|ghu|github_pat|glpat|xox[abeprs]|grm|hf|npm|dop_v1|SG)[-_.][A-Za-z0-9_.-]{6,})"},
    Row{Secret, OwnCase, uR"(\b(?:AKIA|ASIA|AIza)[A-Za-z0-9_-]{8,})"},
    Row{Secret, OwnCase, uR"(\beyJ[\w-]{8,}(?:\.[\w-]*)*)"},
    Row{Secret, OwnCase, uR"(-----BEGIN[A-Z ]*-----)"},
    Row{Secret, OwnCase, uR"(\b[Bb]earer [\w.~+/-]{8,}=*)"},
    Row{Secret, AnyCase,
        uR"(\b(?:password|passwd|pwd|secret|token|api[ _-]?key|client[ _-]?secret|access[ _-]?key|credentials?)\b ?(?:=|:|is:?) ?(?=\S{0,60}[\d_!$#])\S{6,})"},

    Row{Identifier, AnyCase, uR"(\barn:aws[\w-]*:[\w:/*.-]+)"},
    Row{Identifier, AnyCase, uR"(\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b)"},
    Row{Identifier, AnyCase, uR"(\b(?=[0-9a-f]{0,30}\d)(?=[0-9a-f]{0,30}[a-f])[0-9a-f]{7,}\b)"},
    Row{Identifier, OwnCase,
        uR"(\b(?=[A-Za-z0-9]{0,40}\d)(?=[A-Za-z0-9]{0,40}[a-z])(?=[A-Za-z0-9]{0,40}[A-Z])[A-Za-z0-9]{12,}\b)"},
    Row{Identifier, OwnCase, uR"((?<![\w=.-])[A-Za-z][\w.-]{0,99}=[^\s=,;]+)"},

    // checkout_svc
    Row{Machine, OwnCase, uR"((?<![\w-])[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*(?:_[A-Za-z0-9-]+)+(?![\w-]))"},
    // api-gw-07, but not covid-19
    Row{Machine, OwnCase,
        uR"((?<![\w-])(?!(?:covid|utf|sha|aes|gpt|iso|rfc|tls|top|mid|pre|post|non|sub|web|mp|soc|pci|rsa|http|utc|gmt|ipv|cve|windows|ios|macos|android|version|phase|step|tier|level|day|week)-)[a-z][a-z0-9]*(?:-[a-z0-9]+)*-\d+[a-z]?(?![\w-]))"},
    // payments-worker-6c7d5f9b8-mz4tt
    Row{Machine, OwnCase,
        uR"((?<![\w-])[a-z][a-z0-9]*(?:-[a-z0-9]+)*-(?=[a-z0-9]{0,10}\d)[a-z0-9]{5,10}(?:-[a-z0-9]{5})?(?![\w-]))"},
    // prod-core, billing-svc
    Row{Machine, OwnCase,
        uR"((?<![\w-])(?:prod|stg|stag|eks|gke|aks|k8s|ip|vm|db|rds|lb|asg|ec2)-[a-z0-9]+(?:-[a-z0-9]+)*(?![\w-]))"},
    Row{Machine, OwnCase,
        uR"((?<![\w-])[a-z][a-z0-9]*(?:-[a-z0-9]+)*-(?:svc|srv|gw|db|mq|lb|k8s|prod|stg|wrk|vm|asg|deploy|cronjob|statefulset)(?![\w-]))"},
    // eu-west-1
    Row{Machine, AnyCase,
        uR"((?<![\w-])(?:us|eu|ap|sa|ca|me|af)-(?:north|south|east|west|central)(?:east|west)?-?\d[a-z]?(?![\w-]))"},

    Row{Handle, AnyCase, uR"((?<![\w@.+-])@[a-z][\w.-]*\w)"},
    Row{Handle, AnyCase, uR"((?<![\w#&])#[a-z][\w-]+)"},
    Row{Ticket, OwnCase,
        uR"((?<![\w-])(?!(?:UTF|SHA|AES|ISO|RFC|COVID|GPT|TLS|SOC|PCI|UTC|GMT|HTTP|RSA|CVE|IPV|MP|PS|EU|US|UK)-)[A-Z][A-Z0-9]{1,9}-\d{1,8}(?![\w-]))"},
    Row{Ticket, OwnCase, uR"(\b(?:INC|CHG|PRB|REQ|RITM|SEV)\d{4,}\b)"},
    Row{Ticket, OwnCase, uR"((?<![\w#&])#\d{3,}\b)"},

    Row{Code, OwnCase, uR"(\bTraceback\b|\bOOMKilled\b|\bCrashLoopBackOff\b|\bSIG(?:KILL|TERM|SEGV|ABRT|HUP|INT)\b)"},
    Row{Code, OwnCase, uR"(\b[A-Z][A-Za-z0-9]*(?:Exception|Error)\b)"},
    Row{Code, OwnCase, uR"(\bE(?:CONN[A-Z]+|TIMEDOUT|NOENT|ACCES|PIPE|HOSTUNREACH)\b)"},
    Row{Code, OwnCase, uR"((?<![\w.])[a-z]{1,40}(?:\.[a-z_]{1,40}){1,10}\()"},
    Row{Code, OwnCase, uR"(\bat \w[\w.$]{0,99}\([^)]{0,80}\))"},
    Row{Code, OwnCase,
        uR"((?<![\w.-])(?!(?i:node|vue|next|nuxt|react|three|express|angular|backbone|ember|d3)\.js\b)[\w.-]{1,99}\.(?:py|js|ts|jsx|tsx|go|rb|java|php|cs|cpp|rs|kt|sh|yaml|yml|conf|cfg|log|sql)(?::\d+){0,2}\b)"},
    Row{Code, AnyCase,
        uR"(, line \d+|\bexit code \d+|\b(?:stack ?trace|core dumped|segfault|segmentation fault|errno)\b|\bpanic:)"},

    Row{Status, AnyCase, uR"(\bhttps?(?:/\d(?:\.\d)?)? ?(?:status )?(?:code )?:? ?[1-5]\d\d\b)"},
    Row{Status, AnyCase, uR"(\b(?:status|error|response|return) codes?:? ?\d{1,5}\b)"},
    Row{Status, AnyCase, uR"(\b(?:error|status|code) [1-5]\d\d\b|\b[1-5]xx\b|\b50x\b)"},
    Row{Status, AnyCase,
        uR"((?<![\w.,:$€£#%-])[45]\d\d(?:s\b|(?= (?:errors?|responses?|status|codes?|bad gateway|service unavailable|internal|gateway|not found|forbidden|unauthori[sz]ed|too many)\b)))"},
    // Bare, unless it counts something
    Row{Status, AnyCase,
        uR"((?<![\w.,:$€£#%-])(?:401|403|404|408|409|422|429|502|503|504|52[0-6])(?![\w%:]|[.,]\d| ?%| ?ms\b| (?:\w+ )?(?:customers?|users?|people|accounts?|orders?|minutes?|messages?|requests?|emails?|payments?|sites?|companies|files?)\b))"},
};

struct Pattern
{
    const char *reason = nullptr;
    QRegularExpression expression = {};
};

const QList<Pattern> &patterns()
{
    static const QList<Pattern> list = [] {
        QList<Pattern> compiled;
        for (const Row &row : Rows) {
            Pattern pattern{.reason = row.reason,
                            .expression = QRegularExpression(row.pattern.toString(), row.options)};
            Q_ASSERT_X(pattern.expression.isValid(), "findLeaks", qPrintable(pattern.expression.pattern()));
            pattern.expression.optimize();
            compiled.append(pattern);
        }
        return compiled;
    }();
    return list;
}

GateHit leakAt(qsizetype start, qsizetype length, const char *reason)
{
    return {.gate = u"leak"_s,
            .start = start,
            .length = length,
            .reason = QCoreApplication::translate("Gates", reason),
            .blocks = true};
}

} // namespace

QList<GateHit> findLeaks(const QString &text, const DraftRequest &request)
{
    QList<GateHit> hits;
    for (const Pattern &pattern : patterns()) {
        for (auto matches = pattern.expression.globalMatch(text); matches.hasNext();) {
            const QRegularExpressionMatch match = matches.next();
            hits.append(leakAt(match.capturedStart(), match.capturedLength(), pattern.reason));
        }
    }
    for (const TextSpan &span : identifiersOfAlertIn(text, request))
        hits.append(leakAt(span.start, span.length, FromAlert));
    return hits;
}
