// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafting/gates.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

/// A checkout that has been failing since 14:02 UTC; it is 14:31, the next update is due at 15:05.
DraftRequest checkoutIncident()
{
    const auto at = [](int hour, int minute) {
        return QDateTime(QDate(2026, 3, 11), QTime(hour, minute), Qt::UTC);
    };
    DraftRequest request{
        .incidentId = u"i1"_s,
        .sentTitle = u"[FIRING:1] HighErrorRate (checkout-svc prod critical)"_s,
        .alertText = u"5xx ratio for checkout-svc is 23.4% (threshold 5%), 1,204 users affected, 3 of 12 nodes, since "
                     u"13:58 UTC\n"
                     "host api-gw-07 namespace prod-eu owner team-platform check 'api-health' p95 4.2 s, sign-in and "
                     "third-party pages "
                     "slow, class OrderService, GitHub login, 2FA codes late by 20 minutes, region eu-west-1 node "
                     "web7c orders.views\n"
                     "From: Dana Kowalski <dana@example.com>"_s,
        .severity = Severity::Major,
        .components = {Component{.name = u"Checkout"_s}, Component{.name = u"API v2.1"_s},
                       Component{.name = u"edge-01"_s}},
        .startedAt = at(14, 2),
        .now = at(14, 31),
        .zone = QTimeZone("Europe/Berlin"),
    };
    return request;
}

QString gatesOf(const QList<Finding> &findings, bool isBlockingOnly)
{
    QStringList gates;
    for (const Finding &finding : findings) {
        if ((finding.blocks || !isBlockingOnly) && !gates.contains(finding.gate))
            gates.append(finding.gate);
    }
    gates.sort();
    return gates.join(u' ');
}

QString listed(const QList<Finding> &findings, const QString &body)
{
    QStringList list;
    for (const Finding &finding : findings)
        list.append(finding.gate + u": '"_s + body.mid(finding.start, finding.length) + u"' "_s + finding.reason);
    return list.join(u"; "_s);
}

const QString Title = u"Checkout is returning errors"_s;

} // namespace

Q_DECLARE_METATYPE(Stage)

class TestGates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatPeopleWriteIsNotBlocked_data();
    void whatPeopleWriteIsNotBlocked();
    void whatMustNotGoOutIsFound_data();
    void whatMustNotGoOutIsFound();
    void ordinaryWordsAreNoWarning_data();
    void ordinaryWordsAreNoWarning();
    void onlyLeaksNumbersAndSizeBlock();
    void aFindingStandsWhereItsWordsStand_data();
    void aFindingStandsWhereItsWordsStand();
    void unseenCharactersHideNothing();
    void findingsAreInTheOrderOfTheirPlaceWithTheTitleFirst();
    void namesOfComponentsAreNoFindings();
    void aTitleOutlivesItsStage();
    void timesOfTheAlertAreKnownInThePagesZone();
    void aPromisedTimeShouldLieAhead();
    void sizesHaveTheirLimits_data();
    void sizesHaveTheirLimits();
    void longTextsAreCheckedInTime_data();
    void longTextsAreCheckedInTime();
};

