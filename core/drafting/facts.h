// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/drafting.h"
#include "core/domain/page.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QTimeZone>

#include <optional>

/// What is known about an incident when a text is written. Everything internal stays in sentTitle, alertText and labels.
struct DraftRequest
{
    QString incidentId = {};             ///< chooses among phrasings, so that a redraft is stable
    QString sentTitle = {};              ///< the tool's words, internal
    QString alertText = {};              ///< the tool's words, internal; JSON or prose, to 64 KiB
    Severity severity = Severity::Minor;
    Stage stage = Stage::Investigating;
    Tone tone = Tone::Professional;
    QList<Component> components = {};    ///< affected, with their public names
    QDateTime startedAt = {};
    std::optional<QDateTime> resolvedAt = {}; ///< when it was over, for the resolved update
    QDateTime now = {};
    QTimeZone zone = QTimeZone::utc();   ///< in which times are said
};

/// What kind of trouble a customer notices; causes choose it but are never said.
enum class Symptom {
    Unavailable, Timeouts, Errors, Slow, LoginFailures, PaymentFailures, WriteFailures, UploadFailures,
    NotificationDelay, ProcessingDelay, DataDelay, JobFailures, RateLimited, TlsFailure, Regional, Realtime, Problem
};

/// How many are affected, as far as the facts say.
enum class Extent { Unknown, Some, All };

struct ExtractedFacts
{
    QList<Fact> facts = {};      ///< in the order of reading, each with its place
    Symptom symptom = Symptom::Problem;
    Extent extent = Extent::Unknown;
};

/// Reads title and text for what may be said. A pure function, linear in the size of the text.
[[nodiscard]] ExtractedFacts extractFacts(const DraftRequest &request);

/// True if the text says that the trouble is over ("is UP", "recovered", "back to normal", "[OK]", "RESOLVED").
[[nodiscard]] bool saysRecovered(const QString &text);
