// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

class Connection;

/// The schema version that this program writes.
[[nodiscard]] int schemaVersion();

/// Applies, in order and each in a transaction of its own, every :/sql/NNNN_name.sql that is newer than the file's
/// PRAGMA user_version; a file with content is first copied to FILE.before-NNNN. A newer file is refused. References
/// are not enforced while a script runs, and checked before it is committed.
[[nodiscard]] Result<> migrate(Connection &connection, const QString &fileName);
