// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafting/alertidentifiers.h"
#include "core/drafting/gatehit.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

constexpr auto IgnoreCase = QRegularExpression::CaseInsensitiveOption;
constexpr auto MindCase = QRegularExpression::NoPatternOption;

struct Pattern
{
    const char *reason; ///< marked for translation, in the context "Gates"
    QRegularExpression expression;
};

Pattern pattern(const char *reason, QRegularExpression::PatternOptions options, const QString &expression)
{
    Pattern compiled{.reason = reason, .expression = QRegularExpression(expression, options)};
    Q_ASSERT_X(compiled.expression.isValid(), "findLeaks", qPrintable(compiled.expression.errorString()));
    compiled.expression.optimize();
    return compiled;
}

/// Every expression is linear: no repetition within a repetition that could match the same text in two ways.
const QList<Pattern> &patterns()
{
    static const char *const address = QT_TRANSLATE_NOOP("Gates", "A network address must not reach customers.");
    static const char *const host = QT_TRANSLATE_NOOP("Gates", "An internal host name must not reach customers.");
    static const char *const mail =
        QT_TRANSLATE_NOOP("Gates", "An e-mail address of the alert or the team must not reach customers.");
    static const char *const link =
        QT_TRANSLATE_NOOP("Gates", "A web address may lead customers to an internal place.");
    static const char *const path = QT_TRANSLATE_NOOP("Gates", "A path on a server must not reach customers.");
    static const char *const identifier =
        QT_TRANSLATE_NOOP("Gates", "A technical identifier must not reach customers.");
    static const char *const secret =
        QT_TRANSLATE_NOOP("Gates", "This looks like a secret, which must not reach customers.");
    static const char *const machine =
        QT_TRANSLATE_NOOP("Gates", "An internal name of a machine or service must not reach customers.");
    static const char *const handle =
        QT_TRANSLATE_NOOP("Gates", "A handle or channel of the team must not reach customers.");
    static const char *const ticket =
        QT_TRANSLATE_NOOP("Gates", "The number of an internal ticket must not reach customers.");
    static const char *const code = QT_TRANSLATE_NOOP("Gates", "Words of a program's error must not reach customers.");
    static const char *const status = QT_TRANSLATE_NOOP("Gates", "A status code says nothing to customers.");

    static const QList<Pattern> list{
        pattern(link, IgnoreCase, u"\\b[a-z][a-z0-9+.-]{1,20}://[^\\s<>\"]+|\\bwww\\.[^\\s<>\"]+"_s),
        pattern(mail, IgnoreCase, u"[\\w.+-]+@[a-z0-9-]+(?:\\.[a-z0-9-]+)+"_s),
        pattern(address, IgnoreCase,
                u"(?<![\\w.])(?:\\d{1,3}\\.){3}\\d{1,3}(?:/\\d{1,2}|:\\d{1,5})?(?![\\w]|\\.\\d)"_s),
        pattern(address, IgnoreCase,
                u"(?<![\\w:])(?:(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}:){1,6}:(?:[0-9a-f]{1,4}(?::[0-9a-"
                u"f]{1,4}){0,6})?"
                "|::[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})(?![\\w:])"_s),
        pattern(host, IgnoreCase,
                u"\\b[a-z0-9][a-z0-9-]*(?:\\.[a-z0-9-]+)*\\.(?:internal|local|localdomain|corp|lan|svc|intra|intranet|"
                u"priv|home\\.arpa|"
                "compute|consul|amazonaws\\.com|azurewebsites\\.net|windows\\.net|cloudapp\\.net|googleapis\\.com|"
                "run\\.app|"
                "herokuapp\\.com|elb|rds)\\b(?:\\.[a-z0-9-]+)*(?::\\d{1,5})?"_s),
        pattern(
            host, IgnoreCase,
            u"\\b(?:internal|corp|intranet|prod|staging|stg|dev|svc)\\.[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.[a-z]{2,}\\b"_s),
        pattern(host, IgnoreCase, u"\\blocalhost\\b(?::\\d{1,5})?|\\b[a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)*:\\d{2,5}\\b"_s),
        pattern(path, IgnoreCase, u"(?<![\\w/.<])/[\\w.%~-]+(?:/[\\w.%~*-]*)*"_s),
        pattern(path, IgnoreCase, u"\\b[a-z]:\\\\[\\w\\\\. -]+|\\\\\\\\[\\w.-]+\\\\[\\w$.-]+|~/[\\w./-]+"_s),
        pattern(path, IgnoreCase, u"\\b(?:api|var|srv|usr|etc|opt|app|src|home)/[\\w.-]+/[\\w./-]+|\\bapi/v\\d+\\S*"_s),
        pattern(identifier, IgnoreCase, u"\\barn:aws[\\w-]*:[\\w:/*.-]+"_s),
        pattern(identifier, IgnoreCase, u"\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b"_s),
        pattern(identifier, IgnoreCase, u"\\b(?=[0-9a-f]{0,30}\\d)(?=[0-9a-f]{0,30}[a-f])[0-9a-f]{7,}\\b"_s),
        pattern(
            identifier, MindCase,
            u"\\b(?=[A-Za-z0-9]{0,40}\\d)(?=[A-Za-z0-9]{0,40}[a-z])(?=[A-Za-z0-9]{0,40}[A-Z])[A-Za-z0-9]{12,}\\b"_s),
        pattern(secret, MindCase,
                u"\\b(?:sk|pk|rk)[-_](?:live|test|ant|proj)?[-_]?[A-Za-z0-9_-]{8,}|\\b(?:ghp|gho|ghs|ghu|github_pat|"
                u"glpat|xox[abeprs]|grm|"
                "hf|npm|dop_v1|SG)[-_.][A-Za-z0-9_.-]{6,}|\\b(?:AKIA|ASIA|AIza)[A-Za-z0-9_-]{8,}"_s),
        pattern(secret, MindCase,
                u"\\beyJ[\\w-]{8,}(?:\\.[\\w-]*)*|-----BEGIN[A-Z ]*-----|\\b[Bb]earer [\\w.~+/-]{8,}=*"_s),
        pattern(
            secret, IgnoreCase,
            u"\\b(?:password|passwd|pwd|secret|token|api[ _-]?key|client[ _-]?secret|access[ _-]?key|credentials?)\\b ?"
            "(?:=|:|is:?) ?(?=[^\\s]{0,60}[\\d_!$#])[^\\s]{6,}"_s),
        pattern(identifier, MindCase, u"(?<![\\w=])[A-Za-z][\\w.-]*=[^\\s=,;]+"_s),
        pattern(machine, MindCase, u"(?<![\\w-])[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*(?:_[A-Za-z0-9-]+)+(?![\\w-])"_s),
        pattern(
            machine, MindCase,
            u"(?<![\\w-])(?!(?:covid|utf|sha|aes|gpt|iso|rfc|tls|top|mid|pre|post|non|sub|web|mp|soc|pci|rsa|http|utc|"
            u"gmt|ipv|cve|"
            "windows|ios|macos|android|version|phase|step|tier|level|day|week|version)-)[a-z][a-z0-9]*(?:-[a-z0-9]+)*-\\d+[a-z]?(?![\\w-])"_s),
        pattern(
            machine, MindCase,
            u"(?<![\\w-])[a-z][a-z0-9]*(?:-[a-z0-9]+)*-(?=[a-z0-9]{0,10}\\d)[a-z0-9]{5,10}(?:-[a-z0-9]{5})?(?![\\w-])"_s),
        pattern(
            machine, MindCase,
            u"(?<![\\w-])(?:prod|stg|stag|eks|gke|aks|k8s|ip|vm|db|rds|lb|asg|ec2)-[a-z0-9]+(?:-[a-z0-9]+)*(?![\\w-])|"
            "(?<![\\w-])[a-z][a-z0-9]*(?:-[a-z0-9]+)*-(?:svc|srv|gw|db|mq|lb|k8s|prod|stg|wrk|vm|asg|deploy|cronjob|statefulset)(?![\\w-])"_s),
        pattern(
            machine, IgnoreCase,
            u"(?<![\\w-])(?:us|eu|ap|sa|ca|me|af)-(?:north|south|east|west|central)(?:east|west)?-?\\d[a-z]?(?![\\w-])"_s),
        pattern(handle, IgnoreCase, u"(?<![\\w@.+-])@[a-z][\\w.-]*\\w|(?<![\\w#&])#[a-z][\\w-]+"_s),
        pattern(ticket, MindCase,
                u"(?<![\\w-])(?!(?:UTF|SHA|AES|ISO|RFC|COVID|GPT|TLS|SOC|PCI|UTC|GMT|HTTP|RSA|CVE|IPV|H|A|B|PS|MP|Q|EU|"
                u"US|UK)-)[A-Z][A-Z0-9]{1,9}-\\d{1,8}"
                "(?![\\w-])|\\b(?:INC|CHG|PRB|REQ|RITM|SEV)\\d{4,}\\b|(?<![\\w#&])#\\d{3,}\\b"_s),
        pattern(
            code, MindCase,
            u"\\bTraceback\\b|\\b(?:[A-Z][A-Za-z0-9]*)(?:Exception|Error)\\b|\\b[a-z]+(?:\\.[a-z_]+)+\\(|\\bat "
            u"\\w[\\w.$]*\\([^)]{0,80}\\)|"
            "\\b[\\w-]+\\.(?:py|js|ts|jsx|tsx|go|rb|java|php|cs|cpp|rs|kt|sh|yaml|yml|conf|cfg|log|sql)(?::\\d+)*\\b|"
            ", line \\d+|\\b(?:stack ?trace|core dumped|segfault|segmentation "
            "fault|panic:|errno)\\b|\\bSIG(?:KILL|TERM|SEGV|ABRT|HUP|INT)\\b|"
            "\\bE(?:CONN[A-Z]+|TIMEDOUT|NOENT|ACCES|PIPE|HOSTUNREACH)\\b|\\bOOMKilled\\b|\\bCrashLoopBackOff\\b|\\bexit code \\d+"_s),
        pattern(
            status, IgnoreCase,
            u"\\bhttps?(?:/\\d(?:\\.\\d)?)? ?(?:status )?(?:code )?:? "
            u"?[1-5]\\d\\d\\b|\\b(?:status|error|response|return) codes?:? ?\\d{1,5}\\b|"
            "\\b(?:error|status|code) [1-5]\\d\\d\\b|\\b[1-5]xx\\b|\\b50x\\b|"
            "(?<![\\w.,:$€£#%-])[45]\\d\\d(?:s\\b|(?= (?:errors?|responses?|status|codes?|bad gateway|service "
            "unavailable|internal|"
            "gateway|not found|forbidden|unauthori[sz]ed|too many)\\b))|"
            "(?<![\\w.,:$€£#%-])(?:401|403|404|408|409|422|429|502|503|504|52[0-6])(?![\\w%:]|[.,]\\d| "
            "?(?:%|ms\\b|[a-z]* ?"
            "(?:customers?|users?|people|accounts?|orders?|minutes?|messages?|requests?|emails?|payments?|sites?|companies|files?)\\b))"_s),
    };
    return list;
}

} // namespace

QList<GateHit> findLeaks(const QString &text, const DraftRequest &request)
{
    QList<GateHit> hits;
    const auto add = [&hits](qsizetype start, qsizetype length, const char *reason) {
        hits.append({.gate = u"leak"_s,
                     .start = start,
                     .length = length,
                     .reason = QCoreApplication::translate("Gates", reason),
                     .blocks = true});
    };
    for (const Pattern &leak : patterns()) {
        auto matches = leak.expression.globalMatch(text);
        while (matches.hasNext()) {
            const QRegularExpressionMatch match = matches.next();
            add(match.capturedStart(), match.capturedLength(), leak.reason);
        }
    }
    for (const TextSpan &span : identifiersOfAlertIn(text, request)) {
        add(span.start, span.length,
            QT_TRANSLATE_NOOP("Gates", "This is an internal name from the alert, which must not reach customers."));
    }
    return hits;
}
