// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/page.h"
#include "core/domain/source.h"
#include "core/store/connection.h"

/// All statements about pages, components, sources and keys. Use inside Database::write() or read().
class SetupRepository
{
public:
    explicit SetupRepository(Connection &connection) : m_connection(connection) {}

    [[nodiscard]] QList<StatusPage> pages();
    /// Of all pages, by position; those that were removed are left out.
    [[nodiscard]] QList<Component> components();
    /// Those that were removed are left out.
    [[nodiscard]] QList<Source> sources();
    [[nodiscard]] QList<ApiKey> keys();

    void add(const StatusPage &page, const QDateTime &now);
    void add(const Component &component);
    void add(const Source &source);
    void add(const ApiKey &key);

    void update(const StatusPage &page);
    void update(const Component &component);
    void removeComponent(const QString &id, const QDateTime &now);
    /// Name and signature; slug, tool and page stay as they were made.
    void update(const Source &source);
    /// Its keys are revoked; what it has sent stays.
    void removeSource(const QString &id, const QDateTime &now);
    void renameKey(const QString &id, const QString &name);
    void expireKey(const QString &id, const QDateTime &at);
    void revokeKey(const QString &id, const QDateTime &now);
    void noteKeyUse(const QString &id, const QDateTime &at);
    void noteDelivery(const QString &sourceId, const QDateTime &at);

private:
    Connection &m_connection;
};
