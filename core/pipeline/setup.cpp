// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/setup.h"

#include "core/base/ids.h"
#include "core/intake/adapters/adapter.h"
#include "core/intake/deliveryrepository.h"
#include "core/store/database.h"
#include "core/store/setuprepository.h"

#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestName = 100;
constexpr qint64 UseIsWrittenEvery = 60; // seconds

tl::unexpected<Error> invalid(const QString &message)
{
    return fail(Error::Kind::InvalidInput, message);
}

CatalogData readCatalog(SetupRepository &repository)
{
    return {.pages = repository.pages(), .components = repository.components(), .sources = repository.sources()};
}

Result<> checkName(const QString &name)
{
    if (name.trimmed().isEmpty())
        return invalid(Setup::tr("Give it a name."));
    if (name.size() > LongestName)
        return invalid(Setup::tr("The name is too long: shorten it to 100 characters."));
    return {};
}

/// The slug asked for, or one made of the name that no other thing has. \a isTaken tells.
template<typename IsTaken>
Result<QString> slugFor(const QString &wanted, const QString &name, const QString &fallback, IsTaken isTaken)
{
    if (!wanted.isEmpty()) {
        if (slugOf(wanted) != wanted)
            return invalid(
                Setup::tr("“%1” cannot be used in an address. Use small letters, digits and hyphens.").arg(wanted));
        if (isTaken(wanted))
            return invalid(Setup::tr("“%1” is taken. Choose another one.").arg(wanted));
        return wanted;
    }
    const QString made = slugOf(name);
    const QString base = made.isEmpty() ? fallback : made;
    QString slug = base;
    for (int number = 2; isTaken(slug); ++number)
        slug = base + u'-' + QString::number(number);
    return slug;
}

Result<> checkKey(SetupRepository &repository, const QString &id)
{
    const QList<ApiKey> keys = repository.keys();
    const bool isKnown = std::any_of(keys.begin(), keys.end(), [&id](const ApiKey &key) {
        return key.id == id;
    });
    if (!isKnown)
        return fail(Error::Kind::NotFound, Setup::tr("There is no key with this id."));
    return {};
}

tl::unexpected<Error> sourceIsGone()
{
    return fail(Error::Kind::NotFound, Setup::tr("This source is not there any more."));
}

Result<> checkPage(const StatusPage &page)
{
    if (auto named = checkName(page.name); !named)
        return named;
    if (!QTimeZone(page.timeZone.toLatin1()).isValid())
        return invalid(
            Setup::tr("“%1” is not a time zone. Use a name such as Europe/Berlin or UTC.").arg(page.timeZone));
    return {};
}

} // namespace

Setup::Setup(Database &database, const Clock &clock) : m_database(database), m_clock(clock)
{}

template<typename Work>
auto Setup::change(Work work)
{
    using Value = std::invoke_result_t<Work, SetupRepository &, const CatalogData &>;
    using Changed = std::pair<Value, SetUp>;
    return m_database
        .write([work = std::move(work)](Connection &connection) -> Result<Changed> {
            SetupRepository repository(connection);
            Value value = work(repository, readCatalog(repository));
            if (!value)
                return tl::unexpected(value.error());
            return Changed(std::move(value), SetUp{readCatalog(repository), repository.keys()});
        })
        .then([this](const Result<Changed> &changed) -> Value {
            if (!changed)
                return tl::unexpected(changed.error());
            take(changed->second);
            return changed->first;
        });
}

void Setup::take(const SetUp &setUp)
{
    m_catalog.set(setUp.catalog);
    m_keys.set(KeyRing(setUp.keys));
    QMetaObject::invokeMethod(
        this,
        [this] {
            Q_EMIT catalogChanged();
            Q_EMIT keysChanged();
        },
        Qt::QueuedConnection);
}

QFuture<Result<>> Setup::load()
{
    return change([](SetupRepository &, const CatalogData &) -> Result<> {
        return {};
    });
}

QFuture<Result<StatusPage>> Setup::addPage(const StatusPage &page)
{
    return change(
        [page, now = m_clock.now()](SetupRepository &repository, const CatalogData &catalog) -> Result<StatusPage> {
            if (auto good = checkPage(page); !good)
                return tl::unexpected(good.error());
            const auto slug = slugFor(page.slug, page.name, u"page"_s, [&](const QString &s) {
                return catalog.page(s) != nullptr;
            });
            if (!slug)
                return tl::unexpected(slug.error());
            StatusPage added = page;
            added.id = newId();
            added.slug = *slug;
            added.name = page.name.trimmed();
            repository.add(added, now);
            return added;
        });
}

