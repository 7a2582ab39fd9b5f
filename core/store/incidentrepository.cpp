// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/incidentrepository.h"

#include <array>

using namespace Qt::StringLiterals;

namespace {

/// What incidentOf() reads, in its order. A list leaves the alert's text out: it may be 64 KiB a row.
#define GREENROOM_INCIDENT_COLUMNS(ALERT_TEXT)                                                                         \
    "i.seq, i.id, i.page_id, i.state, i.title, i.severity, i.stage, i.components, i.tone, i.body, i.writer, "          \
    "i.version, "                                                                                                      \
    "i.sent_title, " ALERT_TEXT ", i.source_name, i.is_test, i.is_recovered, i.is_drafted, i.alert_count, "            \
    "i.started_at, i.created_at, i.last_alert_at, i.recovered_at, i.published_at, i.resolved_at, i.dismiss_reason, "   \
    "i.pending_update_id, u.undo_until, u.stage, i.keeps_title "                                                       \
    "FROM incidents i LEFT JOIN updates u ON u.id = i.pending_update_id "

const QString SelectWhole = u"SELECT " GREENROOM_INCIDENT_COLUMNS("i.alert_text") ""_s;
const QString SelectRow = u"SELECT " GREENROOM_INCIDENT_COLUMNS("''") ""_s;

template<typename Word>
Word wordOf(const QString &text)
{
    return fromWord<Word>(text).value_or(Word{});
}

Incident incidentOf(const Rows &row)
{
    Incident incident{
        .id = row.text(1),
        .pageId = row.text(2),
        .state = wordOf<IncidentState>(row.text(3)),
        .copy = {.title = row.text(4),
                 .severity = wordOf<Severity>(row.text(5)),
                 .stage = wordOf<Stage>(row.text(6)),
                 .components = impactsFromJson(row.text(7)),
                 .tone = wordOf<Tone>(row.text(8)),
                 .body = row.text(9),
                 .writer = wordOf<Writer>(row.text(10))},
        .version = int(row.integer(11)),
        .sentTitle = row.text(12),
        .alertText = row.text(13),
        .sourceName = row.text(14),
        .isTest = row.flag(15),
        .isRecovered = row.flag(16),
        .isDrafted = row.flag(17),
        .alertCount = int(row.integer(18)),
        .startedAt = row.time(19),
        .createdAt = row.time(20),
        .lastAlertAt = row.time(21),
        .recoveredAt = row.optionalTime(22),
        .publishedAt = row.optionalTime(23),
        .resolvedAt = row.optionalTime(24),
        .dismissReason = row.text(25),
    };
    if (!row.isNull(26)) {
        incident.pending =
            PendingPublish{.updateId = row.text(26), .undoUntil = row.time(27), .stage = wordOf<Stage>(row.text(28))};
    }
    return incident;
}

IncidentUpdate updateOf(const Rows &row)
{
    return {.id = row.text(0),
            .incidentId = row.text(1),
            .stage = wordOf<Stage>(row.text(2)),
            .title = row.text(3),
            .severity = wordOf<Severity>(row.text(4)),
            .body = row.text(5),
            .components = impactsFromJson(row.text(6)),
            .publishedAt = row.time(7),
            .author = row.text(8)};
}

/// Machine words of the timeline's kinds, in the order of the enumeration.
constexpr std::array Kinds{"alert_firing", "alert_resolved", "recovered", "drafted",  "edited",
                           "published",    "undone",         "dismissed", "restored", "kept_finding"};

QString kindWord(TimelineEntry::Kind kind)
{
    return QString::fromLatin1(Kinds[size_t(kind)]);
}

TimelineEntry::Kind kindOf(const QString &word)
{
    for (size_t i = 0; i < Kinds.size(); ++i) {
        if (word == QLatin1StringView(Kinds[i]))
            return TimelineEntry::Kind(i);
    }
    return TimelineEntry::Kind::AlertFiring;
}

QVariantList copyValues(const WorkingCopy &copy)
{
    return {copy.title, toWord(copy.severity), toWord(copy.stage), impactsToJson(copy.components), toWord(copy.tone),
            copy.body,  toWord(copy.writer)};
}

} // namespace

