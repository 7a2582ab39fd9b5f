// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/alert.h"

#include <QMap>
#include <QMutex>

#include <atomic>

/// What has passed through the pipeline since the program began. Thread-safe.
class Tally
{
public:
    /// Alerts by the slug of their source and by state.
    using Alerts = QMap<std::pair<QString, AlertState>, quint64>;

    /// \a source is the slug of a source, so there are as many counters as sources; empty: a key without a source.
    void noteAlerts(const QString &source, const QList<Alert> &alerts);
    [[nodiscard]] Alerts alerts() const;

    void noteOfflineTexts(qsizetype count) { m_offlineTexts += quint64(count); }
    /// Texts of the offline drafter that were stored.
    [[nodiscard]] quint64 offlineTexts() const { return m_offlineTexts; }

private:
    mutable QMutex m_mutex;
    Alerts m_alerts;
    std::atomic<quint64> m_offlineTexts = 0;
};
