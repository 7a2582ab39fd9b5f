// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafting/facts.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QDateTime Now(QDate(2026, 3, 11), QTime(14, 12), Qt::UTC);

DraftRequest requestOf(const QString &title, const QString &text, const QStringList &components = {u"API"_s})
{
    DraftRequest request{.incidentId = u"i1"_s, .sentTitle = title, .alertText = text, .startedAt = Now, .now = Now};
    for (const QString &name : components)
        request.components.append(Component{.name = name});
    return request;
}

const Fact *factOf(const ExtractedFacts &facts, Fact::Role role)
{
    for (const Fact &fact : facts.facts) {
        if (fact.role == role)
            return &fact;
    }
    return nullptr;
}

} // namespace

Q_DECLARE_METATYPE(Symptom)
Q_DECLARE_METATYPE(Extent)
Q_DECLARE_METATYPE(Area)

class TestFacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSymptomIsWhatCustomersNotice_data();
    void theSymptomIsWhatCustomersNotice();
    void theSymptomsOfTheLabelledAlertsAreRight();
    void anAlertWithoutASymptomIsAProblem();
    void theExtentIsNeverStrongerThanTheFacts_data();
    void theExtentIsNeverStrongerThanTheFacts();
    void theStartIsTheOneThatTheAlertNames_data();
    void theStartIsTheOneThatTheAlertNames();
    void anAlertThatAlwaysFiresIsNotTheStart();
    void aLengthOfTimeHasARole_data();
    void aLengthOfTimeHasARole();
    void aShareIsReadOnlyWhereRequestsFail_data();
    void aShareIsReadOnlyWhereRequestsFail();
    void oneAreaIsReadAndSeveralAreNot_data();
    void oneAreaIsReadAndSeveralAreNot();
    void comingAndGoingIsIntermittent_data();
    void comingAndGoingIsIntermittent();
    void factsNameTheirPlaceInTheText();
    void factsInEscapedJsonNameTheirPlace();
    void recoveryIsReadFromWords_data();
    void recoveryIsReadFromWords();
    void textThatIsNoAlertIsReadWithoutHarm_data();
    void textThatIsNoAlertIsReadWithoutHarm();
};

