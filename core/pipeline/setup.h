// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/domain/page.h"
#include "core/domain/source.h"

#include <QFuture>
#include <QObject>

#include <memory>

class Database;

/// Everything that is set up, as one immutable value that any thread may keep: pages, components, sources.
struct CatalogData
{
    QList<StatusPage> pages = {};       ///< in the order of their making
    QList<Component> components = {};   ///< of all pages, by position
    QList<Source> sources = {};

    [[nodiscard]] const StatusPage *page(const QString &idOrSlug) const;
    [[nodiscard]] const Source *source(const QString &idOrSlug) const;
    [[nodiscard]] const Component *component(const QString &pageId, const QString &idOrSlug) const;
    [[nodiscard]] QList<Component> componentsOf(const QString &pageId) const;
};

/// A key just made: the only moment at which its secret is known.
struct CreatedKey
{
    ApiKey key = {};
    QString secret = {}; ///< "grm_" + 30 base62 + 6 base62 of CRC32
};

/// Sets up pages, components, sources and keys. Lives in the main thread; asynchronous throughout.
class Setup : public QObject
{
    Q_OBJECT

public:
    Setup(Database &database, const Clock &clock);
    ~Setup() override;

    /// The newest catalog; never null. Thread-safe.
    [[nodiscard]] std::shared_ptr<const CatalogData> catalog() const;

    /// InvalidInput when the name is empty or longer than 100, the zone unknown, or the slug taken.
    [[nodiscard]] QFuture<Result<StatusPage>> addPage(const StatusPage &page);
    [[nodiscard]] QFuture<Result<>> updatePage(const StatusPage &page);
    [[nodiscard]] QFuture<Result<Component>> addComponent(const Component &component);
    [[nodiscard]] QFuture<Result<>> updateComponent(const Component &component);
    /// Takes it off the page; incidents keep their record of it.
    [[nodiscard]] QFuture<Result<>> removeComponent(const QString &id);
    [[nodiscard]] QFuture<Result<Source>> addSource(const Source &source);

    [[nodiscard]] QFuture<Result<QList<ApiKey>>> keys();
    [[nodiscard]] QFuture<Result<CreatedKey>> createKey(const QString &name, ApiKey::Scope scope, const QString &pageId,
                                                        const QString &sourceId);
    [[nodiscard]] QFuture<Result<>> revokeKey(const QString &id);

    /// Authenticated requests that made no incident, newest first.
    [[nodiscard]] QFuture<Result<QList<RefusedDelivery>>> refusedDeliveries(int limit = 50);

Q_SIGNALS:
    void catalogChanged();
    void keysChanged();
    void deliveryRefused(const QString &sourceName, const QString &reason);
};