void TestGates::whatPeopleWriteIsNotBlocked_data()
{
    QTest::addColumn<Stage>("stage");
    QTest::addColumn<QString>("body");
    int number = 0;
    const auto row = [&number](Stage stage, const QString &body) {
        QTest::newRow(qPrintable(QString::number(++number) + u' ' + body.left(50))) << stage << body;
    };
    using enum Stage;

    row(Investigating, u"We are investigating errors at checkout. Some payments may fail. Next update by 15:05 UTC."_s);
    row(Investigating, u"Heads up: checkout is misbehaving for some of you. We're on it!"_s);
    row(Investigating, u"Since 14:02 UTC, about 23% of checkout attempts have been failing. We are looking into it."_s);
    row(Investigating, u"Roughly a quarter of orders can't be completed right now. Sorry, we know this hurts."_s);
    row(Investigating, u"Around 1,200 customers may have seen an error page when paying by card."_s);
    row(Investigating, u"3 of 12 of our servers are affected, so most customers will not notice anything."_s);
    row(Investigating, u"Sign-in with GitHub is slow. Password and 2FA log-ins work as usual."_s);
    row(Investigating, u"We're aware of an issue with third-party payment pages and are looking into it 24/7."_s);
    row(Investigating, u"Customers in Europe may have trouble with real-time tracking and e-mail notifications."_s);
    row(Investigating, u"You may see \"Something went wrong\" and/or an empty cart. Please try again later."_s);
    row(Investigating, u"Started 15:02 CET. Team is investigating. More at 16:05 CET."_s);
    row(Investigating, u"This started at 2:02 PM UTC. We'll have another update in 45 minutes."_s);
    row(Investigating, u"Around 14:00 UTC we started seeing failed check-outs on iOS 17 and Android."_s);
    row(Investigating, u"We'll post an update every 30 minutes until this is sorted."_s);
    row(Investigating, u"Our next update is planned for 16:30 Berlin time."_s);
    row(Investigating,
        u"Login codes by SMS arrive about 20 minutes late. As a workaround, use the authenticator app."_s);
    row(Investigating, u"If you run into problems, please contact our support team; they know about this already."_s);
    row(Investigating, u"Uploading files > a few MB may fail. Smaller files are fine."_s);
    row(Investigating, u"Workaround: 1. Log out. 2. Log in again. 3. Retry the payment."_s);
    row(Investigating, u"1. Open the app\n2. Choose “Pay later”\n3. Contact us if that fails."_s);
    row(Investigating,
        u"The Node.js SDK and the WordPress plug-in return errors; the JavaScript widget isn't affected."_s);
    row(Investigating, u"We have been notified of delays (up to 20 minutes) for 2FA codes."_s);
    row(Investigating, u"It's been 29 minutes and we still don't know enough. We'll be back with news by 15:05 UTC."_s);
    row(Identified, u"We've found the problem and are working on a fix. Checkout remains unreliable."_s);
    row(Identified, u"The issue has been identified and a fix is being implemented."_s);
    row(Identified,
        u"We know what's wrong with the sign-up page. The team is rolling back. Next update by 15:05 UTC."_s);
    row(Identified, u"We found the culprit and are testing a fix in our test system before we roll it out."_s);
    row(Identified, u"Fix in the works. Card payments: down. PayPal: fine. Apple Pay: fine."_s);
    row(Identified, u"A fix is on its way. For self-service customers nothing changes."_s);
    row(Monitoring, u"A fix was rolled out and error rates are back to where they should be. We keep watching."_s);
    row(Monitoring, u"Checkout has been stable since the fix. We're monitoring closely."_s);
    row(Monitoring, u"We've deployed a fix; orders are going through again. Hang tight while we keep an eye on it 👀"_s);
    row(Monitoring, u"All payments are being processed again. Delayed receipts will arrive over the next hours."_s);
    row(Monitoring, u"Service is recovering. A small share of requests may still be slow while caches warm up."_s);
    row(Resolved,
        u"This incident is resolved. Checkout was failing for 29 minutes, from 14:02 to 14:31 UTC. We apologize."_s);
    row(Resolved, u"Fixed! Thanks for your patience, and sorry for the bumpy afternoon."_s);
    row(Resolved, u"Resolved at 14:31 UTC on 11 March 2026. All orders placed before then have been processed."_s);
    row(Resolved, u"On March 11, between 14:02 and 14:31 UTC, about 23 percent of orders could not be completed."_s);
    row(Resolved,
        u"We've confirmed that everything is back to normal. It took us about half an hour; that's too long."_s);
    row(Resolved, u"The problem lasted roughly 30 minutes. We will publish a detailed report here within the week."_s);
    row(Resolved, u"Outage over. Duration: 29 min. Affected: Checkout, API v2.1 and edge-01."_s);
    row(Resolved, u"Resolved. A full write-up will follow; high-level summary: short-lived errors at check-out."_s);
    row(Resolved, u"Todas as compras funcionam novamente. Pedimos desculpa pelo incómodo."_s);
    row(Resolved, u"Die Störung ist behoben. Die Kasse war von 15:02 bis 15:31 Uhr gestört."_s);
    row(Resolved, u"障害は復旧しました。ご不便をおかけし申し訳ございません。"_s);
    row(Investigating,
        u"We are seeing an increased rate of 'card declined' messages (e.g. for Visa), i.e. not your bank's fault."_s);
    row(Investigating, u"Invoices, orders and exports are affected; the U.S. and U.K. stores are not."_s);
    row(Investigating,
        u"Downloads signed with SHA-256, UTF-8 names and ISO-27001 reports are fine. COVID-19 figures are late."_s);
    row(Investigating, u"Please don't retry more than once: duplicate orders can't be undone automatically."_s);
}

