// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCoreApplication;

/// Makes the program speak the language of the system's locale, as far as there is a translation of it; else English.
/// Call once, before the first text is made.
void installTranslations(QCoreApplication &application);
