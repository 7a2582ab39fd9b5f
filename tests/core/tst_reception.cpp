// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/workshop.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What triage makes of alerts, seen through the whole program.
class ReceptionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatMayBeASecurityMatterIsHeldWithoutAText();
    void whatWasHeldIsDraftedOnRequest();
    void whatIsHeldCanBeDismissed();
    void aSuggestionStandsOnTheDraftWithItsReason();
    void aHeartbeatMakesNoIncident();
    void aTestAndAnOutageOfOneKeyAreTwo();
    void anOlderStateThatArrivesLateChangesNothing();
    void whatFiresAgainSoonReopensItsDraft();
    void whatFiresAgainLateIsANewDraft();
    void whatComesAndGoesHoldsItsRecoveryBack();
    void aCalmedIncidentRecoversByItself();
    void aLiveIncidentThatFiresAgainTakesItsResolutionBack();
    void manyDraftsAtOnceBecomeOneIncident();
    void aStormIsOverWhenAllOfItIs();
    void aStormLeavesWhatAPersonWrote();
    void fewDraftsAreNoStorm();
    void securityStaysOutOfAStorm();

private:
    static QStringList reasonsOf(Workshop &shop, const QString &id);
    static QString wordOf(TriageRule rule) { return toWord(rule); }
};

namespace {

Submission numbered(const Workshop &shop, int number, AlertState state = AlertState::Firing)
{
    return shop.alert(u"check %1 is down"_s.arg(number), state, u"check-%1"_s.arg(number));
}

} // namespace

QStringList ReceptionTest::reasonsOf(Workshop &shop, const QString &id)
{
    QStringList reasons;
    const IncidentDetail detail = Workshop::require(await(shop.desk.incident(id)));
    for (const TimelineEntry &entry : detail.timeline) {
        if (entry.kind == TimelineEntry::Kind::Judged)
            reasons.append(toWord(reasonFromText(entry.subject).rule));
    }
    return reasons;
}

void ReceptionTest::whatMayBeASecurityMatterIsHeldWithoutAText()
{
    Workshop shop;
    QSignalSpy held(&shop.pipeline, &Pipeline::incidentHeld);
    QSignalSpy ready(&shop.pipeline, &Pipeline::draftReady);
    const Receipt receipt = shop.receive(shop.alert(u"AWS access key exposed"_s));
    QCOMPARE(receipt.state, IncidentState::Held);
    QTRY_COMPARE(held.size(), 1);
    // A later draft is written, so the held one had its turn.
    (void)shop.drafted(shop.receive(shop.alert(u"API down"_s)).incidentId);
    QCOMPARE(ready.size(), 1);
    const Incident incident = shop.incident(receipt.incidentId);
    QVERIFY(!incident.isDrafted);
    QVERIFY(incident.copy.body.isEmpty());
    QCOMPARE(incident.assessment.action, TriageAction::HoldForSecurity);
    QCOMPARE(reasonsOf(shop, receipt.incidentId), QStringList{wordOf(TriageRule::Security)});
    QCOMPARE(Workshop::require(await(shop.desk.counts(shop.page.id))).value(IncidentState::Held), 1);
    const auto published = await(shop.desk.publish(incident.id, incident.version, incident.copy));
    QVERIFY(!published);
    QCOMPARE(shop.receive(shop.alert(u"AWS access key exposed"_s)).incidentId, receipt.incidentId);
}

void ReceptionTest::whatWasHeldIsDraftedOnRequest()
{
    Workshop shop;
    const QString id = shop.receive(shop.alert(u"AWS access key exposed"_s)).incidentId;
    Workshop::require(await(shop.desk.restore(id)));
    const Incident incident = shop.drafted(id);
    QCOMPARE(incident.state, IncidentState::Draft);
    QVERIFY(!incident.copy.body.isEmpty());
    QCOMPARE(reasonsOf(shop, id).last(), wordOf(TriageRule::DraftedAnyway));
}

void ReceptionTest::whatIsHeldCanBeDismissed()
{
    Workshop shop;
    const QString id = shop.receive(shop.alert(u"AWS access key exposed"_s)).incidentId;
    Workshop::require(await(shop.desk.dismiss(id, u"known"_s)));
    QCOMPARE(shop.incident(id).state, IncidentState::Dismissed);
}

