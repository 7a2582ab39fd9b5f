// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/incidentrepository.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace {

/// What incidentOf() reads, in its order. A list leaves the alert's text out: it may be 64 KiB a row.
#define GREENROOM_INCIDENT_COLUMNS(ALERT_TEXT)                                                                         \
    "i.seq, i.id, i.page_id, i.state, i.title, i.severity, i.stage, i.components, i.tone, i.body, i.writer, "          \
    "i.version, "                                                                                                      \
    "i.sent_title, " ALERT_TEXT ", i.source_name, i.is_test, i.is_recovered, i.is_drafted, i.alert_count, "            \
    "i.started_at, i.created_at, i.last_alert_at, i.recovered_at, i.published_at, i.resolved_at, i.dismiss_reason, "   \
    "i.pending_update_id, u.undo_until, u.stage, i.keeps_title, i.triage_action, i.triage_reason, i.flapping_until, "  \
    "i.storm_until, i.merged_into "                                                                                    \
                                                                                                                       \
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
        .assessment = {.action = fromWord<TriageAction>(row.text(30)).value_or(TriageAction::Draft),
                       .reason = reasonFromText(row.text(31))},
        .isFlapping = !row.isNull(32),
        .isStorm = !row.isNull(33),
        .mergedInto = row.text(34),
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
constexpr std::array Kinds{"alert_firing", "alert_resolved", "recovered", "drafted",      "edited", "published",
                           "undone",       "dismissed",      "restored",  "kept_finding", "judged"};

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

/// As much of an incident as KnownIncident holds. Read for every alert: each column costs a microsecond.
const QString SelectKnown =
    u"SELECT id, state, stage, writer, is_recovered, published_at IS NOT NULL, pending_update_id IS NOT NULL, "
    "recovered_at, flapping_until, storm_until, merged_into FROM incidents "_s;
constexpr int MergedIntoColumn = 10;

KnownIncident knownOf(const Rows &row)
{
    return {.id = row.text(0),
            .memberId = row.text(0),
            .state = wordOf<IncidentState>(row.text(1)),
            .stage = wordOf<Stage>(row.text(2)),
            .writer = wordOf<Writer>(row.text(3)),
            .isRecovered = row.flag(4),
            .recoveredAt = row.optionalTime(7),
            .flappingUntil = row.optionalTime(8),
            .stormUntil = row.optionalTime(9),
            .isPublished = row.flag(5),
            .isPending = row.flag(6)};
}

/// Storms are looked for among so many of the newest rows, so that a table of millions costs nothing.
constexpr int NearestRows = 1000;

/// Changes of an alert's state stand after each other, each as a comma and the milliseconds since 1970 in 13 digits, so
/// that the last five are the last 70 characters.
QString changeText(const QDateTime &at)
{
    return u",%1"_s.arg(at.toMSecsSinceEpoch(), 13, 10, QLatin1Char('0'));
}

