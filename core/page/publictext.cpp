// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/page/publictext.h"

namespace {

bool isForbidden(char32_t c)
{
    const bool isControl = (c < 0x20 && c != U'\n' && c != U'\t') || (c >= 0x7f && c <= 0x9f);
    const bool isBidiControl = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    return isControl || isBidiControl || QChar::isNonCharacter(c);
}

} // namespace

QString publicText(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            if (!isForbidden(QChar::surrogateToUcs4(c, text[i + 1])))
                result.append(c).append(text[i + 1]);
            ++i;
        } else if (c.isSurrogate()) {
            result.append(QChar::ReplacementCharacter);
        } else if (c == QChar::LineSeparator || c == QChar::ParagraphSeparator
                   || (c == u'\r' && (i + 1 == text.size() || text[i + 1] != u'\n'))) {
            result.append(u'\n');
        } else if (!isForbidden(c.unicode())) {
            result.append(c);
        }
    }
    return result;
}

QString publicLine(const QString &text)
{
    return publicText(text).simplified();
}
