// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/catalog.h"
#include "core/intake/apikeys.h"

#include <chrono>

/// Which key somebody would like to have.
struct KeyRequest
{
    QString name = {};
    ApiKey::Scope scope = ApiKey::Scope::Draft;
    QString pageId = {};                     ///< empty: of its source, else all pages
    QString sourceId = {};                   ///< empty: none
    std::optional<QDateTime> expiresAt = {}; ///< nothing: never
    QStringList addresses = {};              ///< as AddressList::parse(); empty: from anywhere
};

/// Whether a key opens anything.
enum class KeyState { Active, ExpiresSoon, Expired, Revoked };

/// \c ExpiresSoon in the last seven days, and of a key that was rotated until its time is over.
[[nodiscard]] KeyState keyStateOf(const ApiKey &key, const QDateTime &now);

/// A new key beside the \a existing ones. InvalidInput: name, time or address cannot be used; NotFound: page or source
/// are not there; Conflict: two keys of the source work already, as many as changing over from one to the next needs.
[[nodiscard]] Result<CreatedKey> issueKey(const KeyRequest &request, const QList<ApiKey> &existing,
                                          const CatalogData &catalog, const QDateTime &now);

/// A key that takes another one's place.
struct Rotation
{
    CreatedKey successor = {};
    QDateTime oldExpiresAt = {}; ///< until when the old key works
};

/// How long an old key may go on beside its successor.
constexpr std::chrono::hours DefaultOverlap{24};
constexpr std::chrono::hours LongestOverlap{24 * 30};

/// A key with the name, scope, page, source and addresses of the one with this id, and as long a life; the old one goes
/// on for \a overlap (0 to LongestOverlap), not beyond its own end. NotFound: no such key; Conflict: it does not work
/// any more, or there would be a third key of its source that works.
[[nodiscard]] Result<Rotation> rotateKey(const QString &id, std::chrono::seconds overlap, const QList<ApiKey> &existing,
                                         const CatalogData &catalog, const QDateTime &now);