void TestFacts::theSymptomIsWhatCustomersNotice_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("components");
    QTest::addColumn<Symptom>("symptom");
    const QStringList api{u"API"_s};
    const auto row = [](const char *name, const QString &title, const QString &text, const QStringList &components,
                        Symptom symptom) {
        QTest::newRow(name) << title << text << components << symptom;
    };

    row("down", u"Monitor is DOWN: api"_s, u"HTTP 503 on /api"_s, api, Symptom::Unavailable);
    row("refused", u"probe failed"_s, u"dial tcp 10.0.0.1:443: connect: connection refused"_s, api,
        Symptom::Unavailable);
    row("camel case", u"ApiDown"_s, {}, api, Symptom::Unavailable);
    row("slowed down is not down", u"Checkout slowed down"_s, u"p95 latency 4 s"_s, {u"Checkout"_s}, Symptom::Slow);
    row("scaling down is not down", u"p99 latency high after scaling down workers"_s, {}, api, Symptom::Slow);
    row("down from is not down", u"Error rate alert"_s, u"success rate down from 99 % to 93 %"_s, api, Symptom::Errors);
    row("title outweighs text", u"High response time on API"_s, u"last error: none\nservice is down in staging list"_s,
        api, Symptom::Slow);
    row("timeouts", u"Requests time out"_s, u"context deadline exceeded"_s, api, Symptom::Timeouts);
    row("5xx", u"HighErrorRate"_s, u"5xx ratio 12%"_s, api, Symptom::Errors);
    row("failover is no failure", u"Database failover finished"_s, {}, api, Symptom::Problem);
    row("error budget is no error", u"Error budget burn"_s, u"budget 40% used"_s, api, Symptom::Problem);
    row("login", u"IdP"_s, u"oauth token endpoint returns 502"_s, {u"Login"_s}, Symptom::LoginFailures);
    row("login down is a login failure", u"login is DOWN"_s, {}, {u"Sign-in"_s}, Symptom::LoginFailures);
    row("oauth without a login is none", u"oauth callback"_s, u"is down"_s, {u"Website"_s}, Symptom::Unavailable);
    row("payments", u"Stripe"_s, u"card declined errors up"_s, {u"Billing"_s}, Symptom::PaymentFailures);
    row("uploads", u"s3 AccessDenied"_s, u"upload failed"_s, {u"File uploads"_s}, Symptom::UploadFailures);
    row("mail", u"deferred mail"_s, u"queue depth 88,120"_s, {u"Email"_s}, Symptom::NotificationDelay);
    row("missed job", u"\"nightly\" is DOWN"_s, u"Last ping was 9 hours ago"_s, {u"Scheduled reports"_s},
        Symptom::ProcessingDelay);
    row("stale data", u"ETL"_s, u"replica lag 20 minutes"_s, {u"Analytics"_s}, Symptom::DataDelay);
    row("certificate", u"probe failed"_s, u"x509: certificate has expired"_s, api, Symptom::TlsFailure);
    row("certificate that will expire", u"Certificate expires in 14 days"_s, {}, api, Symptom::Problem);
    row("rate limit", u"429 spike"_s, {}, api, Symptom::RateLimited);
    row("read-only", u"disk"_s, u"database is read only"_s, {u"Web app"_s}, Symptom::WriteFailures);
    row("packet loss", u"Packet loss on edge"_s, u"38%"_s, {u"Website"_s}, Symptom::Regional);
    row("web socket", u"ws gateway reconnect storm"_s, {}, {u"Live updates"_s}, Symptom::Realtime);
    row("address is no symptom", u"Alert"_s, u"see https://wiki.example.com/runbooks/checkout-5xx-timeout"_s, api,
        Symptom::Problem);
    row("key is no symptom", u"Alert"_s, u"{\"error_message\": \"\", \"response_time\": 12}"_s, api, Symptom::Problem);
}

void TestFacts::theSymptomIsWhatCustomersNotice()
{
    QFETCH(const QString, title);
    QFETCH(const QString, text);
    QFETCH(const QStringList, components);
    QFETCH(const Symptom, symptom);

    QCOMPARE(int(extractFacts(requestOf(title, text, components)).symptom), int(symptom));
}

