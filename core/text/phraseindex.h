// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/alertwords.h"

#include <QHash>
#include <QStringList>

#include <bitset>
#include <span>

/// Finds many phrases in the words of an alert in one pass, whatever their number.
///
/// Phrases are separated by "|", their words by one space. A word may end in "*" (three or more letters before it:
/// any ending), or be "5.." (a number of three digits that begins so). A phrase never spans two clauses. Chinese and
/// Japanese put no spaces between words: a phrase that begins with one of their characters is found anywhere in a word.
class PhraseIndex
{
public:
    struct Row
    {
        int id = 0;
        QStringView phrases = {};
    };
    struct Match
    {
        int id = 0;
        qsizetype first = 0; ///< index of the first word
        qsizetype count = 0; ///< of words
        qsizetype start = 0; ///< place in the text
        qsizetype length = 0;
    };

    explicit PhraseIndex(std::span<const Row> rows);

    /// All matches in the order of reading, those at the same word in the order of the rows.
    [[nodiscard]] QList<Match> find(const AlertWords &words) const;

    /// False if none of the phrases is in the text; true does not say that one is. Takes a third of the time that it
    /// takes to read the words.
    [[nodiscard]] bool mayBeIn(QStringView text) const;

private:
    struct Phrase
    {
        int id = 0;
        QStringList words = {};
    };

    [[nodiscard]] bool mayBeginWith(QStringView text, quint64 beginning) const;

    QList<Phrase> m_phrases;
    QHash<quint64, QList<qsizetype>> m_byBeginning;
    QHash<char16_t, QList<qsizetype>> m_unspaced; ///< those of Chinese and Japanese, by their first character
    std::bitset<16384> m_mayBegin; ///< most words begin no phrase, and this tells without a look into the table
};
