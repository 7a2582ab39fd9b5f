// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/changes.h"

#include <chrono>

using namespace std::chrono_literals;

Changes::Changes()
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(50ms);
    connect(&m_timer, &QTimer::timeout, this, &Changes::tell);
}

void Changes::note(const QString &incidentId)
{
    const QMutexLocker lock(&m_mutex);
    const bool isFirst = m_ids.isEmpty();
    m_ids.insert(incidentId);
    // One event for many changes: a flood must not fill the main thread's queue.
    if (isFirst)
        QMetaObject::invokeMethod(&m_timer, qOverload<>(&QTimer::start), Qt::QueuedConnection);
}

void Changes::tell()
{
    QStringList ids;
    {
        const QMutexLocker lock(&m_mutex);
        ids = QStringList(m_ids.cbegin(), m_ids.cend());
        m_ids.clear();
    }
    Q_EMIT incidentsChanged(ids);
}
