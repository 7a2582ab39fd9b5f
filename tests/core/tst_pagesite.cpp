// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ids.h"
#include "core/page/pagesite.h"
#include "core/store/database.h"
#include "tests/support/await.h"
#include "tests/support/testclock.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString PartialApi = u"[{\"id\":\"api\",\"status\":\"partial_outage\"}]"_s;
const QString DegradedApi = u"[{\"id\":\"api\",\"status\":\"degraded_performance\"}]"_s;

/// One update as it is put into the store.
struct Row
{
    QString incidentId = {};
    QString stage = u"investigating"_s;
    QString title = u"API requests are failing"_s;
    QString components = PartialApi;
    QDateTime at = {};
    QString state = u"published"_s;
    QString severity = u"major"_s;
    QString body = u"We are looking into it."_s;
};

QByteArray headerOf(const HttpResponse &response, const QByteArray &name)
{
    for (const auto &[key, value] : response.headers) {
        if (key == name)
            return value;
    }
    return {};
}

} // namespace

class TestPageSite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void beforeTheFirstRefreshTheSiteIsNotReady();
    void aSiteWithoutPagesSaysSo();
    void aPublishedUpdateIsOnEveryResource();
    void draftsUndoneAndPendingUpdatesDoNotLeak();
    void theWorkingCopyOfALiveIncidentDoesNotLeak();
    void testIncidentsNeverAppear();
    void aComponentIsTheWorstOfItsLiveIncidentsAndItsManualStatus();
    void resolvingReturnsTheComponents();
    void aReopenedIncidentIsLiveAgain();
    void aRemovedComponentLeavesThePageButKeepsItsNameInTheRecord();
    void theRecordCountsWhatWasPublished();
    void aPageShowsOnlyItsOwnIncidents();
    void severalPagesAreListedAndStandUnderTheirSlugs();
    void nothingChangesBeforeTheNextRefresh();
    void aVisitRenewsAPageThatHasGrownOld();
    void everyResourceHasSafeHeaders_data();
    void everyResourceHasSafeHeaders();
    void dataForProgramsMayBeReadFromAnywhere_data();
    void dataForProgramsMayBeReadFromAnywhere();
    void whatTheClientHasIsNotSentAgain_data();
    void whatTheClientHasIsNotSentAgain();
    void anUnchangedPageKeepsItsTag();
    void theStyleSheetMayBeKeptUnderItsVersion();
    void headIsAnsweredLikeGet();
    void otherMethodsAreNotAllowed_data();
    void otherMethodsAreNotAllowed();
    void anUnknownAddressIsNotFound_data();
    void anUnknownAddressIsNotFound();
    void aSlashTooManyLeadsToTheOneAddress_data();
    void aSlashTooManyLeadsToTheOneAddress();
    void everyRelativeLinkLeadsSomewhere();
    void anOldIncidentIsReadWhenItIsAskedFor();
    void anIncidentOfAnotherPageIsNotFound();
    void aFailedReadingLeavesTheSiteAsItWas();

private:
    void execute(const QString &sql, const QVariantList &values = {});
    void addPage(const QString &id, const QString &slug, const QString &name, const QString &zone = u"UTC"_s);
    void addComponent(const QString &id, const QString &pageId, const QString &name);
    QString addIncident(const QString &state = u"live"_s, const QString &pageId = u"page"_s, bool isTest = false);
    void addUpdate(const Row &row);
    /// A page with the components API and Exports.
    void addAcme();
    void refresh();
    HttpResponse get(const QByteArray &path, const QList<std::pair<QByteArray, QByteArray>> &headers = {},
                     const QByteArray &method = "GET");
    QJsonObject json(const QByteArray &path);
    QString statusOf(const QString &componentId);

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<TestClock> m_clock;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<PageSite> m_site;
};

void TestPageSite::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_clock = std::make_unique<TestClock>(QDateTime(QDate(2026, 11, 25), QTime(14, 22), Qt::UTC));
    m_database = std::make_unique<Database>(m_directory->filePath(u"greenroom.db"_s));
    QVERIFY(await(m_database->open()));
    m_site = std::make_unique<PageSite>(*m_database, *m_clock, u"https://status.example.com"_s);
}

