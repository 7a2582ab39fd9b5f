// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafting/componentnames.h"
#include "core/drafting/facts.h"

#include <array>
#include <span>

/// How one language says a symptom. Several phrasings of a sentence are separated by "|".
///
/// In braces stands what is filled in; a sentence of which something is missing is left out, unless it ends in "?":
/// {name} names as on the page · {the} names within a sentence · {are} {were} {them} agree with them ·
/// {bare} names without "the" · {area?} " in Europe" · {delay?} " by about 10 minutes" · {ofDelay?} " of about 10
/// minutes" · {percent} · {sso?} " with single sign-on" · {orUse?} " or use" the other components.
struct SymptomPhrases
{
    Symptom symptom = Symptom::Problem;
    ComponentKinds kinds = {};  ///< one of them must be of every component that the sentence is about; none: any
    bool isForPlurals = false;  ///< only if the names are plural
    QStringView title = {};     ///< of a trouble that is there
    QStringView titlePast = {}; ///< of one that is over
    QStringView now = {};       ///< nobody knows how many are affected
    QStringView some = {};      ///< some are; empty: as now
    QStringView all = {};       ///< all are; empty: as now
    QStringView share = {};     ///< a known share of them is; empty: as some
    QStringView residue = {};   ///< what may still be noticed after the fix
    QStringView past = {};      ///< what was noticed
    QStringView pastAll = {};   ///< what all noticed; empty: as past
};

/// The sentences of one update in their order; beside the above: {symptom} {residue} {past} {also} {start} {lasted}
/// {notes} {next} {apology} {regret}, whole sentences or times.
struct UpdatePlan
{
    Stage stage = Stage::Investigating;
    Tone tone = Tone::Professional;
    std::array<QStringView, 7> sentences = {};
};

/// One language's words and rules. English is one file; another language is another.
struct Phrases
{
    std::span<const SymptomPhrases> symptoms; ///< the first row that fits is taken; the last fits everything
    SymptomPhrases intermittent;              ///< instead of unavailable, timeouts and errors that come and go
    std::span<const UpdatePlan> plans;

    QStringView began;                    ///< {time}
    QStringView lasting;                  ///< {duration}: at least so long already
    QStringView lasted;                   ///< {duration} {window?}
    std::array<QStringView, 3> apologies; ///< by tone, when it is over; empty: none
    std::array<QStringView, 3> regrets;   ///< by tone, while it lasts
    std::array<QStringView, 2> notes;     ///< by Note
    std::array<QStringView, 13> areas;    ///< by Area
    QStringView inArea;                   ///< {area}
    QStringView byDelay;                  ///< {duration}
    QStringView ofDelay;                  ///< {duration}
    QStringView also;                     ///< {others}: components that are affected in another way
    QStringView orUse;                    ///< {others}
    QStringView withSingleSignOn;
    QStringView ourService;    ///< instead of a name, within a sentence
    QStringView otherServices; ///< at the end of a list that would be too long
    QStringView delayed;       ///< a fact as the window shows it: {duration}
    QStringView share;         ///< {percent}

    QStringView clock;       ///< {clock} {zone}
    QStringView clockAndDay; ///< {clock} {zone} {day} {month}
    QStringView window;      ///< {from} {to}, both on one day: from without its zone
    std::array<QStringView, 12> months;
    QStringView lessThanAMinute;
    std::array<std::array<QStringView, 2>, 3> amounts; ///< one and several minutes, hours, days: {number}
    QStringView twoAmounts;                            ///< {first} {second}
    QStringView isAre, wasWere, itThem;                ///< singular|plural
    QStringView extentAll, extentSome, recovered;      ///< facts as the window shows them

    QString (*withinSentence)(const QString &name);
    QString (*bare)(const QString &name);
    bool (*isPlural)(const QString &name);
    QString (*list)(const QStringList &items);
};

[[nodiscard]] const Phrases &englishPhrases();
