// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafting/symptoms.h"

#include "core/text/phraseindex.h"

#include <algorithm>
#include <array>
#include <vector>

namespace {

struct Rule
{
    Symptom symptom;
    ComponentKinds kinds; ///< one of these must be affected; none: any component
    QStringView phrases;
};

using enum ComponentKind;

/// In order of precedence: what is said of a special component first, then what is worse, then what is vaguer.
constexpr std::array Rules{
    Rule{Symptom::TlsFailure,
         {},
         u"certificate has expired|certificate expired|cert has expired|cert expired|expired certificate|certificate "
         u"is expired|"
         u"invalid certificate|certificate invalid|certificate is not valid|certificate verify failed|certificate not "
         u"trusted|"
         u"tls handshake|ssl handshake|x509|ssl error|tls error|hostname mismatch"},
    Rule{Symptom::LoginFailures, Login,
         u"oauth*|auth0|okta|keycloak|login error*|login fail*|log in fail*|sign in fail*|signin fail*|signon fail*|on "
         u"login|"
         u"login and|authentication fail*|authentication error*|auth fail*|auth error*|token endpoint|identity "
         u"provider|saml|oidc|"
         u"unable to log|unable to login|unable to sign|cannot log|cannot login|cannot sign|can t log|can t login|can "
         u"t sign|"
         u"failed login*|failed logins|401|invalid credentials|session* expired"},
    Rule{Symptom::LoginFailures,
         {},
         u"unable to log in|unable to login|unable to sign in|cannot log in|cannot login|cannot sign in|can t log "
         u"in|can t login|"
         u"can t sign in|login failures|logins failing|logins are failing|login is broken|log ins failing"},
    Rule{
        Symptom::PaymentFailures, Payments | Orders,
        u"stripe|paypal|adyen|braintree|worldpay|payment intent*|charges api|card decline*|declined card*|charge fail*|"
        u"charges fail*|payment error*|payment decline*|payment fail*|payments fail*|payments are failing|payment "
        u"gateway"},
    Rule{Symptom::PaymentFailures,
         {},
         u"payment failures|payments failing|payments are failing|payment failed|payments failed|card payments "
         u"fail*|cannot pay"},
    Rule{Symptom::NotificationDelay, Notifications,
         u"sms deliver*|deliver* fail*|delivery rate|deferred|deferral*|deferrals|apns|fcm|push notif*|email* "
         u"delay*|mailer|"
         u"messages delay*|notifier|not delivered|undelivered|bounce*|smtp|queue depth|queue length|queue "
         u"size|queued|backlog|"
         u"oldest message|lag|lagging|delayed|delay|behind|sendgrid|mailgun|twilio"},
    Rule{Symptom::UploadFailures, Uploads,
         u"upload fail*|uploads fail*|uploading fail*|uploads are failing|failed upload*|fail* to upload|cannot upload|"
         u"unable to upload|upload error*|putobject|put object|s3|access denied|bucket"},
    Rule{Symptom::UploadFailures,
         {},
         u"upload failing|uploads failing|upload failure|upload failures|uploads are failing|upload failed|uploads "
         u"failed|"
         u"unable to upload|cannot upload|failed to upload"},
    Rule{Symptom::ProcessingDelay, Jobs | Data,
         u"last ping|missed run|missed ping|missed heartbeat*|heartbeat missed|did not run|has not run|missed check in|"
         u"not checked in|is late|overdue"},
    Rule{Symptom::JobFailures, Jobs,
         u"job fail*|jobs fail*|jobs are failing|job error*|jobs error*|export fail*|exports fail*|import "
         u"fail*|imports fail*|"
         u"run fail*|task fail*|tasks fail*|sync fail*|batch fail*|failed job*"},
    Rule{Symptom::JobFailures,
         {},
         u"export jobs fail*|import jobs fail*|background jobs fail*|exports failing|exports are failing"},
    Rule{Symptom::DataDelay, Data,
         u"dbt|warehouse|last successful refresh|refresh fail*|lag|lagging|etl|stale|out of date|not up to "
         u"date|behind|backlog|"
         u"oldest unprocessed|ingest* delay*|ingestion|airflow|pipeline fail*|job fail*|job "
         u"failed|delayed|delay|consumer group"},
    Rule{Symptom::Realtime, Realtime,
         u"websocket*|web socket*|ws|realtime|real time|reconnect*|disconnect*|close code|connection drop*|connections "
         u"drop*"},
    Rule{Symptom::Realtime,
         {},
         u"websocket disconnect*|websockets disconnect*|websocket connections|web socket connections"},
    Rule{Symptom::RateLimited, {}, u"429|rate limit*|rate limited|too many requests|throttled|throttling"},
    Rule{
        Symptom::WriteFailures,
        {},
        u"no space left|read only mode|read only file*|database is read only|in read only|writes rejected|writes are "
        u"rejected|"
        u"write fail*|writes fail*|writes are failing|insert fail*|insert into|cannot write|unable to save|cannot save|"
        u"failed to save|could not save|can t save|connection slots|slots are reserved|unable to write"},
    Rule{Symptom::WriteFailures, Orders,
         u"create order|creating order*|place order*|order creat* fail*|placing order*"},
    Rule{Symptom::ProcessingDelay,
         {},
         u"webhook deliver*|webhooks deliver*|behind by|backlog|consumer group|consumer lag|queue depth|queue "
         u"length|queue size|"
         u"messages in queue|queue growing|unprocessed|processing delay*|oldest message|oldest job|delayed|deliveries "
         u"are"},
    Rule{Symptom::ProcessingDelay, Payments | Orders | Notifications | Data | Jobs,
         u"crash loop*|crashloop*|oom killed|oomkilled|back off restarting|worker* down|lag"},
    Rule{Symptom::Regional, {}, u"packet loss|bgp|peering|network loss|network connectivity|routing issue*|route leak"},
    Rule{Symptom::Unavailable,
         {},
         u"down|is down|offline|went offline|nobody can|no one can|noone can|unreachable|not reachable|connection "
         u"refused|"
         u"econnrefused|servfail|nxdomain|no route to host|http code 0|http 0|http 502|http 503|502 bad|503 "
         u"service|bad gateway|"
         u"service unavailable|is unavailable|are unavailable|outage|not available|code 502|code 503|status 502|status "
         u"503|"
         u"web 503|returning 502|returning 503|521|522|523|site is dead|hard down|dns resolution|could not resolve|not "
         u"resolve"},
    Rule{
        Symptom::Errors,
        {},
        u"5xx|error rate*|errors rate|error ratio|error percentage|failure rate*|fail ratio|failing ratio|success rate|"
        u"http 5..|status code 5..|status 5..|code 5..|returning 5..|500 internal|internal server error*|http "
        u"4..|status 4.."},
    Rule{Symptom::Timeouts,
         {},
         u"timed out|time out|timeout|timeouts|504|gateway timeout|deadline exceeded|not responding|no "
         u"response|unresponsive|hangs|"
         u"hanging"},
    Rule{Symptom::Slow,
         {},
         u"response time*|response "
         u"times|latency|latencies|p50|p75|p90|p95|p99|p999|slow|slower|slowly|slowness|sluggish|"
         u"load time*|loading time*|apdex|performance degrad*|degraded performance|time degradation|took too "
         u"long|takes too long|"
         u"ddos|high load|duration high|lcp|ttfb"},
    Rule{Symptom::Errors,
         {},
         u"error|errors|exception|exceptions|failed|failing|fails|failure|failures|traceback|fatal|panic|rejected|"
         u"broken|"
         u"not working|doesn t work|crash*|4xx|500|503|502"},
};

/// Words that hold one of those above and mean something else.
constexpr QStringView Excluded =
    u"down to|down from|down by|slow* down|scal* down|scale down|cool down|cooldown|drill down|"
    u"break* down|broken down|count* down|wind* down|spin* down|step* down|ramp* down|"
    u"error budget*|fail over|failed over|no errors|0 errors|no error|without errors|"
    u"error code 0|no failures|0 failed|last error|timeout period|http 200|"
    u"unavailable replicas|errors 0|expected response time";

constexpr int ExcludedId = -1;

const PhraseIndex &index()
{
    static const PhraseIndex phrases = [] {
        QList<PhraseIndex::Row> rows{{.id = ExcludedId, .phrases = Excluded}};
        for (std::size_t rule = 0; rule < Rules.size(); ++rule)
            rows.append({.id = static_cast<int>(rule), .phrases = Rules[rule].phrases});
        return PhraseIndex(std::span<const PhraseIndex::Row>(rows.constData(), static_cast<std::size_t>(rows.size())));
    }();
    return phrases;
}

/// The first rule that fits, and where.
struct Fit
{
    std::size_t rule = Rules.size();
    qsizetype start = -1;
    qsizetype length = 0;
};

Fit firstFit(const AlertWords &words, ComponentKinds kinds)
{
    const QList<PhraseIndex::Match> matches = index().find(words);
    const QList<AlertWords::Word> &list = words.words();

    std::vector<bool> isExcluded(static_cast<std::size_t>(list.size()), false);
    for (const PhraseIndex::Match &match : matches) {
        if (match.id == ExcludedId)
            std::fill_n(isExcluded.begin() + match.first, match.count, true);
    }

    Fit fit;
    for (const PhraseIndex::Match &match : matches) {
        const auto rule = static_cast<std::size_t>(match.id);
        if (match.id == ExcludedId || rule >= fit.rule)
            continue;
        const ComponentKinds needed = Rules[rule].kinds;
        const bool fitsComponents = needed == ComponentKinds() || (needed & kinds) != ComponentKinds();
        if (!fitsComponents || list[match.first].isKey || isExcluded[static_cast<std::size_t>(match.first)])
            continue;
        const AlertWords::Word &first = list[match.first];
        const AlertWords::Word &last = list[match.first + match.count - 1];
        fit = {.rule = rule, .start = first.start, .length = last.start + last.length - first.start};
    }
    return fit;
}

} // namespace

SymptomReading readSymptom(const AlertWords &title, const AlertWords &text, ComponentKinds kinds)
{
    const Fit ofTitle = firstFit(title, kinds);
    const Fit ofText = firstFit(text, kinds);
    if (ofTitle.rule == Rules.size() && ofText.rule == Rules.size())
        return {};

    const bool isTitleVague = ofTitle.rule >= Rules.size() - 1;
    const bool isTextParticular =
        ofText.rule < Rules.size()
        && (Rules[ofText.rule].kinds != ComponentKinds() || Rules[ofText.rule].symptom == Symptom::TlsFailure);
    const bool takesText = ofText.rule < ofTitle.rule && (isTitleVague || isTextParticular);
    const Fit &fit = takesText ? ofText : ofTitle;
    return {.symptom = Rules[fit.rule].symptom, .isInTitle = !takesText, .start = fit.start, .length = fit.length};
}