void TestPageSite::cleanup()
{
    m_site.reset();
    m_database.reset();
    m_directory.reset();
}

void TestPageSite::execute(const QString &sql, const QVariantList &values)
{
    const Result<> done = await(m_database->write([&sql, &values](Connection &connection) -> Result<> {
        connection.execute(sql, values);
        return {};
    }));
    if (!done)
        qFatal("%s", qPrintable(done.error().detail));
}

void TestPageSite::addPage(const QString &id, const QString &slug, const QString &name, const QString &zone)
{
    execute(u"INSERT INTO pages (id, slug, name, time_zone, tone, created_at) VALUES (?, ?, ?, ?, 'professional', ?)"_s,
            {id, slug, name, zone, m_clock->now().addDays(-200)});
}

void TestPageSite::addComponent(const QString &id, const QString &pageId, const QString &name)
{
    const QDateTime created = m_clock->now().addDays(-200);
    execute(
        u"INSERT INTO components (id, page_id, slug, name, position, created_at, updated_at) VALUES (?, ?, ?, ?, 0, ?, ?)"_s,
        {id, pageId, id, name, created, created});
}

QString TestPageSite::addIncident(const QString &state, const QString &pageId, bool isTest)
{
    const QString id = newId();
    execute(u"INSERT INTO incidents (id, page_id, group_key, state, is_test, title, sent_title, severity, stage, tone, "
            u"body, "
            "components, alert_text, source_name, started_at, created_at, last_alert_at) VALUES (?, ?, ?, ?, ?, "
            "'secret title', "
            "'secret sent title', 'critical', 'resolved', 'minimal', 'secret body', "
            "'[{\"id\":\"exports\",\"status\":\"major_outage\"}]', 'secret alert', 'secret source', 1, 1, 1)"_s,
            {id, pageId, id, state, isTest});
    return id;
}

void TestPageSite::addUpdate(const Row &row)
{
    const QDateTime at = row.at.isValid() ? row.at : m_clock->now();
    execute(u"INSERT INTO updates (id, incident_id, state, stage, title, severity, body, components, clicked_at, "
            u"clicked_by, "
            "undo_until, published_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'secret@desk', ?, ?)"_s,
            {newId(), row.incidentId, row.state, row.stage, row.title, row.severity, row.body, row.components, at, at,
             row.state == u"published"_s ? QVariant(at) : QVariant()});
}

void TestPageSite::addAcme()
{
    addPage(u"page"_s, u"acme"_s, u"Acme Status"_s);
    addComponent(u"api"_s, u"page"_s, u"API"_s);
    addComponent(u"exports"_s, u"page"_s, u"Exports"_s);
}

void TestPageSite::refresh()
{
    const Result<> done = await(m_site->refresh());
    QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
}

HttpResponse TestPageSite::get(const QByteArray &path, const QList<std::pair<QByteArray, QByteArray>> &headers,
                               const QByteArray &method)
{
    QPromise<HttpResponse> promise;
    promise.start();
    auto future = promise.future();
    const qsizetype question = path.indexOf('?');
    m_site->handle({.method = method,
                    .path = question < 0 ? path : path.first(question),
                    .query = question < 0 ? QByteArray() : path.sliced(question + 1),
                    .headers = headers,
                    .body = {},
                    .peer = {}},
                   [&promise](const HttpResponse &response) {
                       promise.addResult(response);
                       promise.finish();
                   });
    return await(future);
}

QJsonObject TestPageSite::json(const QByteArray &path)
{
    return QJsonDocument::fromJson(get(path).body).object();
}

QString TestPageSite::statusOf(const QString &componentId)
{
    const QJsonArray components = json("/api/v2/components.json").value(u"components"_s).toArray();
    for (const QJsonValue &component : components) {
        if (component.toObject().value(u"id"_s).toString() == componentId)
            return component.toObject().value(u"status"_s).toString();
    }
    return {};
}

