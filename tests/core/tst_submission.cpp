// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/submission.h"

#include <QTest>

using namespace Qt::StringLiterals;

class SubmissionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldIsRead();
    void aTitleIsOneLineThatCanBeRead();
    void whatIsWrongIsPointedAt_data();
    void whatIsWrongIsPointedAt();
    void allErrorsAreToldAtOnce();
    void unknownFieldsAreNamedAndIgnored();
    void theKeysPageIsEnough();
    void downAndUpOfTheSameMonitorAreOneGroup_data();
    void downAndUpOfTheSameMonitorAreOneGroup();

private:
    CatalogData m_catalog{
        .pages = {{.id = u"p1"_s, .slug = u"acme"_s}, {.id = u"p2"_s, .slug = u"other"_s}},
        .components = {{.id = u"c1"_s, .pageId = u"p1"_s, .slug = u"api"_s},
                       {.id = u"c2"_s, .pageId = u"p2"_s, .slug = u"web"_s}},
    };

    ParsedIncident parse(const QByteArray &json, const QString &boundPage = {}) const
    {
        QJsonParseError error;
        const QJsonObject object = QJsonDocument::fromJson(json, &error).object();
        if (error.error != QJsonParseError::NoError)
            qFatal("the test's own JSON is broken: %s", json.constData());
        return parseIncident(object, m_catalog, boundPage);
    }
};

void SubmissionTest::everyFieldIsRead()
{
    const ParsedIncident parsed = parse(R"({"title":" API  down ","status_page_id":"acme","severity":"critical",
        "affected_component_ids":["api","c1"],"raw_input":"503","generate_ai_update":false,"tone":"friendly",
        "dedup_key":"k","state":"resolved","source_url":"https://grafana.example/d/1",
        "started_at":"2026-03-11T09:42:10.5+01:00","labels":{"env":"prod","greenroom_test":"true"}})");
    QVERIFY2(parsed.errors.isEmpty(), qPrintable(parsed.errors.value(0).detail));
    QVERIFY(parsed.warnings.isEmpty());
    QCOMPARE(parsed.pageId, u"p1"_s);
    const Delivery &delivery = parsed.delivery;
    QCOMPARE(delivery.title, u"API down"_s);
    QCOMPARE(delivery.severity, Severity::Critical);
    QCOMPARE(delivery.componentIds, QStringList{u"c1"_s});
    QCOMPARE(delivery.text, u"503"_s);
    QCOMPARE(delivery.wantsModel, false);
    QCOMPARE(delivery.tone, Tone::Friendly);
    QCOMPARE(delivery.groupKey, u"dedup:k"_s);
    QCOMPARE(delivery.state(), AlertState::Resolved);
    QVERIFY(delivery.isStateStated);
    QVERIFY(delivery.isTest);
    QCOMPARE(delivery.alerts.first().startsAt, QDateTime({2026, 3, 11}, QTime(8, 42, 10, 500), Qt::UTC));
    QCOMPARE(delivery.labels.value(u"env"_s), u"prod"_s);
}

void SubmissionTest::aTitleIsOneLineThatCanBeRead()
{
    const auto parsed = parse(R"({"status_page_id":"acme","title":"API\u0000\u001b]0;x\u0007 is\ndown\u009b"})");
    QVERIFY(parsed.errors.isEmpty());
    QCOMPARE(parsed.delivery.title, u"API ]0;x is down"_s);
    QCOMPARE(parse(R"({"status_page_id":"acme","title":"\u0000\u001b"})").errors.value(0).pointer, u"/title"_s);
}

