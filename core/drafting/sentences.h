// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafting/alertidentifiers.h"

/// The sentences that speak of the next update: "Next update by 15:00 UTC.", "We will post again in 30 minutes."
[[nodiscard]] QList<TextSpan> sentencesOfNextUpdate(const QString &text);
