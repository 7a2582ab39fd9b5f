// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/workshop.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;

/// The way of an incident through all stages, over a real store.
class PipelineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAlertBecomesADraftWithAText();
    void theSameAlertJoins();
    void alertsThatArriveTogetherMakeOneDraft();
    void aRecoveryMarksTheDraft();
    void aRecoveryThatIsOnlySaidIsUnderstood();
    void aGroupIsOverWhenItsLastMemberIs();
    void aGroupIsOverWhenTheSenderSaysSo();
    void aRecoveryDraftsTheResolvedUpdateOfALiveIncident();
    void aRecoveryDoesNotTouchWhatTheEngineerTyped();
    void anOrderedTextNeverReplacesWhatTheEngineerTyped();
    void whatFiresAgainIsWrittenAnew();
    void aDismissedDraftSwallowsRepeats();
    void theKeyOfAnAnswerIsHonoured();
    void whatWasRefusedIsKeptWithItsReason();
    void aTextThatWasOrderedIsWrittenAfterARestart();
    void theDraftIsToldOfOnce();
    void aTestIsMarked();
    void twoSourcesDoNotShareAGroup();
};

void PipelineTest::anAlertBecomesADraftWithAText()
{
    Workshop shop;
    const Receipt receipt = shop.receive(shop.alert(u"5xx ratio of api-gw-07 is 23.4%"_s));
    QVERIFY(!receipt.isDeduplicated);
    QCOMPARE(receipt.state, IncidentState::Draft);

    const Incident incident = shop.drafted(receipt.incidentId);
    QCOMPARE(incident.state, IncidentState::Draft);
    QCOMPARE(incident.copy.severity, Severity::Major);
    QCOMPARE(incident.copy.stage, Stage::Investigating);
    QCOMPARE(incident.copy.components, (QList<ComponentImpact>{{shop.api.id, ComponentStatus::PartialOutage}}));
    QVERIFY2(incident.copy.title.contains(u"API"_s), qPrintable(incident.copy.title));
    QVERIFY(!incident.copy.body.isEmpty());
    QVERIFY(!incident.copy.body.contains(u"api-gw-07"_s));
    QCOMPARE(incident.sentTitle, u"5xx ratio of api-gw-07 is 23.4%"_s);
    QVERIFY(shop.desk.check(incident, incident.copy).isEmpty());

    const IncidentDetail detail = Workshop::require(await(shop.desk.incident(incident.id)));
    QCOMPARE(detail.rawAlerts, QList<QByteArray>{"{}"});
    QCOMPARE(detail.revisions.size(), 1);
    QCOMPARE(detail.timeline.first().kind, TimelineEntry::Kind::AlertFiring);
    QCOMPARE(detail.timeline.last().kind, TimelineEntry::Kind::Drafted);
}

void PipelineTest::theSameAlertJoins()
{
    Workshop shop;
    const Receipt first = shop.receive(shop.alert(u"API down"_s));
    const Receipt second = shop.receive(shop.alert(u"API down"_s));
    QCOMPARE(second.incidentId, first.incidentId);
    QVERIFY(second.isDeduplicated);
    QCOMPARE(shop.incident(first.incidentId).alertCount, 2);
    QVERIFY(shop.receive(shop.alert(u"Login down"_s)).incidentId != first.incidentId);
}

void PipelineTest::alertsThatArriveTogetherMakeOneDraft()
{
    Workshop shop;
    QList<QFuture<Result<Receipt>>> answers;
    for (int i = 0; i < 50; ++i)
        answers.append(shop.pipeline.receive(shop.alert(u"API down"_s)));
    QSet<QString> ids;
    int created = 0;
    for (auto &answer : answers) {
        const Receipt receipt = Workshop::require(await(answer));
        ids.insert(receipt.incidentId);
        created += receipt.isDeduplicated ? 0 : 1;
    }
    QCOMPARE(ids.size(), 1);
    QCOMPARE(created, 1);
    QCOMPARE(shop.incident(*ids.begin()).alertCount, 50);
}

void PipelineTest::aRecoveryMarksTheDraft()
{
    Workshop shop;
    const QString id = shop.receive(shop.alert(u"API down"_s)).incidentId;
    shop.clock.advance(std::chrono::minutes(4));
    shop.receive(shop.alert(u"API down"_s, AlertState::Resolved));
    const Incident incident = shop.incident(id);
    QVERIFY(incident.isRecovered);
    QCOMPARE(incident.recoveredAt, shop.clock.now());
    QCOMPARE(incident.state, IncidentState::Draft);
}

