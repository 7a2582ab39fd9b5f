// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/alertwords.h"
#include "core/drafting/facts.h"

struct Phrases;

/// Reads everything but the symptom from the title and the text of an alert: each thing only where the words around it
/// give it a role. A number without a role (a threshold, a limit, a count of rows) is no fact.
class FactReader
{
public:
    FactReader(const DraftRequest &request, ExtractedFacts &facts);

    /// \a origin names the text for people; a fact has a place only if \a hasPlaces.
    void read(const AlertWords &words, const QString &origin, bool hasPlaces);
    /// Settles what needs everything: the earliest start, the weaker of two extents.
    void finish();

private:
    void readStarts(const AlertWords &words);
    void readDurations(const AlertWords &words);
    void readShares(const AlertWords &words);
    void readPartsOfAWhole(const AlertWords &words);
    void readPhrases(const AlertWords &words);
    void readRecovery(const AlertWords &words);
    void add(Fact::Role role, const QString &value, qsizetype start, qsizetype length);

    const DraftRequest &m_request;
    ExtractedFacts &m_facts;
    const Phrases &m_phrases;
    QString m_origin;
    bool m_hasPlaces = true;
    bool m_saysAll = false;
    bool m_saysSome = false;
    bool m_hasSeveralAreas = false;
    int m_ups = 0;
    int m_downs = 0;
    struct Start
    {
        QDateTime time;
        QString origin;
        qsizetype start = -1;
        qsizetype length = 0;
    };
    QList<Start> m_starts;
};

/// As for a text; the reader has its words already.
[[nodiscard]] bool saysRecovered(const AlertWords &words);
