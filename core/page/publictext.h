// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// A text as it may stand in public: CR LF as LF, without control characters, without the bidirectional controls that
/// can make a text read other than it is written (U+202A–202E, U+2066–2069; Unicode TR 36 §2.7), without lone
/// surrogates and non-characters (XML 1.0 §2.2 forbids them). Marks that right-to-left texts need (U+200E, U+200F,
/// U+061C) stay.
[[nodiscard]] QString publicText(const QString &text);

/// The same on one line, for titles and names.
[[nodiscard]] QString publicLine(const QString &text);