std::optional<Incident> IncidentRepository::find(const QString &id)
{
    Rows rows = m_connection.execute(SelectWhole + u"WHERE i.id = ?"_s, {id});
    return rows.next() ? std::optional(incidentOf(rows)) : std::nullopt;
}

QList<IncidentRow> IncidentRepository::list(const IncidentQuery &query)
{
    if (query.states.isEmpty())
        return {};
    QString filter;
    QVariantList filterValues;
    const QStringList words = query.filter.simplified().split(u' ', Qt::SkipEmptyParts);
    for (QString word : words) {
        word.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
        filter +=
            u"AND (i.title || ' ' || i.sent_title || ' ' || i.source_name || ' ' || coalesce((SELECT "
            u"group_concat(c.name, ' ') "
            "FROM json_each(i.components) j JOIN components c ON c.id = j.value ->> 'id'), '')) LIKE ? ESCAPE '\\' "_s;
        filterValues.append(QString(u'%' + word + u'%'));
    }
    const int limit = qBound(1, query.limit, 500);

    // Each state by itself is read from its end of the index and no further. All states in one condition would read and
    // sort every incident that there is in them (measured: 47 ms instead of 0.1 with 10,000 drafts).
    QStringList newestOfEachState;
    QVariantList values;
    for (const IncidentState state : query.states) {
        newestOfEachState.append(
            u"SELECT seq FROM (SELECT i.seq FROM incidents i WHERE i.page_id = ? AND i.state = ? AND i.seq < ? "_s
            + filter + u"ORDER BY i.seq DESC LIMIT ?)"_s);
        values += QVariantList{query.pageId, toWord(state), query.beforeSeq} + filterValues;
        values.append(limit);
    }
    values.append(limit);
    const QString sql = SelectRow + u"WHERE i.seq IN ("_s + newestOfEachState.join(u" UNION ALL "_s)
                        + u") ORDER BY i.seq DESC LIMIT ?"_s;

    QList<IncidentRow> result;
    for (Rows rows = m_connection.execute(sql, values); rows.next();)
        result.append({.seq = rows.integer(0), .incident = incidentOf(rows)});
    return result;
}

QList<IncidentRow> IncidentRepository::rows(const QStringList &ids)
{
    // One prepared statement for any number of ids.
    QList<IncidentRow> result;
    for (const QString &id : ids) {
        Rows rows = m_connection.execute(SelectRow + u"WHERE i.id = ?"_s, {id});
        if (rows.next())
            result.append({.seq = rows.integer(0), .incident = incidentOf(rows)});
    }
    return result;
}

QHash<IncidentState, int> IncidentRepository::counts(const QString &pageId)
{
    QHash<IncidentState, int> counts;
    for (Rows rows = m_connection.execute(u"SELECT state, count FROM incident_counts WHERE page_id = ?"_s, {pageId});
         rows.next();)
        counts.insert(wordOf<IncidentState>(rows.text(0)), int(rows.integer(1)));
    return counts;
}

std::optional<KnownIncident> IncidentRepository::newestOfGroup(const QString &pageId, const QString &groupKey)
{
    // For every alert: each column costs a microsecond.
    Rows rows = m_connection.execute(
        u"SELECT id, state, stage, writer, is_recovered, published_at IS NOT NULL, pending_update_id IS NOT NULL "
        "FROM incidents WHERE group_key = ? AND page_id = ? ORDER BY seq DESC LIMIT 1"_s,
        {groupKey, pageId});
    if (!rows.next())
        return std::nullopt;
    return KnownIncident{.id = rows.text(0),
                         .state = wordOf<IncidentState>(rows.text(1)),
                         .stage = wordOf<Stage>(rows.text(2)),
                         .writer = wordOf<Writer>(rows.text(3)),
                         .isRecovered = rows.flag(4),
                         .isPublished = rows.flag(5),
                         .isPending = rows.flag(6)};
}

