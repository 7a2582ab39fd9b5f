// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/page.h"
#include "core/domain/source.h"

#include <QList>

/// Everything that is set up, as one immutable value that any thread may keep: pages, components, sources.
struct CatalogData
{
    QList<StatusPage> pages = {};     ///< in the order of their making
    QList<Component> components = {}; ///< of all pages, by position
    QList<Source> sources = {};

    [[nodiscard]] const StatusPage *page(const QString &idOrSlug) const;
    [[nodiscard]] const Source *source(const QString &idOrSlug) const;
    [[nodiscard]] const Component *component(const QString &pageId, const QString &idOrSlug) const;
    [[nodiscard]] QList<Component> componentsOf(const QString &pageId) const;
};
