// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/workshop.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;

/// What an engineer can do, over a real store.
class DeskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSaveIsKeptAsARevision();
    void aSaveOfAnOldVersionIsRefused();
    void nothingIsPublicDuringTheUndoWindow();
    void undoBringsTheDraftBack();
    void undoIsTooLateOnceItIsOut();
    void publishFreezesExactlyTheCopy();
    void aSecondClickIsRefused();
    void anOpenFindingKeepsATextFromBeingPublished();
    void updatesFollowEachOtherToTheEnd();
    void undoOfALiveIncidentsUpdateLeavesItLive();
    void aClickOlderThanTenMinutesNeedsAFreshYes();
    void aClickIsCarriedOutAfterARestart();
    void dismissAndRestore();
    void listsPageByKey();
    void listsAreFilteredByWords_data();
    void listsAreFilteredByWords();
    void countsFollowTheStates();
    void whatIsNotThereIsSaidSo();

private:
    static QByteArray page(Workshop &shop, const QByteArray &path = "/")
    {
        Workshop::require(await(shop.site.refresh()));
        HttpRequest request;
        request.method = "GET";
        request.path = path;
        QByteArray body;
        shop.site.handle(request, [&body](const HttpResponse &response) {
            body = response.body;
        });
        return body;
    }
};

void DeskTest::aSaveIsKeptAsARevision()
{
    Workshop shop;
    const Incident incident = shop.drafted(shop.receive(shop.alert(u"API down"_s)).incidentId);
    WorkingCopy copy = incident.copy;
    copy.body = u"In my words."_s;
    copy.writer = Writer::Person;
    QCOMPARE(Workshop::require(await(shop.desk.save(incident.id, incident.version, copy))), incident.version + 1);

    const IncidentDetail detail = Workshop::require(await(shop.desk.incident(incident.id)));
    QCOMPARE(detail.incident.copy, copy);
    QCOMPARE(detail.revisions.first().body, copy.body);
    QCOMPARE(detail.revisions.first().writer, Writer::Person);
    QCOMPARE(detail.revisions.last().body, incident.copy.body);
    QCOMPARE(detail.timeline.last().kind, TimelineEntry::Kind::Edited);
}

void DeskTest::aSaveOfAnOldVersionIsRefused()
{
    Workshop shop;
    const Incident incident = shop.drafted(shop.receive(shop.alert(u"API down"_s)).incidentId);
    WorkingCopy copy = incident.copy;
    copy.body = u"One."_s;
    Workshop::require(await(shop.desk.save(incident.id, incident.version, copy)));
    copy.body = u"Two."_s;
    const auto saved = await(shop.desk.save(incident.id, incident.version, copy));
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, Error::Kind::Conflict);
    QCOMPARE(shop.incident(incident.id).copy.body, u"One."_s);
}

void DeskTest::nothingIsPublicDuringTheUndoWindow()
{
    Workshop shop(5000);
    const Incident incident = shop.drafted(shop.receive(shop.alert(u"API down"_s)).incidentId);
    Workshop::require(await(shop.desk.publish(incident.id, incident.version, incident.copy)));

    const Incident pending = shop.incident(incident.id);
    QCOMPARE(pending.state, IncidentState::Publishing);
    QVERIFY(pending.pending);
    QCOMPARE(pending.pending->undoUntil, shop.clock.now().addSecs(5));
    QVERIFY(!page(shop).contains(incident.copy.title.toUtf8()));
    QVERIFY(!await(shop.desk.save(incident.id, pending.version, pending.copy)));

    shop.clock.advance(std::chrono::seconds(6));
    shop.outbox.wake();
    QTRY_COMPARE(shop.incident(incident.id).state, IncidentState::Live);
    QVERIFY(page(shop).contains(incident.copy.title.toUtf8()));
}

