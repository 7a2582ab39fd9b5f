// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafting/facts.h"

#include <QList>
#include <QString>

/// What a gate found, in the folded text.
struct GateHit
{
    QString gate = {};
    qsizetype start = 0;
    qsizetype length = 0;
    QString reason = {};
    bool blocks = false;
};

/// A text as a machine must read it: without characters that are not seen, with plain hyphens, spaces, digits and
/// letters in place of their look-alikes. What hides "10.0.0.1" from a pattern would not hide it from a reader.
struct FoldedText
{
    QString text = {};
    QList<qsizetype> places = {}; ///< of each unit in the original, and of its end

    explicit FoldedText(const QString &original);
};

/// Hosts, addresses, paths, codes, secrets, names of machines; what stands in the alert in the shape of an identifier.
[[nodiscard]] QList<GateHit> findLeaks(const QString &text, const DraftRequest &request);

/// Numbers, shares and times that neither the alert nor the incident knows.
[[nodiscard]] QList<GateHit> findInventedNumbers(const QString &text, const DraftRequest &request);

/// Phrases that a text for customers should not have: causes, promises, blame, the wrong stage, placeholders.
[[nodiscard]] QList<GateHit> findPhrases(const QString &text, Stage stage);