void TestGates::whatPeopleWriteIsNotBlocked()
{
    QFETCH(const Stage, stage);
    QFETCH(const QString, body);
    DraftRequest request = checkoutIncident();
    request.stage = stage;
    const QList<Finding> findings = checkText(Title, body, request);
    QVERIFY2(gatesOf(findings, true).isEmpty(), qPrintable(listed(findings, body)));
}

void TestGates::whatMustNotGoOutIsFound_data()
{
    QTest::addColumn<Stage>("stage");
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("gates");
    int number = 0;
    const auto row = [&number](Stage stage, const QString &body, const QString &gates) {
        QTest::newRow(qPrintable(QString::number(++number) + u' ' + body.left(50))) << stage << body << gates;
    };
    using enum Stage;
    const QString leak = u"leak"_s;
    const QString numbers = u"numbers"_s;

    row(Investigating, u"The host 10.42.7.19 is down."_s, leak);
    row(Investigating, u"The network 198.51.100.0/24 is down."_s, leak);
    row(Investigating, u"The node 2001:db8::8a2e is down."_s, leak);
    row(Investigating, u"The node fe80:0:0:0:1:2:3:4 is down."_s, leak);
    row(Investigating, u"Ask jane.doe@example.com for help."_s, leak);
    row(Investigating, u"See https://wiki.corp.example.com/runbooks for more."_s, leak);
    row(Investigating, u"See www.example.com for more."_s, leak);
    row(Investigating, u"Requests to /api/health fail."_s, leak);
    row(Investigating, u"The file /var/log/app.log is full."_s, leak);
    row(Investigating, u"The disk C:\\data\\orders is full."_s, leak);
    row(Investigating, u"The node db.prod.internal is slow."_s, leak);
    row(Investigating, u"The node alertmanager.monitoring.svc.cluster.local is slow."_s, leak);
    row(Investigating, u"The node prod-core-db.c9akciq32.rds.amazonaws.com is slow."_s, leak);
    row(Investigating, u"The port search-core:8983 is closed."_s, leak);
    row(Investigating, u"The role arn:aws:iam::123456789012:role/x is wrong."_s, leak);
    row(Investigating, u"The order 0b8f2f41-7f0e-4d63-9d2b-2f9b3b0d6a55 is stuck."_s, leak);
    row(Investigating, u"The release 9c1f77e was deployed."_s, leak);
    row(Investigating, u"The key is sk-live-abcdef1234567890."_s, leak);
    row(Investigating, u"The key is AKIAIOSFODNN7EXAMPLE."_s, leak);
    row(Investigating, u"The token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIx.abc expired."_s, leak);
    row(Investigating, u"The password: hunter2hunter2 was used."_s, leak);
    row(Investigating, u"We saw client_secret=shh_9sd8f7 in a log."_s, leak);
    row(Investigating, u"-----BEGIN RSA PRIVATE KEY----- was found."_s, leak);
    row(Investigating, u"The machine api-gw-08 is down."_s, leak);
    row(Investigating, u"The service checkout_svc is down."_s, leak);
    row(Investigating, u"The service billing-svc is down."_s, leak);
    row(Investigating, u"The pod payments-worker-6c7d5f9b8-mz4tt restarts."_s, leak);
    row(Investigating, u"The check api-health fails."_s, leak);
    row(Investigating, u"The team-platform is on it."_s, leak);
    row(Investigating, u"The class OrderService fails."_s, leak);
    row(Investigating, u"The module orders.views fails."_s, leak);
    row(Investigating, u"The node WEB7C fails."_s, leak);
    row(Investigating, u"The region eu-west-1 is down."_s, leak);
    row(Investigating, u"Dana Kowalski is looking into it."_s, leak);
    row(Investigating, u"Ask @mkowalski for help."_s, leak);
    row(Investigating, u"Ask in #war-room for help."_s, leak);
    row(Investigating, u"See OPS-4412 for more."_s, leak);
    row(Investigating, u"See ticket #48213 for more."_s, leak);
    row(Investigating, u"There is a TypeError in the cart."_s, leak);
    row(Investigating, u"It fails in views.py, line 214."_s, leak);
    row(Investigating, u"There is a NullPointerException in the cart."_s, leak);
    row(Investigating, u"The API returns HTTP 503."_s, leak);
    row(Investigating, u"The API returns 502 errors."_s, leak);
    row(Investigating, u"The API returns 5xx answers."_s, leak);
    row(Investigating, u"The API returns status code 429."_s, leak);
    row(Investigating, u"The host １０．４２．７．１９ is down."_s, leak);
    row(Investigating, u"The check ａｐｉ－ｈｅａｌｔｈ is down."_s, leak);

    row(Investigating, u"About 40% of orders are failing."_s, numbers);
    row(Investigating, u"About forty, that is 40 percent, of orders are failing."_s, numbers);
    row(Investigating, u"This began at 13:37 UTC."_s, numbers);
    row(Investigating, u"This began around 11:00 UTC."_s, numbers);
    row(Investigating, u"This began at 4 am."_s, numbers);
    row(Investigating, u"About 50,000 customers are affected."_s, numbers);
    row(Investigating, u"It has been down for 3 hours."_s, numbers);
    row(Investigating, u"It has been down for 55 minutes."_s, numbers);
    row(Investigating, u"We lost 7 orders."_s, numbers);
    row(Investigating, u"This began on 9 March."_s, numbers);
    row(Investigating, u"This began on 2026-03-09."_s, numbers);
    row(Resolved, u"It lasted from 14:02 to 17:45 UTC."_s, numbers);
    row(Resolved, u"At 11:06 UTC a backend update by a colleague went out."_s, numbers);

    row(Investigating, u"Checkout fails due to a bad database query."_s, u"cause"_s);
    row(Investigating, u"Checkout fails because of a vendor."_s, u"cause"_s);
    row(Investigating, u"A configuration change led to errors."_s, u"cause"_s);
    row(Investigating, u"Checkout fails following yesterday's deployment."_s, u"cause"_s);
    row(Identified, u"The root cause is known. We are working on a fix."_s, u"cause"_s);
    row(Identified, u"Checkout will be fixed soon."_s, u"promise"_s);
    row(Identified, u"We expect this to be resolved within the hour."_s, u"promise"_s);
    row(Identified, u"It should be back in 10 minutes, ETA soon."_s, u"numbers promise"_s);
    row(Identified, u"Rest assured, your data is safe."_s, u"promise"_s);
    row(Resolved, u"This is resolved. No customer data was lost."_s, u"promise"_s);
    row(Resolved, u"This is resolved and will never happen again."_s, u"promise"_s);
    row(Investigating, u"We have identified the problem."_s, u"stage"_s);
    row(Investigating, u"A fix has been deployed."_s, u"stage"_s);
    row(Identified, u"This is now resolved."_s, u"stage"_s);
    row(Monitoring, u"We are still investigating."_s, u"stage"_s);
    row(Monitoring, u"The incident is resolved."_s, u"stage"_s);
    row(Resolved, u"All is well. Next update by 15:05 UTC."_s, u"stage"_s);
    row(Resolved, u"We are investigating a problem."_s, u"stage"_s);
    row(Investigating, u"This was human error."_s, u"blame"_s);
    row(Investigating, u"Tom's team pushed a bad change."_s, u"blame"_s);
    row(Investigating, u"Our provider let us down again."_s, u"blame"_s);
    row(Investigating, u"We are investigating {{problem}}."_s, u"form"_s);
    row(Investigating, u"We are investigating <component>."_s, u"form"_s);
    row(Investigating, u"We are investigating [insert name]."_s, u"form"_s);
    row(Investigating, u"TODO: say more."_s, u"form"_s);
    row(Investigating, u"As an AI, I can say that checkout is slow."_s, u"form"_s);
    row(Investigating, u"```\nCheckout is slow.\n```"_s, u"form"_s);
    row(Investigating, u"Checkout is slow and we"_s, u"form"_s);
    row(Investigating, u"Checkout is\u202E slow."_s, u"form"_s);
    row(Investigating, u"Checkout is\u200B slow."_s, u"form"_s);
    row(Investigating, u"Checkout is\u0007 slow."_s, u"form"_s);
}

