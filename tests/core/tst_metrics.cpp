// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/metrics.h"
#include "tests/support/workshop.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace {

/// The value of one series, written as it stands in the text; fails the test if it is not there.
double valueIn(const QByteArray &text, const QByteArray &series)
{
    const QList<QByteArray> lines = text.split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(QByteArray(series + ' ')))
            return line.mid(series.size() + 1).toDouble();
    }
    qFatal("there is no %s in\n%s", series.constData(), text.constData());
}

/// The core with its figures, and a front door that has counted what the test says.
struct Office
{
    Workshop shop;
    QList<RequestCount> requests = {};
    HttpServer::Statistics server = {};
    quint64 failedAttempts = 0;
    Metrics metrics{shop.database,
                    shop.setup,
                    shop.pipeline,
                    {.requests =
                         [this] {
                             return requests;
                         },
                     .failedAttempts =
                         [this] {
                             return failedAttempts;
                         },
                     .server =
                         [this] {
                             return server;
                         }},
                    shop.clock};

    QByteArray text() { return Workshop::require(await(metrics.render())); }

    double value(const QByteArray &series) { return valueIn(text(), series); }
};

} // namespace

class MetricsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMetricIsThereFromTheStart_data();
    void everyMetricIsThereFromTheStart();
    void aMetricIsDescribedOnce();
    void theFrontDoorIsCounted();
    void alertsAreCountedBySourceAndState();
    void incidentsAreCountedByPageAndState();
    void openRowsOfTheOutboxAreCounted();
    void writesAreCountedWithTheirTransactions();
    void aSenderCannotMakeSeries();
};

void MetricsTest::everyMetricIsThereFromTheStart_data()
{
    QTest::addColumn<QByteArray>("series");
    for (const char *series : {"greenroom_auth_failures_total",
                               "greenroom_http_connections",
                               "greenroom_http_body_bytes",
                               "greenroom_last_alert_timestamp_seconds",
                               "greenroom_drafts_written_total{writer=\"offline\"}",
                               "greenroom_drafts_open{page=\"acme-status\"}",
                               "greenroom_incidents{page=\"acme-status\",state=\"draft\"}",
                               "greenroom_incidents{page=\"acme-status\",state=\"publishing\"}",
                               "greenroom_incidents{page=\"acme-status\",state=\"live\"}",
                               "greenroom_incidents{page=\"acme-status\",state=\"resolved\"}",
                               "greenroom_incidents{page=\"acme-status\",state=\"dismissed\"}",
                               "greenroom_outbox{state=\"pending\"}",
                               "greenroom_outbox{state=\"sending\"}",
                               "greenroom_outbox{state=\"failed\"}",
                               "greenroom_outbox{state=\"unknown\"}",
                               "greenroom_store_queue",
                               "greenroom_store_commits_total",
                               "greenroom_store_writes_total",
                               "greenroom_store_commit_writes_count",
                               "greenroom_store_commit_seconds_sum",
                               "process_start_time_seconds",
                               "process_cpu_seconds_total"})
        QTest::newRow(series) << QByteArray(series);
#ifdef Q_OS_LINUX
    QTest::newRow("memory") << "process_resident_memory_bytes"_ba;
    QTest::newRow("descriptors") << "process_open_fds"_ba;
#endif
}

void MetricsTest::everyMetricIsThereFromTheStart()
{
    QFETCH(const QByteArray, series);
    Office office;
    QVERIFY(office.value(series) >= 0);
}

void MetricsTest::aMetricIsDescribedOnce()
{
    Office office;
    const QString text = QString::fromUtf8(office.text());
    static const QRegularExpression type(u"^# TYPE ([a-z_]+) (counter|gauge|histogram)$"_s,
                                         QRegularExpression::MultilineOption);
    QSet<QString> names;
    for (auto found = type.globalMatch(text); found.hasNext();) {
        const QString name = found.next().captured(1);
        QVERIFY2(!names.contains(name), qPrintable(name));
        names.insert(name);
    }
    QCOMPARE(names.size(), text.count("# TYPE "_L1));
    QCOMPARE(names.size(), text.count("# HELP "_L1));
    QVERIFY(
        office.value(QByteArray("greenroom_build_info{version=\"" GREENROOM_VERSION "\",qt=\"") + qVersion() + "\"}")
        == 1);
}

void MetricsTest::theFrontDoorIsCounted()
{
    Office office;
    office.requests = {{.route = "/api/v1/incidents/{id}", .method = "GET", .status = 404, .count = 7},
                       {.route = {}, .method = {}, .status = 405, .count = 2}};
    office.server.refusedByReason = {{.reason = "timeout", .count = 3}};
    office.server.open = 5;
    office.failedAttempts = 11;
    QCOMPARE(
        office.value("greenroom_http_requests_total{route=\"/api/v1/incidents/{id}\",method=\"GET\",status=\"404\"}"),
        7.0);
    QCOMPARE(office.value("greenroom_http_requests_total{route=\"\",method=\"\",status=\"405\"}"), 2.0);
    QCOMPARE(office.value("greenroom_http_refused_total{reason=\"timeout\"}"), 3.0);
    QCOMPARE(office.value("greenroom_http_connections"), 5.0);
    QCOMPARE(office.value("greenroom_auth_failures_total"), 11.0);
}

