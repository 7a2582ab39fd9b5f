// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QObject>
#include <QTimer>

class Database;

/// Makes a copy of the database a day and keeps the newest ones. Lives in the main thread; the copying does not.
class Backups : public QObject
{
    Q_OBJECT

public:
    /// \a kept is how many copies stay; 0 makes none.
    Backups(Database &database, QString folder, int kept, const Clock &clock);

    /// Looks now and then every hour whether the newest copy is older than a day.
    void start();

private:
    void makeIfDue();
    void removeOld();

    Database &m_database;
    const QString m_folder;
    const int m_kept;
    const Clock &m_clock;
    QTimer m_timer;
};
