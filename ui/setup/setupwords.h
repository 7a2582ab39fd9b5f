// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/source.h"

#include <optional>

/// Whether a key opens anything.
enum class KeyState { Active, Expired, Revoked };

[[nodiscard]] KeyState keyStateOf(const ApiKey &key, const QDateTime &now);
[[nodiscard]] QString displayName(KeyState state);
[[nodiscard]] QString displayName(ApiKey::Scope scope);

/// A moment in local time, short: "24 Nov 14:05". \a never stands for nothing.
[[nodiscard]] QString localTimeText(const std::optional<QDateTime> &time, const QString &never = {});