void DeskTest::undoBringsTheDraftBack()
{
    Workshop shop(5000);
    const Incident incident = shop.drafted(shop.receive(shop.alert(u"API down"_s)).incidentId);
    Workshop::require(await(shop.desk.publish(incident.id, incident.version, incident.copy)));
    Workshop::require(await(shop.desk.undo(incident.id)));

    const Incident back = shop.incident(incident.id);
    QCOMPARE(back.state, IncidentState::Draft);
    QVERIFY(!back.pending);
    QCOMPARE(back.copy, incident.copy);

    shop.clock.advance(std::chrono::seconds(60));
    shop.outbox.wake();
    QTest::qWait(50); // a delivery, if there were one, would have happened by now
    QCOMPARE(shop.incident(incident.id).state, IncidentState::Draft);
    QVERIFY2(await(shop.desk.publish(incident.id, back.version, back.copy)), "it can be published again");
}

void DeskTest::undoIsTooLateOnceItIsOut()
{
    Workshop shop;
    const QString id = shop.receive(shop.alert(u"API down"_s)).incidentId;
    shop.publish(id, Stage::Investigating, u"We are investigating."_s);
    const auto undone = await(shop.desk.undo(id));
    QVERIFY(!undone);
    QCOMPARE(undone.error().kind, Error::Kind::Conflict);
}

void DeskTest::publishFreezesExactlyTheCopy()
{
    Workshop shop;
    const Incident incident = shop.drafted(shop.receive(shop.alert(u"API down"_s)).incidentId);
    WorkingCopy copy = incident.copy;
    copy.title = u"Logins fail"_s;
    copy.severity = Severity::Critical;
    copy.components = {{shop.login.id, ComponentStatus::MajorOutage}};
    copy.body = u"Customers cannot log in. We are investigating."_s;
    copy.writer = Writer::Person;
    Workshop::require(await(shop.desk.publish(incident.id, incident.version, copy)));
    QTRY_COMPARE(shop.incident(incident.id).state, IncidentState::Live);

    const IncidentDetail detail = Workshop::require(await(shop.desk.incident(incident.id)));
    QCOMPARE(detail.updates.size(), 1);
    const IncidentUpdate &update = detail.updates.first();
    QCOMPARE(update.title, copy.title);
    QCOMPARE(update.body, copy.body);
    QCOMPARE(update.severity, copy.severity);
    QCOMPARE(update.components, copy.components);
    QCOMPARE(update.author, u"ada@desk"_s);
    QCOMPARE(update.publishedAt, shop.clock.now());
}

void DeskTest::aSecondClickIsRefused()
{
    Workshop shop(5000);
    const Incident incident = shop.drafted(shop.receive(shop.alert(u"API down"_s)).incidentId);
    auto first = shop.desk.publish(incident.id, incident.version, incident.copy);
    auto second = shop.desk.publish(incident.id, incident.version, incident.copy);
    QVERIFY(await(first));
    QVERIFY(!await(second));
    QCOMPARE(await(second).error().kind, Error::Kind::Conflict);
    const auto rows = Workshop::require(await(shop.database.read([](Connection &connection) -> Result<qint64> {
        Rows found = connection.execute(u"SELECT count(*) FROM outbox"_s);
        return found.next() ? found.integer(0) : -1;
    })));
    QCOMPARE(rows, 1);
}

void DeskTest::anOpenFindingKeepsATextFromBeingPublished()
{
    Workshop shop;
    const Incident incident = shop.drafted(shop.receive(shop.alert(u"API down"_s)).incidentId);
    WorkingCopy copy = incident.copy;
    copy.body = u"Requests to api-gw-07.eu.internal are failing. We are investigating."_s;
    copy.writer = Writer::Person;
    const auto refused = await(shop.desk.publish(incident.id, incident.version, copy));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::InvalidInput);

    QVERIFY(await(shop.desk.publish(incident.id, incident.version, copy, shop.keepAll(incident, copy))));
    const auto timeline = Workshop::require(await(shop.desk.incident(incident.id))).timeline;
    const bool isRecorded = std::any_of(timeline.begin(), timeline.end(), [](const TimelineEntry &entry) {
        return entry.kind == TimelineEntry::Kind::KeptFinding && entry.subject.contains(u"api-gw-07"_s);
    });
    QVERIFY2(isRecorded, "what was kept on purpose must be on record");
}

