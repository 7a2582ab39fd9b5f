// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/page/snapshot.h"

#include <QByteArray>

/// The public pages beside the first one, each a pure function of a snapshot. Links are relative, so that a page works
/// wherever it is mounted: the first page ends in a slash, history is beside it, incidents are one folder down.

/// One incident with all its updates.
[[nodiscard]] QByteArray incidentHtml(const PageSnapshot &snapshot, const PublicIncident &incident);
/// Open and resolved incidents, by month.
[[nodiscard]] QByteArray historyHtml(const PageSnapshot &snapshot);
/// The list of pages where there are several; says that there is nothing yet where there is none.
[[nodiscard]] QByteArray siteHtml(const QList<PageSnapshot> &snapshots);
/// Says that there is no such page. \a root leads from the address that was asked for to the page, or to the site if
/// \a snapshot is null.
[[nodiscard]] QByteArray notFoundHtml(const PageSnapshot *snapshot, const QString &root);
