// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandtable.h"

/// "sources add|list|show|set|rename|remove".

[[nodiscard]] QFuture<CommandResult> addSource(Application &application, const CommandLine &line);
[[nodiscard]] QFuture<CommandResult> listSources(Application &application, const CommandLine &line);
[[nodiscard]] QFuture<CommandResult> showSource(Application &application, const CommandLine &line);
/// How it signs.
[[nodiscard]] QFuture<CommandResult> setSource(Application &application, const CommandLine &line);
[[nodiscard]] QFuture<CommandResult> renameSource(Application &application, const CommandLine &line);
[[nodiscard]] QFuture<CommandResult> removeSource(Application &application, const CommandLine &line);

/// The options that say how a source signs, for the table of commands.
[[nodiscard]] QList<CommandOption> signatureOptions();