QList<QDateTime> changesOf(const QString &text)
{
    QList<QDateTime> changes;
    const QStringList times = text.split(u',', Qt::SkipEmptyParts);
    for (const QString &time : times)
        changes.append(QDateTime::fromMSecsSinceEpoch(time.toLongLong(), Qt::UTC));
    return changes;
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

std::optional<KnownIncident> IncidentRepository::newestOfGroup(const QString &pageId, const QString &groupKey,
                                                               bool isTest)
{
    Rows rows = m_connection.execute(SelectKnown
                                         + u"WHERE group_key = ? AND page_id = ? AND is_test = ? "
                                           "ORDER BY seq DESC LIMIT 1"_s,
                                     {groupKey, pageId, isTest});
    if (!rows.next())
        return std::nullopt;
    if (rows.isNull(MergedIntoColumn))
        return knownOf(rows);
    auto into = known(rows.text(MergedIntoColumn));
    if (into)
        into->memberId = rows.text(0);
    return into;
}

std::optional<KnownIncident> IncidentRepository::known(const QString &id)
{
    Rows rows = m_connection.execute(SelectKnown + u"WHERE id = ?"_s, {id});
    return rows.next() ? std::optional(knownOf(rows)) : std::nullopt;
}

bool IncidentRepository::isOutdated(const QString &memberId, const Alert &alert)
{
    if (!alert.changedAt)
        return false;
    Rows rows = m_connection.execute(
        u"SELECT 1 FROM incident_alerts WHERE incident_id = ? AND alert_key = ? AND changed_at > ?"_s,
        {memberId, alert.key, *alert.changedAt});
    return rows.next();
}

bool IncidentRepository::isFiring(const QString &id)
{
    Rows rows = m_connection.execute(
        u"SELECT 1 FROM incident_alerts WHERE incident_id = ? AND state = 'firing' UNION ALL SELECT 1 FROM incidents i "
        "JOIN incident_alerts a ON a.incident_id = i.id WHERE i.merged_into = ? AND a.state = 'firing' LIMIT 1"_s,
        {id, id});
    return rows.next();
}

QList<RecentDraft> IncidentRepository::recentDrafts(const QString &pageId, bool isToBeDismissed, const QDateTime &since,
                                                    int limit)
{
    QList<RecentDraft> drafts;
    for (Rows rows = m_connection.execute(
             u"SELECT id, created_at, writer <> 'person' FROM incidents WHERE page_id = ? AND state = 'draft' "
             "AND seq > (SELECT max(seq) FROM incidents) - ? AND is_test = 0 AND is_recovered = 0 "
             "AND (triage_action = 'suggest_dismiss') = ? AND created_at > ? ORDER BY seq DESC LIMIT ?"_s,
             {pageId, NearestRows, isToBeDismissed, since, limit});
         rows.next();)
        drafts.append({.id = rows.text(0), .createdAt = rows.time(1), .isUntouched = rows.flag(2)});
    return drafts;
}

std::optional<QString> IncidentRepository::oldestOpen(const QString &pageId, bool isToBeDismissed,
                                                      const QStringList &componentIds, const QDateTime &since)
{
    for (Rows rows = m_connection.execute(
             u"SELECT id, components FROM incidents WHERE page_id = ? AND state IN ('draft', 'live') "
             "AND seq > (SELECT max(seq) FROM incidents) - ? AND is_test = 0 AND is_recovered = 0 "
             "AND (triage_action = 'suggest_dismiss') = ? AND created_at > ? ORDER BY seq"_s,
             {pageId, NearestRows, isToBeDismissed, since});
         rows.next();) {
        const QList<ComponentImpact> impacts = impactsFromJson(rows.text(1));
        const bool isShared = std::ranges::any_of(impacts, [&componentIds](const ComponentImpact &impact) {
            return componentIds.contains(impact.componentId);
        });
        if (isShared)
            return rows.text(0);
    }
    return std::nullopt;
}

std::optional<QString> IncidentRepository::stormOf(const QString &pageId, bool isToBeDismissed, const QDateTime &now)
{
    Rows rows = m_connection.execute(
        u"SELECT id FROM incidents WHERE page_id = ? AND storm_until > ? AND state IN ('draft', 'publishing', 'live') "
        "AND (triage_action = 'suggest_dismiss') = ? ORDER BY storm_until DESC LIMIT 1"_s,
        {pageId, now, isToBeDismissed});
    return rows.next() ? std::optional(rows.text(0)) : std::nullopt;
}

int IncidentRepository::newMembers(const QString &id, const QDateTime &since)
{
    Rows rows = m_connection.execute(u"SELECT count(*) FROM incident_alerts WHERE incident_id = ? AND first_at > ?"_s,
                                     {id, since});
    return rows.next() ? int(rows.integer(0)) : 0;
}

QStringList IncidentRepository::calmed(const QDateTime &now)
{
    QStringList ids;
    for (Rows rows = m_connection.execute(u"SELECT id FROM incidents WHERE flapping_until <= ?"_s, {now}); rows.next();)
        ids.append(rows.text(0));
    return ids;
}

QList<DraftOrder> IncidentRepository::undrafted(int limit)
{
    QList<DraftOrder> orders;
    for (Rows rows = m_connection.execute(SelectWhole
                                              + u"WHERE i.is_drafted = 0 AND i.state NOT IN "
                                                "('held', 'merged') ORDER BY i.seq LIMIT ?"_s,
                                          {limit});
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
                        optionalValue(incident.recoveredAt),
                        toWord(incident.assessment.action),
                        toText(incident.assessment.reason),
                        optionalId(incident.mergedInto)};
    values += copyValues(incident.copy);
    m_connection.execute(
        u"INSERT INTO incidents (id, page_id, source_id, source_name, group_key, state, is_test, "
        "is_recovered, wants_model, sent_title, keeps_title, alert_text, alert_count, source_url, labels, "
        "started_at, created_at, last_alert_at, recovered_at, triage_action, triage_reason, merged_into, "
        "title, severity, stage, components, tone, body, writer) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
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

void IncidentRepository::setFlapping(const QString &id, const std::optional<QDateTime> &until)
{
    m_connection.execute(u"UPDATE incidents SET flapping_until = ? WHERE id = ?"_s, {optionalValue(until), id});
}

void IncidentRepository::setStorm(const QString &id, const QDateTime &until)
{
    m_connection.execute(u"UPDATE incidents SET storm_until = ? WHERE id = ?"_s, {until, id});
}

void IncidentRepository::merge(const QString &id, const QString &into)
{
    m_connection.execute(u"UPDATE incidents SET state = 'merged', merged_into = ? WHERE id = ?"_s, {into, id});
    m_connection.execute(u"UPDATE incidents SET alert_count = alert_count + (SELECT alert_count FROM incidents WHERE "
                         "id = ?) WHERE id = ?"_s,
                         {id, into});
    m_connection.execute(u"UPDATE deliveries SET incident_id = ? WHERE incident_id = ?"_s, {into, id});
}

void IncidentRepository::widen(const QString &id, const WorkingCopy &copy)
{
    m_connection.execute(u"UPDATE incidents SET components = ?, severity = ? WHERE id = ?"_s,
                         {impactsToJson(copy.components), toWord(copy.severity), id});
    orderText(id, copy.stage);
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

NotedAlerts IncidentRepository::noteAlerts(const KnownIncident &incident, const Delivery &delivery, const QDateTime &at)
{
    NotedAlerts noted;
    for (const Alert &alert : delivery.alerts) {
        const QVariant changedAt = optionalValue(alert.changedAt);
        // Mostly it is the same again, which is one statement and no row to read.
        const Rows repeated = m_connection.execute(
            u"UPDATE incident_alerts SET title = ?, last_at = ?, count = count + 1, "
            "changed_at = coalesce(max(?, changed_at), ?, changed_at) "
            "WHERE incident_id = ? AND alert_key = ? AND state = ?"_s,
            {alert.title, at, changedAt, changedAt, incident.memberId, alert.key, toWord(alert.state)});
        if (repeated.affected() > 0)
            continue;
        Rows changed = m_connection.execute(
            u"INSERT INTO incident_alerts (incident_id, alert_key, state, title, first_at, last_at, count, changed_at, "
            "changes) VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?) ON CONFLICT (incident_id, alert_key) DO UPDATE SET "
            "state = excluded.state, title = excluded.title, last_at = excluded.last_at, count = count + 1, "
            "changed_at = coalesce(excluded.changed_at, changed_at), "
            "changes = substr(changes || excluded.changes, -70) "
            "WHERE excluded.changed_at IS NULL OR changed_at IS NULL OR excluded.changed_at >= changed_at "
            "RETURNING changes"_s,
            {incident.memberId, alert.key, toWord(alert.state), alert.title, at, at, changedAt, changeText(at)});
        if (changed.next())
            noted.news.append({.alert = alert, .changes = changesOf(changed.text(0))});
        else
            noted.late.append(alert);
    }
    if (delivery.endsGroup) {
        m_connection.execute(
            u"UPDATE incident_alerts SET state = 'resolved', last_at = ? WHERE incident_id = ? AND state = 'firing'"_s,
            {at, incident.memberId});
    }
    noted.isStillFiring = delivery.state() == AlertState::Firing || isFiring(incident.id);
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