void DeskTest::updatesFollowEachOtherToTheEnd()
{
    Workshop shop;
    const QString id = shop.receive(shop.alert(u"API down"_s)).incidentId;
    shop.publish(id, Stage::Investigating, u"We are investigating."_s);
    QCOMPARE(shop.drafted(id).copy.stage, Stage::Investigating);
    QVERIFY(page(shop, "/api/v2/summary.json").contains("partial_outage"));
    shop.publish(id, Stage::Identified, u"We have found the cause and work on a fix."_s);
    QCOMPARE(shop.drafted(id).copy.stage, Stage::Identified);
    shop.publish(id, Stage::Monitoring, u"A fix is in place. We are monitoring."_s);
    QCOMPARE(shop.drafted(id).copy.stage, Stage::Monitoring);
    shop.clock.advance(std::chrono::minutes(1));
    shop.publish(id, Stage::Resolved, u"This incident is resolved."_s);

    const Incident incident = shop.incident(id);
    QCOMPARE(incident.state, IncidentState::Resolved);
    QCOMPARE(incident.resolvedAt, shop.clock.now());
    QVERIFY(!page(shop, "/api/v2/summary.json").contains("partial_outage"));
    QCOMPARE(Workshop::require(await(shop.desk.incident(id))).updates.size(), 4);
    QVERIFY(!await(shop.desk.publish(id, incident.version, incident.copy)));
}

void DeskTest::undoOfALiveIncidentsUpdateLeavesItLive()
{
    Workshop shop(5000);
    const Incident incident = shop.drafted(shop.receive(shop.alert(u"API down"_s)).incidentId);
    Workshop::require(await(shop.desk.publish(incident.id, incident.version, incident.copy)));
    shop.clock.advance(std::chrono::seconds(6));
    shop.outbox.wake();
    QTRY_COMPARE(shop.incident(incident.id).state, IncidentState::Live);

    const Incident live = shop.drafted(incident.id);
    Workshop::require(await(shop.desk.publish(live.id, live.version, live.copy)));
    QCOMPARE(shop.incident(live.id).state, IncidentState::Live);
    QVERIFY(shop.incident(live.id).pending);
    Workshop::require(await(shop.desk.undo(live.id)));
    QCOMPARE(shop.incident(live.id).state, IncidentState::Live);
    QCOMPARE(shop.incident(live.id).copy, live.copy);
}

void DeskTest::aClickOlderThanTenMinutesNeedsAFreshYes()
{
    Workshop shop(5000);
    QSignalSpy expired(&shop.outbox, &Outbox::expired);
    const Incident incident = shop.drafted(shop.receive(shop.alert(u"API down"_s)).incidentId);
    Workshop::require(await(shop.desk.publish(incident.id, incident.version, incident.copy)));
    shop.clock.advance(std::chrono::minutes(11));
    shop.outbox.wake();
    QTRY_COMPARE(expired.size(), 1);
    QCOMPARE(shop.incident(incident.id).state, IncidentState::Draft);
    QVERIFY(!page(shop).contains(incident.copy.title.toUtf8()));
}

void DeskTest::aClickIsCarriedOutAfterARestart()
{
    Workshop shop(5000);
    const Incident incident = shop.drafted(shop.receive(shop.alert(u"API down"_s)).incidentId);
    Workshop::require(await(shop.desk.publish(incident.id, incident.version, incident.copy)));
    shop.clock.advance(std::chrono::seconds(30));

    // What the next run of the program would have: a new outbox over the same store.
    Outbox next(shop.database, shop.clock, 5000);
    QSignalSpy published(&next, &Outbox::published);
    next.wake();
    QTRY_COMPARE(published.size(), 1);
    QCOMPARE(shop.incident(incident.id).state, IncidentState::Live);
}

