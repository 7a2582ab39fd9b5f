// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandtable.h"

/// Looks at what most often keeps an installation from working, and says how to mend it. Failed if something must be
/// mended.
[[nodiscard]] QFuture<CommandResult> runDoctor(Application &application, const CommandLine &line);
