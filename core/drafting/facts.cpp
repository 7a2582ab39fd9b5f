// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafting/facts.h"

#include "core/drafting/factreader.h"
#include "core/drafting/phrases.h"
#include "core/drafting/symptoms.h"
#include "core/drafting/wording.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

/// Alerts say first what they are about; what follows is logs, or more alerts of the same.
constexpr qsizetype LongestRead = 16 * 1024;

const QString Title = u"title"_s;
const QString Text = u"alert text"_s;

/// A customer who cannot reach the login cannot log in, whatever stands in the way.
Symptom asCustomersSeeIt(Symptom symptom, const QList<Component> &components)
{
    const bool hidesLogin =
        symptom == Symptom::Unavailable || symptom == Symptom::Errors || symptom == Symptom::Timeouts;
    const bool isLoginOnly =
        !components.isEmpty() && std::all_of(components.begin(), components.end(), [](const Component &component) {
            return kindsOf(component.name).testFlag(ComponentKind::Login);
        });
    return hidesLogin && isLoginOnly ? Symptom::LoginFailures : symptom;
}

} // namespace

ExtractedFacts extractFacts(const DraftRequest &request)
{
    const AlertWords title(request.sentTitle.left(LongestRead));
    const AlertWords text(request.alertText.left(LongestRead));

    ExtractedFacts facts;
    const SymptomReading symptom = readSymptom(title, text, kindsOf(request.components));
    facts.symptom = asCustomersSeeIt(symptom.symptom, request.components);
    FactReader reader(request, facts);
    reader.read(text, Text, true);
    reader.read(title, Title, false);
    reader.finish();

    if (symptom.start >= 0) {
        const Phrases &phrases = englishPhrases();
        const Subject subject = subjectOf(facts, request.components, phrases);
        facts.facts.append({.role = Fact::Role::Symptom,
                            .value = filledSentence(subject.phrases->title, valuesOf(subject.names, phrases)),
                            .origin = symptom.isInTitle ? Title : Text,
                            .start = symptom.isInTitle ? -1 : symptom.start,
                            .length = symptom.isInTitle ? 0 : symptom.length});
    }

    std::stable_sort(facts.facts.begin(), facts.facts.end(), [](const Fact &left, const Fact &right) {
        return left.start < right.start;
    });
    return facts;
}