void ReceptionTest::aSuggestionStandsOnTheDraftWithItsReason()
{
    Workshop shop;
    Submission alert = shop.alert(u"API down"_s);
    alert.delivery.labels.insert(u"env"_s, u"staging"_s);
    const QString id = shop.receive(alert).incidentId;
    const Incident incident = shop.drafted(id);
    QCOMPARE(incident.state, IncidentState::Draft);
    QCOMPARE(incident.assessment,
             (Assessment{TriageAction::SuggestDismiss, {TriageRule::EnvironmentLabel, u"env=staging"_s}}));
    QCOMPARE(reasonsOf(shop, id), QStringList{wordOf(TriageRule::EnvironmentLabel)});
}

void ReceptionTest::aHeartbeatMakesNoIncident()
{
    Workshop shop;
    const Receipt receipt = shop.receive(shop.alert(u"Watchdog"_s));
    QVERIFY(receipt.incidentId.isEmpty());
    QVERIFY(Workshop::require(await(shop.desk.counts(shop.page.id))).isEmpty());
    QVERIFY2(Workshop::require(await(shop.setup.refusedDeliveries())).isEmpty(), "it was understood");
    // Our own interface answers with an incident in any case.
    Submission own = shop.alert(u"Watchdog"_s);
    own.delivery.titleIsForCustomers = true;
    QVERIFY(!shop.receive(own).incidentId.isEmpty());
}

void ReceptionTest::aTestAndAnOutageOfOneKeyAreTwo()
{
    Workshop shop;
    const QString outage = shop.receive(shop.alert(u"API down"_s, AlertState::Firing, u"k"_s)).incidentId;
    Submission test = shop.alert(u"API down"_s, AlertState::Firing, u"k"_s);
    test.delivery.isTest = true;
    const QString tested = shop.receive(test).incidentId;
    QVERIFY(tested != outage);
    QVERIFY(shop.incident(tested).isTest);
    QCOMPARE(shop.receive(shop.alert(u"API down"_s, AlertState::Firing, u"k"_s)).incidentId, outage);
    QCOMPARE(shop.receive(test).incidentId, tested);

    const QString words = shop.receive(shop.alert(u"Test alert"_s, AlertState::Firing, u"t"_s)).incidentId;
    QVERIFY(shop.incident(words).isTest);
    QCOMPARE(shop.receive(shop.alert(u"Test alert"_s, AlertState::Resolved, u"t"_s)).incidentId, words);
    const QString real = shop.receive(shop.alert(u"Login down"_s, AlertState::Firing, u"t"_s)).incidentId;
    QVERIFY(real != words);
    QVERIFY(!shop.incident(real).isTest);
}

void ReceptionTest::anOlderStateThatArrivesLateChangesNothing()
{
    Workshop shop;
    const auto at = [&shop](AlertState state, int minute) {
        Submission alert = shop.alert(u"API down"_s, state);
        alert.delivery.alerts.first().changedAt = QDateTime({2026, 3, 11}, {14, minute}, Qt::UTC);
        return alert;
    };
    const QString id = shop.receive(at(AlertState::Firing, 1)).incidentId;
    shop.receive(at(AlertState::Resolved, 5));
    QVERIFY(shop.incident(id).isRecovered);
    QCOMPARE(shop.receive(at(AlertState::Firing, 1)).incidentId, id);
    QVERIFY(shop.incident(id).isRecovered);
    QCOMPARE(shop.incident(id).alertCount, 2);
    QCOMPARE(reasonsOf(shop, id), QStringList{wordOf(TriageRule::Late)});
    shop.receive(at(AlertState::Firing, 6));
    QVERIFY(!shop.incident(id).isRecovered);
    // The first recovery once more.
    shop.receive(at(AlertState::Resolved, 5));
    QVERIFY(!shop.incident(id).isRecovered);

    // When all is long over, too.
    shop.receive(at(AlertState::Resolved, 9));
    shop.clock.advance(2h);
    QCOMPARE(shop.receive(at(AlertState::Firing, 6)).incidentId, id);
    QVERIFY(shop.receive(at(AlertState::Firing, 30)).incidentId != id);
}