void SubmissionTest::whatIsWrongIsPointedAt_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QString>("pointer");
    const auto row = [](const char *name, const QByteArray &fields, const QString &pointer) {
        QTest::newRow(name) << fields << pointer;
    };
    const QByteArray good = R"("title":"t","status_page_id":"p1")";
    row("noTitle", R"("status_page_id":"p1")", u"/title"_s);
    row("blankTitle", R"("title":"  ","status_page_id":"p1")", u"/title"_s);
    row("titleIsANumber", R"("title":1,"status_page_id":"p1")", u"/title"_s);
    row("longTitle", "\"status_page_id\":\"p1\",\"title\":\"" + QByteArray(256, 'x') + '"', u"/title"_s);
    row("noPage", R"("title":"t")", u"/status_page_id"_s);
    row("unknownPage", R"("title":"t","status_page_id":"nope")", u"/status_page_id"_s);
    row("wrongSeverity", good + R"(,"severity":"Major")", u"/severity"_s);
    row("wrongTone", good + R"(,"tone":"angry")", u"/tone"_s);
    row("wrongState", good + R"(,"state":"up")", u"/state"_s);
    row("unknownComponent", good + R"(,"affected_component_ids":["api","nope"])", u"/affected_component_ids/1"_s);
    row("componentOfAnotherPage", good + R"(,"affected_component_ids":["web"])", u"/affected_component_ids/0"_s);
    row("componentIsANumber", good + R"(,"affected_component_ids":[1])", u"/affected_component_ids/0"_s);
    row("componentsAreAText", good + R"(,"affected_component_ids":"api")", u"/affected_component_ids"_s);
    row("longRawInput", good + ",\"raw_input\":\"" + QByteArray(65537, 'x') + '"', u"/raw_input"_s);
    row("rawInputIsAnObject", good + R"(,"raw_input":{})", u"/raw_input"_s);
    row("modelIsAText", good + R"(,"generate_ai_update":"yes")", u"/generate_ai_update"_s);
    row("urlIsAScript", good + R"j(,"source_url":"javascript:alert(1)")j", u"/source_url"_s);
    row("timeWithoutZone", good + R"(,"started_at":"2026-03-11T09:42:10")", u"/started_at"_s);
    row("timeIsNone", good + R"(,"started_at":"yesterday")", u"/started_at"_s);
    row("emptyDedupKey", good + R"(,"dedup_key":"")", u"/dedup_key"_s);
    row("labelIsANumber", good + R"(,"labels":{"a/b":1})", u"/labels/a~1b"_s);
    row("labelsAreAList", good + R"(,"labels":[])", u"/labels"_s);
}

void SubmissionTest::whatIsWrongIsPointedAt()
{
    QFETCH(QByteArray, fields);
    QFETCH(QString, pointer);
    const ParsedIncident parsed = parse('{' + fields + '}');
    QCOMPARE(parsed.errors.size(), 1);
    QCOMPARE(parsed.errors.first().pointer, pointer);
    QVERIFY(!parsed.errors.first().detail.isEmpty());
}

void SubmissionTest::allErrorsAreToldAtOnce()
{
    const ParsedIncident parsed = parse(R"({"severity":"x","tone":"y"})");
    QStringList pointers;
    for (const FieldError &error : parsed.errors)
        pointers.append(error.pointer);
    QCOMPARE(pointers, QStringList({u"/title"_s, u"/status_page_id"_s, u"/severity"_s, u"/tone"_s}));
}

void SubmissionTest::unknownFieldsAreNamedAndIgnored()
{
    const ParsedIncident parsed = parse(R"({"title":"t","status_page_id":"p1","colour":"red"})");
    QVERIFY(parsed.errors.isEmpty());
    QCOMPARE(parsed.warnings.size(), 1);
    QVERIFY(parsed.warnings.first().contains(u"colour"_s));
}

void SubmissionTest::theKeysPageIsEnough()
{
    QVERIFY(parse(R"({"title":"t"})", u"p1"_s).errors.isEmpty());
    QCOMPARE(parse(R"({"title":"t"})", u"p1"_s).pageId, u"p1"_s);
    const ParsedIncident foreign = parse(R"({"title":"t","status_page_id":"other"})", u"p1"_s);
    QCOMPARE(foreign.errors.value(0).pointer, u"/status_page_id"_s);
}

void SubmissionTest::downAndUpOfTheSameMonitorAreOneGroup_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<bool>("isSame");
    QTest::newRow("downUp") << u"Monitor is DOWN: api-health"_s << u"Monitor is UP: api-health"_s << true;
    QTest::newRow("case") << u"API Latency"_s << u"api   latency"_s << true;
    QTest::newRow("firing") << u"[FIRING:1] HighErrorRate"_s << u"[RESOLVED:1] HighErrorRate"_s << true;
    QTest::newRow("other monitor") << u"Monitor is DOWN: api"_s << u"Monitor is DOWN: web"_s << false;
}

void SubmissionTest::downAndUpOfTheSameMonitorAreOneGroup()
{
    QFETCH(QString, first);
    QFETCH(QString, second);
    QFETCH(bool, isSame);
    QCOMPARE(implicitGroupKey(first, {}) == implicitGroupKey(second, {}), isSame);
    QVERIFY(implicitGroupKey(first, {u"a"_s}) != implicitGroupKey(first, {u"b"_s}));
    QCOMPARE(implicitGroupKey(first, {u"a"_s, u"b"_s}), implicitGroupKey(first, {u"b"_s, u"a"_s}));
}

QTEST_GUILESS_MAIN(SubmissionTest)
#include "tst_submission.moc"
