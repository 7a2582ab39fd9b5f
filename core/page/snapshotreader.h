// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/page/snapshot.h"

class Connection;

/// What every page tells the public, in the order of the pages' making. Reads by index and within bounds, however many
/// incidents are stored: live ones, the newest ones, and those with updates in the last RecordDays days.
/// \a publicUrl is the site's address without a trailing slash; with several pages each has its slug behind it.
[[nodiscard]] Result<QList<PageSnapshot>> readSnapshots(Connection &connection, const QString &publicUrl,
                                                        const QDateTime &now);

/// One incident of a page; nothing if there is none of this id that the public may see.
[[nodiscard]] std::optional<PublicIncident> readPublicIncident(Connection &connection, const QString &pageId,
                                                               const QString &id);