void ReceptionTest::whatFiresAgainSoonReopensItsDraft()
{
    Workshop shop;
    const QString id = shop.receive(shop.alert(u"API down"_s)).incidentId;
    shop.receive(shop.alert(u"API down"_s, AlertState::Resolved));
    shop.clock.advance(30min);
    QCOMPARE(shop.receive(shop.alert(u"API down"_s)).incidentId, id);
    QVERIFY(!shop.incident(id).isRecovered);
    QCOMPARE(reasonsOf(shop, id), QStringList{wordOf(TriageRule::Refired)});
}

void ReceptionTest::whatFiresAgainLateIsANewDraft()
{
    Workshop shop;
    const QString id = shop.receive(shop.alert(u"API down"_s)).incidentId;
    shop.receive(shop.alert(u"API down"_s, AlertState::Resolved));
    shop.clock.advance(31min);
    QVERIFY(shop.receive(shop.alert(u"API down"_s)).incidentId != id);
    QVERIFY(shop.incident(id).isRecovered);
}

void ReceptionTest::whatComesAndGoesHoldsItsRecoveryBack()
{
    Workshop shop;
    QString id;
    for (int change = 0; change < 6; ++change) {
        const AlertState state = change % 2 == 0 ? AlertState::Firing : AlertState::Resolved;
        id = shop.receive(shop.alert(u"API down"_s, state)).incidentId;
        QCOMPARE(shop.incident(id).isFlapping, change >= 4);
        shop.clock.advance(1min);
    }
    QVERIFY(!shop.incident(id).isRecovered);
    QCOMPARE(reasonsOf(shop, id).mid(1), (QStringList{wordOf(TriageRule::Flapping), wordOf(TriageRule::Refired),
                                                      wordOf(TriageRule::RecoveryHeldBack)}));
    const QDateTime last = shop.clock.now().addSecs(-60);

    // Asked again when it has been calm.
    shop.clock.advance(15min);
    shop.receive(shop.alert(u"API down"_s, AlertState::Resolved));
    const Incident incident = shop.incident(id);
    QVERIFY(!incident.isFlapping);
    QVERIFY(incident.isRecovered);
    QCOMPARE(incident.recoveredAt, last);
}

void ReceptionTest::aCalmedIncidentRecoversByItself()
{
    Workshop shop;
    QSignalSpy ready(&shop.pipeline, &Pipeline::resolutionReady);
    const QString id = shop.receive(shop.alert(u"API down"_s)).incidentId;
    shop.publish(id, Stage::Investigating, u"We are investigating."_s);
    for (int change = 1; change < 6; ++change)
        shop.receive(shop.alert(u"API down"_s, change % 2 == 0 ? AlertState::Firing : AlertState::Resolved));
    QVERIFY(!shop.incident(id).isRecovered);
    shop.clock.advance(15min);
    shop.pipeline.start();
    QTRY_VERIFY(shop.incident(id).isRecovered);
    QTRY_COMPARE(shop.drafted(id).copy.stage, Stage::Resolved);
    QTRY_VERIFY(!ready.isEmpty());
    QVERIFY(!shop.incident(id).isFlapping);
}

void ReceptionTest::aLiveIncidentThatFiresAgainTakesItsResolutionBack()
{
    Workshop shop;
    const QString id = shop.receive(shop.alert(u"API down"_s)).incidentId;
    shop.publish(id, Stage::Investigating, u"We are investigating."_s);
    shop.receive(shop.alert(u"API down"_s, AlertState::Resolved));
    QTRY_COMPARE(shop.incident(id).copy.stage, Stage::Resolved);
    shop.clock.advance(26h);
    QCOMPARE(shop.receive(shop.alert(u"API down"_s)).incidentId, id);
    QCOMPARE(shop.incident(id).copy.stage, Stage::Investigating);
    QCOMPARE(reasonsOf(shop, id), QStringList{wordOf(TriageRule::ResolutionWithdrawn)});
}

