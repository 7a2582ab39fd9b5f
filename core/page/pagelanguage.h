// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// The language that public texts are translated to, as a BCP 47 tag: it names itself, so it is right by construction.
[[nodiscard]] QString pageLanguage();

/// A translated text with a number, e.g. "1 minute", "42 minutes". \a one and \a many are marked with QT_TRANSLATE_NOOP
/// and QT_TRANSLATE_N_NOOP in context "StatusPage". They are two, so that what is not translated is right as well; the
/// translation of \a many has all plural forms of its language.
[[nodiscard]] QString countedText(const char *one, const char *many, qint64 count);
