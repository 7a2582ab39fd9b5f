// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/metricstext.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace {

[[maybe_unused]] bool isName(QByteArrayView text)
{
    const auto isLetter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    };
    return !text.isEmpty() && isLetter(text.front()) && std::all_of(text.begin(), text.end(), [isLetter](char c) {
        return isLetter(c) || (c >= '0' && c <= '9');
    });
}

QByteArray escapedHelp(QByteArrayView help)
{
    return help.toByteArray().replace('\\', "\\\\").replace('\n', "\\n");
}

QByteArray escapedValue(const QString &value)
{
    return value.toUtf8().replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
}

QByteArray number(double value)
{
    constexpr double LargestExact = 9007199254740992; // 2^53
    if (std::isnan(value))
        return "NaN"_ba;
    if (std::isinf(value))
        return value > 0 ? "+Inf"_ba : "-Inf"_ba;
    if (std::trunc(value) == value && std::abs(value) <= LargestExact)
        return QByteArray::number(qint64(value));
    return QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
}

} // namespace

void MetricsText::counter(QByteArrayView name, QByteArrayView help, const QList<Sample> &samples)
{
    Q_ASSERT(name.endsWith("_total"));
    begin(name, help, "counter");
    for (const Sample &sample : samples)
        write(name, {}, sample.labels, sample.value);
}

void MetricsText::counter(QByteArrayView name, QByteArrayView help, quint64 value)
{
    counter(name, help, QList<Sample>{{.value = double(value)}});
}

void MetricsText::gauge(QByteArrayView name, QByteArrayView help, const QList<Sample> &samples)
{
    begin(name, help, "gauge");
    for (const Sample &sample : samples)
        write(name, {}, sample.labels, sample.value);
}

void MetricsText::gauge(QByteArrayView name, QByteArrayView help, double value)
{
    gauge(name, help, QList<Sample>{{.value = value}});
}

void MetricsText::histogram(QByteArrayView name, QByteArrayView help, const Histogram &histogram)
{
    begin(name, help, "histogram");
    quint64 soFar = 0;
    for (qsizetype i = 0; i < histogram.bounds().size(); ++i) {
        soFar += histogram.counts().at(i);
        write(name, "_bucket", {{"le", QString::fromLatin1(number(histogram.bounds().at(i)))}}, double(soFar));
    }
    soFar += histogram.counts().last();
    write(name, "_bucket", {{"le", u"+Inf"_s}}, double(soFar));
    write(name, "_sum", {}, histogram.sum());
    write(name, "_count", {}, double(soFar));
}

void MetricsText::begin(QByteArrayView name, QByteArrayView help, QByteArrayView type)
{
    Q_ASSERT(isName(name));
    m_text += "# HELP " + name.toByteArray() + ' ' + escapedHelp(help) + '\n';
    m_text += "# TYPE " + name.toByteArray() + ' ' + type.toByteArray() + '\n';
}

void MetricsText::write(QByteArrayView name, QByteArrayView suffix, const Labels &labels, double value)
{
    m_text += name;
    m_text += suffix;
    char divider = '{';
    for (const auto &[label, text] : labels) {
        Q_ASSERT(isName(label));
        m_text += divider;
        m_text += label + "=\"" + escapedValue(text) + '"';
        divider = ',';
    }
    if (divider == ',')
        m_text += '}';
    m_text += ' ' + number(value) + '\n';
}
