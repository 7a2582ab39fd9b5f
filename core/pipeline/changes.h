// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMutex>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QTimer>

/// Gathers which incidents changed, from any thread, and tells the main thread of many changes at once.
class Changes : public QObject
{
    Q_OBJECT

public:
    Changes();

    /// Thread-safe.
    void note(const QString &incidentId);

Q_SIGNALS:
    /// At most every 50 ms, in the thread of this object.
    void incidentsChanged(const QStringList &ids);

private:
    void tell();

    QMutex m_mutex;
    QSet<QString> m_ids;
    QTimer m_timer;
};
