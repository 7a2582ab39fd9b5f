// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandtable.h"

/// "keys create|list|rename|rotate|revoke|failed".

[[nodiscard]] QFuture<CommandResult> createKey(Application &application, const CommandLine &line);
[[nodiscard]] QFuture<CommandResult> listKeys(Application &application, const CommandLine &line);
[[nodiscard]] QFuture<CommandResult> renameKey(Application &application, const CommandLine &line);
[[nodiscard]] QFuture<CommandResult> rotateKey(Application &application, const CommandLine &line);
[[nodiscard]] QFuture<CommandResult> revokeKey(Application &application, const CommandLine &line);
/// Of the running process, whose memory alone has them.
[[nodiscard]] QFuture<CommandResult> listFailedAttempts(Application &application, const CommandLine &line);