void TestFacts::theSymptomsOfTheLabelledAlertsAreRight()
{
    // Their classes are finer than ours in some places, and name what is no symptom (a recovery, a third party).
    const QHash<QString, QList<Symptom>> ours{
        {u"unavailable"_s, {Symptom::Unavailable}},
        {u"unreachable"_s, {Symptom::Unavailable}},
        {u"recovered"_s, {Symptom::Unavailable}},
        {u"errors"_s, {Symptom::Errors}},
        {u"third_party"_s, {Symptom::Errors}},
        {u"slow"_s, {Symptom::Slow}},
        {u"intermittent"_s, {Symptom::Unavailable, Symptom::Timeouts}},
        {u"login_failures"_s, {Symptom::LoginFailures}},
        {u"payment_failures"_s, {Symptom::PaymentFailures}},
        {u"write_failures"_s, {Symptom::WriteFailures}},
        {u"upload_failures"_s, {Symptom::UploadFailures}},
        {u"notification_delay"_s, {Symptom::NotificationDelay}},
        {u"processing_delay"_s, {Symptom::ProcessingDelay}},
        {u"job_missed"_s, {Symptom::ProcessingDelay}},
        {u"data_delay"_s, {Symptom::DataDelay}},
        {u"job_failures"_s, {Symptom::JobFailures}},
        {u"rate_limited"_s, {Symptom::RateLimited}},
        {u"tls_failure"_s, {Symptom::TlsFailure}},
        {u"regional_connectivity"_s, {Symptom::Regional}},
        {u"realtime"_s, {Symptom::Realtime}},
    };
    QFile file(QStringLiteral(DRAFTING_DATA "/alerts.jsonl"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    int drafts = 0;
    QStringList wrong;
    while (!file.atEnd()) {
        const QJsonObject alert = QJsonDocument::fromJson(file.readLine()).object();
        const QJsonObject expected = alert[u"expect"_s].toObject();
        if (expected[u"action"_s] != u"draft"_s)
            continue;
        ++drafts;
        QStringList names;
        for (const QJsonValue &component : alert[u"components"_s].toArray())
            names.append(component[u"name"_s].toString());
        const ExtractedFacts facts =
            extractFacts(requestOf(alert[u"title"_s].toString(), alert[u"raw_input"_s].toString(), names));
        const QString label = expected[u"symptom_class"_s].toString();
        QVERIFY2(ours.contains(label), qPrintable(label));
        if (!ours[label].contains(facts.symptom))
            wrong.append(alert[u"id"_s].toString());
    }
    QCOMPARE(drafts, 35);
    QVERIFY2(wrong.size() <= 2, qPrintable(wrong.join(u", "_s)));
}

void TestFacts::anAlertWithoutASymptomIsAProblem()
{
    const ExtractedFacts facts = extractFacts(requestOf(u"Alert"_s, {}));
    QCOMPARE(int(facts.symptom), int(Symptom::Problem));
    QCOMPARE(int(facts.extent), int(Extent::Unknown));
    QVERIFY(facts.facts.isEmpty());
}

void TestFacts::theExtentIsNeverStrongerThanTheFacts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Extent>("extent");
    QTest::newRow("nothing said") << u"API is down"_s << Extent::Unknown;
    QTest::newRow("all requests") << u"affecting all API requests"_s << Extent::All;
    QTest::newRow("nobody") << u"nobody can open the app"_s << Extent::All;
    QTest::newRow("every node") << u"12/12 nodes NotReady"_s << Extent::All;
    QTest::newRow("every check") << u"failing=6/6"_s << Extent::All;
    QTest::newRow("one check of one") << u"failing=1/1"_s << Extent::Unknown;
    QTest::newRow("some nodes") << u"3 of 12 nodes down"_s << Extent::Some;
    QTest::newRow("both") << u"all requests of some customers fail"_s << Extent::Some;
    QTest::newRow("not all") << u"not all users are affected"_s << Extent::Unknown;
    QTest::newRow("all data") << u"All customer data was stolen"_s << Extent::Unknown;
    QTest::newRow("a date is no share") << u"down since 3/11"_s << Extent::Unknown;
    QTest::newRow("disk usage") << u"disk 40 of 40 GB"_s << Extent::Unknown;
}

void TestFacts::theExtentIsNeverStrongerThanTheFacts()
{
    QFETCH(const QString, text);
    QFETCH(const Extent, extent);
    QCOMPARE(int(extractFacts(requestOf(u"Alert"_s, text)).extent), int(extent));
}

void TestFacts::theStartIsTheOneThatTheAlertNames_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDateTime>("start");
    const auto at = [](int day, int hour, int minute, int second = 0) {
        return QDateTime(QDate(2026, 3, day), QTime(hour, minute, second), Qt::UTC);
    };
    QTest::newRow("since") << u"failing since 2026-03-11T07:55Z"_s << at(11, 7, 55);
    QTest::newRow("time of the day") << u"broken since ~14:02 UTC"_s << at(11, 14, 2);
    QTest::newRow("time of yesterday") << u"broken since 15:10"_s << at(10, 15, 10);
    QTest::newRow("startsAt") << u"{\"startsAt\": \"2026-03-11T09:42:10Z\"}"_s << at(11, 9, 42, 10);
    QTest::newRow("offset") << u"started at 2026-03-11T09:42:10+02:00"_s << at(11, 7, 42, 10);
    QTest::newRow("English date") << u"\"startTime\": \"Wed, 11 Mar 2026 13:51:00 GMT\""_s << at(11, 13, 51);
    QTest::newRow("German date") << u"detected at: 11.03.2026 10:21"_s << at(11, 10, 21);
    QTest::newRow("time before date") << u"Problem detected at: 10:21 (UTC) 11.03.2026"_s << at(11, 10, 21);
    QTest::newRow("another time") << u"Last successful refresh 04:00 UTC"_s << QDateTime();
    QTest::newRow("no date there is") << u"since 2026-02-31 10:00"_s << QDateTime();
}

