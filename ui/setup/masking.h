// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// A received body for the screen: keys of ours, bearer and basic credentials, passwords in URLs and the values of
/// fields whose names speak of secrets are shown as dots. Meant against eyes on a screen, not as a redaction of what is
/// stored.
[[nodiscard]] QString withSecretsMasked(const QString &text);
