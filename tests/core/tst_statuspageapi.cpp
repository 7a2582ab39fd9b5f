// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/page/statuspageapi.h"
#include "tests/support/pagesample.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace PageSample;

namespace {

QJsonObject document(const PageSnapshot &snapshot, const QByteArray &path)
{
    const QList<ApiDocument> documents = statusPageApi(snapshot);
    for (const ApiDocument &each : documents) {
        if (each.path == path)
            return QJsonDocument::fromJson(each.json).object();
    }
    return {};
}

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

} // namespace

class TestStatusPageApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyDocumentHasItsKeys_data();
    void everyDocumentHasItsKeys();
    void objectsHaveTheKeysThatReadersKnow();
    void theIndicatorFollowsTheWorstComponent_data();
    void theIndicatorFollowsTheWorstComponent();
    void anIncidentWithoutComponentsCountsBySeverity_data();
    void anIncidentWithoutComponentsCountsBySeverity();
    void anIncidentIsToldByItsUpdates();
    void aResolvedIncidentReturnsItsComponents();
    void aResolvedIncidentIsNotUnresolved();
    void aCorrectionAfterResolvingDoesNotMoveItsTime();
    void textsAreCleanAndUnescaped();
};

void TestStatusPageApi::everyDocumentHasItsKeys_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QStringList>("keys");

    QTest::newRow("summary") << QByteArray("api/v2/summary.json")
                             << QStringList{u"components"_s, u"incidents"_s, u"page"_s, u"scheduled_maintenances"_s,
                                            u"status"_s};
    QTest::newRow("status") << QByteArray("api/v2/status.json") << QStringList{u"page"_s, u"status"_s};
    QTest::newRow("components") << QByteArray("api/v2/components.json") << QStringList{u"components"_s, u"page"_s};
    QTest::newRow("incidents") << QByteArray("api/v2/incidents.json") << QStringList{u"incidents"_s, u"page"_s};
    QTest::newRow("unresolved") << QByteArray("api/v2/incidents/unresolved.json")
                                << QStringList{u"incidents"_s, u"page"_s};
    const QStringList maintenances{u"page"_s, u"scheduled_maintenances"_s};
    QTest::newRow("maintenances") << QByteArray("api/v2/scheduled-maintenances.json") << maintenances;
    QTest::newRow("upcoming") << QByteArray("api/v2/scheduled-maintenances/upcoming.json") << maintenances;
    QTest::newRow("active") << QByteArray("api/v2/scheduled-maintenances/active.json") << maintenances;
}

void TestStatusPageApi::everyDocumentHasItsKeys()
{
    QFETCH(const QByteArray, path);
    QFETCH(const QStringList, keys);
    const QJsonObject object = document(withLive(apiIncident()), path);
    QCOMPARE(sorted(object.keys()), keys);
    const QJsonObject page = object.value(u"page"_s).toObject();
    QCOMPARE(page, (QJsonObject{{u"id"_s, u"page"_s},
                                {u"name"_s, u"Acme Status"_s},
                                {u"url"_s, u"https://status.example.com"_s},
                                {u"time_zone"_s, u"UTC"_s},
                                {u"updated_at"_s, u"2026-11-25T14:20:00.000Z"_s}}));
    if (keys.contains(u"scheduled_maintenances"_s))
        QCOMPARE(object.value(u"scheduled_maintenances"_s), QJsonValue(QJsonArray()));
}

void TestStatusPageApi::objectsHaveTheKeysThatReadersKnow()
{
    const QJsonObject summary = document(withLive(apiIncident()), "api/v2/summary.json");
    const QJsonObject component = summary.value(u"components"_s).toArray().first().toObject();
    QCOMPARE(sorted(component.keys()), sorted({u"id"_s, u"name"_s, u"status"_s, u"created_at"_s, u"updated_at"_s,
                                               u"position"_s, u"description"_s, u"showcase"_s, u"start_date"_s,
                                               u"group_id"_s, u"page_id"_s, u"group"_s, u"only_show_if_degraded"_s}));
    const QJsonObject incident = summary.value(u"incidents"_s).toArray().first().toObject();
    QCOMPARE(sorted(incident.keys()),
             sorted({u"id"_s, u"name"_s, u"status"_s, u"created_at"_s, u"updated_at"_s, u"monitoring_at"_s,
                     u"resolved_at"_s, u"impact"_s, u"shortlink"_s, u"started_at"_s, u"page_id"_s,
                     u"incident_updates"_s, u"components"_s, u"reminder_intervals"_s}));
    const QJsonObject update = incident.value(u"incident_updates"_s).toArray().first().toObject();
    QCOMPARE(sorted(update.keys()), sorted({u"id"_s, u"status"_s, u"body"_s, u"incident_id"_s, u"created_at"_s,
                                            u"updated_at"_s, u"display_at"_s, u"affected_components"_s,
                                            u"deliver_notifications"_s, u"custom_tweet"_s, u"tweet_id"_s}));
}