QList<DraftOrder> IncidentRepository::undrafted(int limit)
{
    QList<DraftOrder> orders;
    for (Rows rows = m_connection.execute(SelectWhole + u"WHERE i.is_drafted = 0 ORDER BY i.seq LIMIT ?"_s, {limit});
         rows.next();)
        orders.append({.incident = incidentOf(rows), .keepsTitle = rows.flag(29)});
    return orders;
}

std::optional<DraftOrder> IncidentRepository::draftOrder(const QString &id)
{
    Rows rows = m_connection.execute(SelectWhole + u"WHERE i.id = ?"_s, {id});
    return rows.next() ? std::optional(DraftOrder{.incident = incidentOf(rows), .keepsTitle = rows.flag(29)})
                       : std::nullopt;
}

void IncidentRepository::add(const Incident &incident, const NewIncidentDetails &details)
{
    QVariantList values{incident.id,
                        incident.pageId,
                        optionalId(details.sourceId),
                        incident.sourceName,
                        details.groupKey,
                        toWord(incident.state),
                        incident.isTest,
                        incident.isRecovered,
                        details.wantsModel,
                        incident.sentTitle,
                        details.keepsTitle,
                        incident.alertText,
                        incident.alertCount,
                        details.sourceUrl,
                        details.labels,
                        incident.startedAt,
                        incident.createdAt,
                        incident.lastAlertAt,
                        optionalValue(incident.recoveredAt)};
    values += copyValues(incident.copy);
    m_connection.execute(
        u"INSERT INTO incidents (id, page_id, source_id, source_name, group_key, state, is_test, "
        "is_recovered, wants_model, sent_title, keeps_title, alert_text, alert_count, source_url, labels, "
        "started_at, created_at, last_alert_at, recovered_at, "
        "title, severity, stage, components, tone, body, writer) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        values);
}

void IncidentRepository::countAlerts(const QString &id, int count, const QDateTime &at)
{
    m_connection.execute(u"UPDATE incidents SET alert_count = alert_count + ?, last_alert_at = ? WHERE id = ?"_s,
                         {count, at, id});
}

void IncidentRepository::setRecovered(const QString &id, const std::optional<QDateTime> &at)
{
    m_connection.execute(u"UPDATE incidents SET is_recovered = ?, recovered_at = ? WHERE id = ?"_s,
                         {at.has_value(), optionalValue(at), id});
}

void IncidentRepository::orderText(const QString &id, Stage stage)
{
    // A new version: a text that is being written for the old stage must not be stored over this.
    m_connection.execute(u"UPDATE incidents SET is_drafted = 0, stage = ?, version = version + 1 WHERE id = ?"_s,
                         {toWord(stage), id});
}

void IncidentRepository::setState(const QString &id, IncidentState state)
{
    m_connection.execute(u"UPDATE incidents SET state = ?, dismiss_reason = '' WHERE id = ?"_s, {toWord(state), id});
}

void IncidentRepository::dismiss(const QString &id, const QString &reason)
{
    m_connection.execute(u"UPDATE incidents SET state = 'dismissed', dismiss_reason = ? WHERE id = ?"_s, {reason, id});
}

bool IncidentRepository::saveCopy(const QString &id, int version, const WorkingCopy &copy)
{
    return replaceCopy(id, version, copy, copy.writer == Writer::Person).has_value();
}

std::optional<IncidentState> IncidentRepository::saveOrderedText(const QString &id, int version,
                                                                 const WorkingCopy &copy)
{
    return replaceCopy(id, version, copy, true);
}

std::optional<IncidentState> IncidentRepository::replaceCopy(const QString &id, int version, const WorkingCopy &copy,
                                                             bool isDrafted)
{
    Rows rows =
        m_connection.execute(u"UPDATE incidents SET title = ?, severity = ?, stage = ?, components = ?, tone = ?, "
                             "body = ?, writer = ?, is_drafted = is_drafted OR ?, version = version + 1 "
                             "WHERE id = ? AND version = ? RETURNING state"_s,
                             copyValues(copy) + QVariantList{isDrafted, id, version});
    return rows.next() ? std::optional(wordOf<IncidentState>(rows.text(0))) : std::nullopt;
}

NotedAlerts IncidentRepository::noteAlerts(const QString &incidentId, const Delivery &delivery, const QDateTime &at)
{
    NotedAlerts noted;
    for (const Alert &alert : delivery.alerts) {
        // Mostly it is the same again, which is one statement and no row to read.
        const Rows repeated =
            m_connection.execute(u"UPDATE incident_alerts SET title = ?, last_at = ?, count = count + 1 "
                                 "WHERE incident_id = ? AND alert_key = ? AND state = ?"_s,
                                 {alert.title, at, incidentId, alert.key, toWord(alert.state)});
        if (repeated.affected() > 0)
            continue;
        noted.news.append(alert);
        m_connection.execute(
            u"INSERT INTO incident_alerts (incident_id, alert_key, state, title, first_at, last_at, count) "
            "VALUES (?, ?, ?, ?, ?, ?, 1) ON CONFLICT (incident_id, alert_key) DO UPDATE SET "
            "state = excluded.state, title = excluded.title, last_at = excluded.last_at, count = count + 1"_s,
            {incidentId, alert.key, toWord(alert.state), alert.title, at, at});
    }
    if (delivery.endsGroup) {
        m_connection.execute(
            u"UPDATE incident_alerts SET state = 'resolved', last_at = ? WHERE incident_id = ? AND state = 'firing'"_s,
            {at, incidentId});
    }
    if (delivery.state() == AlertState::Firing)
        return noted;
    Rows rows = m_connection.execute(
        u"SELECT count(*) FROM incident_alerts WHERE incident_id = ? AND state = 'firing'"_s, {incidentId});
    if (rows.next())
        noted.stillFiring = int(rows.integer(0));
    return noted;
}

void IncidentRepository::addTimeline(const QString &incidentId, const TimelineEntry &entry)
{
    m_connection.execute(u"INSERT INTO timeline (incident_id, at, kind, subject) VALUES (?, ?, ?, ?)"_s,
                         {incidentId, entry.at, kindWord(entry.kind), entry.subject});
}

void IncidentRepository::addRevision(const QString &incidentId, const Revision &revision)
{
    m_connection.execute(
        u"INSERT INTO revisions (incident_id, at, writer, stage, title, body) VALUES (?, ?, ?, ?, ?, ?)"_s,
        {incidentId, revision.at, toWord(revision.writer), toWord(revision.stage), revision.title, revision.body});
}

QList<TimelineEntry> IncidentRepository::timeline(const QString &incidentId, int limit)
{
    QList<TimelineEntry> entries;
    for (Rows rows = m_connection.execute(
             u"SELECT at, kind, subject FROM timeline WHERE incident_id = ? ORDER BY seq DESC LIMIT ?"_s,
             {incidentId, limit});
         rows.next();)
        entries.prepend({.at = rows.time(0), .kind = kindOf(rows.text(1)), .subject = rows.text(2)});
    return entries;
}

QList<Revision> IncidentRepository::revisions(const QString &incidentId, int limit)
{
    QList<Revision> revisions;
    for (Rows rows = m_connection.execute(u"SELECT at, writer, stage, title, body FROM revisions WHERE incident_id = ? "
                                          "ORDER BY seq DESC LIMIT ?"_s,
                                          {incidentId, limit});
         rows.next();) {
        revisions.append({.at = rows.time(0),
                          .writer = wordOf<Writer>(rows.text(1)),
                          .stage = wordOf<Stage>(rows.text(2)),
                          .title = rows.text(3),
                          .body = rows.text(4)});
    }
    return revisions;
}

QList<QByteArray> IncidentRepository::rawAlerts(const QString &incidentId, int limit)
{
    QList<QByteArray> bodies;
    for (Rows rows = m_connection.execute(
             u"SELECT body FROM deliveries WHERE incident_id = ? ORDER BY seq DESC LIMIT ?"_s, {incidentId, limit});
         rows.next();)
        bodies.append(qUncompress(rows.bytes(0)));
    return bodies;
}

#define GREENROOM_UPDATE_COLUMNS                                                                                       \
    "id, incident_id, stage, title, severity, body, components, coalesce(published_at, clicked_at), clicked_by "

QList<IncidentUpdate> IncidentRepository::publishedUpdates(const QString &incidentId)
{
    QList<IncidentUpdate> updates;
    for (Rows rows =
             m_connection.execute(u"SELECT " GREENROOM_UPDATE_COLUMNS
                                  "FROM updates WHERE incident_id = ? AND state = 'published' ORDER BY seq DESC"_s,
                                  {incidentId});
         rows.next();)
        updates.append(updateOf(rows));
    return updates;
}

std::optional<IncidentUpdate> IncidentRepository::update(const QString &updateId)
{
    Rows rows = m_connection.execute(u"SELECT " GREENROOM_UPDATE_COLUMNS "FROM updates WHERE id = ?"_s, {updateId});
    return rows.next() ? std::optional(updateOf(rows)) : std::nullopt;
}

void IncidentRepository::addPendingUpdate(const IncidentUpdate &update, const QDateTime &clickedAt,
                                          const QDateTime &undoUntil)
{
    m_connection.execute(
        u"INSERT INTO updates (id, incident_id, state, stage, title, severity, body, components, clicked_at, "
        "clicked_by, undo_until) VALUES (?, ?, 'publishing', ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {update.id, update.incidentId, toWord(update.stage), update.title, toWord(update.severity), update.body,
         impactsToJson(update.components), clickedAt, update.author, undoUntil});
    m_connection.execute(
        u"UPDATE incidents SET pending_update_id = ?, state = CASE state WHEN 'draft' THEN 'publishing' "
        "ELSE state END WHERE id = ?"_s,
        {update.id, update.incidentId});
}

