// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/catalog.h"
#include "core/intake/submission.h"
#include "core/triage/assessment.h"

#include <QDateTime>

class Connection;

/// Stores one submission inside a transaction: finds what it is about, judges it, writes the incident, the alerts, the
/// body and the timeline with the reasons. \a body is the compressed raw request. What is ignored is kept too; its
/// receipt names no incident.
[[nodiscard]] Result<Receipt> store(Connection &connection, const Submission &submission, const QByteArray &body,
                                    Tone pageTone, const Surroundings &surroundings);

/// Lets what has come and gone, and has been calm since, recover if nothing of it fires any more. Returns the incidents
/// that changed.
[[nodiscard]] Result<QStringList> settleCalm(Connection &connection, const QDateTime &now);

/// Keeps an authenticated body that was understood and makes no incident.
[[nodiscard]] Result<> store(Connection &connection, const Notice &notice, const QByteArray &body,
                             const QDateTime &now);

/// Keeps an authenticated body that made no incident.
[[nodiscard]] Result<> store(Connection &connection, const Refusal &refusal, const QByteArray &body,
                             const QDateTime &now);