void TestPageSite::beforeTheFirstRefreshTheSiteIsNotReady()
{
    const HttpResponse response = get("/");
    QCOMPARE(response.status, 503);
    QCOMPARE(headerOf(response, "Retry-After"), "1");
}

void TestPageSite::aSiteWithoutPagesSaysSo()
{
    refresh();
    const HttpResponse response = get("/");
    QCOMPARE(response.status, 200);
    QVERIFY(response.body.contains("There is nothing here yet"));
    QCOMPARE(get("/style.css").status, 200);
    QCOMPARE(get("/api/v2/summary.json").status, 404);
}

void TestPageSite::aPublishedUpdateIsOnEveryResource()
{
    addAcme();
    const QString id = addIncident();
    addUpdate({.incidentId = id});
    refresh();
    const QByteArray page = "/incidents/" + id.toUtf8();
    for (const QByteArray &path :
         {QByteArray("/"), QByteArray("/history"), page, QByteArray("/history.atom"), QByteArray("/history.rss"),
          QByteArray("/api/v2/summary.json"), QByteArray("/api/v2/incidents.json"),
          QByteArray("/api/v2/incidents/unresolved.json")}) {
        const HttpResponse response = get(path);
        QCOMPARE(response.status, 200);
        QVERIFY2(response.body.contains("API requests are failing"), path.constData());
        QVERIFY2(!response.body.contains("secret"), path.constData());
    }
    QVERIFY(get("/").body.contains("Some systems have problems"));
    QCOMPARE(json("/api/v2/status.json").value(u"status"_s).toObject().value(u"indicator"_s).toString(), u"major"_s);
    QCOMPARE(statusOf(u"api"_s), u"partial_outage"_s);
    QCOMPARE(statusOf(u"exports"_s), u"operational"_s);
}

void TestPageSite::draftsUndoneAndPendingUpdatesDoNotLeak()
{
    addAcme();
    addIncident(u"draft"_s);
    addIncident(u"dismissed"_s);
    const QString publishing = addIncident(u"publishing"_s);
    addUpdate({.incidentId = publishing, .state = u"publishing"_s});
    const QString live = addIncident(u"live"_s);
    addUpdate({.incidentId = live, .title = u"Known trouble"_s, .components = DegradedApi});
    addUpdate({.incidentId = live, .stage = u"resolved"_s, .title = u"Too early"_s, .state = u"publishing"_s});
    addUpdate({.incidentId = live, .stage = u"resolved"_s, .title = u"Taken back"_s, .state = u"undone"_s});
    refresh();
    for (const char *path :
         {"/", "/history", "/history.atom", "/history.rss", "/api/v2/summary.json", "/api/v2/incidents.json"}) {
        const QByteArray body = get(path).body;
        QVERIFY(body.contains("Known trouble"));
        for (const char *hidden : {"secret", "API requests are failing", "Too early", "Taken back"})
            QVERIFY2(!body.contains(hidden), hidden);
    }
    QCOMPARE(statusOf(u"api"_s), u"degraded_performance"_s);
    QCOMPARE(get("/incidents/" + publishing.toUtf8()).status, 404);
}

void TestPageSite::theWorkingCopyOfALiveIncidentDoesNotLeak()
{
    addAcme();
    const QString id = addIncident();
    addUpdate({.incidentId = id, .severity = u"minor"_s});
    refresh();
    const QJsonObject incident = json("/api/v2/summary.json").value(u"incidents"_s).toArray().first().toObject();
    QCOMPARE(incident.value(u"name"_s).toString(), u"API requests are failing"_s);
    QCOMPARE(incident.value(u"impact"_s).toString(), u"minor"_s);
    QCOMPARE(incident.value(u"status"_s).toString(), u"investigating"_s);
    QCOMPARE(incident.value(u"started_at"_s).toString(), u"2026-11-25T14:22:00.000Z"_s);
    QCOMPARE(statusOf(u"exports"_s), u"operational"_s);
}