void PipelineTest::aRecoveryThatIsOnlySaidIsUnderstood()
{
    Workshop shop;
    Submission down = shop.alert(u"Monitor is DOWN: api"_s, AlertState::Firing, u"k"_s);
    down.delivery.isStateStated = false;
    Submission up = shop.alert(u"Monitor is UP: api"_s, AlertState::Firing, u"k"_s);
    up.delivery.isStateStated = false;
    const QString id = shop.receive(down).incidentId;
    QVERIFY(!shop.incident(id).isRecovered);
    QCOMPARE(shop.receive(up).incidentId, id);
    QVERIFY(shop.incident(id).isRecovered);
}

void PipelineTest::aGroupIsOverWhenItsLastMemberIs()
{
    Workshop shop;
    Submission group = shop.alert(u"API"_s);
    group.delivery.alerts = {{.key = u"a"_s}, {.key = u"b"_s}};
    const QString id = shop.receive(group).incidentId;

    group.delivery.alerts = {{.key = u"a"_s, .state = AlertState::Resolved}};
    shop.receive(group);
    QVERIFY(!shop.incident(id).isRecovered);

    group.delivery.alerts = {{.key = u"b"_s, .state = AlertState::Resolved}};
    shop.receive(group);
    QVERIFY(shop.incident(id).isRecovered);
}

void PipelineTest::aGroupIsOverWhenTheSenderSaysSo()
{
    Workshop shop;
    Submission group = shop.alert(u"API"_s);
    group.delivery.alerts = {{.key = u"a"_s}, {.key = u"b"_s}};
    const QString id = shop.receive(group).incidentId;

    group.delivery.alerts = {{.key = u"a"_s, .state = AlertState::Resolved}};
    group.delivery.endsGroup = true;
    shop.receive(group);
    QVERIFY(shop.incident(id).isRecovered);
}

void PipelineTest::aRecoveryDraftsTheResolvedUpdateOfALiveIncident()
{
    Workshop shop;
    QSignalSpy ready(&shop.pipeline, &Pipeline::resolutionReady);
    const QString id = shop.receive(shop.alert(u"API down"_s)).incidentId;
    shop.publish(id, Stage::Investigating, u"Some requests to the API are failing. We are investigating."_s);
    QCOMPARE(shop.incident(id).state, IncidentState::Live);
    QCOMPARE(shop.drafted(id).copy.stage, Stage::Investigating);

    shop.clock.advance(std::chrono::minutes(20));
    shop.receive(shop.alert(u"API down"_s, AlertState::Resolved));

    QTRY_COMPARE(ready.size(), 1);
    const Incident incident = shop.incident(id);
    QCOMPARE(incident.state, IncidentState::Live);
    QCOMPARE(incident.copy.stage, Stage::Resolved);
    QVERIFY2(incident.copy.body.contains(u"resolved"_s, Qt::CaseInsensitive), qPrintable(incident.copy.body));
    QCOMPARE(incident.copy.writer, Writer::Offline);
}

void PipelineTest::aRecoveryDoesNotTouchWhatTheEngineerTyped()
{
    Workshop shop;
    const QString id = shop.receive(shop.alert(u"API down"_s)).incidentId;
    shop.publish(id, Stage::Investigating, u"We are investigating."_s);
    const Incident live = shop.drafted(id);
    WorkingCopy typed = live.copy;
    typed.body = u"My own words."_s;
    typed.writer = Writer::Person;
    Workshop::require(await(shop.desk.save(id, live.version, typed)));

    shop.receive(shop.alert(u"API down"_s, AlertState::Resolved));

    const Incident incident = shop.incident(id);
    QVERIFY(incident.isRecovered);
    QCOMPARE(incident.copy, typed);
}

void PipelineTest::anOrderedTextNeverReplacesWhatTheEngineerTyped()
{
    Workshop shop;
    const Incident incident = shop.drafted(shop.receive(shop.alert(u"API down"_s)).incidentId);
    Workshop::require(await(shop.database.write([id = incident.id](Connection &connection) -> Result<> {
        IncidentRepository(connection).orderText(id, Stage::Investigating);
        return {};
    })));
    WorkingCopy typed = incident.copy;
    typed.body = u"My own words."_s;
    typed.writer = Writer::Person;
    Workshop::require(await(shop.desk.save(incident.id, incident.version + 1, typed)));
    shop.pipeline.start();
    shop.receive(shop.alert(u"API down"_s));
    QVERIFY(shop.drafted(incident.id).isDrafted);
    QCOMPARE(shop.incident(incident.id).copy.body, typed.body);
}