QFuture<Result<>> Setup::updatePage(const StatusPage &page)
{
    return change([page](SetupRepository &repository, const CatalogData &catalog) -> Result<> {
        if (auto good = checkPage(page); !good)
            return good;
        if (!catalog.page(page.id))
            return fail(Error::Kind::NotFound, Setup::tr("This status page is not there any more."));
        const auto slug = slugFor(page.slug, page.name, u"page"_s, [&](const QString &s) {
            const StatusPage *other = catalog.page(s);
            return other && other->id != page.id;
        });
        if (!slug)
            return tl::unexpected(slug.error());
        StatusPage updated = page;
        updated.slug = *slug;
        updated.name = page.name.trimmed();
        repository.update(updated);
        return {};
    });
}

QFuture<Result<Component>> Setup::addComponent(const Component &component)
{
    return change(
        [component, now = m_clock.now()](SetupRepository &repository, const CatalogData &catalog) -> Result<Component> {
            if (auto named = checkName(component.name); !named)
                return tl::unexpected(named.error());
            if (!catalog.page(component.pageId))
                return fail(Error::Kind::NotFound, Setup::tr("This status page is not there any more."));
            const auto slug = slugFor(component.slug, component.name, u"component"_s, [&](const QString &s) {
                return catalog.component(component.pageId, s) != nullptr;
            });
            if (!slug)
                return tl::unexpected(slug.error());
            Component added = component;
            added.id = newId();
            added.slug = *slug;
            added.name = component.name.trimmed();
            if (added.position < 0) {
                const QList<Component> others = catalog.componentsOf(component.pageId);
                added.position = others.isEmpty() ? 0 : others.last().position + 1;
            }
            added.createdAt = now;
            added.updatedAt = now;
            repository.add(added);
            return added;
        });
}

QFuture<Result<>> Setup::updateComponent(const Component &component)
{
    return change(
        [component, now = m_clock.now()](SetupRepository &repository, const CatalogData &catalog) -> Result<> {
            if (auto named = checkName(component.name); !named)
                return named;
            const Component *before = catalog.component(component.pageId, component.id);
            if (!before)
                return fail(Error::Kind::NotFound, Setup::tr("This component is not there any more."));
            const auto slug = slugFor(component.slug, component.name, u"component"_s, [&](const QString &s) {
                const Component *other = catalog.component(component.pageId, s);
                return other && other->id != component.id;
            });
            if (!slug)
                return tl::unexpected(slug.error());
            Component updated = component;
            updated.slug = *slug;
            updated.name = component.name.trimmed();
            updated.updatedAt = now;
            repository.update(updated);
            return {};
        });
}

QFuture<Result<>> Setup::removeComponent(const QString &id)
{
    return change([id, now = m_clock.now()](SetupRepository &repository, const CatalogData &) -> Result<> {
        repository.removeComponent(id, now);
        return {};
    });
}

QFuture<Result<Source>> Setup::addSource(const Source &source)
{
    return change(
        [source, now = m_clock.now()](SetupRepository &repository, const CatalogData &catalog) -> Result<Source> {
            if (auto named = checkName(source.name); !named)
                return tl::unexpected(named.error());
            if (source.tool != "api"_L1 && !adapter(source.tool))
                return invalid(Setup::tr("“%1” is not a tool that is known here.").arg(source.tool));
            if (!catalog.page(source.pageId))
                return fail(Error::Kind::NotFound, Setup::tr("This status page is not there any more."));
            if (auto good = checkSignature(source.signature); !good)
                return tl::unexpected(good.error());
            const auto slug = slugFor(source.slug, source.name, source.tool, [&](const QString &s) {
                return catalog.source(s) != nullptr;
            });
            if (!slug)
                return tl::unexpected(slug.error());
            Source added = source;
            added.id = newId();
            added.slug = *slug;
            added.name = source.name.trimmed();
            added.createdAt = now;
            repository.add(added);
            return added;
        });
}

QFuture<Result<>> Setup::renameSource(const QString &id, const QString &name)
{
    return change([id, name](SetupRepository &repository, const CatalogData &catalog) -> Result<> {
        if (auto named = checkName(name); !named)
            return named;
        const Source *known = catalog.source(id);
        if (!known)
            return sourceIsGone();
        Source source = *known;
        source.name = name.trimmed();
        repository.update(source);
        return {};
    });
}

