// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

/// One secret from standard input, without the line break at its end: a line that is not shown while it is typed, after
/// \a prompt, or all that is piped, up to 64 KiB. Waits, so not for a window.
[[nodiscard]] QByteArray readSecretInput(const QString &prompt);
