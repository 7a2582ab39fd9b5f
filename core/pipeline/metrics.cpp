// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/metrics.h"

#include "core/base/metricstext.h"
#include "core/intake/deliveryrepository.h"
#include "core/pipeline/pipeline.h"
#include "core/pipeline/setup.h"
#include "core/publishing/outboxrepository.h"
#include "core/store/database.h"
#include "core/store/incidentrepository.h"

#include <QDir>
#include <QFile>

#include <ctime>

#ifdef Q_OS_LINUX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace {

using Samples = QList<MetricsText::Sample>;

constexpr std::array States{IncidentState::Draft,    IncidentState::Publishing, IncidentState::Live,
                            IncidentState::Resolved, IncidentState::Dismissed,  IncidentState::Held,
                            IncidentState::Merged};

/// Seconds since 1970, as Prometheus has times.
double seconds(const QDateTime &time)
{
    return double(time.toMSecsSinceEpoch()) / 1000;
}

/// What the store says, as of one moment.
struct Stored
{
    QList<std::pair<QString, QHash<IncidentState, int>>> incidents; ///< by the page's slug
    QHash<OutboxState, int> outbox;
    std::optional<QDateTime> newestAlertAt;
};

Stored readStore(Connection &connection, const CatalogData &catalog)
{
    IncidentRepository incidents(connection);
    Stored stored{.incidents = {},
                  .outbox = OutboxRepository(connection).openCounts(),
                  .newestAlertAt = DeliveryRepository(connection).newestReceivedAt()};
    for (const StatusPage &page : catalog.pages)
        stored.incidents.append({page.slug, incidents.counts(page.id)});
    return stored;
}

void writeFrontDoor(MetricsText &text, const QList<RequestCount> &counts, const HttpServer::Statistics &server,
                    quint64 failedAttempts)
{
    Samples requests;
    for (const RequestCount &count : counts) {
        requests.append({.labels = {{"route", QString::fromLatin1(count.route)},
                                    {"method", QString::fromLatin1(count.method)},
                                    {"status", QString::number(count.status)}},
                         .value = double(count.count)});
    }
    text.counter("greenroom_http_requests_total",
                 "Answered requests by route, method and status. Without a route: no such path or method.", requests);

    Samples refused;
    for (const HttpServer::Refused &entry : server.refusedByReason)
        refused.append({.labels = {{"reason", QString::fromLatin1(entry.reason)}}, .value = double(entry.count)});
    text.counter("greenroom_http_refused_total", "Requests and connections turned away before any route, by reason.",
                 refused);
    text.gauge("greenroom_http_connections", "Open connections.", server.open);
    text.gauge("greenroom_http_body_bytes", "Bytes of unanswered request bodies.", double(server.bodies));
    text.counter("greenroom_auth_failures_total", "Requests that could not prove who they come from.", failedAttempts);
}

void writeAlerts(MetricsText &text, const Tally::Alerts &alerts, const CatalogData &catalog,
                 const std::optional<QDateTime> &newestAlertAt)
{
    // Every source from the start, so that the first alert is seen as an increase.
    Tally::Alerts all = alerts;
    for (const Source &source : catalog.sources) {
        for (const AlertState state : {AlertState::Firing, AlertState::Resolved})
            all.insert({source.slug, state}, alerts.value({source.slug, state}));
    }
    Samples samples;
    for (auto entry = all.cbegin(); entry != all.cend(); ++entry) {
        samples.append({.labels = {{"source", entry.key().first}, {"state", toWord(entry.key().second)}},
                        .value = double(entry.value())});
    }
    text.counter("greenroom_alerts_received_total",
                 "Alerts kept, by source and state. Without a source: a key that belongs to none.", samples);
    text.gauge("greenroom_last_alert_timestamp_seconds",
               "When the newest request was kept, a refused one included; 0 before the first.",
               newestAlertAt ? seconds(*newestAlertAt) : 0.0);
}

