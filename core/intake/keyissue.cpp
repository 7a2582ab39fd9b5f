// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/keyissue.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestName = 100;
constexpr qint64 SoonDays = 7;
constexpr qsizetype MostLiveKeysOfSource = 2;

/// The context of these texts for translators.
struct Keys
{
    Q_DECLARE_TR_FUNCTIONS(Keys)
};

bool isLive(const ApiKey &key, const QDateTime &now)
{
    return !key.revokedAt && (!key.expiresAt || *key.expiresAt > now);
}

/// The one of several keys that would be missed least: it ends first, else it was used the longest time ago.
const ApiKey &leastMissed(const QList<ApiKey> &keys)
{
    return *std::min_element(keys.begin(), keys.end(), [](const ApiKey &left, const ApiKey &right) {
        const QDateTime never = QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
        const auto end = [](const ApiKey &key) {
            return key.expiresAt ? key.expiresAt->toMSecsSinceEpoch() : std::numeric_limits<qint64>::max();
        };
        return std::tuple(end(left), left.lastUsedAt.value_or(never), left.createdAt)
               < std::tuple(end(right), right.lastUsedAt.value_or(never), right.createdAt);
    });
}

Result<> checkRoom(const QList<ApiKey> &live, const Source &source)
{
    if (live.size() < MostLiveKeysOfSource)
        return {};
    const ApiKey &least = leastMissed(live);
    return fail(
        Error::Kind::Conflict,
        Keys::tr("“%1” has two keys that work, which is as many as changing over needs. Revoke one first: the one "
                 "that begins with %2 is used least.")
            .arg(source.name, least.prefix));
}

QList<ApiKey> liveKeysOf(const QString &sourceId, const QList<ApiKey> &keys, const QDateTime &now)
{
    QList<ApiKey> live;
    std::copy_if(keys.begin(), keys.end(), std::back_inserter(live), [&](const ApiKey &key) {
        return key.sourceId == sourceId && isLive(key, now);
    });
    return live;
}

} // namespace

KeyState keyStateOf(const ApiKey &key, const QDateTime &now)
{
    if (key.revokedAt)
        return KeyState::Revoked;
    if (!key.expiresAt)
        return KeyState::Active;
    if (*key.expiresAt <= now)
        return KeyState::Expired;
    return *key.expiresAt <= now.addDays(SoonDays) ? KeyState::ExpiresSoon : KeyState::Active;
}

Result<CreatedKey> issueKey(const KeyRequest &request, const QList<ApiKey> &existing, const CatalogData &catalog,
                            const QDateTime &now)
{
    const QString name = request.name.trimmed();
    if (name.isEmpty())
        return fail(Error::Kind::InvalidInput, Keys::tr("Give it a name."));
    if (name.size() > LongestName)
        return fail(Error::Kind::InvalidInput, Keys::tr("The name is too long: shorten it to 100 characters."));
    if (!request.pageId.isEmpty() && !catalog.page(request.pageId))
        return fail(Error::Kind::NotFound, Keys::tr("This status page is not there any more."));
    if (request.expiresAt && *request.expiresAt <= now)
        return fail(Error::Kind::InvalidInput, Keys::tr("It would expire in the past. Choose a later time."));
    const auto addresses = AddressList::parse(request.addresses);
    if (!addresses)
        return tl::unexpected(addresses.error());

    CreatedKey created = makeApiKey(now);
    created.key.name = name;
    created.key.scope = request.scope;
    created.key.pageId = request.pageId;
    created.key.expiresAt = request.expiresAt;
    created.key.addresses = addresses->toStringList();
    if (request.sourceId.isEmpty())
        return created;

    const Source *source = catalog.source(request.sourceId);
    if (!source)
        return fail(Error::Kind::NotFound, Keys::tr("This source is not there any more."));
    if (!request.pageId.isEmpty() && request.pageId != source->pageId)
        return fail(Error::Kind::InvalidInput, Keys::tr("“%1” belongs to another status page.").arg(source->name));
    if (auto room = checkRoom(liveKeysOf(source->id, existing, now), *source); !room)
        return tl::unexpected(room.error());
    created.key.sourceId = source->id;
    created.key.pageId = source->pageId;
    return created;
}

Result<Rotation> rotateKey(const QString &id, std::chrono::seconds overlap, const QList<ApiKey> &existing,
                           const CatalogData &catalog, const QDateTime &now)
{
    const auto old = std::find_if(existing.begin(), existing.end(), [&id](const ApiKey &key) {
        return key.id == id;
    });
    if (old == existing.end())
        return fail(Error::Kind::NotFound, Keys::tr("There is no key with this id."));
    if (!isLive(*old, now))
        return fail(Error::Kind::Conflict, Keys::tr("This key does not work any more. Make a new one instead."));
    if (overlap < std::chrono::seconds::zero() || overlap > LongestOverlap)
        return fail(Error::Kind::InvalidInput, Keys::tr("The old key can go on for 30 days at most."));

    QDateTime oldEnd = now.addSecs(overlap.count());
    if (old->expiresAt)
        oldEnd = std::min(oldEnd, *old->expiresAt);
    QList<ApiKey> others = existing;
    if (oldEnd <= now) {
        others.removeIf([&id](const ApiKey &key) {
            return key.id == id;
        });
    }
    KeyRequest request{.name = old->name,
                       .scope = old->scope,
                       .pageId = old->pageId,
                       .sourceId = old->sourceId,
                       .addresses = old->addresses};
    if (old->expiresAt)
        request.expiresAt = now.addMSecs(old->createdAt.msecsTo(*old->expiresAt));
    auto successor = issueKey(request, others, catalog, now);
    if (!successor)
        return tl::unexpected(successor.error());
    return Rotation{std::move(*successor), oldEnd};
}
