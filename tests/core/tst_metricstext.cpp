// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/metricstext.h"

#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;

class MetricsTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMetricIsNamedBeforeItsSamples();
    void numbersAreWrittenAsPrometheusReadsThem_data();
    void numbersAreWrittenAsPrometheusReadsThem();
    void labelsAndHelpAreEscaped();
    void bucketsOfAHistogramAreCumulative();
    void aMetricWithoutSamplesIsNamedAllTheSame();
};

void MetricsTextTest::aMetricIsNamedBeforeItsSamples()
{
    MetricsText text;
    text.counter("requests_total", "Requests.",
                 {{.labels = {{"route", u"/a"_s}, {"status", u"200"_s}}, .value = 3}, {.labels = {}, .value = 4}});
    text.gauge("queue", "Waiting.", 0);
    QCOMPARE(text.text(), "# HELP requests_total Requests.\n"
                          "# TYPE requests_total counter\n"
                          "requests_total{route=\"/a\",status=\"200\"} 3\n"
                          "requests_total 4\n"
                          "# HELP queue Waiting.\n"
                          "# TYPE queue gauge\n"
                          "queue 0\n"_ba);
}

void MetricsTextTest::numbersAreWrittenAsPrometheusReadsThem_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("whole") << 1764093437.0 << "1764093437"_ba;
    QTest::newRow("a fraction") << 0.00025 << "0.00025"_ba;
    QTest::newRow("milliseconds") << 1764093437.482 << "1764093437.482"_ba;
    QTest::newRow("below zero") << -2.5 << "-2.5"_ba;
    QTest::newRow("too large to be exact") << 1e30 << "1e+30"_ba;
    QTest::newRow("infinite") << double(INFINITY) << "+Inf"_ba;
    QTest::newRow("infinite below") << -double(INFINITY) << "-Inf"_ba;
    QTest::newRow("none") << double(NAN) << "NaN"_ba;
}

void MetricsTextTest::numbersAreWrittenAsPrometheusReadsThem()
{
    QFETCH(const double, value);
    QFETCH(const QByteArray, written);
    MetricsText text;
    text.gauge("x", "X.", value);
    QVERIFY2(text.text().endsWith(QByteArray("\nx " + written + '\n')), text.text().constData());
}

void MetricsTextTest::labelsAndHelpAreEscaped()
{
    MetricsText text;
    text.gauge("x", "A \\ and\na \"line\".", {{.labels = {{"page", u"\\ \"ä\"\n"_s}}, .value = 1}});
    QCOMPARE(text.text(), "# HELP x A \\\\ and\\na \"line\".\n"
                          "# TYPE x gauge\n"
                          "x{page=\"\\\\ \\\"ä\\\"\\n\"} 1\n"_ba);
}

void MetricsTextTest::bucketsOfAHistogramAreCumulative()
{
    Histogram histogram({0.5, 1, 2});
    for (const double value : {0.25, 0.5, 0.75, 1.5, 3.0, 4.0})
        histogram.note(value);
    MetricsText text;
    text.histogram("seconds", "Time.", histogram);
    QCOMPARE(text.text(), "# HELP seconds Time.\n"
                          "# TYPE seconds histogram\n"
                          "seconds_bucket{le=\"0.5\"} 2\n"
                          "seconds_bucket{le=\"1\"} 3\n"
                          "seconds_bucket{le=\"2\"} 4\n"
                          "seconds_bucket{le=\"+Inf\"} 6\n"
                          "seconds_sum 10\n"
                          "seconds_count 6\n"_ba);
}

void MetricsTextTest::aMetricWithoutSamplesIsNamedAllTheSame()
{
    MetricsText text;
    text.counter("requests_total", "Requests.", QList<MetricsText::Sample>());
    QCOMPARE(text.text(), "# HELP requests_total Requests.\n# TYPE requests_total counter\n"_ba);
}

QTEST_GUILESS_MAIN(MetricsTextTest)
#include "tst_metricstext.moc"