void DeskTest::dismissAndRestore()
{
    Workshop shop;
    const QString id = shop.drafted(shop.receive(shop.alert(u"API down"_s)).incidentId).id;
    Workshop::require(await(shop.desk.dismiss(id, u" false   alarm "_s)));
    QCOMPARE(shop.incident(id).state, IncidentState::Dismissed);
    QCOMPARE(shop.incident(id).dismissReason, u"false alarm"_s);
    QVERIFY(!await(shop.desk.dismiss(id, {})));
    Workshop::require(await(shop.desk.restore(id)));
    QCOMPARE(shop.incident(id).state, IncidentState::Draft);
    QVERIFY(shop.incident(id).dismissReason.isEmpty());
    QVERIFY(!await(shop.desk.restore(id)));
}

void DeskTest::listsPageByKey()
{
    Workshop shop;
    QStringList newestFirst;
    for (int i = 0; i < 25; ++i) {
        newestFirst.prepend(
            shop.receive(shop.alert(u"Alert %1"_s.arg(i), AlertState::Firing, QString::number(i))).incidentId);
        shop.clock.advance(std::chrono::seconds(10)); // no storm
    }

    QStringList seen;
    IncidentQuery query{.pageId = shop.page.id, .states = {IncidentState::Draft}, .limit = 10};
    for (;;) {
        const auto rows = Workshop::require(await(shop.desk.list(query)));
        if (rows.isEmpty())
            break;
        QVERIFY(rows.size() <= 10);
        for (const IncidentRow &row : rows)
            seen.append(row.incident.id);
        query.beforeSeq = rows.last().seq;
    }
    QCOMPARE(seen, newestFirst);
    query.pageId = u"another"_s;
    query.beforeSeq = std::numeric_limits<qint64>::max();
    QVERIFY(Workshop::require(await(shop.desk.list(query))).isEmpty());
}

void DeskTest::listsAreFilteredByWords_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<int>("found");
    QTest::newRow("none") << QString() << 2;
    QTest::newRow("title") << u"search"_s << 1;
    QTest::newRow("words in any order") << u"slow SEARCH"_s << 1;
    QTest::newRow("component") << u"api"_s << 2;
    QTest::newRow("source") << u"test"_s << 2;
    QTest::newRow("wildcards are text") << u"%"_s << 0;
    QTest::newRow("underscore is text") << u"_"_s << 0;
    QTest::newRow("nothing") << u"nowhere"_s << 0;
}

void DeskTest::listsAreFilteredByWords()
{
    QFETCH(QString, filter);
    QFETCH(int, found);
    Workshop shop;
    (void)shop.drafted(shop.receive(shop.alert(u"Search is slow"_s)).incidentId);
    (void)shop.drafted(shop.receive(shop.alert(u"Login fails"_s)).incidentId);
    const auto rows = Workshop::require(
        await(shop.desk.list({.pageId = shop.page.id, .states = {IncidentState::Draft}, .filter = filter})));
    QCOMPARE(rows.size(), found);
}

void DeskTest::countsFollowTheStates()
{
    Workshop shop;
    const auto count = [&shop](IncidentState state) {
        return Workshop::require(await(shop.desk.counts(shop.page.id))).value(state);
    };
    const QString id = shop.receive(shop.alert(u"A"_s)).incidentId;
    shop.receive(shop.alert(u"B"_s));
    QCOMPARE(count(IncidentState::Draft), 2);
    Workshop::require(await(shop.desk.dismiss(id, {})));
    QCOMPARE(count(IncidentState::Draft), 1);
    QCOMPARE(count(IncidentState::Dismissed), 1);
    Workshop::require(await(shop.desk.restore(id)));
    QCOMPARE(count(IncidentState::Draft), 2);
    QCOMPARE(count(IncidentState::Dismissed), 0);
}

void DeskTest::whatIsNotThereIsSaidSo()
{
    Workshop shop;
    QCOMPARE(await(shop.desk.incident(u"nope"_s)).error().kind, Error::Kind::NotFound);
    QCOMPARE(await(shop.desk.undo(u"nope"_s)).error().kind, Error::Kind::NotFound);
    QCOMPARE(await(shop.desk.save(u"nope"_s, 1, {})).error().kind, Error::Kind::NotFound);
}

QTEST_GUILESS_MAIN(DeskTest)
#include "tst_desk.moc"