void TestFacts::theStartIsTheOneThatTheAlertNames()
{
    QFETCH(const QString, text);
    QFETCH(const QDateTime, start);
    QCOMPARE(extractFacts(requestOf(u"Alert"_s, text)).startedAt.value_or(QDateTime()), start);
}

void TestFacts::anAlertThatAlwaysFiresIsNotTheStart()
{
    const QString text = u"[{\"startsAt\":\"2026-03-11T13:30:00Z\"},{\"startsAt\":\"2026-03-11T13:29:40Z\"},"
                         "{\"startsAt\":\"2026-01-01T00:00:00Z\"}]"_s;
    QCOMPARE(extractFacts(requestOf(u"Alert"_s, text)).startedAt,
             QDateTime(QDate(2026, 3, 11), QTime(13, 29, 40), Qt::UTC));
}

void TestFacts::aLengthOfTimeHasARole_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("lasted");
    QTest::addColumn<int>("delay");
    QTest::newRow("duration") << u"Duration: 5 minutes"_s << 300 << 0;
    QTest::newRow("for") << u"all API requests for 8 minutes"_s << 480 << 0;
    QTest::newRow("down for") << u"It was down for 4 minutes and 12 seconds."_s << 252 << 0;
    QTest::newRow("oldest") << u"oldest unprocessed event 47 minutes ago"_s << 0 << 2820;
    QTest::newRow("late") << u"some are 34 min late"_s << 0 << 2040;
    QTest::newRow("behind") << u"the queue is behind by 2 hours"_s << 0 << 7200;
    QTest::newRow("threshold") << u"Response time > 4 seconds for at least 10 minutes"_s << 0 << 0;
    QTest::newRow("grace") << u"(grace time 1 hour)"_s << 0 << 0;
    QTest::newRow("window") << u"errors in the last 15 minutes"_s << 0 << 0;
    QTest::newRow("timeout") << u"timeout of 8000ms exceeded"_s << 0 << 0;
    QTest::newRow("condition") << u"Free memory below 5% for 10 minutes."_s << 0 << 0;
    QTest::newRow("age of a deploy") << u"deployed 12 minutes ago"_s << 0 << 0;
}

void TestFacts::aLengthOfTimeHasARole()
{
    QFETCH(const QString, text);
    QFETCH(const int, lasted);
    QFETCH(const int, delay);
    const ExtractedFacts facts = extractFacts(requestOf(u"Alert"_s, text));
    QCOMPARE(facts.lasted.value_or(std::chrono::seconds(0)).count(), lasted);
    QCOMPARE(facts.delay.value_or(std::chrono::seconds(0)).count(), delay);
}

void TestFacts::aShareIsReadOnlyWhereRequestsFail_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("share");
    QTest::newRow("ratio") << u"5xx ratio for checkout-svc is 23.4% (threshold 5%)"_s << 0.234;
    QTest::newRow("of payments") << u"payment failure rate 31% (last 5 min)"_s << 0.31;
    QTest::newRow("of who knows what") << u"failure rate 31%"_s << 0.0;
    QTest::newRow("of requests") << u"12 % of requests are failing"_s << 0.12;
    QTest::newRow("threshold") << u"error rate above 5%"_s << 0.0;
    QTest::newRow("comparison") << u"error rate > 5 %"_s << 0.0;
    QTest::newRow("disk") << u"disk usage 91%"_s << 0.0;
    QTest::newRow("beyond all") << u"error rate 851 %"_s << 0.0;
}

void TestFacts::aShareIsReadOnlyWhereRequestsFail()
{
    QFETCH(const QString, text);
    QFETCH(const double, share);
    QCOMPARE(extractFacts(requestOf(u"Alert"_s, text)).failingShare.value_or(0.0), share);
}

