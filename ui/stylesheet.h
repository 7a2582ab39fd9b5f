// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

struct Colors;

/// The one style sheet of the program. Sizes are multiples of \a basePixels, the height of ordinary letters.
[[nodiscard]] QString styleSheetOf(const Colors &colors, int basePixels);
