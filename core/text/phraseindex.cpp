// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/phraseindex.h"

#include <algorithm>

namespace {

constexpr qsizetype BeginningLength = 3;

/// The first three letters as a number: what phrases are looked up by.
quint64 beginningOf(QStringView word)
{
    quint64 key = 0;
    for (const QChar character : word.first(std::min(word.size(), BeginningLength)))
        key = (key << 16U) | character.unicode();
    return key;
}

std::size_t foldedBeginning(quint64 beginning)
{
    return (beginning ^ (beginning >> 13U) ^ (beginning >> 26U)) % 16384;
}

bool isNumberPattern(QStringView pattern)
{
    return pattern.size() == 3 && pattern.endsWith(u"..");
}

/// That of the pattern for numbers which begin with this digit.
quint64 numberBeginning(QChar digit)
{
    const QChar pattern[] = {digit, u'.', u'.'};
    return beginningOf(QStringView(pattern, 3));
}

bool isThreeDigits(QStringView word)
{
    return word.size() == 3 && std::all_of(word.begin(), word.end(), [](QChar digit) {
               return digit.isDigit();
           });
}

bool fits(QStringView word, QStringView pattern)
{
    if (pattern.endsWith(u'*'))
        return word.startsWith(pattern.chopped(1));
    if (isNumberPattern(pattern))
        return isThreeDigits(word) && word[0] == pattern[0];
    return word == pattern;
}

} // namespace

PhraseIndex::PhraseIndex(std::span<const Row> rows)
{
    for (const Row &row : rows) {
        for (const QStringView phrase : row.phrases.split(u'|')) {
            const QStringList words = phrase.toString().split(u' ', Qt::SkipEmptyParts);
            QStringView first = words.constFirst();
            if (first.endsWith(u'*'))
                first.chop(1);
            Q_ASSERT(!words.constFirst().endsWith(u'*') || first.size() >= BeginningLength);
            if (isUnspaced(first[0])) {
                m_unspaced[first[0].unicode()].append(m_phrases.size());
            } else {
                m_byBeginning[beginningOf(first)].append(m_phrases.size());
                m_mayBegin.set(foldedBeginning(beginningOf(first)));
            }
            m_phrases.append({.id = row.id, .words = words});
        }
    }
}

bool PhraseIndex::mayBeIn(QStringView text) const
{
    const auto lowered = [](QChar character) -> quint64 {
        const char16_t unit = character.unicode();
        return unit < 0x80 ? (unit >= u'A' && unit <= u'Z' ? unit | 0x20U : unit) : character.toLower().unicode();
    };
    bool isInWord = false;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (isUnspaced(text[at]) && m_unspaced.contains(text[at].unicode()))
            return true;
        const bool wasInWord = std::exchange(isInWord, text[at].isLetterOrNumber());
        // Names are taken apart, so a word may begin at any capital.
        if (!isInWord || (wasInWord && !text[at].isUpper()))
            continue;
        if (text[at].isDigit() && m_mayBegin.test(foldedBeginning(numberBeginning(text[at]))))
            return true;
        quint64 beginning = 0;
        for (qsizetype length = 0; length < BeginningLength && at + length < text.size(); ++length) {
            const QChar character = text[at + length];
            if (!character.isLetterOrNumber())
                break;
            beginning = (beginning << 16U) | lowered(character);
            // A word of fewer letters ends here, or perhaps does.
            const bool isShort = length + 1 < BeginningLength;
            const bool mayEnd = at + length + 1 >= text.size() || !text[at + length + 1].isLetterOrNumber()
                                || text[at + length + 1].isUpper();
            if ((!isShort || mayEnd) && m_mayBegin.test(foldedBeginning(beginning))
                && mayBeginWith(text.sliced(at), beginning))
                return true;
        }
    }
    return false;
}

bool PhraseIndex::mayBeginWith(QStringView text, quint64 beginning) const
{
    const auto found = m_byBeginning.constFind(beginning);
    if (found == m_byBeginning.cend())
        return false;
    return std::any_of(found->begin(), found->end(), [&](qsizetype index) {
        QStringView first = m_phrases[index].words.constFirst();
        if (isNumberPattern(first))
            return true;
        const bool hasAnyEnding = first.endsWith(u'*');
        if (hasAnyEnding)
            first.chop(1);
        if (!text.startsWith(first, Qt::CaseInsensitive))
            return false;
        const QStringView rest = text.sliced(first.size());
        return hasAnyEnding || rest.isEmpty() || !rest[0].isLetterOrNumber() || rest[0].isUpper();
    });
}

QList<PhraseIndex::Match> PhraseIndex::find(const AlertWords &words) const
{
    const QList<AlertWords::Word> &list = words.words();
    QList<Match> matches;

    const auto matchesAt = [&list](qsizetype at, const QStringList &pattern) {
        if (at + pattern.size() > list.size())
            return false;
        for (qsizetype index = 0; index < pattern.size(); ++index) {
            const AlertWords::Word &word = list[at + index];
            if ((index > 0 && word.opensClause) || !fits(word.text, pattern[index]))
                return false;
        }
        return true;
    };
    const auto collect = [&](qsizetype at, quint64 beginning) {
        if (!m_mayBegin.test(foldedBeginning(beginning)))
            return;
        const auto found = m_byBeginning.constFind(beginning);
        if (found == m_byBeginning.cend())
            return;
        for (const qsizetype index : *found) {
            const Phrase &phrase = m_phrases[index];
            if (!matchesAt(at, phrase.words))
                continue;
            const AlertWords::Word &last = list[at + phrase.words.size() - 1];
            matches.append({.id = phrase.id,
                            .first = at,
                            .count = phrase.words.size(),
                            .start = list[at].start,
                            .length = last.start + last.length - list[at].start});
        }
    };
    const auto collectWithin = [&](qsizetype at) {
        const AlertWords::Word &word = list[at];
        for (qsizetype from = 0; from < word.length; ++from) {
            if (!isUnspaced(word.text[from]))
                continue;
            const auto found = m_unspaced.constFind(word.text[from].unicode());
            if (found == m_unspaced.cend())
                continue;
            for (const qsizetype index : *found) {
                const Phrase &phrase = m_phrases[index];
                const QString &characters = phrase.words.constFirst();
                if (word.text.sliced(from).startsWith(characters))
                    matches.append({.id = phrase.id,
                                    .first = at,
                                    .count = 1,
                                    .start = word.start + from,
                                    .length = characters.size()});
            }
        }
    };

    for (qsizetype at = 0; at < list.size(); ++at) {
        const QStringView word = list[at].text;
        collect(at, beginningOf(word));
        if (isThreeDigits(word))
            collect(at, numberBeginning(word[0]));
        if (isUnspaced(word.front()))
            collectWithin(at);
    }
    return matches;
}