void TestPageSite::testIncidentsNeverAppear()
{
    addAcme();
    const QString live = addIncident(u"live"_s, u"page"_s, true);
    addUpdate({.incidentId = live});
    const QString resolved = addIncident(u"resolved"_s, u"page"_s, true);
    addUpdate({.incidentId = resolved});
    addUpdate({.incidentId = resolved, .stage = u"resolved"_s});
    refresh();
    QVERIFY(get("/").body.contains("All systems operational"));
    QVERIFY(!get("/").body.contains("API requests are failing"));
    QVERIFY(json("/api/v2/incidents.json").value(u"incidents"_s).toArray().isEmpty());
    QCOMPARE(get("/incidents/" + live.toUtf8()).status, 404);
    QCOMPARE(get("/incidents/" + resolved.toUtf8()).status, 404);
}

void TestPageSite::aComponentIsTheWorstOfItsLiveIncidentsAndItsManualStatus()
{
    addAcme();
    addUpdate({.incidentId = addIncident(), .components = DegradedApi});
    addUpdate({.incidentId = addIncident(), .components = PartialApi});
    refresh();
    QCOMPARE(statusOf(u"api"_s), u"partial_outage"_s);
    execute(u"UPDATE components SET manual_status = 'major_outage' WHERE id = 'api'"_s);
    refresh();
    QCOMPARE(statusOf(u"api"_s), u"major_outage"_s);
    execute(u"UPDATE components SET manual_status = 'under_maintenance' WHERE id = 'api'"_s);
    refresh();
    QCOMPARE(statusOf(u"api"_s), u"partial_outage"_s);
}

void TestPageSite::resolvingReturnsTheComponents()
{
    addAcme();
    const QString id = addIncident();
    addUpdate({.incidentId = id, .at = m_clock->now().addSecs(-3600)});
    refresh();
    QCOMPARE(statusOf(u"api"_s), u"partial_outage"_s);
    addUpdate({.incidentId = id, .stage = u"resolved"_s, .body = u"It works again."_s});
    execute(u"UPDATE incidents SET state = 'resolved' WHERE id = ?"_s, {id});
    refresh();
    QCOMPARE(statusOf(u"api"_s), u"operational"_s);
    QVERIFY(get("/").body.contains("All systems operational"));
    QVERIFY(get("/").body.contains("Resolved after 1 hour"));
    QVERIFY(json("/api/v2/incidents/unresolved.json").value(u"incidents"_s).toArray().isEmpty());
    QCOMPARE(json("/api/v2/incidents.json").value(u"incidents"_s).toArray().size(), 1);
    QVERIFY(get("/history.atom").body.contains("&lt;strong&gt;Resolved&lt;/strong&gt; - It works again."));
}

void TestPageSite::aReopenedIncidentIsLiveAgain()
{
    addAcme();
    const QString id = addIncident();
    addUpdate({.incidentId = id, .at = m_clock->now().addDays(-2)});
    addUpdate({.incidentId = id, .stage = u"resolved"_s, .at = m_clock->now().addDays(-1)});
    addUpdate({.incidentId = id, .components = DegradedApi});
    refresh();
    QCOMPARE(statusOf(u"api"_s), u"degraded_performance"_s);
    const QJsonObject incident = json("/api/v2/summary.json").value(u"incidents"_s).toArray().first().toObject();
    QVERIFY(incident.value(u"resolved_at"_s).isNull());
    QCOMPARE(incident.value(u"incident_updates"_s).toArray().size(), 3);
}

void TestPageSite::aRemovedComponentLeavesThePageButKeepsItsNameInTheRecord()
{
    addAcme();
    const QString id = addIncident();
    addUpdate({.incidentId = id});
    execute(u"UPDATE components SET removed_at = ? WHERE id = 'api'"_s, {m_clock->now()});
    refresh();
    QVERIFY(statusOf(u"api"_s).isNull());
    QVERIFY(!get("/").body.contains("<h3><bdi>API</bdi></h3>"));
    QVERIFY(get("/incidents/" + id.toUtf8()).body.contains("<dt>Affected systems</dt><dd><bdi>API</bdi></dd>"));
    QVERIFY(!get("/").body.contains("All systems operational"));
}