void TestGates::whatMustNotGoOutIsFound()
{
    QFETCH(const Stage, stage);
    QFETCH(const QString, body);
    QFETCH(const QString, gates);
    DraftRequest request = checkoutIncident();
    request.stage = stage;
    const QList<Finding> findings = checkText(Title, body, request);
    QVERIFY2(gatesOf(findings, false) == gates,
             qPrintable(gatesOf(findings, false) + u" | "_s + listed(findings, body)));
    for (const Finding &finding : findings) {
        QVERIFY(finding.field == Finding::Field::Body);
        QVERIFY(finding.length > 0 && finding.start + finding.length <= body.size());
        QVERIFY(finding.reason.endsWith(u'.'));
    }
}

void TestGates::ordinaryWordsAreNoWarning_data()
{
    QTest::addColumn<Stage>("stage");
    QTest::addColumn<QString>("body");
    const auto row = [](Stage stage, const QString &body) {
        QTest::newRow(qPrintable(body.left(60))) << stage << body;
    };
    using enum Stage;
    row(Investigating, u"Payments due to be sent today may be late."_s);
    row(Investigating, u"We do not have an ETA yet."_s);
    row(Investigating, u"Your orders will be processed once checkout works again."_s);
    row(Investigating, u"We have not found the reason yet."_s);
    row(Investigating, u"We will be failing over to our second site."_s);
    row(Investigating, u"Our support team's hours are unchanged."_s);
    row(Monitoring, u"The bad change has been rolled back within the last half hour. We are monitoring."_s);
    row(Resolved, u"This is resolved. We are investigating how to prevent it."_s);
    row(Resolved, u"Service was fully restored by 14:31 UTC."_s);
    row(Resolved, u"Checkout is fine again <3!"_s);
}

