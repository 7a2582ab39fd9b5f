// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafting/sentences.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

QList<TextSpan> sentencesOfNextUpdate(const QString &text)
{
    static const QRegularExpression nextUpdate(
        uR"(\bnext (?:update|post|message|status)\b|\bupdates? (?:you |this page |here |everyone )?(?:again )?)"
        uR"((?:every|(?:by|within|in|at|before|no later than) )"
        uR"((?=~?\d|noon|midnight|the (?:next|end)|an? (?:hour|half|few|couple)|half|about|around|approximately|tomorrow|the hour))|)"
        uR"(\b(?:post|share|provide|give|send|have|expect|publish|write|bring|follow with|be back with|come back with) )"
        uR"((?:you )?(?:all )?(?:again|an update|another|our next|the next|a further|more|further|updates|news)\b|)"
        uR"(\bhear from us\b|\bcheck back\b|\bback with (?:an|another|more|news)\b|\breport back\b|)"
        uR"(\bkeep you (?:posted|updated)\b|^\s*more (?:at|by|in)\b)"_s,
        QRegularExpression::CaseInsensitiveOption);

    QList<TextSpan> sentences;
    qsizetype start = 0;
    const auto close = [&](qsizetype end) {
        if (end > start && nextUpdate.match(text.sliced(start, end - start)).hasMatch())
            sentences.append({.start = start, .length = end - start});
        start = end;
    };
    for (qsizetype at = 0; at < text.size(); ++at) {
        const bool isStop = QStringView(u".!?").contains(text[at]) && (at + 1 == text.size() || text[at + 1].isSpace());
        if (isStop || text[at] == u'\n')
            close(at + 1);
    }
    close(text.size());
    return sentences;
}
