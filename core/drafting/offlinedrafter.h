// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafting/facts.h"

/// A text for customers, and what it was made from.
struct DraftedText
{
    QString title = {}; ///< 3–8 words, no full stop
    QString body = {};  ///< plain text, one paragraph
    ExtractedFacts facts = {};
};

/// Writes a customer-facing text by rules alone: no network, the same for the same request, below 5 ms for 64 KiB of
/// alert text. Says only facts, never a cause, a host, an address, a code or a promise; what it writes passes the
/// gates.
[[nodiscard]] DraftedText draftOffline(const DraftRequest &request);

/// When the next update is due: \a now plus the severity's cadence (minor 60, major 30, critical 20 minutes), rounded
/// up to the next five minutes.
[[nodiscard]] QDateTime nextUpdateDue(Severity severity, const QDateTime &now);