void MetricsTest::alertsAreCountedBySourceAndState()
{
    Office office;
    const Source source = Workshop::require(await(office.shop.setup.addSource(
        {.name = u"Prod Alertmanager"_s, .tool = u"alertmanager"_s, .pageId = office.shop.page.id})));
    const QByteArray ofSource = "greenroom_alerts_received_total{source=\"prod-alertmanager\",state=\"";
    QCOMPARE(office.value(ofSource + "firing\"}"), 0.0);
    QCOMPARE(office.value("greenroom_last_alert_timestamp_seconds"), 0.0);

    office.shop.receive(office.shop.alert(u"API is slow"_s));
    Submission submission = office.shop.alert(u"API is down"_s);
    submission.sourceId = source.id;
    office.shop.receive(submission);
    office.shop.receive(submission);
    submission.delivery.alerts.first().state = AlertState::Resolved;
    office.shop.receive(submission);

    QCOMPARE(office.value("greenroom_alerts_received_total{source=\"\",state=\"firing\"}"), 1.0);
    QCOMPARE(office.value(ofSource + "firing\"}"), 2.0);
    QCOMPARE(office.value(ofSource + "resolved\"}"), 1.0);
    QCOMPARE(office.value("greenroom_last_alert_timestamp_seconds"),
             double(office.shop.clock.now().toMSecsSinceEpoch()) / 1000);
}

void MetricsTest::incidentsAreCountedByPageAndState()
{
    Office office;
    const QString first = office.shop.receive(office.shop.alert(u"API is slow"_s)).incidentId;
    const QString second = office.shop.receive(office.shop.alert(u"Login is slow"_s)).incidentId;
    office.shop.drafted(first);
    office.shop.drafted(second);
    QCOMPARE(office.value("greenroom_drafts_open{page=\"acme-status\"}"), 2.0);
    QCOMPARE(office.value("greenroom_drafts_written_total{writer=\"offline\"}"), 2.0);

    Workshop::require(await(office.shop.desk.dismiss(first, QString())));
    QCOMPARE(office.value("greenroom_drafts_open{page=\"acme-status\"}"), 1.0);
    QCOMPARE(office.value("greenroom_incidents{page=\"acme-status\",state=\"dismissed\"}"), 1.0);
}

void MetricsTest::openRowsOfTheOutboxAreCounted()
{
    Office office;
    const auto setAll = [&office](const QString &state) {
        Workshop::require(await(office.shop.database.write([state](Connection &connection) -> Result<> {
            connection.execute(u"UPDATE outbox SET state = ?"_s, {state});
            return {};
        })));
    };
    const QString id = office.shop.receive(office.shop.alert(u"API is slow"_s)).incidentId;
    const Incident draft = office.shop.drafted(id);
    Workshop::require(await(office.shop.desk.publish(id, draft.version, draft.copy)));
    QTRY_COMPARE(office.shop.incident(id).state, IncidentState::Live);

    for (const char *state : {"pending", "sending", "failed", "unknown"}) {
        setAll(QString::fromLatin1(state));
        for (const char *counted : {"pending", "sending", "failed", "unknown"}) {
            const double count = qstrcmp(state, counted) == 0 ? 1 : 0;
            QCOMPARE(office.value(QByteArray("greenroom_outbox{state=\"") + counted + "\"}"), count);
        }
    }
    setAll(u"done"_s);
    QCOMPARE(office.value("greenroom_outbox{state=\"failed\"}"), 0.0);
}

void MetricsTest::writesAreCountedWithTheirTransactions()
{
    Office office;
    const QByteArray before = office.text();
    const Result<> written = await(office.shop.database.write([](Connection &) -> Result<> {
        return {};
    }));
    QVERIFY(written);
    const QByteArray after = office.text();
    QVERIFY(valueIn(after, "greenroom_store_writes_total") > valueIn(before, "greenroom_store_writes_total"));
    QVERIFY(valueIn(after, "greenroom_store_commits_total") > valueIn(before, "greenroom_store_commits_total"));
    QVERIFY(valueIn(after, "greenroom_store_commit_seconds_sum")
            > valueIn(before, "greenroom_store_commit_seconds_sum"));
    QCOMPARE(valueIn(after, "greenroom_store_commit_seconds_count"), valueIn(after, "greenroom_store_commits_total"));
    QCOMPARE(valueIn(after, "greenroom_store_commit_writes_count"), valueIn(after, "greenroom_store_commits_total"));
    QCOMPARE(valueIn(after, "greenroom_store_commit_writes_sum"), valueIn(after, "greenroom_store_writes_total"));
}

void MetricsTest::aSenderCannotMakeSeries()
{
    Office office;
    office.shop.receive(office.shop.alert(u"API is slow"_s));
    const qsizetype before = office.text().count('\n');
    for (int i = 0; i < 20; ++i) {
        Submission submission = office.shop.alert(u"Made-up %1"_s.arg(i));
        submission.sourceName = u"Made-up %1"_s.arg(i);
        submission.delivery.labels = {{u"name"_s, u"Made-up %1"_s.arg(i)}};
        office.shop.receive(submission);
    }
    QCOMPARE(office.text().count('\n'), before);
    QVERIFY(!office.text().contains("ade-up"));
}

QTEST_GUILESS_MAIN(MetricsTest)
#include "tst_metrics.moc"
