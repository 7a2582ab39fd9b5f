// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/catalog.h"
#include "core/domain/incident.h"
#include "core/drafting/facts.h"

/// What a text of this incident, with this copy's stage, tone, severity and components, may draw on.
[[nodiscard]] DraftRequest draftRequestOf(const Incident &incident, const WorkingCopy &copy, const CatalogData &catalog,
                                          const QDateTime &now);
