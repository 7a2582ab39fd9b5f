// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/histogram.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <utility>

/// Writes Prometheus' text format 0.0.4 (https://prometheus.io/docs/instrumenting/exposition_formats/), one metric with
/// all its samples at a time.
class MetricsText
{
public:
    /// Names as [a-zA-Z_][a-zA-Z0-9_]*, each once; values are any text.
    using Labels = QList<std::pair<QByteArray, QString>>;
    struct Sample
    {
        Labels labels = {};
        double value = 0;
    };

    /// Grows only, until the program ends; \a name ends in "_total".
    void counter(QByteArrayView name, QByteArrayView help, const QList<Sample> &samples);
    void counter(QByteArrayView name, QByteArrayView help, quint64 value);
    /// Goes up and down.
    void gauge(QByteArrayView name, QByteArrayView help, const QList<Sample> &samples);
    void gauge(QByteArrayView name, QByteArrayView help, double value);
    void histogram(QByteArrayView name, QByteArrayView help, const Histogram &histogram);

    [[nodiscard]] const QByteArray &text() const { return m_text; }

private:
    void begin(QByteArrayView name, QByteArrayView help, QByteArrayView type);
    void write(QByteArrayView name, QByteArrayView suffix, const Labels &labels, double value);

    QByteArray m_text;
};