void ReceptionTest::manyDraftsAtOnceBecomeOneIncident()
{
    Workshop shop;
    QStringList ids;
    for (int number = 0; number < 40; ++number) {
        Submission alert = numbered(shop, number);
        if (number == 30) {
            alert.delivery.componentIds = {shop.login.id};
            alert.delivery.severity = Severity::Critical;
        }
        ids.append(shop.receive(alert).incidentId);
        shop.clock.advance(100ms);
    }
    const auto counts = Workshop::require(await(shop.desk.counts(shop.page.id)));
    QCOMPARE(counts.value(IncidentState::Draft), 1);
    QCOMPARE(counts.value(IncidentState::Merged), 39);
    const Incident storm = shop.drafted(ids.last());
    QCOMPARE(storm.id, ids.first());
    QVERIFY(storm.isStorm);
    QCOMPARE(storm.alertCount, 40);
    QCOMPARE(storm.copy.severity, Severity::Critical);
    QCOMPARE(storm.copy.components.size(), 2);
    QVERIFY(reasonsOf(shop, storm.id).contains(wordOf(TriageRule::Storm)));
    QCOMPARE(shop.incident(ids[3]).mergedInto, storm.id);
    // Each of them is found again: by its repeats, and by what was received.
    QCOMPARE(shop.receive(numbered(shop, 3)).incidentId, storm.id);
    QCOMPARE(shop.receive(numbered(shop, 39)).incidentId, storm.id);
    QCOMPARE(shop.incident(storm.id).alertCount, 42);
    QCOMPARE(Workshop::require(await(shop.desk.incident(storm.id))).rawAlerts.size(), 20);
    QVERIFY(Workshop::require(await(shop.desk.incident(ids[3]))).rawAlerts.isEmpty());

    shop.clock.advance(2min);
    QVERIFY(shop.receive(numbered(shop, 99)).incidentId != storm.id);
}

void ReceptionTest::aStormIsOverWhenAllOfItIs()
{
    Workshop shop;
    for (int number = 0; number < 20; ++number)
        shop.receive(numbered(shop, number));
    QString id;
    for (int number = 0; number < 20; ++number) {
        QVERIFY(id.isEmpty() || !shop.incident(id).isRecovered);
        id = shop.receive(numbered(shop, number, AlertState::Resolved)).incidentId;
    }
    QVERIFY(shop.incident(id).isRecovered);
}

void ReceptionTest::aStormLeavesWhatAPersonWrote()
{
    Workshop shop;
    const Incident first = shop.drafted(shop.receive(numbered(shop, 0)).incidentId);
    const Incident typed = shop.drafted(shop.receive(numbered(shop, 1)).incidentId);
    WorkingCopy copy = typed.copy;
    copy.body = u"My own words."_s;
    copy.writer = Writer::Person;
    Workshop::require(await(shop.desk.save(typed.id, typed.version, copy)));
    for (int number = 2; number < 20; ++number)
        shop.receive(numbered(shop, number));
    QCOMPARE(shop.incident(typed.id).state, IncidentState::Draft);
    QCOMPARE(shop.incident(typed.id).copy.body, copy.body);
    QVERIFY(shop.incident(first.id).isStorm);
    QCOMPARE(Workshop::require(await(shop.desk.counts(shop.page.id))).value(IncidentState::Draft), 2);
}

void ReceptionTest::fewDraftsAreNoStorm()
{
    Workshop shop;
    QSet<QString> ids;
    for (int number = 0; number < 14; ++number)
        ids.insert(shop.receive(numbered(shop, number)).incidentId);
    QCOMPARE(ids.size(), 14);
    shop.clock.advance(61s);
    ids.insert(shop.receive(numbered(shop, 14)).incidentId);
    QCOMPARE(ids.size(), 15);
}

void ReceptionTest::securityStaysOutOfAStorm()
{
    Workshop shop;
    QString storm;
    for (int number = 0; number < 20; ++number)
        storm = shop.receive(numbered(shop, number)).incidentId;
    const Receipt held = shop.receive(shop.alert(u"Intrusion on web-3"_s));
    QVERIFY(held.incidentId != storm);
    QCOMPARE(held.state, IncidentState::Held);
}

QTEST_GUILESS_MAIN(ReceptionTest)
#include "tst_reception.moc"
