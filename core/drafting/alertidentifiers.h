// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafting/facts.h"

#include <QList>
#include <QString>

struct TextSpan
{
    qsizetype start = 0;
    qsizetype length = 0;
};

/// Where a text repeats a word of the alert that has the shape of an identifier ("api-health", "orders.views",
/// "NodeNotReady", "web7c"), and where it names a person that the alert names. Compounds that people write ("sign-in",
/// "third-party") and well-known names ("PayPal") are none.
[[nodiscard]] QList<TextSpan> identifiersOfAlertIn(const QString &text, const DraftRequest &request);
