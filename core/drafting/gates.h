// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/drafting.h"
#include "core/drafting/facts.h"

/// Runs every gate over a text, whoever wrote it: leak (hosts, addresses, paths, secrets, e-mails, internal
/// identifiers), numbers (not in the alert, nor known), cause, promise, stage, blame, form (placeholders, control
/// characters), size. Leaks and invented numbers block; the others warn. Findings are in the order of their place,
/// title first. \a request is what the text may draw on: components' names, times and the alert itself.
[[nodiscard]] QList<Finding> checkText(const QString &title, const QString &body, const DraftRequest &request);
