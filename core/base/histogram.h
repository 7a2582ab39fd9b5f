// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <algorithm>

/// How often a measured value fell below each of some bounds. A value; to be guarded by whoever shares it.
class Histogram
{
public:
    /// \a bounds ascend; what is above the last one is counted too.
    explicit Histogram(QList<double> bounds) : m_bounds(std::move(bounds)), m_counts(m_bounds.size() + 1, 0) {}

    void note(double value)
    {
        const auto bound = std::lower_bound(m_bounds.cbegin(), m_bounds.cend(), value);
        ++m_counts[bound - m_bounds.cbegin()];
        m_sum += value;
    }

    [[nodiscard]] const QList<double> &bounds() const { return m_bounds; }
    /// Values up to each bound and above the one before it; one more than bounds(), for those above the last.
    [[nodiscard]] const QList<quint64> &counts() const { return m_counts; }
    /// Of all values.
    [[nodiscard]] double sum() const { return m_sum; }

private:
    QList<double> m_bounds;
    QList<quint64> m_counts;
    double m_sum = 0;
};
