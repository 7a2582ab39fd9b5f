// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/page/pagecalendar.h"
#include "core/page/snapshot.h"

#include <QString>

/// The section with every component: its state, its 90 days as bars, and the same days as exact text. Empty without
/// components.
[[nodiscard]] QString systemsHtml(const PageSnapshot &snapshot, const PageCalendar &calendar);
