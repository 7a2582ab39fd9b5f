// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/page/snapshot.h"

#include <QByteArray>

/// A page's first page: how everything is, open incidents, systems with their 90 days, past incidents by day.
/// Never says that all is well while an incident is open.
[[nodiscard]] QByteArray indexHtml(const PageSnapshot &snapshot);