QFuture<Result<>> Setup::setSignature(const QString &sourceId, const SignatureRule &rule)
{
    return change([sourceId, rule](SetupRepository &repository, const CatalogData &catalog) -> Result<> {
        if (auto good = checkSignature(rule); !good)
            return good;
        const Source *known = catalog.source(sourceId);
        if (!known)
            return sourceIsGone();
        Source source = *known;
        source.signature = rule;
        repository.update(source);
        return {};
    });
}

QFuture<Result<>> Setup::removeSource(const QString &id)
{
    return change([id, now = m_clock.now()](SetupRepository &repository, const CatalogData &catalog) -> Result<> {
        const Source *source = catalog.source(id);
        if (!source)
            return sourceIsGone();
        repository.removeSource(source->id, now);
        return {};
    });
}

Result<> Setup::checkSignature(const SignatureRule &rule)
{
    static const QRegularExpression fieldName(u"^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}$"_s);
    static const QRegularExpression visible(u"^[\\x21-\\x7e]{0,32}$"_s);
    for (const QString &header : {rule.header, rule.timestampHeader}) {
        if (header.isEmpty())
            continue;
        if (!fieldName.match(header).hasMatch())
            return invalid(tr("“%1” is not the name of a header. Write it as in X-Signature.").arg(header));
        for (const char *other : {"Authorization", "X-API-Key", "Host", "Content-Type", "Content-Length"}) {
            if (header.compare(QLatin1StringView(other), Qt::CaseInsensitive) == 0)
                return invalid(tr("The header %1 has another meaning. A signature needs one of its own.").arg(header));
        }
    }
    if (!visible.match(rule.prefix).hasMatch())
        return invalid(tr("What stands before a signature is short and without spaces, such as “sha256=”."));
    return {};
}

QFuture<Result<QList<ApiKey>>> Setup::keys()
{
    return m_database.read([](Connection &connection) -> Result<QList<ApiKey>> {
        return SetupRepository(connection).keys();
    });
}

QFuture<Result<CreatedKey>> Setup::createKey(const KeyRequest &request)
{
    return change([request, now = m_clock.now()](SetupRepository &repository, const CatalogData &catalog) {
        auto created = issueKey(request, repository.keys(), catalog, now);
        if (created)
            repository.add(created->key);
        return created;
    });
}

QFuture<Result<Rotation>> Setup::rotateKey(const QString &id, std::chrono::seconds overlap)
{
    return change([id, overlap, now = m_clock.now()](SetupRepository &repository, const CatalogData &catalog) {
        auto rotation = ::rotateKey(id, overlap, repository.keys(), catalog, now);
        if (rotation) {
            repository.expireKey(id, rotation->oldExpiresAt);
            repository.add(rotation->successor.key);
        }
        return rotation;
    });
}

QFuture<Result<>> Setup::renameKey(const QString &id, const QString &name)
{
    return change([id, name](SetupRepository &repository, const CatalogData &) -> Result<> {
        if (auto named = checkName(name); !named)
            return named;
        if (auto known = checkKey(repository, id); !known)
            return known;
        repository.renameKey(id, name.trimmed());
        return {};
    });
}

QFuture<Result<>> Setup::revokeKey(const QString &id)
{
    return change([id, now = m_clock.now()](SetupRepository &repository, const CatalogData &) -> Result<> {
        if (auto known = checkKey(repository, id); !known)
            return known;
        repository.revokeKey(id, now);
        return {};
    });
}

QFuture<Result<QList<RefusedDelivery>>> Setup::refusedDeliveries(int limit)
{
    return m_database.read([limit](Connection &connection) -> Result<QList<RefusedDelivery>> {
        return DeliveryRepository(connection).refused(limit);
    });
}

void Setup::noteUse(const QString &keyId, const QString &sourceId, const QDateTime &now)
{
    {
        const QMutexLocker lock(&m_mutex);
        QDateTime &last = m_lastUse[sourceId.isEmpty() ? keyId : sourceId];
        if (last.isValid() && last.secsTo(now) < UseIsWrittenEvery)
            return;
        last = now;
    }
    (void)change([=](SetupRepository &repository, const CatalogData &) -> Result<> {
        repository.noteKeyUse(keyId, now);
        if (!sourceId.isEmpty())
            repository.noteDelivery(sourceId, now);
        return {};
    });
}

void Setup::tellOfRefusal(const QString &sourceName, const QString &reason)
{
    QMetaObject::invokeMethod(
        this,
        [this, sourceName, reason] {
            Q_EMIT deliveryRefused(sourceName, reason);
        },
        Qt::QueuedConnection);
}
