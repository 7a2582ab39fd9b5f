// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/catalog.h"

#include <algorithm>

namespace {

template<typename Thing>
const Thing *find(const QList<Thing> &things, const QString &idOrSlug)
{
    const auto found = std::find_if(things.begin(), things.end(), [&idOrSlug](const Thing &thing) {
        return thing.id == idOrSlug || thing.slug == idOrSlug;
    });
    return found == things.end() ? nullptr : &*found;
}

} // namespace

const StatusPage *CatalogData::page(const QString &idOrSlug) const
{
    return find(pages, idOrSlug);
}

const Source *CatalogData::source(const QString &idOrSlug) const
{
    return find(sources, idOrSlug);
}

const Component *CatalogData::component(const QString &pageId, const QString &idOrSlug) const
{
    const auto found = std::find_if(components.begin(), components.end(), [&](const Component &component) {
        return component.pageId == pageId && (component.id == idOrSlug || component.slug == idOrSlug);
    });
    return found == components.end() ? nullptr : &*found;
}

QList<Component> CatalogData::componentsOf(const QString &pageId) const
{
    QList<Component> ofPage;
    std::copy_if(components.begin(), components.end(), std::back_inserter(ofPage),
                 [&pageId](const Component &component) {
                     return component.pageId == pageId;
                 });
    return ofPage;
}
