// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandtable.h"

/// "vault unlock": opens the vault of the process that owns the data directory, or makes one, with the passphrase on
/// standard input.
[[nodiscard]] QFuture<CommandResult> unlockVault(Application &application, const CommandLine &line);
