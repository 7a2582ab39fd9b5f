// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/checkedtext.h"

#include "core/review/review.h"

#include <algorithm>

void CheckedText::set(const WorkingCopy &copy, const QList<Finding> &findings)
{
    m_copy = copy;
    m_findings = findings;
}

const QString &CheckedText::fieldOf(const Finding &finding) const
{
    return finding.field == Finding::Field::Title ? m_copy.title : m_copy.body;
}

QString CheckedText::wordsOf(const Finding &finding) const
{
    return ::wordsOf(finding, m_copy);
}

bool CheckedText::hasFindingIn(Finding::Field field) const
{
    return std::any_of(m_findings.begin(), m_findings.end(), [field](const Finding &finding) {
        return finding.field == field;
    });
}

bool CheckedText::isKept(const Finding &finding) const
{
    return finding.blocks && m_kept.contains(wordsOf(finding));
}

void CheckedText::setKept(const Finding &finding, bool isKept)
{
    const QString words = wordsOf(finding);
    m_kept.removeAll(words);
    if (isKept && finding.blocks)
        m_kept.append(words);
}

QStringList CheckedText::keptWords() const
{
    QStringList words;
    for (const Finding &finding : m_findings) {
        if (isKept(finding))
            words.append(wordsOf(finding));
    }
    return words;
}

int CheckedText::openCount() const
{
    return int(std::count_if(m_findings.begin(), m_findings.end(), [this](const Finding &finding) {
        return finding.blocks && !isKept(finding);
    }));
}

QString CheckedText::without(const Finding &finding) const
{
    QString text = fieldOf(finding);
    const qsizetype start = finding.start;
    text.remove(start, finding.length);
    const bool isAfterSpace = start > 0 && text.at(start - 1) == u' ';
    const bool needsNoSpace = start >= text.size() || text.at(start).isSpace() || text.at(start).isPunct();
    if (isAfterSpace && needsNoSpace)
        text.remove(start - 1, 1);
    else if (start == 0 && text.startsWith(u' '))
        text.remove(0, 1);
    return text;
}
