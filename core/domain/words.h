// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

/// The words of the trade. Each enumerator has one machine word (API, database, files; never translated) and one
/// translated name for people, the same in the window and on the status page.

enum class Severity { Minor, Major, Critical };
enum class Stage { Investigating, Identified, Monitoring, Resolved };
enum class Tone { Professional, Friendly, Minimal };
enum class ComponentStatus { Operational, DegradedPerformance, PartialOutage, MajorOutage, UnderMaintenance };
enum class AlertState { Firing, Resolved };
/// Who wrote a text.
enum class Writer { Offline, Model, Person };
/// Draft → Publishing (can be undone) → Live ⇄ Resolved; Draft ⇄ Dismissed; Held → Draft or Dismissed; Draft → Merged
/// into another.
enum class IncidentState { Draft, Publishing, Live, Resolved, Dismissed, Held, Merged };

[[nodiscard]] QString toWord(Severity severity);
[[nodiscard]] QString toWord(Stage stage);
[[nodiscard]] QString toWord(Tone tone);
[[nodiscard]] QString toWord(ComponentStatus status);
[[nodiscard]] QString toWord(AlertState state);
[[nodiscard]] QString toWord(Writer writer);
[[nodiscard]] QString toWord(IncidentState state);

/// The enumerator of a machine word, compared exactly; nothing for any other text.
/// \c fromWord<Severity>(u"major")
template<typename Word>
[[nodiscard]] std::optional<Word> fromWord(QStringView text);

/// All machine words of an enumeration, for messages: "minor, major, critical".
template<typename Word>
[[nodiscard]] QString allWords();

[[nodiscard]] QString displayName(Severity severity);
[[nodiscard]] QString displayName(Stage stage);
[[nodiscard]] QString displayName(Tone tone);
[[nodiscard]] QString displayName(ComponentStatus status);
[[nodiscard]] QString displayName(IncidentState state);

/// What a severity does to its components at first (DESIGN: minor → degraded, major → partial, critical → major
/// outage).
[[nodiscard]] ComponentStatus impactOf(Severity severity);

/// The worse of two: operational < under maintenance < degraded < partial < major.
[[nodiscard]] ComponentStatus worse(ComponentStatus left, ComponentStatus right);
