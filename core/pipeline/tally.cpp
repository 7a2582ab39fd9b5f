// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/tally.h"

void Tally::noteAlerts(const QString &source, const QList<Alert> &alerts)
{
    const QMutexLocker lock(&m_mutex);
    for (const Alert &alert : alerts)
        ++m_alerts[{source, alert.state}];
}

Tally::Alerts Tally::alerts() const
{
    const QMutexLocker lock(&m_mutex);
    return m_alerts;
}