void TestStatusPageApi::theIndicatorFollowsTheWorstComponent_data()
{
    QTest::addColumn<ComponentStatus>("status");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("indicator");
    QTest::addColumn<QString>("description");

    QTest::newRow("operational") << ComponentStatus::Operational << u"operational"_s << u"none"_s
                                 << u"All Systems Operational"_s;
    QTest::newRow("maintenance") << ComponentStatus::UnderMaintenance << u"under_maintenance"_s << u"maintenance"_s
                                 << u"Service Under Maintenance"_s;
    QTest::newRow("degraded") << ComponentStatus::DegradedPerformance << u"degraded_performance"_s << u"minor"_s
                              << u"Partially Degraded Service"_s;
    QTest::newRow("partial") << ComponentStatus::PartialOutage << u"partial_outage"_s << u"major"_s
                             << u"Partial System Outage"_s;
    QTest::newRow("major") << ComponentStatus::MajorOutage << u"major_outage"_s << u"critical"_s
                           << u"Major System Outage"_s;
}

void TestStatusPageApi::theIndicatorFollowsTheWorstComponent()
{
    QFETCH(const ComponentStatus, status);
    PageSnapshot snapshot = quiet();
    snapshot.components.last().status = status;
    const QJsonObject summary = document(snapshot, "api/v2/summary.json");
    QTEST(summary.value(u"status"_s).toObject().value(u"indicator"_s).toString(), "indicator");
    QTEST(summary.value(u"status"_s).toObject().value(u"description"_s).toString(), "description");
    QTEST(summary.value(u"components"_s).toArray().last().toObject().value(u"status"_s).toString(), "word");
    QCOMPARE(document(snapshot, "api/v2/status.json").value(u"status"_s), summary.value(u"status"_s));
}

void TestStatusPageApi::anIncidentWithoutComponentsCountsBySeverity_data()
{
    QTest::addColumn<Severity>("severity");
    QTest::addColumn<QString>("word");

    QTest::newRow("minor") << Severity::Minor << u"minor"_s;
    QTest::newRow("major") << Severity::Major << u"major"_s;
    QTest::newRow("critical") << Severity::Critical << u"critical"_s;
}

void TestStatusPageApi::anIncidentWithoutComponentsCountsBySeverity()
{
    QFETCH(const Severity, severity);
    PublicIncident incident = apiIncident();
    for (IncidentUpdate &update : incident.updates)
        update.components.clear();
    incident.updates.first().severity = severity;
    const QJsonObject summary = document(withLive(incident), "api/v2/summary.json");
    QTEST(summary.value(u"status"_s).toObject().value(u"indicator"_s).toString(), "word");
    QTEST(summary.value(u"incidents"_s).toArray().first().toObject().value(u"impact"_s).toString(), "word");
}