void TestPageSite::theRecordCountsWhatWasPublished()
{
    addAcme();
    const QString id = addIncident(u"resolved"_s);
    const QDateTime begin(QDate(2026, 11, 21), QTime(10, 0), Qt::UTC);
    addUpdate({.incidentId = id, .at = begin});
    addUpdate({.incidentId = id, .stage = u"monitoring"_s, .components = DegradedApi, .at = begin.addSecs(42 * 60)});
    addUpdate({.incidentId = id, .stage = u"resolved"_s, .components = DegradedApi, .at = begin.addSecs(102 * 60)});
    refresh();
    const QByteArray html = get("/").body;
    QVERIFY(html.contains("title=\"21 November: Partial outage 42 minutes, Degraded performance 1 hour\""));
    QVERIFY(html.contains("99.99 % uptime"));
}

void TestPageSite::aPageShowsOnlyItsOwnIncidents()
{
    addAcme();
    addPage(u"other"_s, u"other"_s, u"Other"_s);
    addUpdate({.incidentId = addIncident(u"live"_s, u"other"_s), .components = u"[]"_s});
    refresh();
    QVERIFY(!get("/acme/").body.contains("API requests are failing"));
    QVERIFY(get("/other/").body.contains("API requests are failing"));
    QVERIFY(get("/acme/").body.contains("All systems operational"));
}

void TestPageSite::severalPagesAreListedAndStandUnderTheirSlugs()
{
    addAcme();
    refresh();
    QVERIFY(get("/").body.contains("<h1 id=\"overall\">All systems operational</h1>"));
    addPage(u"other"_s, u"other"_s, u"Other"_s, u"Europe/Berlin"_s);
    const QString id = addIncident(u"live"_s, u"other"_s);
    addUpdate({.incidentId = id, .components = u"[]"_s});
    refresh();
    const QByteArray list = get("/").body;
    QVERIFY(list.contains("<a href=\"./acme/\"><bdi>Acme Status</bdi></a>"));
    QVERIFY(list.contains("<a href=\"./other/\"><bdi>Other</bdi></a>"));
    QVERIFY(get("/other/").body.contains("15:22 CET"));
    QCOMPARE(get("/other/incidents/" + id.toUtf8()).status, 200);
    QCOMPARE(get("/acme/incidents/" + id.toUtf8()).status, 404);
    QCOMPARE(json("/other/api/v2/status.json").value(u"page"_s).toObject().value(u"url"_s).toString(),
             u"https://status.example.com/other"_s);
    QVERIFY(get("/other/history.atom").body.contains("/other/incidents/"_ba.append(id.toUtf8())));
    for (const char *path : {"/style.css", "/favicon.svg", "/acme/style.css", "/other/favicon.svg", "/acme/history"})
        QCOMPARE(get(path).status, 200);
    QCOMPARE(get("/api/v2/status.json").status, 404);
}

void TestPageSite::nothingChangesBeforeTheNextRefresh()
{
    addAcme();
    refresh();
    addUpdate({.incidentId = addIncident()});
    QVERIFY(!get("/").body.contains("API requests are failing"));
    refresh();
    QVERIFY(get("/").body.contains("API requests are failing"));
}

void TestPageSite::aVisitRenewsAPageThatHasGrownOld()
{
    addAcme();
    refresh();
    QVERIFY(get("/").body.contains("<h3>11–25 November</h3>"));
    m_clock->advance(24h);
    QVERIFY(get("/").body.contains("<h3>11–25 November</h3>"));
    QTRY_VERIFY(get("/").body.contains("<h3>12–26 November</h3>"));
}

