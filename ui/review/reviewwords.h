// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/drafting.h"
#include "core/domain/incident.h"

#include <QTimeZone>

class ReviewSession;

/// "Symptom", "Since" …
[[nodiscard]] QString roleName(Fact::Role role);
/// Who wrote a text: "Offline", "Model", "Mine".
[[nodiscard]] QString writerName(Writer writer);

/// What a timeline's entry says, as one plain sentence without a full stop.
[[nodiscard]] QString timelineText(const TimelineEntry &entry, const QString &sourceName);
/// True for what a person did, and for the alert that began it.
[[nodiscard]] bool isWeighty(TimelineEntry::Kind kind);

/// The worst of the impacts; operational if there are none.
[[nodiscard]] ComponentStatus worstOf(const QList<ComponentImpact> &impacts);
/// Component status as it stands within a sentence: "partial outage".
[[nodiscard]] QString inSentence(const QString &word);

/// A text of any kind for a menu or a button, in which an ampersand would mark a shortcut.
[[nodiscard]] QString withoutMnemonic(QString text);

/// "14:05" today, "24 Nov 14:05" on another day, in the computer's zone.
[[nodiscard]] QString localTime(const QDateTime &time, const QDateTime &now);
/// "14:05 UTC", in the zone of a page.
[[nodiscard]] QString pageTime(const QDateTime &time, const QString &timeZone);

/// What a click on Publish will do, as rich text: "<b>Acme Status</b>: API → partial outage · first update,
/// investigating".
[[nodiscard]] QString publishSummary(const ReviewSession &session);
