// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/drafting.h"
#include "core/domain/incident.h"

#include <QStringList>

/// A text, what the gates found in it, and what of that the person keeps on purpose.
class CheckedText
{
public:
    /// Takes a new text of the same incident. What was kept stays kept: it is known by its words.
    void set(const WorkingCopy &copy, const QList<Finding> &findings);

    [[nodiscard]] const QList<Finding> &findings() const { return m_findings; }
    [[nodiscard]] QString wordsOf(const Finding &finding) const;
    [[nodiscard]] bool hasFindingIn(Finding::Field field) const;

    [[nodiscard]] bool isKept(const Finding &finding) const;
    void setKept(const Finding &finding, bool isKept);
    /// The words of all findings that are kept.
    [[nodiscard]] QStringList keptWords() const;
    /// How many findings stand against publishing.
    [[nodiscard]] int openCount() const;

    /// The field's text without the words of the finding, and without the space that they leave behind.
    [[nodiscard]] QString without(const Finding &finding) const;

private:
    [[nodiscard]] const QString &fieldOf(const Finding &finding) const;

    WorkingCopy m_copy;
    QList<Finding> m_findings;
    QStringList m_kept;
};
