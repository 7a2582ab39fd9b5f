// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/domain/incident.h"

#include <QObject>
#include <QTimer>

class Connection;
class Database;

/// Carries frozen updates to their targets after the undo window has ended, also after a restart. One row per target,
/// written in the transaction of the click. The built-in page is the target that is always there: its row is done in
/// the very transaction that makes the update public. Lives in the main thread; never waits.
class Outbox : public QObject
{
    Q_OBJECT

public:
    /// \a undoMilliseconds is how long a click can be taken back, 0 for not at all.
    Outbox(Database &database, const Clock &clock, int undoMilliseconds);

    [[nodiscard]] int undoMilliseconds() const { return m_undoMilliseconds; }

    /// Writes the rows of a frozen update. Part of the transaction of the click; call wake() after it.
    static void add(Connection &connection, const IncidentUpdate &update, const QDateTime &notBefore);
    /// Takes an update's rows back. False if one of them has been sent already: then nothing was changed.
    [[nodiscard]] static bool withdraw(Connection &connection, const QString &updateId);

    /// Looks for rows that are due or will be. Call once at the start, and after each add().
    void wake();

Q_SIGNALS:
    /// The update is public now.
    void published(const QString &incidentId);
    /// The row could not be sent within ten minutes of its click (sleep, crash): it needs a fresh yes.
    void expired(const QString &incidentId);

private:
    void deliverDue();

    Database &m_database;
    const Clock &m_clock;
    const int m_undoMilliseconds;
    QTimer m_timer;
    bool m_isDelivering = false;
    bool m_looksAgain = false; ///< a row may have come while rows were being delivered
};