void TestGates::ordinaryWordsAreNoWarning()
{
    QFETCH(const Stage, stage);
    QFETCH(const QString, body);
    DraftRequest request = checkoutIncident();
    request.stage = stage;
    const QList<Finding> findings = checkText(Title, body, request);
    QVERIFY2(findings.isEmpty(), qPrintable(listed(findings, body)));
}

void TestGates::onlyLeaksNumbersAndSizeBlock()
{
    const QString body =
        u"Tom's team broke api-gw-07 due to 77 changes. {{x}} will be fixed soon. This is now resolved."_s;
    const QList<Finding> findings = checkText(Title, body, checkoutIncident());
    QCOMPARE(gatesOf(findings, true), u"leak numbers"_s);
    QCOMPARE(gatesOf(findings, false), u"blame cause form leak numbers promise stage"_s);
}

void TestGates::aFindingStandsWhereItsWordsStand_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("words");
    QTest::newRow("host") << u"The node api-gw-08, too."_s << u"api-gw-08"_s;
    QTest::newRow("address with a port") << u"The node 10.0.0.1:8080."_s << u"10.0.0.1:8080"_s;
    QTest::newRow("share") << u"About 77% of orders."_s << u"77%"_s;
    QTest::newRow("clock") << u"It began at 13:37 UTC."_s << u"13:37"_s;
    QTest::newRow("number in a leak is the leak's") << u"The node db-77 fails."_s << u"db-77"_s;
    QTest::newRow("after an emoji") << u"😀 The node api-gw-08."_s << u"api-gw-08"_s;
    QTest::newRow("with unseen characters in it") << u"The node 10.0.\u200B0.1 fails."_s << u"10.0.\u200B0.1"_s;
}

void TestGates::aFindingStandsWhereItsWordsStand()
{
    QFETCH(const QString, body);
    QFETCH(const QString, words);
    QList<Finding> findings = checkText(Title, body, checkoutIncident());
    findings.removeIf([](const Finding &finding) {
        return !finding.blocks;
    });
    QCOMPARE(findings.size(), 1);
    QCOMPARE(body.mid(findings[0].start, findings[0].length), words);
}

void TestGates::unseenCharactersHideNothing()
{
    for (const QString &body : {u"The check api\u2011health fails."_s, u"The check api\u200B-health fails."_s,
                                u"The check api-\u00ADhealth fails."_s, u"The check api-he\u2060alth fails."_s,
                                u"The check \uFEFFapi-health fails."_s, u"The host 10.42\u202E.7.19 fails."_s})
        QCOMPARE(gatesOf(checkText(Title, body, checkoutIncident()), true), u"leak"_s);
}

void TestGates::findingsAreInTheOrderOfTheirPlaceWithTheTitleFirst()
{
    const QList<Finding> findings =
        checkText(u"Errors on api-gw-07"_s, u"Fails due to 10.0.0.1, 77 orders and db_9"_s, checkoutIncident());
    QStringList order;
    for (const Finding &finding : findings)
        order.append((finding.field == Finding::Field::Title ? u"title "_s : u"body "_s) + finding.gate);
    QCOMPARE(order, (QStringList{u"title leak"_s, u"body cause"_s, u"body leak"_s, u"body numbers"_s, u"body leak"_s,
                                 u"body form"_s}));
}

