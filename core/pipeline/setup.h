// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/shared.h"
#include "core/domain/catalog.h"
#include "core/intake/keyissue.h"

#include <QFuture>
#include <QMutex>
#include <QObject>

#include <memory>

class Database;

/// Sets up pages, components, sources and keys. Lives in the main thread; asynchronous throughout.
class Setup : public QObject
{
    Q_OBJECT

public:
    Setup(Database &database, const Clock &clock);

    /// Reads everything from the store. Call once, after the database was opened and before anything else.
    [[nodiscard]] QFuture<Result<>> load();

    /// The newest catalog; never null. Thread-safe.
    [[nodiscard]] std::shared_ptr<const CatalogData> catalog() const { return m_catalog.get(); }
    [[nodiscard]] const Shared<CatalogData> &sharedCatalog() const { return m_catalog; }
    [[nodiscard]] const Shared<KeyRing> &sharedKeys() const { return m_keys; }

    /// Id, and slug if it is empty, are made here. InvalidInput when the name is empty or longer than 100 characters,
    /// the time zone unknown, or the slug taken.
    [[nodiscard]] QFuture<Result<StatusPage>> addPage(const StatusPage &page);
    [[nodiscard]] QFuture<Result<>> updatePage(const StatusPage &page);
    /// As addPage(); a position below 0 is the end of the list.
    [[nodiscard]] QFuture<Result<Component>> addComponent(const Component &component);
    [[nodiscard]] QFuture<Result<>> updateComponent(const Component &component);
    /// Takes it off the page; incidents keep their record of it.
    [[nodiscard]] QFuture<Result<>> removeComponent(const QString &id);
    /// As addPage(). InvalidInput also for a tool that is not known.
    [[nodiscard]] QFuture<Result<Source>> addSource(const Source &source);
    [[nodiscard]] QFuture<Result<>> renameSource(const QString &id, const QString &name);
    /// How it signs; without a secret that is known to Signing, it is turned away. InvalidInput as checkSignature().
    [[nodiscard]] QFuture<Result<>> setSignature(const QString &sourceId, const SignatureRule &rule);
    /// Its keys are revoked; what it has sent stays. Signing::removeSource() forgets its secret, too.
    [[nodiscard]] QFuture<Result<>> removeSource(const QString &id);
    /// InvalidInput where a name is not that of a header field (RFC 9110 §5.1) or of one that has another meaning here.
    [[nodiscard]] static Result<> checkSignature(const SignatureRule &rule);

    [[nodiscard]] QFuture<Result<QList<ApiKey>>> keys();
    /// As issueKey().
    [[nodiscard]] QFuture<Result<CreatedKey>> createKey(const KeyRequest &request);
    /// As the function of the same name; the old key ends when that says so.
    [[nodiscard]] QFuture<Result<Rotation>> rotateKey(const QString &id, std::chrono::seconds overlap);
    /// InvalidInput when the name cannot be used, NotFound when there is no such key.
    [[nodiscard]] QFuture<Result<>> renameKey(const QString &id, const QString &name);
    [[nodiscard]] QFuture<Result<>> revokeKey(const QString &id);

    /// Authenticated requests that made no incident, newest first.
    [[nodiscard]] QFuture<Result<QList<RefusedDelivery>>> refusedDeliveries(int limit = 50);

    /// A key and a source were used; written down at most once a minute each. Thread-safe.
    void noteUse(const QString &keyId, const QString &sourceId, const QDateTime &now);
    /// Thread-safe.
    void tellOfRefusal(const QString &sourceName, const QString &reason);

Q_SIGNALS:
    void catalogChanged();
    void keysChanged();
    void deliveryRefused(const QString &sourceName, const QString &reason);

private:
    /// What the store holds at one moment.
    struct SetUp
    {
        CatalogData catalog;
        QList<ApiKey> keys;
    };

    /// Runs \a work (Result<T>(SetupRepository &, const CatalogData &)) in a transaction; once that is on disk, takes
    /// over what the store holds and tells of it. A transaction that fails changes nothing here either.
    template<typename Work>
    auto change(Work work);
    void take(const SetUp &setUp);

    Database &m_database;
    const Clock &m_clock;
    Shared<CatalogData> m_catalog;
    Shared<KeyRing> m_keys;

    QMutex m_mutex;
    QHash<QString, QDateTime> m_lastUse; ///< of keys and sources, by id
};
