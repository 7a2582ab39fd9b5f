// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/page/pagesite.h"
#include "core/page/snapshot.h"

#include <QByteArray>
#include <QHash>
#include <QList>

/// Everything that is served, rendered from one reading of the store.
struct RenderedSite
{
    QDateTime readAt = {}; ///< invalid before the store has been read for the first time
    QString publicUrl = {};
    QList<PageSnapshot> pages = {};
    QHash<QByteArray, PageResource> resources = {}; ///< by path, from "/"

    /// Where a page is mounted: "/" if it is the only one, else "/slug/".
    [[nodiscard]] QByteArray mountOf(const PageSnapshot &snapshot) const;
    /// The page below whose mount a path is; null if there is none, or several and the path names none of them.
    [[nodiscard]] const PageSnapshot *pageOf(const QByteArray &path) const;
};

[[nodiscard]] RenderedSite renderSite(const QList<PageSnapshot> &pages, const QString &publicUrl,
                                      const QDateTime &readAt);

[[nodiscard]] PageResource htmlResource(const QByteArray &html);
