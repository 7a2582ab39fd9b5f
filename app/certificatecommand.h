// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandtable.h"

/// Prints what a sender must know to trust the receiver: fingerprint, names and end of the certificate, or with --pem
/// the certificate itself.
[[nodiscard]] QFuture<CommandResult> showCertificate(Application &application, const CommandLine &line);
