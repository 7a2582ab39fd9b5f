// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/alert.h"

#include <QJsonValue>
#include <QList>

#include <initializer_list>
#include <utility>

/// What a tool's word for a state means to us.
enum class StateMeaning {
    Firing,
    Resolved,
    Update,  ///< somebody did something with it (acknowledged, commented): it fires as before
    Ignored, ///< says nothing about how things are (muted, in maintenance, paused)
    Test,    ///< the tool's own test
};

/// How a tool's body becomes an alert: where its fields are, and what its words mean. Paths are those of fieldpath.h;
/// where there are several, the first at which there is something counts.
struct Mapping
{
    using Paths = QList<QStringView>;

    Paths key = {};   ///< the tool's identity of the thing; the same in firing and resolved
    Paths group = {}; ///< what belongs to one incident; empty: the key
    Paths state = {};
    QList<std::pair<QStringView, StateMeaning>> states = {}; ///< words without case; "*" is every other word
    Paths title = {};
    Paths text = {}; ///< all of them, one a line; what is there already is not said twice
    Paths severity = {};
    QList<std::pair<QStringView, Severity>> severities = {}; ///< words without case; others have none
    Paths startedAt = {};
    Paths endedAt = {};
    Paths changedAt = {}; ///< when the state became what it is
    Paths url = {};       ///< back to the tool
    Paths monitors = {};  ///< all of them: names that may be one of our components, most telling first
    Paths labels = {}; ///< all of them: objects of texts, lists of "key:value" or {name, value}, lists of words, texts
};

/// An alert read from one body, and what its state meant.
struct MappedAlert
{
    StateMeaning state = StateMeaning::Firing;
    Delivery delivery = {}; ///< with its one alert
};

/// InvalidInput says which of key, state and title is missing, or which word of state is not known. A key or state that
/// is still a placeholder of the tool's template ("$ALERT_ID", "{EVENT.VALUE}", "*monitorID*") is a test.
[[nodiscard]] Result<MappedAlert> readMapped(const Mapping &mapping, const QJsonValue &body);

/// Whether a template was sent with this place still empty.
[[nodiscard]] bool isPlaceholder(QStringView text);

/// By common convention, for labels that every organisation fills for itself: critical, page, P1, sev2, warning …
[[nodiscard]] std::optional<Severity> severityOfWord(QStringView word);

/// The text at the first of \a paths at which there is one.
[[nodiscard]] QString firstText(const QJsonValue &body, const Mapping::Paths &paths);

/// Adds the labels at \a path, whatever form they have there.
void addLabels(QMap<QString, QString> &labels, const QJsonValue &value, QStringView name);
