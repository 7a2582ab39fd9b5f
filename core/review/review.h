// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/drafting.h"
#include "core/domain/incident.h"

#include <QList>
#include <QStringList>

/// What a person may do with an incident.
enum class Step { Edit, Publish, Undo, Dismiss, Restore };

/// Whether \a step may follow in the incident's present state. Conflict says why not.
[[nodiscard]] Result<> mayFollow(const Incident &incident, Step step);

/// Whether a stage may be published next. A draft begins with any stage but resolved, unless its trouble is over.
[[nodiscard]] bool mayFollow(const Incident &incident, Stage stage);

/// Whether exactly this text may be published: not empty, not too long, a stage that may follow, and every blocking
/// finding kept on purpose (\a keptFindings are the very words of the places kept). InvalidInput says what is missing.
[[nodiscard]] Result<> mayPublish(const Incident &incident, const WorkingCopy &copy, const QList<Finding> &findings,
                                  const QStringList &keptFindings);

/// The words of the text that a finding is about.
[[nodiscard]] QString wordsOf(const Finding &finding, const WorkingCopy &copy);