void TestFacts::oneAreaIsReadAndSeveralAreNot_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("area");
    QTest::addColumn<bool>("isOfCustomers");
    QTest::newRow("customers") << u"customers in Europe cannot connect"_s << int(Area::Europe) << true;
    QTest::newRow("edge") << u"Packet loss, EU edge"_s << int(Area::Europe) << true;
    QTest::newRow("region of a machine") << u"probe=ws region=us-west-2"_s << -1 << false;
    QTest::newRow("region label") << u"node=ws region=us-west-2"_s << int(Area::UnitedStates) << false;
    QTest::newRow("name of a cluster") << u"namespace prod-eu, cluster eks-prod-euw1"_s << -1 << false;
    QTest::newRow("two") << u"regions: eu-west-1, us-east-1"_s << -1 << false;
}

void TestFacts::oneAreaIsReadAndSeveralAreNot()
{
    QFETCH(const QString, text);
    QFETCH(const int, area);
    QFETCH(const bool, isOfCustomers);
    const ExtractedFacts facts = extractFacts(requestOf(u"Alert"_s, text));
    QCOMPARE(facts.area ? int(*facts.area) : -1, area);
    QCOMPARE(facts.isAreaOfCustomers, isOfCustomers);
}

void TestFacts::comingAndGoingIsIntermittent_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isIntermittent");
    QTest::newRow("flapping") << u"[Payments] flapping"_s << true;
    QTest::newRow("up and down") << u"[✅ Up] 200\n[🔴 Down] timeout\n[✅ Up] 200\n[🔴 Down] timeout"_s << true;
    QTest::newRow("down and up once") << u"API is DOWN\nAPI is UP"_s << false;
}

void TestFacts::comingAndGoingIsIntermittent()
{
    QFETCH(const QString, text);
    QFETCH(const bool, isIntermittent);
    QCOMPARE(extractFacts(requestOf(u"Alert"_s, text)).isIntermittent, isIntermittent);
}

void TestFacts::factsNameTheirPlaceInTheText()
{
    const DraftRequest request = requestOf(u"Alert"_s, u"HTTP 503, affecting all API requests for 8 minutes"_s);
    const ExtractedFacts facts = extractFacts(request);
    const Fact *symptom = factOf(facts, Fact::Role::Symptom);
    QVERIFY(symptom);
    QCOMPARE(request.alertText.mid(symptom->start, symptom->length), u"HTTP 503"_s);
    QCOMPARE(symptom->value, u"API is unavailable"_s);
    QCOMPARE(symptom->origin, u"alert text"_s);
    const Fact *duration = factOf(facts, Fact::Role::Duration);
    QVERIFY(duration);
    QCOMPARE(request.alertText.mid(duration->start, duration->length), u"8 minutes"_s);

    const ExtractedFacts titled = extractFacts(requestOf(u"API is down"_s, u"see dashboard"_s));
    QCOMPARE(factOf(titled, Fact::Role::Symptom)->origin, u"title"_s);
    QCOMPARE(factOf(titled, Fact::Role::Symptom)->start, -1);
}

void TestFacts::factsInEscapedJsonNameTheirPlace()
{
    const QString text =
        u"{\"message\": \"line one\\n\\\"API\\\" is DOWN\\u0021 Duration: 5 minutes\", \"startsAt\": \"2026-03-11T13:30:00Z\"}"_s;
    const ExtractedFacts facts = extractFacts(requestOf(u"Alert"_s, text));
    QCOMPARE(int(facts.symptom), int(Symptom::Unavailable));
    const Fact *symptom = factOf(facts, Fact::Role::Symptom);
    QCOMPARE(text.mid(symptom->start, symptom->length), u"is DOWN"_s);
    const Fact *start = factOf(facts, Fact::Role::Start);
    QCOMPARE(text.mid(start->start, start->length), u"2026-03-11T13:30:00Z"_s);
    QCOMPARE(start->value, u"13:30 UTC"_s);
}