void PipelineTest::whatFiresAgainIsWrittenAnew()
{
    Workshop shop;
    const QString id = shop.receive(shop.alert(u"API down"_s)).incidentId;
    shop.publish(id, Stage::Investigating, u"We are investigating."_s);
    shop.receive(shop.alert(u"API down"_s, AlertState::Resolved));
    QTRY_COMPARE(shop.incident(id).copy.stage, Stage::Resolved);
    (void)shop.drafted(id);
    shop.receive(shop.alert(u"API down"_s));
    QTRY_COMPARE(shop.incident(id).copy.stage, Stage::Investigating);
    QVERIFY(!shop.drafted(id).copy.body.contains(u"resolved"_s, Qt::CaseInsensitive));
}

void PipelineTest::aDismissedDraftSwallowsRepeats()
{
    Workshop shop;
    const QString id = shop.receive(shop.alert(u"API down"_s)).incidentId;
    Workshop::require(await(shop.desk.dismiss(id, u"planned test"_s)));
    QCOMPARE(shop.receive(shop.alert(u"API down"_s)).incidentId, id);
    QCOMPARE(shop.incident(id).state, IncidentState::Dismissed);
    shop.receive(shop.alert(u"API down"_s, AlertState::Resolved));
    QCOMPARE(shop.incident(id).state, IncidentState::Dismissed);
    QVERIFY(shop.receive(shop.alert(u"API down"_s)).incidentId != id);
}

void PipelineTest::theKeyOfAnAnswerIsHonoured()
{
    Workshop shop;
    Submission submission = shop.alert(u"API down"_s);
    submission.idempotencyKey = "once";
    submission.body = R"({"title":"API down"})";
    const Receipt first = shop.receive(submission);
    const Receipt again = shop.receive(submission);
    QCOMPARE(again.incidentId, first.incidentId);
    QVERIFY2(!again.isDeduplicated, "the answer must be the first one's");
    QCOMPARE(shop.incident(first.incidentId).alertCount, 1);

    submission.body = R"({"title":"Login down"})";
    const auto other = await(shop.pipeline.receive(submission));
    QVERIFY(!other);
    QCOMPARE(other.error().kind, Error::Kind::Conflict);

    shop.clock.advance(std::chrono::hours(25));
    QVERIFY(await(shop.pipeline.receive(submission)));
}

void PipelineTest::whatWasRefusedIsKeptWithItsReason()
{
    Workshop shop;
    QSignalSpy told(&shop.setup, &Setup::deliveryRefused);
    shop.pipeline.refuse({.sourceName = u"Grafana"_s, .keyId = u"k"_s, .body = "{broken", .reason = u"not JSON"_s});
    QTRY_COMPARE(told.size(), 1);
    const auto refused = Workshop::require(await(shop.setup.refusedDeliveries()));
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused.first().body, QByteArray("{broken"));
    QCOMPARE(refused.first().reason, u"not JSON"_s);
    QCOMPARE(refused.first().sourceName, u"Grafana"_s);
}

void PipelineTest::aTextThatWasOrderedIsWrittenAfterARestart()
{
    Workshop shop;
    const QString id = shop.receive(shop.alert(u"API down"_s)).incidentId;
    (void)shop.drafted(id);
    Workshop::require(await(shop.database.write([id](Connection &connection) -> Result<> {
        IncidentRepository(connection).orderText(id, Stage::Investigating);
        return {};
    })));
    shop.pipeline.start();
    QVERIFY(shop.drafted(id).isDrafted);
}

void PipelineTest::theDraftIsToldOfOnce()
{
    Workshop shop;
    QSignalSpy ready(&shop.pipeline, &Pipeline::draftReady);
    const QString id = shop.receive(shop.alert(u"API down"_s)).incidentId;
    QTRY_COMPARE(ready.size(), 1);
    QCOMPARE(ready.first().first().value<Incident>().id, id);
    shop.receive(shop.alert(u"API down"_s));
    shop.receive(shop.alert(u"Login down"_s));
    QTRY_COMPARE(ready.size(), 2);
}

void PipelineTest::aTestIsMarked()
{
    Workshop shop;
    Submission test = shop.alert(u"Test alert"_s);
    test.delivery.isTest = true;
    const Incident incident = shop.drafted(shop.receive(test).incidentId);
    QVERIFY(incident.isTest);
    const auto published = await(shop.desk.publish(incident.id, incident.version, incident.copy));
    QVERIFY(!published);
    QCOMPARE(published.error().kind, Error::Kind::InvalidInput);
}

void PipelineTest::twoSourcesDoNotShareAGroup()
{
    Workshop shop;
    Submission one = shop.alert(u"API down"_s);
    Submission other = one;
    other.keyId = u"another"_s;
    QVERIFY(shop.receive(one).incidentId != shop.receive(other).incidentId);
}

QTEST_GUILESS_MAIN(PipelineTest)
#include "tst_pipeline.moc"