void TestStatusPageApi::anIncidentIsToldByItsUpdates()
{
    PublicIncident incident = apiIncident();
    incident.updates.prepend(update(Stage::Monitoring, now().addSecs(-30), u"API requests are failing"_s,
                                    u"We are watching."_s, {{u"api"_s, ComponentStatus::DegradedPerformance}}));
    const QJsonObject object =
        document(withLive(incident), "api/v2/incidents.json").value(u"incidents"_s).toArray().first().toObject();
    QCOMPARE(object.value(u"name"_s).toString(), u"API requests are failing"_s);
    QCOMPARE(object.value(u"status"_s).toString(), u"monitoring"_s);
    QCOMPARE(object.value(u"created_at"_s).toString(), u"2026-11-25T14:05:00.000Z"_s);
    QCOMPARE(object.value(u"started_at"_s), object.value(u"created_at"_s));
    QCOMPARE(object.value(u"updated_at"_s).toString(), u"2026-11-25T14:21:30.000Z"_s);
    QCOMPARE(object.value(u"monitoring_at"_s), object.value(u"updated_at"_s));
    QVERIFY(object.value(u"resolved_at"_s).isNull());
    QCOMPARE(object.value(u"shortlink"_s).toString(), u"https://status.example.com/incidents/incident"_s);
    QCOMPARE(object.value(u"components"_s).toArray().size(), 1);

    const QJsonArray updates = object.value(u"incident_updates"_s).toArray();
    QCOMPARE(updates.size(), 3);
    QCOMPARE(updates.at(0).toObject().value(u"body"_s).toString(), u"We are watching."_s);
    QCOMPARE(updates.at(0).toObject().value(u"affected_components"_s),
             (QJsonArray{QJsonObject{{u"code"_s, u"api"_s},
                                     {u"name"_s, u"API"_s},
                                     {u"old_status"_s, u"partial_outage"_s},
                                     {u"new_status"_s, u"degraded_performance"_s}}}));
    QCOMPARE(updates.at(2).toObject().value(u"status"_s).toString(), u"investigating"_s);
    QCOMPARE(updates.at(2)
                 .toObject()
                 .value(u"affected_components"_s)
                 .toArray()
                 .first()
                 .toObject()
                 .value(u"old_status"_s)
                 .toString(),
             u"operational"_s);
}

void TestStatusPageApi::aResolvedIncidentReturnsItsComponents()
{
    const QJsonObject object = document(withPast(resolvedIncident()), "api/v2/incidents.json")
                                   .value(u"incidents"_s)
                                   .toArray()
                                   .first()
                                   .toObject();
    QCOMPARE(object.value(u"status"_s).toString(), u"resolved"_s);
    QCOMPARE(object.value(u"resolved_at"_s).toString(), u"2026-11-25T14:21:00.000Z"_s);
    const QJsonObject affected = object.value(u"incident_updates"_s)
                                     .toArray()
                                     .first()
                                     .toObject()
                                     .value(u"affected_components"_s)
                                     .toArray()
                                     .first()
                                     .toObject();
    QCOMPARE(affected.value(u"old_status"_s).toString(), u"partial_outage"_s);
    QCOMPARE(affected.value(u"new_status"_s).toString(), u"operational"_s);
}

void TestStatusPageApi::aResolvedIncidentIsNotUnresolved()
{
    const PageSnapshot snapshot = withPast(resolvedIncident());
    QVERIFY(document(snapshot, "api/v2/incidents/unresolved.json").value(u"incidents"_s).toArray().isEmpty());
    QVERIFY(document(snapshot, "api/v2/summary.json").value(u"incidents"_s).toArray().isEmpty());
}

void TestStatusPageApi::aCorrectionAfterResolvingDoesNotMoveItsTime()
{
    PublicIncident incident = resolvedIncident();
    incident.updates.prepend(update(Stage::Resolved, now(), u"API requests were failing"_s, u"A word more."_s));
    const QJsonObject object =
        document(withPast(incident), "api/v2/incidents.json").value(u"incidents"_s).toArray().first().toObject();
    QCOMPARE(object.value(u"resolved_at"_s).toString(), u"2026-11-25T14:21:00.000Z"_s);
    QCOMPARE(object.value(u"updated_at"_s).toString(), u"2026-11-25T14:22:00.000Z"_s);
}

void TestStatusPageApi::textsAreCleanAndUnescaped()
{
    PublicIncident incident = apiIncident();
    incident.updates.first().title = hostileText();
    incident.updates.first().body = hostileText();
    const QJsonObject object =
        document(withLive(incident), "api/v2/summary.json").value(u"incidents"_s).toArray().first().toObject();
    const QString expected =
        u"<script>alert(1)</script> \" ' & ]]> evil x "_s + QChar::ReplacementCharacter + u" end"_s;
    QCOMPARE(object.value(u"name"_s).toString(), expected);
    QCOMPARE(object.value(u"incident_updates"_s).toArray().first().toObject().value(u"body"_s).toString(), expected);
}

QTEST_GUILESS_MAIN(TestStatusPageApi)
#include "tst_statuspageapi.moc"
