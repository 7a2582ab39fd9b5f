// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/page/snapshotreader.h"

#include "core/page/pagecalendar.h"
#include "core/store/connection.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

/// So many published updates are looked at for history and uptime; a page with more of them says from when on it knows.
constexpr int MostUpdates = 2000;

enum class Bodies { Without, With };

/// The published updates of one incident, newest first.
QList<IncidentUpdate> updatesOf(Connection &connection, const QString &incidentId, Bodies bodies)
{
    QList<IncidentUpdate> updates;
    Rows rows = connection.execute(u"SELECT id, stage, title, severity, CASE WHEN ? THEN body ELSE '' END, components, "
                                   "published_at FROM updates WHERE incident_id = ? AND state = 'published' "
                                   "ORDER BY seq DESC"_s,
                                   {bodies == Bodies::With, incidentId});
    while (rows.next()) {
        updates.append({.id = rows.text(0),
                        .incidentId = incidentId,
                        .stage = fromWord<Stage>(rows.text(1)).value_or(Stage::Investigating),
                        .title = rows.text(2),
                        .severity = fromWord<Severity>(rows.text(3)).value_or(Severity::Minor),
                        .body = rows.text(4),
                        .components = impactsFromJson(rows.text(5)),
                        .publishedAt = rows.time(6)});
    }
    return updates;
}

QStringList idsOf(Rows rows)
{
    QStringList ids;
    while (rows.next())
        ids.append(rows.text(0));
    return ids;
}

/// Reads one page.
class Reader
{
public:
    Reader(Connection &connection, PageSnapshot &snapshot)
        : m_connection(connection), m_snapshot(snapshot), m_calendar(snapshot.page.timeZone, snapshot.generatedAt)
    {}

    void read()
    {
        readComponents();
        readIncidents();
        readRecent();
        finishComponents();
    }

private:
    void readComponents()
    {
        Rows rows = m_connection.execute(u"SELECT id, slug, name, description, position, manual_status, created_at, "
                                         "updated_at, removed_at FROM components WHERE page_id = ? "
                                         "ORDER BY position, created_at, id"_s,
                                         {m_snapshot.page.id});
        while (rows.next()) {
            const Component component{
                .id = rows.text(0),
                .pageId = m_snapshot.page.id,
                .slug = rows.text(1),
                .name = rows.text(2),
                .description = rows.text(3),
                .position = int(rows.integer(4)),
                .manualStatus = fromWord<ComponentStatus>(rows.text(5)).value_or(ComponentStatus::Operational),
                .createdAt = rows.time(6),
                .updatedAt = rows.time(7)};
            m_snapshot.componentNames.insert(component.id, component.name);
            if (rows.isNull(8))
                m_snapshot.components.append({.component = component, .status = component.manualStatus});
            m_snapshot.updatedAt = std::max({m_snapshot.updatedAt, component.updatedAt, rows.time(8)});
        }
    }

    /// The incidents that are live, and those that the last RecordDays days know of.
    QStringList candidates()
    {
        QStringList ids = idsOf(m_connection.execute(u"SELECT id FROM incidents WHERE page_id = ? AND state IN "
                                                     "('live', 'publishing') AND is_test = 0"_s,
                                                     {m_snapshot.page.id}));
        QSet<QString> known(ids.cbegin(), ids.cend());
        const QDateTime begin = m_calendar.today().addDays(1 - RecordDays).startOfDay(m_calendar.zone());
        m_snapshot.historySince = begin;
        Rows rows = m_connection.execute(u"SELECT u.incident_id, u.published_at FROM updates u INDEXED BY "
                                         "updates_published JOIN incidents i ON i.id = u.incident_id "
                                         "WHERE u.state = 'published' AND u.published_at >= ? AND i.page_id = ? "
                                         "AND i.is_test = 0 ORDER BY u.published_at DESC LIMIT ?"_s,
                                         {begin, m_snapshot.page.id, MostUpdates});
        int count = 0;
        while (rows.next()) {
            if (++count == MostUpdates)
                m_snapshot.historySince = rows.time(1);
            const QString id = rows.text(0);
            if (known.contains(id))
                continue;
            known.insert(id);
            ids.append(id);
        }
        return ids;
    }