void TestPageSite::everyResourceHasSafeHeaders_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("type");

    QTest::newRow("index") << QByteArray("/") << QByteArray("text/html; charset=utf-8");
    QTest::newRow("history") << QByteArray("/history") << QByteArray("text/html; charset=utf-8");
    QTest::newRow("not found") << QByteArray("/nowhere") << QByteArray("text/html; charset=utf-8");
    QTest::newRow("no such document") << QByteArray("/api/v2/nothing.json") << QByteArray("application/problem+json");
    QTest::newRow("moved") << QByteArray("/history/") << QByteArray("text/plain; charset=utf-8");
    QTest::newRow("style") << QByteArray("/style.css") << QByteArray("text/css; charset=utf-8");
    QTest::newRow("icon") << QByteArray("/favicon.svg") << QByteArray("image/svg+xml");
    QTest::newRow("api") << QByteArray("/api/v2/summary.json") << QByteArray("application/json; charset=utf-8");
    QTest::newRow("atom") << QByteArray("/history.atom") << QByteArray("application/atom+xml; charset=utf-8");
    QTest::newRow("rss") << QByteArray("/history.rss") << QByteArray("application/rss+xml; charset=utf-8");
}

void TestPageSite::everyResourceHasSafeHeaders()
{
    QFETCH(const QByteArray, path);
    addAcme();
    refresh();
    const HttpResponse response = get(path);
    QTEST(response.contentType, "type");
    QVERIFY(headerOf(response, "Content-Security-Policy")
                .startsWith("default-src 'none'; style-src 'self'; img-src 'self'"));
    QCOMPARE(headerOf(response, "X-Content-Type-Options"), "nosniff");
    QCOMPARE(headerOf(response, "Referrer-Policy"), "no-referrer");
    if (response.status == 200)
        QCOMPARE(headerOf(response, "Cache-Control"), "public, max-age=10");
}

void TestPageSite::dataForProgramsMayBeReadFromAnywhere_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<bool>("isOpen");
    QTest::newRow("index") << QByteArray("/") << false;
    for (const char *path :
         {"summary", "status", "components", "incidents", "incidents/unresolved", "scheduled-maintenances",
          "scheduled-maintenances/upcoming", "scheduled-maintenances/active", "nothing"})
        QTest::newRow(path) << QByteArray("/api/v2/") + path + ".json" << true;
    QTest::newRow("atom") << QByteArray("/history.atom") << true;
}

void TestPageSite::dataForProgramsMayBeReadFromAnywhere()
{
    QFETCH(const QByteArray, path);
    QFETCH(const bool, isOpen);
    addAcme();
    refresh();
    QCOMPARE(headerOf(get(path), "Access-Control-Allow-Origin"), isOpen ? QByteArray("*") : QByteArray());
}

void TestPageSite::whatTheClientHasIsNotSentAgain_data()
{
    QTest::addColumn<QByteArray>("ifNoneMatch");
    QTest::addColumn<int>("status");

    QTest::newRow("the tag") << QByteArray("ETAG") << 304;
    QTest::newRow("weak") << QByteArray("W/ETAG") << 304;
    QTest::newRow("in a list") << QByteArray("\"other\" , ETAG") << 304;
    QTest::newRow("any") << QByteArray("*") << 304;
    QTest::newRow("another") << QByteArray("\"other\"") << 200;
    QTest::newRow("unquoted") << QByteArray("other") << 200;
    QTest::newRow("empty") << QByteArray("") << 200;
}

void TestPageSite::whatTheClientHasIsNotSentAgain()
{
    QFETCH(QByteArray, ifNoneMatch);
    QFETCH(const int, status);
    addAcme();
    refresh();
    const QByteArray etag = headerOf(get("/"), "ETag");
    QVERIFY(etag.startsWith('"') && etag.endsWith('"') && etag.size() > 10);
    const HttpResponse response = get("/", {{"if-none-match", ifNoneMatch.replace("ETAG", etag)}});
    QCOMPARE(response.status, status);
    QCOMPARE(response.body.isEmpty(), status == 304);
    QCOMPARE(headerOf(response, "ETag"), etag);
    QCOMPARE(headerOf(response, "Cache-Control"), "public, max-age=10");
}