void TestFacts::recoveryIsReadFromWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isOver");
    const auto row = [](const QString &text, bool isOver) {
        QTest::newRow(qPrintable(text.left(60))) << text << isOver;
    };

    row(u"Monitor is UP: api-health"_s, true);
    row(u"Monitor 'api-health' is UP. It was down for 4 minutes and 12 seconds. Reason: HTTP 200 - OK."_s, true);
    row(u"API has recovered"_s, true);
    row(u"[OK] api latency"_s, true);
    row(u"[RESOLVED] HighErrorRate"_s, true);
    row(u"RESOLVED: checkout errors"_s, true);
    row(u"Everything is back to normal"_s, true);
    row(u"[Customer Portal] [✅ Up] 200 - OK"_s, true);
    row(u"state changed: CRITICAL -> OK"_s, true);
    row(u"DOWN -> UP"_s, true);
    row(u"{\"status\": \"resolved\"}"_s, true);
    row(u"{\"OldStateValue\":\"ALARM\",\"NewStateValue\":\"OK\"}"_s, true);
    row(u"{\"NewStateValue\":\"OK\",\"OldStateValue\":\"ALARM\"}"_s, true);
    row(u"Notification Type: RECOVERY\nState: OK"_s, true);
    row(u"The alert is no longer firing"_s, true);
    row(u"The site is back online"_s, true);
    row(u"{\"data\": {\"status\": \"resolved\", \"title\": \"Checkout API is unreachable\"}}"_s, true);
    row(u"{\"previous_state\": \"DOWN\", \"current_state\": \"UP\"}"_s, true);

    row(u"Monitor is DOWN: api-health"_s, false);
    row(u"not recovered"_s, false);
    row(u"The service has not recovered yet"_s, false);
    row(u"is UP\nis DOWN"_s, false);
    row(u"UP -> DOWN"_s, false);
    row(u"state changed: OK -> CRITICAL"_s, false);
    row(u"The group is up for review"_s, false);
    row(u"This contract is up for renewal"_s, false);
    row(u"SSO (SAML) only; password logins OK"_s, false);
    row(u"Waiting for it to be resolved"_s, false);
    row(u"could not resolve host"_s, false);
    row(u"mark the incident resolved"_s, false);
    row(u"[FIRING:1] HighErrorRate"_s, false);
    row(u"{\"status\": \"firing\"}"_s, false);
    row(u"recovery failed on db"_s, false);
    row(u"{\"event_name\": \"db is down\", \"recovery_date\": \"{EVENT.RECOVERY.DATE}\"}"_s, false);
    row(u"{\"status\": \"firing\", \"alerts\": [{\"status\": \"resolved\"}]}"_s, false);
    row(u"{\"previous_state\": \"UP\", \"current_state\": \"DOWN\"}"_s, false);
    row(u"sign up is broken"_s, false);
    row(u"The data is up to date"_s, false);
    row(QString(), false);
}

void TestFacts::recoveryIsReadFromWords()
{
    QFETCH(const QString, text);
    QFETCH(const bool, isOver);
    QCOMPARE(saysRecovered(text), isOver);
}

void TestFacts::textThatIsNoAlertIsReadWithoutHarm_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("open string") << u"{\"a\": \"never closed"_s;
    QTest::newRow("escape at the end") << u"{\"a\": \"b\\"_s;
    QTest::newRow("short escape") << u"{\"a\": \"\\u12\"}"_s;
    QTest::newRow("key without a value") << u"{\"a\":"_s;
    QTest::newRow("quotes") << QString(5000, u'"');
    QTest::newRow("braces") << QString(5000, u'{');
    QTest::newRow("backslashes") << u"{\""_s + QString(5001, u'\\');
    QTest::newRow("nul") << u"API is\0down"_s;
    QTest::newRow("lone surrogate") << QString(QChar(0xD83D)) + u" down"_s;
    QTest::newRow("dotted capital I") << u"İİİ is DOWN for 5 minutes"_s;
    QTest::newRow("digits") << QString(60000, u'1');
    QTest::newRow("address without an end") << u"http://"_s;
}

void TestFacts::textThatIsNoAlertIsReadWithoutHarm()
{
    QFETCH(const QString, text);
    const ExtractedFacts facts = extractFacts(requestOf(u"Alert"_s, text));
    for (const Fact &fact : facts.facts) {
        QVERIFY(fact.start >= -1);
        QVERIFY(fact.start < 0 || fact.start + fact.length <= text.size());
    }
}

QTEST_GUILESS_MAIN(TestFacts)
#include "tst_facts.moc"
