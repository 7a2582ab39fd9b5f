// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/setuprepository.h"

using namespace Qt::StringLiterals;

QList<StatusPage> SetupRepository::pages()
{
    QList<StatusPage> pages;
    for (Rows rows =
             m_connection.execute(u"SELECT id, slug, name, time_zone, tone FROM pages ORDER BY created_at, id"_s);
         rows.next();) {
        pages.append({.id = rows.text(0),
                      .slug = rows.text(1),
                      .name = rows.text(2),
                      .timeZone = rows.text(3),
                      .tone = fromWord<Tone>(rows.text(4)).value_or(Tone::Professional)});
    }
    return pages;
}

QList<Component> SetupRepository::components()
{
    QList<Component> components;
    for (Rows rows = m_connection.execute(
             u"SELECT id, page_id, slug, name, description, position, manual_status, created_at, "
             "updated_at FROM components WHERE removed_at IS NULL ORDER BY page_id, position, id"_s);
         rows.next();) {
        components.append(
            {.id = rows.text(0),
             .pageId = rows.text(1),
             .slug = rows.text(2),
             .name = rows.text(3),
             .description = rows.text(4),
             .position = int(rows.integer(5)),
             .manualStatus = fromWord<ComponentStatus>(rows.text(6)).value_or(ComponentStatus::Operational),
             .createdAt = rows.time(7),
             .updatedAt = rows.time(8)});
    }
    return components;
}

QList<Source> SetupRepository::sources()
{
    QList<Source> sources;
    for (Rows rows = m_connection.execute(u"SELECT id, slug, name, tool, page_id, signature_header, signature_prefix, "
                                          "signature_timestamp_header, created_at, last_received_at FROM sources "
                                          "WHERE removed_at IS NULL ORDER BY created_at, id"_s);
         rows.next();) {
        sources.append({.id = rows.text(0),
                        .slug = rows.text(1),
                        .name = rows.text(2),
                        .tool = rows.text(3),
                        .pageId = rows.text(4),
                        .signature = {.header = rows.text(5), .prefix = rows.text(6), .timestampHeader = rows.text(7)},
                        .createdAt = rows.time(8),
                        .lastReceivedAt = rows.optionalTime(9)});
    }
    return sources;
}

QList<ApiKey> SetupRepository::keys()
{
    QList<ApiKey> keys;
    for (Rows rows = m_connection.execute(
             u"SELECT id, name, prefix, hash, scope, coalesce(page_id, ''), coalesce(source_id, ''), "
             "addresses, created_at, expires_at, last_used_at, revoked_at FROM api_keys ORDER BY created_at, id"_s);
         rows.next();) {
        keys.append({.id = rows.text(0),
                     .name = rows.text(1),
                     .prefix = rows.text(2),
                     .hash = rows.bytes(3),
                     .scope = rows.text(4) == "draft"_L1 ? ApiKey::Scope::Draft : ApiKey::Scope::Read,
                     .pageId = rows.text(5),
                     .sourceId = rows.text(6),
                     .addresses = rows.text(7).split(u',', Qt::SkipEmptyParts),
                     .createdAt = rows.time(8),
                     .expiresAt = rows.optionalTime(9),
                     .lastUsedAt = rows.optionalTime(10),
                     .revokedAt = rows.optionalTime(11)});
    }
    return keys;
}

void SetupRepository::add(const StatusPage &page, const QDateTime &now)
{
    m_connection.execute(u"INSERT INTO pages (id, slug, name, time_zone, tone, created_at) VALUES (?, ?, ?, ?, ?, ?)"_s,
                         {page.id, page.slug, page.name, page.timeZone, toWord(page.tone), now});
}

void SetupRepository::add(const Component &component)
{
    m_connection.execute(
        u"INSERT INTO components (id, page_id, slug, name, description, position, manual_status, created_at, "
        "updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {component.id, component.pageId, component.slug, component.name, component.description, component.position,
         toWord(component.manualStatus), component.createdAt, component.updatedAt});
}

void SetupRepository::add(const Source &source)
{
    m_connection.execute(u"INSERT INTO sources (id, slug, name, tool, page_id, signature_header, signature_prefix, "
                         "signature_timestamp_header, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                         {source.id, source.slug, source.name, source.tool, source.pageId, source.signature.header,
                          source.signature.prefix, source.signature.timestampHeader, source.createdAt});
}

void SetupRepository::add(const ApiKey &key)
{
    m_connection.execute(
        u"INSERT INTO api_keys (id, name, prefix, hash, scope, page_id, source_id, addresses, created_at, expires_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {key.id, key.name, key.prefix, key.hash, key.scope == ApiKey::Scope::Draft ? u"draft"_s : u"read"_s,
         optionalId(key.pageId), optionalId(key.sourceId), key.addresses.join(u','), key.createdAt,
         optionalValue(key.expiresAt)});
}

void SetupRepository::update(const StatusPage &page)
{
    m_connection.execute(u"UPDATE pages SET slug = ?, name = ?, time_zone = ?, tone = ? WHERE id = ?"_s,
                         {page.slug, page.name, page.timeZone, toWord(page.tone), page.id});
}

void SetupRepository::update(const Component &component)
{
    m_connection.execute(u"UPDATE components SET slug = ?, name = ?, description = ?, position = ?, manual_status = ?, "
                         "updated_at = ? WHERE id = ?"_s,
                         {component.slug, component.name, component.description, component.position,
                          toWord(component.manualStatus), component.updatedAt, component.id});
}

void SetupRepository::update(const Source &source)
{
    m_connection.execute(
        u"UPDATE sources SET name = ?, signature_header = ?, signature_prefix = ?, "
        "signature_timestamp_header = ? WHERE id = ?"_s,
        {source.name, source.signature.header, source.signature.prefix, source.signature.timestampHeader, source.id});
}

void SetupRepository::removeSource(const QString &id, const QDateTime &now)
{
    // The slug is freed: a new source may have it. What it sent still refers to the row.
    m_connection.execute(
        u"UPDATE sources SET removed_at = ?, slug = slug || '#' || id WHERE id = ? AND removed_at IS NULL"_s,
        {now, id});
    m_connection.execute(u"UPDATE api_keys SET revoked_at = ? WHERE source_id = ? AND revoked_at IS NULL"_s, {now, id});
}

void SetupRepository::removeComponent(const QString &id, const QDateTime &now)
{
    // The slug is freed: a new component may have it.
    m_connection.execute(
        u"UPDATE components SET removed_at = ?, slug = slug || '#' || id WHERE id = ? AND removed_at IS NULL"_s,
        {now, id});
}

void SetupRepository::revokeKey(const QString &id, const QDateTime &now)
{
    m_connection.execute(u"UPDATE api_keys SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL"_s, {now, id});
}

void SetupRepository::renameKey(const QString &id, const QString &name)
{
    m_connection.execute(u"UPDATE api_keys SET name = ? WHERE id = ?"_s, {name, id});
}

void SetupRepository::expireKey(const QString &id, const QDateTime &at)
{
    m_connection.execute(u"UPDATE api_keys SET expires_at = ? WHERE id = ?"_s, {at, id});
}

void SetupRepository::noteKeyUse(const QString &id, const QDateTime &at)
{
    m_connection.execute(u"UPDATE api_keys SET last_used_at = ? WHERE id = ?"_s, {at, id});
}

void SetupRepository::noteDelivery(const QString &sourceId, const QDateTime &at)
{
    m_connection.execute(u"UPDATE sources SET last_received_at = ? WHERE id = ?"_s, {at, sourceId});
}