    void readIncidents()
    {
        const QStringList ids = candidates();
        QList<PublicIncident> live;
        for (const QString &id : ids) {
            const PublicIncident incident{id, updatesOf(m_connection, id, Bodies::Without)};
            if (incident.updates.isEmpty())
                continue;
            m_snapshot.updatedAt = std::max(m_snapshot.updatedAt, incident.latest().publishedAt);
            incident.addSpans(m_spans, m_snapshot.generatedAt);
            if (incident.isLive()) {
                noteImpact(incident);
                live.append(incident);
            } else if (const QDateTime resolvedAt = *incident.resolvedAt(); resolvedAt >= m_snapshot.historySince) {
                m_snapshot.history.append(
                    {id, incident.latest().title, incident.latest().severity, incident.publishedAt(), resolvedAt});
            }
        }
        std::sort(m_snapshot.history.begin(), m_snapshot.history.end(), [](const auto &a, const auto &b) {
            return std::tie(a.resolvedAt, a.id) > std::tie(b.resolvedAt, b.id);
        });
        sortNewestFirst(live);
        m_snapshot.liveCount = int(live.size());
        live.resize(std::min<qsizetype>(live.size(), PageSnapshot::MostLive));
        for (PublicIncident &incident : live)
            incident.updates = updatesOf(m_connection, incident.id, Bodies::With);
        m_snapshot.live = live;
    }

    void noteImpact(const PublicIncident &incident)
    {
        const QList<ComponentImpact> impacts = incident.impactNow();
        for (const ComponentImpact &impact : impacts) {
            ComponentStatus &status = m_impact[impact.componentId];
            status = worse(status, impact.status);
        }
    }

    void readRecent()
    {
        m_snapshot.recent = m_snapshot.live;
        const QStringList ids = idsOf(m_connection.execute(u"SELECT id FROM incidents WHERE page_id = ? AND state = "
                                                           "'resolved' AND is_test = 0 ORDER BY seq DESC LIMIT ?"_s,
                                                           {m_snapshot.page.id, PageSnapshot::MostRecent}));
        for (const QString &id : ids) {
            const PublicIncident incident{id, updatesOf(m_connection, id, Bodies::With)};
            if (!incident.updates.isEmpty() && !incident.isLive())
                m_snapshot.recent.append(incident);
        }
        sortNewestFirst(m_snapshot.recent);
        m_snapshot.recent.resize(std::min<qsizetype>(m_snapshot.recent.size(), PageSnapshot::MostRecent));
        for (const PublicIncident &incident : std::as_const(m_snapshot.recent))
            m_snapshot.updatedAt = std::max(m_snapshot.updatedAt, incident.latest().publishedAt);
    }

    void finishComponents()
    {
        for (PublicComponent &component : m_snapshot.components) {
            const QString &id = component.component.id;
            component.status = worse(component.status, m_impact.value(id, ComponentStatus::Operational));
            component.record =
                recordOf(m_spans.value(id), std::max(component.component.createdAt, m_snapshot.historySince),
                         m_snapshot.generatedAt, m_calendar.zone());
            // What holds now belongs to today, even if it began this very moment or was set by hand.
            DayRecord &today = component.record.days.last();
            today.worst = worse(today.worst.value_or(ComponentStatus::Operational), component.status);
        }
    }

    static void sortNewestFirst(QList<PublicIncident> &incidents)
    {
        std::sort(incidents.begin(), incidents.end(), [](const PublicIncident &a, const PublicIncident &b) {
            const QDateTime left = a.publishedAt();
            const QDateTime right = b.publishedAt();
            return std::tie(left, a.id) > std::tie(right, b.id);
        });
    }

    Connection &m_connection;
    PageSnapshot &m_snapshot;
    const PageCalendar m_calendar;
    QHash<QString, QList<ImpactSpan>> m_spans;
    QHash<QString, ComponentStatus> m_impact;
};

} // namespace

Result<QList<PageSnapshot>> readSnapshots(Connection &connection, const QString &publicUrl, const QDateTime &now)
{
    QList<PageSnapshot> snapshots;
    {
        Rows rows =
            connection.execute(u"SELECT id, slug, name, time_zone, created_at FROM pages ORDER BY created_at, id"_s);
        while (rows.next()) {
            PageSnapshot snapshot;
            snapshot.page = {.id = rows.text(0), .slug = rows.text(1), .name = rows.text(2), .timeZone = rows.text(3)};
            snapshot.generatedAt = now;
            snapshot.updatedAt = rows.time(4);
            snapshots.append(snapshot);
        }
    }
    for (PageSnapshot &snapshot : snapshots) {
        snapshot.url = snapshots.size() == 1 ? publicUrl : u"%1/%2"_s.arg(publicUrl, snapshot.page.slug);
        Reader(connection, snapshot).read();
    }
    // A read that failed half-way looks like a page without incidents: never let it out.
    if (auto error = connection.takeError())
        return tl::unexpected(std::move(*error));
    return snapshots;
}

std::optional<PublicIncident> readPublicIncident(Connection &connection, const QString &pageId, const QString &id)
{
    const QStringList found = idsOf(
        connection.execute(u"SELECT id FROM incidents WHERE id = ? AND page_id = ? AND is_test = 0"_s, {id, pageId}));
    if (found.isEmpty())
        return std::nullopt;
    PublicIncident incident{id, updatesOf(connection, id, Bodies::With)};
    return incident.updates.isEmpty() ? std::nullopt : std::optional(std::move(incident));
}
