// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/keyissue.h"

#include <optional>

[[nodiscard]] QString displayName(KeyState state);
[[nodiscard]] QString displayName(ApiKey::Scope scope);

/// A moment in local time, short: "24 Nov 14:05". \a never stands for nothing.
[[nodiscard]] QString localTimeText(const std::optional<QDateTime> &time, const QString &never = {});