void TestPageSite::anUnchangedPageKeepsItsTag()
{
    addAcme();
    refresh();
    const QByteArray before = headerOf(get("/"), "ETag");
    const QByteArray summary = headerOf(get("/api/v2/summary.json"), "ETag");
    m_clock->advance(59s);
    refresh();
    QCOMPARE(headerOf(get("/"), "ETag"), before);
    QCOMPARE(headerOf(get("/api/v2/summary.json"), "ETag"), summary);
    addUpdate({.incidentId = addIncident()});
    refresh();
    QVERIFY(headerOf(get("/"), "ETag") != before);
}

void TestPageSite::theStyleSheetMayBeKeptUnderItsVersion()
{
    addAcme();
    refresh();
    static const QRegularExpression link(u"href=\"\\.(/style\\.css\\?[0-9a-f]+)\""_s);
    const auto match = link.match(QString::fromUtf8(get("/").body));
    QVERIFY(match.hasMatch());
    QVERIFY(headerOf(get(match.captured(1).toUtf8()), "Cache-Control").contains("immutable"));
}

void TestPageSite::headIsAnsweredLikeGet()
{
    addAcme();
    refresh();
    const HttpResponse got = get("/");
    const HttpResponse head = get("/", {}, "HEAD");
    QCOMPARE(head.status, 200);
    QCOMPARE(head.contentType, got.contentType);
    QCOMPARE(head.headers, got.headers);
    QCOMPARE(get("/nowhere", {}, "HEAD").status, 404);
}

void TestPageSite::otherMethodsAreNotAllowed_data()
{
    QTest::addColumn<QByteArray>("method");
    for (const char *method : {"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"})
        QTest::newRow(method) << QByteArray(method);
}

void TestPageSite::otherMethodsAreNotAllowed()
{
    QFETCH(const QByteArray, method);
    addAcme();
    refresh();
    const HttpResponse response = get("/", {}, method);
    QCOMPARE(response.status, 405);
    QCOMPARE(headerOf(response, "Allow"), "GET, HEAD");
    QCOMPARE(response.contentType, "application/problem+json");
}

void TestPageSite::anUnknownAddressIsNotFound_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("styleSheet");

    QTest::newRow("beside") << QByteArray("/nowhere") << QByteArray("./style.css?");
    QTest::newRow("below") << QByteArray("/no/where/at-all") << QByteArray("./../../style.css?");
    QTest::newRow("unknown incident") << QByteArray("/incidents/0190f3a2b5c07abc8def0123456789ab")
                                      << QByteArray("./../style.css?");
    QTest::newRow("not an id") << QByteArray("/incidents/..%2f..%2fetc") << QByteArray("style.css?");
    QTest::newRow("markup in the path") << QByteArray("/%3Cscript%3E") << QByteArray("./style.css?");
    QTest::newRow("hidden file") << QByteArray("/.git/config") << QByteArray("./../style.css?");
    QTest::newRow("double slash") << QByteArray("//history") << QByteArray("./../style.css?");
    QTest::newRow("query only matters not") << QByteArray("/nowhere?x=/") << QByteArray("./style.css?");
}

void TestPageSite::anUnknownAddressIsNotFound()
{
    QFETCH(const QByteArray, path);
    QFETCH(const QByteArray, styleSheet);
    addAcme();
    refresh();
    const HttpResponse response = get(path);
    QCOMPARE(response.status, 404);
    QVERIFY(response.body.contains("This page does not exist"));
    QVERIFY(response.body.contains("Acme Status"));
    QVERIFY(response.body.contains(styleSheet));
    QVERIFY(!response.body.contains("<script"));
}

void TestPageSite::aSlashTooManyLeadsToTheOneAddress_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("location");

    QTest::newRow("history") << QByteArray("/acme/history/") << QByteArray("../history");
    QTest::newRow("document") << QByteArray("/acme/api/v2/status.json/") << QByteArray("../status.json");
    QTest::newRow("page without its slash") << QByteArray("/acme") << QByteArray("./acme/");
}