void IncidentRepository::withdrawPendingUpdate(const QString &incidentId, const QString &updateId, IncidentState state)
{
    m_connection.execute(u"UPDATE updates SET state = 'undone' WHERE id = ?"_s, {updateId});
    m_connection.execute(u"UPDATE incidents SET pending_update_id = NULL, state = ? WHERE id = ?"_s,
                         {toWord(state), incidentId});
}

void IncidentRepository::completePendingUpdate(const QString &incidentId, const IncidentUpdate &update)
{
    const bool isResolving = update.stage == Stage::Resolved;
    m_connection.execute(u"UPDATE updates SET state = 'published', published_at = ? WHERE id = ?"_s,
                         {update.publishedAt, update.id});
    m_connection.execute(
        u"UPDATE incidents SET pending_update_id = NULL, state = ?, published_at = coalesce(published_at, ?), "
        "resolved_at = ? WHERE id = ?"_s,
        {toWord(isResolving ? IncidentState::Resolved : IncidentState::Live), update.publishedAt,
         isResolving ? QVariant(update.publishedAt) : QVariant(), incidentId});
    if (!isResolving) {
        // The next text begins anew, at the stage that is true already: that a cause was found, or a fix works, is a
        // person's to say, so a second Ctrl+Return can't say it by mistake.
        m_connection.execute(
            u"UPDATE incidents SET body = '', writer = 'offline', version = version + 1, is_drafted = 0, "
            "stage = CASE WHEN is_recovered THEN 'resolved' ELSE stage END WHERE id = ?"_s,
            {incidentId});
    }
}