void TestGates::namesOfComponentsAreNoFindings()
{
    QCOMPARE(checkText(u"edge-01 is down"_s, u"API V2.1 and edge-01 are unavailable."_s, checkoutIncident()),
             QList<Finding>());
    QCOMPARE(gatesOf(checkText(u"edge-011 is down"_s, u"See edge-01-db and edge-012."_s, checkoutIncident()), true),
             u"leak"_s);
}

void TestGates::aTitleOutlivesItsStage()
{
    DraftRequest request = checkoutIncident();
    request.stage = Stage::Resolved;
    QCOMPARE(checkText(u"Checkout is unavailable"_s, u"This is resolved."_s, request), QList<Finding>());
}

void TestGates::timesOfTheAlertAreKnownInThePagesZone()
{
    for (const QString &body : {u"Since 13:58 UTC."_s, u"Since 14:58."_s, u"Since 2:58 pm."_s, u"Since 15:02 CET."_s})
        QCOMPARE(checkText(Title, body, checkoutIncident()), QList<Finding>());
    QCOMPARE(gatesOf(checkText(Title, u"Since 13:40 UTC."_s, checkoutIncident()), true), u"numbers"_s);
}

void TestGates::aPromisedTimeShouldLieAhead()
{
    QCOMPARE(checkText(Title, u"Next update by 16:10 UTC."_s, checkoutIncident()), QList<Finding>());
    const QList<Finding> findings = checkText(Title, u"Next update by 14:05 UTC."_s, checkoutIncident());
    QCOMPARE(gatesOf(findings, false), u"promise"_s);
    QCOMPARE(gatesOf(findings, true), QString());
}

void TestGates::sizesHaveTheirLimits_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("body");
    QTest::addColumn<int>("findings");
    QTest::addColumn<bool>("blocks");
    const QString body = u"Checkout is slow."_s;
    QTest::newRow("fits") << QString(80, u'a') << body << 0 << false;
    QTest::newRow("long title") << QString(81, u'a') << body << 1 << false;
    QTest::newRow("longest title") << QString(255, u'a') << body << 1 << false;
    QTest::newRow("too long title") << QString(256, u'a') << body << 1 << true;
    QTest::newRow("no title") << u"  "_s << body << 1 << true;
    QTest::newRow("no body") << Title << u" \n"_s << 1 << true;
    QTest::newRow("longest body") << Title << QString(24'999, u'a') + u'.' << 0 << false;
    QTest::newRow("too long body") << Title << QString(25'000, u'a') + u'.' << 1 << true;
}

void TestGates::sizesHaveTheirLimits()
{
    QFETCH(const QString, title);
    QFETCH(const QString, body);
    QFETCH(const int, findings);
    QFETCH(const bool, blocks);
    const QList<Finding> found = checkText(title, body, checkoutIncident());
    QCOMPARE(found.size(), findings);
    for (const Finding &finding : found) {
        QCOMPARE(finding.gate, u"size"_s);
        QCOMPARE(finding.blocks, blocks);
    }
}

void TestGates::longTextsAreCheckedInTime_data()
{
    QTest::addColumn<QString>("body");
    const auto repeated = [](const QString &piece) {
        return piece.repeated(25'000 / piece.size());
    };
    for (const QString &piece :
         {u"a"_s,       u"1"_s,        u"a-"_s,        u"a-1"_s,   u"a."_s,         u"a:"_s,        u"0:"_s,
          u"/"_s,       u"/a"_s,       u"a@"_s,        u"\\"_s,    u"<"_s,          u"{"_s,         u"="_s,
          u"A"_s,       u"_"_s,        u"a_"_s,        u"1 "_s,    u"12:34 "_s,     u"1."_s,        u"1,"_s,
          u" "_s,       u"https://"_s, u"password "_s, u"data "_s, u"api-gw-07 "_s, u"10.0.0.1 "_s, u"next update "_s,
          u"due to "_s, u"é"_s})
        QTest::newRow(qPrintable(piece)) << repeated(piece);
}

void TestGates::longTextsAreCheckedInTime()
{
    QFETCH(const QString, body);
    QElapsedTimer timer;
    timer.start();
    (void)checkText(Title, body, checkoutIncident());
    // A guard against expressions that hang, not a benchmark.
    QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestGates)
#include "tst_gates.moc"