void TestPageSite::aSlashTooManyLeadsToTheOneAddress()
{
    QFETCH(const QByteArray, path);
    addAcme();
    addPage(u"other"_s, u"other"_s, u"Other"_s);
    refresh();
    const HttpResponse response = get(path);
    QCOMPARE(response.status, 301);
    QTEST(headerOf(response, "Location"), "location");
    const QUrl target =
        QUrl(u"http://x"_s + QString::fromUtf8(path)).resolved(QUrl(QString::fromUtf8(headerOf(response, "Location"))));
    QCOMPARE(get(target.path().toUtf8()).status, 200);
}

void TestPageSite::everyRelativeLinkLeadsSomewhere()
{
    addAcme();
    addPage(u"other"_s, u"other"_s, u"Other"_s);
    addUpdate({.incidentId = addIncident()});
    const QString past = addIncident(u"resolved"_s);
    addUpdate({.incidentId = past, .at = m_clock->now().addDays(-2)});
    addUpdate({.incidentId = past, .stage = u"resolved"_s, .at = m_clock->now().addDays(-1)});
    for (int round = 0; round < 2; ++round) {
        refresh();
        QStringList open{u"/"_s};
        QSet<QString> seen;
        static const QRegularExpression link(u"href=\"([^\"]*)\""_s);
        while (!open.isEmpty()) {
            const QString path = open.takeFirst();
            if (seen.contains(path))
                continue;
            seen.insert(path);
            const HttpResponse response = get(path.toUtf8());
            QVERIFY2(response.status == 200, qPrintable(path));
            if (!response.contentType.startsWith("text/html"))
                continue;
            for (auto match = link.globalMatch(QString::fromUtf8(response.body)); match.hasNext();)
                open.append(QUrl(u"http://x"_s + path).resolved(QUrl(match.next().captured(1))).path());
        }
        QVERIFY(seen.size() >= 9);
        // The same pages once more, now with one page at the root.
        execute(u"DELETE FROM pages WHERE id = 'other'"_s);
    }
}

void TestPageSite::anOldIncidentIsReadWhenItIsAskedFor()
{
    addAcme();
    QStringList ids;
    for (int i = 0; i < 60; ++i) {
        ids.append(addIncident(u"resolved"_s));
        const QDateTime at = m_clock->now().addDays(-400 + i);
        addUpdate({.incidentId = ids.last(), .title = u"Old trouble %1"_s.arg(i), .at = at});
        addUpdate({.incidentId = ids.last(),
                   .stage = u"resolved"_s,
                   .title = u"Old trouble %1"_s.arg(i),
                   .at = at.addSecs(60)});
    }
    refresh();
    QCOMPARE(json("/api/v2/incidents.json").value(u"incidents"_s).toArray().size(), 50);
    const HttpResponse oldest = get("/incidents/" + ids.first().toUtf8());
    QCOMPARE(oldest.status, 200);
    QVERIFY(oldest.body.contains("Old trouble 0"));
    QVERIFY(oldest.body.contains("21 October 2025"));
    QCOMPARE(get("/incidents/" + ids.first().toUtf8(), {{"If-None-Match", headerOf(oldest, "ETag")}}).status, 304);
    QCOMPARE(get("/incidents/" + ids.last().toUtf8()).status, 200);
}

void TestPageSite::anIncidentOfAnotherPageIsNotFound()
{
    addAcme();
    addPage(u"other"_s, u"other"_s, u"Other"_s);
    const QString id = addIncident(u"resolved"_s, u"other"_s);
    addUpdate({.incidentId = id, .stage = u"resolved"_s, .at = m_clock->now().addDays(-400)});
    refresh();
    QCOMPARE(get("/other/incidents/" + id.toUtf8()).status, 200);
    QCOMPARE(get("/acme/incidents/" + id.toUtf8()).status, 404);
    QCOMPARE(get("/incidents/" + id.toUtf8()).status, 404);
}

void TestPageSite::aFailedReadingLeavesTheSiteAsItWas()
{
    addAcme();
    refresh();
    execute(u"ALTER TABLE updates RENAME TO broken"_s);
    QVERIFY(!await(m_site->refresh()));
    QVERIFY(get("/").body.contains("All systems operational"));
}

QTEST_GUILESS_MAIN(TestPageSite)
#include "tst_pagesite.moc"
