// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafting/gatehit.h"

namespace {

/// The character that a reader sees, or null if none is seen.
QChar seen(QChar character)
{
    const char16_t unit = character.unicode();
    if (unit < 0x80)
        return unit < 0x20 && unit != u'\n' && unit != u'\t' && unit != u'\r' ? QChar() : character;
    if (unit == 0xAD || (unit >= 0x200B && unit <= 0x200F) || (unit >= 0x202A && unit <= 0x202E)
        || (unit >= 0x2060 && unit <= 0x206F) || unit == 0xFEFF)
        return {};
    if ((unit >= 0x2010 && unit <= 0x2013) || unit == 0x2212)
        return u'-';
    if (unit == 0x2018 || unit == 0x2019)
        return u'\'';
    if (unit == 0x2024 || unit == 0x3002)
        return u'.';
    if (unit >= 0xFF01 && unit <= 0xFF5E)
        return QChar(static_cast<char16_t>(unit - 0xFEE0));
    if (character.isSpace())
        return u' ';
    if (character.isDigit())
        return QChar(static_cast<char16_t>(u'0' + character.digitValue()));
    return character;
}

} // namespace

FoldedText::FoldedText(const QString &original)
{
    text.reserve(original.size());
    places.reserve(original.size() + 1);
    for (qsizetype at = 0; at < original.size(); ++at) {
        const QChar character = seen(original[at]);
        if (character.isNull())
            continue;
        text.append(character);
        places.append(at);
    }
    places.append(original.size());
}