void writeIncidents(MetricsText &text, const Stored &stored)
{
    Samples drafts;
    Samples incidents;
    for (const auto &[page, counts] : stored.incidents) {
        drafts.append({.labels = {{"page", page}}, .value = double(counts.value(IncidentState::Draft))});
        for (const IncidentState state : States) {
            incidents.append(
                {.labels = {{"page", page}, {"state", toWord(state)}}, .value = double(counts.value(state))});
        }
    }
    text.gauge("greenroom_drafts_open", "Drafts that wait for a person, by page.", drafts);
    text.gauge("greenroom_incidents", "Incidents by page and state.", incidents);

    Samples outbox;
    for (const OutboxState state :
         {OutboxState::Pending, OutboxState::Sending, OutboxState::Failed, OutboxState::Unknown})
        outbox.append({.labels = {{"state", toWord(state)}}, .value = double(stored.outbox.value(state))});
    text.gauge("greenroom_outbox", "Updates on their way to a target, by state.", outbox);
}

void writeDatabase(MetricsText &text, const Database::Statistics &statistics)
{
    text.gauge("greenroom_store_queue", "Writes that wait for a transaction.", double(statistics.waiting));
    text.counter("greenroom_store_commits_total", "Transactions.", statistics.commits);
    text.counter("greenroom_store_writes_total", "Writes; those that wait together share a transaction.",
                 statistics.writes);
    text.histogram("greenroom_store_commit_writes", "Writes in one transaction.", statistics.groupSizes);
    text.histogram("greenroom_store_commit_seconds", "Time of one transaction, its commit to disk included.",
                   statistics.seconds);
}

void writeProcess(MetricsText &text, const QDateTime &startedAt)
{
    text.gauge("greenroom_build_info", "The program's version and Qt's; always 1.",
               {{.labels = {{"version", QStringLiteral(GREENROOM_VERSION)}, {"qt", QString::fromLatin1(qVersion())}},
                 .value = 1}});
    text.gauge("process_start_time_seconds", "When the program was started.", seconds(startedAt));
    text.counter("process_cpu_seconds_total", "Processor time of the program.",
                 Samples{{.value = double(std::clock()) / CLOCKS_PER_SEC}});
#ifdef Q_OS_LINUX
    // proc(5): the second number of statm is the resident pages.
    QFile memory(u"/proc/self/statm"_s);
    if (memory.open(QIODevice::ReadOnly)) {
        const QList<QByteArray> pages = memory.readAll().split(' ');
        text.gauge("process_resident_memory_bytes", "Memory that the program occupies.",
                   double(pages.value(1).toLongLong() * sysconf(_SC_PAGESIZE)));
    }
    const qsizetype descriptors =
        QDir(u"/proc/self/fd"_s).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size();
    text.gauge("process_open_fds", "Open file descriptors.", double(descriptors));
#endif
}

} // namespace

Metrics::Metrics(Database &database, const Setup &setup, const Pipeline &pipeline, FrontDoor frontDoor,
                 const Clock &clock)
    : m_database(database)
    , m_setup(setup)
    , m_pipeline(pipeline)
    , m_frontDoor(std::move(frontDoor))
    , m_startedAt(clock.now())
{}

QFuture<Result<QByteArray>> Metrics::render() const
{
    MetricsText begun;
    writeFrontDoor(begun, m_frontDoor.requests(), m_frontDoor.server(), m_frontDoor.failedAttempts());
    return m_database.read([this, begun](Connection &connection) -> Result<QByteArray> {
        const auto catalog = m_setup.catalog();
        const Stored stored = readStore(connection, *catalog);
        MetricsText text = begun;
        writeAlerts(text, m_pipeline.tally().alerts(), *catalog, stored.newestAlertAt);
        text.counter(
            "greenroom_drafts_written_total", "Drafted texts by their writer.",
            {{.labels = {{"writer", toWord(Writer::Offline)}}, .value = double(m_pipeline.tally().offlineTexts())}});
        writeIncidents(text, stored);
        writeDatabase(text, m_database.statistics());
        writeProcess(text, m_startedAt);
        return text.text();
    });
}
