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
    Flapping, ///< it changes too often; fires, with the label KindLabel: FlappingKind
    NoData,   ///< the tool can't tell how it is; fires as minor, with the label KindLabel: NoDataKind
    Expiry,   ///< a certificate or a domain of it runs out soon, until which it works; fires as minor, with the label
              ///< KindLabel: ExpiryKind and a key of its own, for its recovery says nothing about that
    Update,   ///< somebody did something with it (acknowledged, commented): it fires as before
    Ignored,  ///< says nothing about how things are (muted, in maintenance, paused)
    Test,     ///< the tool's own test
};

/// Labels of ours, by which triage knows what the tool's state was beside firing and resolved.
inline constexpr QStringView KindLabel = u"greenroom_kind";
inline constexpr QStringView FlappingKind = u"flapping";
inline constexpr QStringView NoDataKind = u"no_data";
inline constexpr QStringView ExpiryKind = u"expiry";

/// How a tool's body becomes an alert: where its fields are, and what its words mean. Paths are those of fieldpath.h;
/// where there are several, the first at which there is something counts.
struct Mapping
{
    using Paths = QList<QStringView>;

    Paths key = {};   ///< the tool's identity of the thing; the same in firing and resolved
    Paths group = {}; ///< what belongs to one incident; empty: the key
    Paths state = {};
    QList<std::pair<QStringView, StateMeaning>> states = {}; ///< compared as names are; "*" is every other word
    Paths title = {};
    Paths text = {};     ///< all of them, one a line; what is there already is not said twice
    Paths severity = {}; ///< the first at which there is one of our words
    QList<std::pair<QStringView, Severity>> severities =
        {}; ///< compared as names are; empty: those of severityOfWord()
    Paths startedAt = {};
    Paths endedAt = {};
    Paths changedAt = {}; ///< when the state became what it is
    Paths url = {}; ///< back to the tool; also an address with paths in it: "https://tool.example/checks/{check_id}"
    Paths monitors = {}; ///< all of them, also lists: names that may be one of our components, most telling first
    Paths monitorLabels = {u"component", u"service"}; ///< labels that tell more than those, where somebody has set them
    Paths labels = {};                                ///< all of them, in the forms of addLabels()
};

/// An alert read from one body, and what its state meant.
struct MappedAlert
{
    StateMeaning state = StateMeaning::Firing;
    Delivery delivery = {}; ///< with its one alert
};

/// InvalidInput says which of key and state is missing, or which word of state is not known. A key or state that is
/// still a placeholder of the tool's template ("$ALERT_ID", "{EVENT.VALUE}", "*monitorID*") is a test.
[[nodiscard]] Result<MappedAlert> readMapped(const Mapping &mapping, const QJsonValue &body);

/// Sets the label KindLabel, and the severity of kinds that are no outage: minor.
void setKind(Delivery &delivery, QStringView kind);

/// Whether a template was sent with this place still empty.
[[nodiscard]] bool isPlaceholder(QStringView text);

/// By common convention, for labels that every organisation fills for itself: critical, page, P1, sev2, warning …
[[nodiscard]] std::optional<Severity> severityOfWord(QStringView word);

/// The text at the first of \a paths at which there is one.
[[nodiscard]] QString firstText(const QJsonValue &body, const Mapping::Paths &paths);

/// Adds the labels in \a value, whatever form they have there: objects of texts, lists of "key:value", "key=value",
/// {name, value}, [name, value] or words, any of them as JSON in a text, words with commas between them, and a text,
/// whose name is \a name. A word is a label without a value. Placeholders are left out.
void addLabels(QMap<QString, QString> &labels, const QJsonValue &value, QStringView name);

/// \a text if it is an address that a browser may be sent to: http or https, with a host. Otherwise nothing.
[[nodiscard]] QString webAddress(const QString &text);

/// A key that can be stored and compared at little cost: one that is very long becomes a hash of it.
[[nodiscard]] QString boundedKey(const QString &key);

/// At most \a size characters, without half a character at the end.
[[nodiscard]] QString shortened(const QString &text, qsizetype size);
inline constexpr qsizetype LongestTitle = 255;
inline constexpr qsizetype LongestText = 64 * 1024;
