// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// The text with spaces in place of what stands in quotes after a word like "value", "input" or "field": what somebody
/// typed into a form decides nothing. Places stay the same.
[[nodiscard]] QString withoutFormValues(const QString &text);

/// True if this is a gap of a template that the tool did not fill: *monitorID*, {{ id }}, ${ID}, $EVENT_ID$,
/// {EVENT.ID}.
[[nodiscard]] bool isUnfilledGap(QStringView key);
