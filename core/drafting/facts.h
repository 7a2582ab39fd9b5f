// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/drafting.h"
#include "core/domain/page.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QTimeZone>

#include <chrono>
#include <optional>

/// What is known about an incident when a text is written. Everything internal stays in sentTitle, alertText and
/// labels.
struct DraftRequest
{
    QString incidentId = {}; ///< chooses among phrasings, so that a redraft is stable
    QString sentTitle = {};  ///< the tool's words, internal
    QString alertText = {};  ///< the tool's words, internal; JSON or prose, to 64 KiB
    Severity severity = Severity::Minor;
    Stage stage = Stage::Investigating;
    Tone tone = Tone::Professional;
    QList<Component> components = {}; ///< affected, with their public names
    QDateTime startedAt = {};
    std::optional<QDateTime> resolvedAt = {}; ///< when it was over, for the resolved update
    QDateTime now = {};
    QTimeZone zone = QTimeZone::utc(); ///< in which times are said
};

/// What kind of trouble a customer notices; causes choose it but are never said.
enum class Symptom {
    Unavailable,
    Timeouts,
    Errors,
    Slow,
    LoginFailures,
    PaymentFailures,
    WriteFailures,
    UploadFailures,
    NotificationDelay,
    ProcessingDelay,
    DataDelay,
    JobFailures,
    RateLimited,
    TlsFailure,
    Regional,
    Realtime,
    Problem
};

/// How many are affected, as far as the facts say.
enum class Extent { Unknown, Some, All };

/// A part of the world that customers are said to be in.
enum class Area {
    Europe,
    UnitedKingdom,
    UnitedStates,
    NorthAmerica,
    SouthAmerica,
    Canada,
    Asia,
    AsiaPacific,
    India,
    Japan,
    Australia,
    MiddleEast,
    Africa
};

/// Something beside the symptom that customers gain by knowing.
enum class Note { PasswordLoginsWork, LoginCodesAffected };

struct ExtractedFacts
{
    QList<Fact> facts = {}; ///< in the order of reading, each with its place
    Symptom symptom = Symptom::Problem;
    Extent extent = Extent::Unknown;
    bool isIntermittent = false;                     ///< comes and goes
    std::optional<QDateTime> startedAt = {};         ///< the onset that the alert names, in UTC
    std::optional<std::chrono::seconds> lasted = {}; ///< for how long it had been going on when the alert was sent
    std::optional<std::chrono::seconds> delay = {};  ///< by how much things are late
    std::optional<double> failingShare = {};         ///< of requests or payments, above 0, to 1
    std::optional<Area> area = {};
    bool isAreaOfCustomers = false; ///< the alert says it of customers or their connections, not only of a machine
    QList<Note> notes = {};
};

/// Reads the title and the first 16 KiB of the text for what may be said. A pure function, linear in the size of the
/// text.
[[nodiscard]] ExtractedFacts extractFacts(const DraftRequest &request);

/// True if the text says that the trouble is over ("is UP", "recovered", "back to normal", "[OK]", "RESOLVED").
[[nodiscard]] bool saysRecovered(const QString &text);
