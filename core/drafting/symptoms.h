// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/alertwords.h"
#include "core/drafting/componentnames.h"
#include "core/drafting/facts.h"

/// A symptom and the words that tell of it.
struct SymptomReading
{
    Symptom symptom = Symptom::Problem;
    bool isInTitle = false;
    qsizetype start = -1; ///< place in the title or the text; -1 if nothing tells of a symptom
    qsizetype length = 0;
};

/// What customers notice, by an ordered table: the first rule of which a phrase occurs wins, and a rule may ask for a
/// kind of component (an upload can only fail where something is uploaded). A title outweighs the text below it, unless
/// the text tells of something particular to a component. Causes choose a rule, but are never said.
[[nodiscard]] SymptomReading readSymptom(const AlertWords &title, const AlertWords &text, ComponentKinds kinds);
