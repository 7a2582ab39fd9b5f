// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/alertwords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

/// With the space after it; alerts are mostly English.
constexpr qsizetype AverageWord = 5;

qsizetype skipSpace(QStringView text, qsizetype from)
{
    while (from < text.size() && text[from].isSpace())
        ++from;
    return from;
}

/// "[Payments] is down" begins like a JSON array, "[{" and "{\"" do not occur in prose.
bool looksLikeJson(QStringView text)
{
    qsizetype at = skipSpace(text, 0);
    if (at < text.size() && text[at] == u'[')
        at = skipSpace(text, at + 1);
    if (at >= text.size() || text[at] != u'{')
        return false;
    at = skipSpace(text, at + 1);
    return at < text.size() && (text[at] == u'"' || text[at] == u'}');
}

/// Written out: this is asked for every character between words, and a search in a text of eight costs ten times as
/// much.
bool endsClause(QChar character)
{
    switch (character.unicode()) {
    case u'\n':
    case u'\r':
    case u';':
    case u'!':
    case u'?':
    case u'|':
    case u'{':
    case u'}':
        return true;
    default:
        return false;
    }
}

bool endsAddress(QChar character)
{
    return character.isSpace() || QStringView(u"\"'<>)]|\\`,;").contains(character);
}

} // namespace

AlertWords::AlertWords(const QString &text) : m_text(text), m_lower(text), m_isJson(looksLikeJson(text))
{
    // Not QString::toLower(): it may change the length, and places would no longer be those of the text.
    for (QChar &character : m_lower) {
        const char16_t unit = character.unicode();
        if (unit < 0x80)
            character = unit >= u'A' && unit <= u'Z' ? QChar(static_cast<char16_t>(unit | 0x20)) : character;
        else
            character = character.toLower();
    }
    m_words.reserve(m_text.size() / AverageWord);
    if (m_isJson)
        readJson();
    else
        readProse();
}

void AlertWords::readProse()
{
    readWords(0, m_text.size(), false);
}

void AlertWords::readJson()
{
    qsizetype at = 0;
    while (at < m_text.size()) {
        if (m_text[at] != u'"') {
            // Bare values: numbers, true, null. They follow their key without a break.
            const qsizetype quote = m_text.indexOf(u'"', at);
            const qsizetype end = quote < 0 ? m_text.size() : quote;
            while (at < end) {
                if (m_text[at].isLetterOrNumber()) {
                    const qsizetype wordEnd = endOfWord(at, end);
                    add(at, wordEnd);
                    at = wordEnd;
                } else {
                    m_opensClause = m_opensClause || !(m_text[at] == u':' || m_text[at].isSpace());
                    ++at;
                }
            }
            continue;
        }
        const qsizetype end = endOfString(at + 1);
        const qsizetype next = skipSpace(m_text, end + 1);
        const bool isKey = next < m_text.size() && m_text[next] == u':';
        const qsizetype first = m_words.size();
        readWords(at + 1, end, true);
        if (isKey) {
            for (qsizetype index = first; index < m_words.size(); ++index)
                m_words[index].isKey = true;
            m_opensClause = false;
            at = next + 1;
        } else {
            m_opensClause = true;
            at = end + 1;
        }
    }
}

void AlertWords::readWords(qsizetype from, qsizetype to, bool hasEscapes)
{
    qsizetype at = from;
    while (at < to) {
        const QChar character = m_text[at];
        if (character.isLetterOrNumber()) {
            const qsizetype end = endOfWord(at, to);
            if (end + 2 < to && m_text[end] == u':' && m_text[end + 1] == u'/' && m_text[end + 2] == u'/') {
                at = endOfAddress(end, to);
                continue;
            }
            add(at, end);
            at = end;
            continue;
        }
        if (hasEscapes && character == u'\\' && at + 1 < to) {
            const QChar escaped = m_text[at + 1];
            m_opensClause = m_opensClause || escaped == u'n' || escaped == u'r';
            at += escaped == u'u' ? 6 : 2;
            continue;
        }
        const bool isStop = character == u'.' && (at + 1 >= to || m_text[at + 1].isSpace());
        if (isStop || endsClause(character))
            m_opensClause = true;
        ++at;
    }
}

qsizetype AlertWords::endOfWord(qsizetype from, qsizetype to) const
{
    qsizetype at = from + 1;
    for (; at < to && m_text[at].isLetterOrNumber(); ++at) {
        if (isUnspaced(m_text[at]) != isUnspaced(m_text[at - 1]))
            break;
        if (!m_text[at].isUpper())
            continue;
        if (m_text[at - 1].isLower())
            break;
        // "OOMKilled" is two words, "APNs" and "APIs" are one.
        if (m_text[at - 1].isUpper() && at + 2 < to && m_text[at + 1].isLower() && m_text[at + 2].isLower())
            break;
    }
    return at;
}

qsizetype AlertWords::endOfAddress(qsizetype from, qsizetype to) const
{
    while (from < to && !endsAddress(m_text[from]))
        ++from;
    return from;
}

qsizetype AlertWords::endOfString(qsizetype from) const
{
    while (from < m_text.size() && m_text[from] != u'"')
        from += m_text[from] == u'\\' ? 2 : 1;
    return std::min(from, m_text.size());
}

void AlertWords::add(qsizetype from, qsizetype to)
{
    const QStringView original = QStringView(m_text).sliced(from, to - from);
    const bool isShouted = original.size() >= 2 && std::all_of(original.begin(), original.end(), [](QChar character) {
                               return character.isUpper();
                           });
    m_words.append({.text = QStringView(m_lower).sliced(from, to - from),
                    .start = from,
                    .length = to - from,
                    .opensClause = m_opensClause,
                    .isShouted = isShouted});
    m_opensClause = false;
}
