// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafting/facts.h"

#include <QHash>
#include <QString>

struct Phrases;
struct SymptomPhrases;

/// What is filled into the braces of a phrase, by name and without the braces.
using Values = QHash<QString, QString>;

/// A pattern with its braces filled in, in one pass. Nothing (a null string) if a value is missing or empty whose name
/// does not end in "?".
[[nodiscard]] QString filled(QStringView pattern, const Values &values);
/// The same with a capital letter at the beginning. A name that is written "iPad" stays as it is.
[[nodiscard]] QString filledSentence(QStringView pattern, const Values &values);

/// The components that a symptom is about, and how they are spoken of.
struct Subject
{
    QStringList names = {};  ///< as on the page
    QStringList others = {}; ///< affected, but not by this symptom
    bool isPlural = false;
    const SymptomPhrases *phrases = nullptr;
};

/// Chooses the row of the table and the components of its kind (messages are delayed, the login beside them is not).
[[nodiscard]] Subject subjectOf(const ExtractedFacts &facts, const QList<Component> &components,
                                const Phrases &phrases);

/// {name}, {the}, {bare}, {are}, {were}, {them} for some components; without any, they speak of "our service".
[[nodiscard]] Values valuesOf(const QStringList &names, const Phrases &phrases);

/// "less than a minute", "23 minutes", "1 hour and 5 minutes", "2 days and 3 hours"; what is smaller is cut off.
[[nodiscard]] QString durationInWords(std::chrono::seconds length, const Phrases &phrases);
/// "14:02 UTC", on another day than \a now "23:50 UTC on 10 March".
[[nodiscard]] QString timeInWords(const QDateTime &time, const QDateTime &now, const QTimeZone &zone,
                                  const Phrases &phrases);
[[nodiscard]] QString clockInWords(const QDateTime &time, const QTimeZone &zone);
/// In whole percent, at least 1, and 100 only of all.
[[nodiscard]] int percentOf(double share);
