// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/adapter.h"
#include "tests/support/webhooksample.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

/// The one sample with that name, whatever its form is.
QString fileOf(const QString &name)
{
    const QStringList found = payloads().entryList({name + u".json"_s, name + u".txt"_s}, QDir::Files);
    if (found.size() != 1)
        qFatal("%s is not the name of one sample", qPrintable(name));
    return found.first();
}

Result<WebhookReading> readingOf(const QString &name)
{
    const QString file = fileOf(name);
    return readWebhook(*toolOf(file), requestOf(file));
}

Delivery deliveryOf(const QString &name)
{
    const auto reading = readingOf(name);
    if (!reading)
        qFatal("%s: %s", qPrintable(name), qPrintable(reading.error().message));
    if (reading->deliveries.size() != 1)
        qFatal("%s: %lld deliveries", qPrintable(name), qlonglong(reading->deliveries.size()));
    return reading->deliveries.first();
}

QStringList samplesThatEndWith(const QStringList &patterns)
{
    QStringList names;
    for (const QString &file : payloads().entryList(patterns, QDir::Files, QDir::Name))
        names.append(QFileInfo(file).completeBaseName());
    return names;
}

bool isResolved(const Delivery &delivery)
{
    return delivery.state() == AlertState::Resolved;
}

} // namespace

/// What holds for all tools, or for pairs of their samples, which a single expected reading can't show.
class TestAdapterRules : public QObject
{
    Q_OBJECT

private:
    /// In the order in which they happen.
    static void addHistories()
    {
        QTest::addColumn<QStringList>("samples");
        const auto row = [](const char *what, const char *samples) {
            QTest::newRow(what) << QString::fromLatin1(samples).split(u' ');
        };
        row("Grafana", "grafana-firing grafana-resolved");
        row("Grafana without data", "grafana-nodata-firing grafana-nodata-resolved");
        row("Grafana of old",
            "grafana-legacy-firing grafana-legacy-nodata grafana-legacy-other-case-firing grafana-legacy-resolved");
        row("UptimeRobot", "uptimerobot-firing uptimerobot-words-firing uptimerobot-resolved");
        row("UptimeRobot as a form", "uptimerobot-firing-form uptimerobot-resolved-form");
        row("UptimeRobot in the query", "uptimerobot-firing-query uptimerobot-resolved-query");
        row("UptimeRobot with names of one's own", "uptimerobot-renamed-firing uptimerobot-renamed-resolved");
        row("Uptime Kuma",
            "uptimekuma-firing uptimekuma-without-monitor-firing uptimekuma-firing-query uptimekuma-resolved");
        row("Uptime Kuma's message alone", "uptimekuma-message-firing uptimekuma-message-resolved");
        row("Uptime Kuma's certificates", "uptimekuma-cert-expiry uptimekuma-cert-expiry-later");
        row("Pingdom", "pingdom-firing pingdom-low-other-case-firing pingdom-minimal-firing pingdom-resolved");
        row("Pingdom's transactions", "pingdom-transaction-firing pingdom-transaction-resolved");
        row("Better Stack", "betterstack-firing betterstack-resolved");
        row("Better Stack's heartbeats", "betterstack-heartbeat-firing betterstack-heartbeat-resolved");
        row("Datadog", "datadog-warn datadog-firing datadog-nodata-firing datadog-resolved");
        row("Datadog, again", "datadog-firing datadog-resolved datadog-renotify datadog-next-cycle-firing");
        row("Datadog as a form", "datadog-firing-form datadog-payload-form-firing datadog-resolved-form");
        row("Datadog without a template", "datadog-default-firing datadog-default-nodata datadog-default-resolved");
        row("PagerDuty", "pagerduty-firing pagerduty-resolved pagerduty-reopened pagerduty-again-firing");
        row("PagerDuty by hand", "pagerduty-manual-firing pagerduty-manual-resolved");
        row("Opsgenie", "opsgenie-firing opsgenie-resolved opsgenie-other-case-firing opsgenie-deleted-resolved");
        row("New Relic", "newrelic-created newrelic-firing newrelic-correlated-firing newrelic-resolved");
        row("New Relic with names of one's own", "newrelic-firing newrelic-renamed-resolved");
        row("New Relic of old", "newrelic-legacy-firing newrelic-legacy-resolved");
        row("Sentry's issues",
            "sentry-legacy-plugin-firing sentry-issue-alert-firing sentry-issue-alert-minimal-firing "
            "sentry-issue-created sentry-issue-resolved-request sentry-issue-unresolved-request");
        row("Sentry's metrics", "sentry-metric-alert-warning sentry-metric-alert-firing sentry-metric-alert-resolved "
                                "sentry-metric-alert-open-firing");
        row("Checkly",
            "checkly-firing checkly-own-names-firing checkly-failure-degraded checkly-degraded-failure-firing "
            "checkly-remain-firing checkly-resolved");
        row("Checkly, slow", "checkly-degraded checkly-degraded-resolved");
        row("StatusCake", "statuscake-firing statuscake-numbers-firing statuscake-resolved");
        row("StatusCake without an id", "statuscake-without-id-firing statuscake-without-id-resolved");
        row("Healthchecks.io", "healthchecks-firing healthchecks-own-server-firing healthchecks-resolved");
        row("Healthchecks.io in the query", "healthchecks-firing-query healthchecks-resolved-query");
        row("Site24x7", "site24x7-trouble site24x7-firing site24x7-critical-firing site24x7-resolved");
        row("Site24x7 as a form", "site24x7-firing-form site24x7-resolved-form");
    }

private Q_SLOTS:
    void whatIsAboutOneThingHasOneKey_data() { addHistories(); }
    void whatIsAboutOneThingHasOneKey()
    {
        QFETCH(const QStringList, samples);
        const Delivery first = deliveryOf(samples.first());
        QVERIFY(!first.groupKey.isEmpty());
        for (const QString &sample : samples) {
            const Delivery delivery = deliveryOf(sample);
            QCOMPARE(delivery.groupKey, first.groupKey);
            QCOMPARE(delivery.alerts.size(), 1);
            QCOMPARE(delivery.alerts.first().key, first.alerts.first().key);
            QVERIFY(!delivery.isTest);
        }
    }

    void onlyARecoveryIsOne_data() { addHistories(); }
    void onlyARecoveryIsOne()
    {
        QFETCH(const QStringList, samples);
        for (const QString &sample : samples)
            QVERIFY2(isResolved(deliveryOf(sample)) == sample.contains("-resolved"_L1), qPrintable(sample));
    }

    void aRecoveryIsLaterThanWhatItEnds_data() { addHistories(); }
    void aRecoveryIsLaterThanWhatItEnds()
    {
        QFETCH(const QStringList, samples);
        std::optional<QDateTime> fired;
        for (const QString &sample : samples) {
            const Delivery delivery = deliveryOf(sample);
            const auto changed = delivery.alerts.first().changedAt;
            if (isResolved(delivery) && changed && fired)
                QVERIFY2(*changed > *fired, qPrintable(sample));
            if (!isResolved(delivery) && changed)
                fired = changed;
        }
    }

    void theToolsTestIsSeenAsOne_data()
    {
        QTest::addColumn<QString>("sample");
        for (const QString &name : samplesThatEndWith({u"*-test.json"_s, u"*-template.json"_s}))
            QTest::newRow(qPrintable(name)) << name;
    }
    void theToolsTestIsSeenAsOne()
    {
        QFETCH(const QString, sample);
        const Delivery delivery = deliveryOf(sample);
        QVERIFY(delivery.isTest);
        QVERIFY(!delivery.title.isEmpty());
    }

    void aStateThatIsNotKnownIsNamed_data()
    {
        QTest::addColumn<QString>("sample");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *sample, const char *word) {
            QTest::newRow(sample) << QString::fromLatin1(sample) << QString::fromLatin1(word);
        };
        row("grafana-legacy-unknown-state", "unsure");
        row("uptimerobot-unknown-state", "7");
        row("uptimekuma-unknown-state", "9");
        row("datadog-unknown-state", "Muted");
        row("newrelic-unknown-state", "MERGED");
        row("sentry-issue-unknown-state", "forgotten");
        row("checkly-unknown-state", "ALERT_SOMETHING");
        row("statuscake-unknown-state", "Sideways");
        row("healthchecks-unknown-state", "asleep");
        row("site24x7-unknown-state", "WOBBLY");
    }
    void aStateThatIsNotKnownIsNamed()
    {
        QFETCH(const QString, sample);
        QFETCH(const QString, word);
        const auto reading = readingOf(sample);
        QVERIFY(!reading);
        QCOMPARE(reading.error().kind, Error::Kind::InvalidInput);
        QVERIFY2(reading.error().message.contains(u"“"_s + word + u"”"_s), qPrintable(reading.error().message));
    }

    void whatChangesNothingIsANote_data()
    {
        QTest::addColumn<QString>("sample");
        for (const char *sample : {"grafana-legacy-paused",
                                   "uptimerobot-paused",
                                   "uptimekuma-pending",
                                   "uptimekuma-maintenance",
                                   "uptimekuma-other-message",
                                   "pingdom-unconfirmed",
                                   "betterstack-acknowledged",
                                   "betterstack-validating",
                                   "betterstack-monitor-change",
                                   "pagerduty-acknowledged",
                                   "pagerduty-annotated",
                                   "pagerduty-status-update",
                                   "pagerduty-merged-resolved",
                                   "pagerduty-service-updated",
                                   "opsgenie-acknowledged",
                                   "opsgenie-note",
                                   "opsgenie-custom-action",
                                   "newrelic-acknowledged",
                                   "sentry-issue-archived",
                                   "sentry-issue-assigned",
                                   "sentry-comment",
                                   "checkly-no-alert",
                                   "site24x7-suspended"})
            QTest::newRow(sample) << QString::fromLatin1(sample);
    }
    void whatChangesNothingIsANote()
    {
        QFETCH(const QString, sample);
        const auto reading = readingOf(sample);
        QVERIFY(reading);
        QVERIFY(reading->deliveries.isEmpty());
        QVERIFY(!reading->note.isEmpty());
    }

    void aBlindMonitorIsNoOutage_data()
    {
        QTest::addColumn<QString>("sample");
        for (const char *sample : {"grafana-nodata-firing", "grafana-datasourceerror-firing", "grafana-legacy-nodata",
                                   "datadog-nodata-firing", "datadog-default-nodata"})
            QTest::newRow(sample) << QString::fromLatin1(sample);
    }
    void aBlindMonitorIsNoOutage()
    {
        QFETCH(const QString, sample);
        const Delivery delivery = deliveryOf(sample);
        QVERIFY(!isResolved(delivery));
        QCOMPARE(delivery.labels.value(KindLabel.toString()), NoDataKind);
        QCOMPARE(delivery.severity, Severity::Minor);
    }

    void aGroupIsBlindOnlyIfAllOfItIs()
    {
        const Delivery delivery = deliveryOf(u"grafana-partial"_s);
        QVERIFY(!delivery.labels.contains(KindLabel.toString()));
        QCOMPARE(delivery.alerts.last().title, u"DatasourceNoData: Login latency p95"_s);
    }

    /// Who has dismissed the certificate must still hear of the outage, and "up" says nothing about the certificate.
    void anExpiryIsApartFromTheOutagesOfTheSameMonitor_data()
    {
        QTest::addColumn<QString>("expiry");
        QTest::addColumn<QString>("outage");
        const auto row = [](const char *expiry, const char *outage) {
            QTest::newRow(expiry) << QString::fromLatin1(expiry) << QString::fromLatin1(outage);
        };
        row("uptimerobot-ssl", "uptimerobot-firing");
        row("uptimerobot-domain", "uptimerobot-firing");
        row("uptimekuma-cert-expiry", "uptimekuma-firing");
        row("uptimekuma-domain-expiry", "uptimekuma-message-firing");
        row("checkly-ssl", "checkly-firing");
        row("betterstack-certificate-firing", "betterstack-firing");
        row("site24x7-certificate-firing", "site24x7-firing");
    }
    void anExpiryIsApartFromTheOutagesOfTheSameMonitor()
    {
        QFETCH(const QString, expiry);
        QFETCH(const QString, outage);
        const Delivery soon = deliveryOf(expiry);
        const Delivery now = deliveryOf(outage);
        QCOMPARE(soon.labels.value(KindLabel.toString()), ExpiryKind);
        QCOMPARE(soon.severity, Severity::Minor);
        QVERIFY(soon.groupKey != now.groupKey);
        QVERIFY(soon.alerts.first().key != now.alerts.first().key);
        QVERIFY(!now.labels.contains(KindLabel.toString()));
    }

    void aCertificateThatHasExpiredIsAnOutage()
    {
        QVERIFY(!deliveryOf(u"betterstack-certificate-expired-firing"_s).labels.contains(KindLabel.toString()));
    }

    void theFormOfTheBodyChangesNothing_data()
    {
        QTest::addColumn<QString>("form");
        QTest::addColumn<QString>("json");
        const auto row = [](const char *form, const char *json) {
            QTest::newRow(form) << QString::fromLatin1(form) << QString::fromLatin1(json);
        };
        row("uptimerobot-firing-form", "uptimerobot-firing");
        row("uptimerobot-firing-query", "uptimerobot-firing");
        row("uptimerobot-resolved-form", "uptimerobot-resolved");
        row("uptimekuma-firing-multipart", "uptimekuma-firing");
        row("uptimekuma-firing-custom", "uptimekuma-firing");
        row("uptimekuma-firing-query", "uptimekuma-firing");
        row("uptimekuma-resolved-query", "uptimekuma-resolved");
        row("datadog-firing-form", "datadog-firing");
        row("datadog-payload-form-firing", "datadog-firing");
        row("datadog-resolved-form", "datadog-resolved");
        row("site24x7-firing-form", "site24x7-firing");
        row("site24x7-resolved-form", "site24x7-resolved");
    }
    void theFormOfTheBodyChangesNothing()
    {
        QFETCH(const QString, form);
        QFETCH(const QString, json);
        const Delivery actual = deliveryOf(form);
        const Delivery expected = deliveryOf(json);
        QCOMPARE(actual.groupKey, expected.groupKey);
        QCOMPARE(actual.alerts, expected.alerts);
        QCOMPARE(actual.title, expected.title);
        QCOMPARE(actual.text, expected.text);
        QCOMPARE(actual.severity, expected.severity);
        QCOMPARE(actual.monitors, expected.monitors);
        QCOMPARE(actual.labels, expected.labels);
        QCOMPARE(actual.sourceUrl, expected.sourceUrl);
    }

    void whatIsSecretInABodyIsNotTakenAlong_data()
    {
        QTest::addColumn<QString>("sample");
        QTest::addColumn<QString>("secret");
        const auto row = [](const char *sample, const char *secret) {
            QTest::newRow(sample) << QString::fromLatin1(sample) << QString::fromLatin1(secret);
        };
        row("statuscake-firing", "af52930ffc25bbcb592331e9b1d6fa11");
        row("uptimerobot-firing-query", "REPLACE");
        row("uptimerobot-firing", "ops@example.com");
        row("healthchecks-firing", "hc-ping.com");
        row("opsgenie-acknowledged", "sam@example.com");
        row("pagerduty-firing", "Sam Ops");
    }
    void whatIsSecretInABodyIsNotTakenAlong()
    {
        QFETCH(const QString, sample);
        QFETCH(const QString, secret);
        const auto reading = readingOf(sample);
        QVERIFY(reading);
        QStringList taken{reading->note};
        for (const Delivery &delivery : reading->deliveries) {
            taken << delivery.title << delivery.text << delivery.sourceUrl << delivery.groupKey << delivery.monitors
                  << delivery.labels.values();
        }
        QVERIFY(!taken.join(u'\n').contains(secret));
    }

    void aNumberThatIsNoDoubleKeepsItsDigits()
    {
        QCOMPARE(deliveryOf(u"site24x7-firing"_s).groupKey, u"178372000016543012"_s);
        QCOMPARE(deliveryOf(u"uptimerobot-numbers-firing"_s).groupKey, u"9007199254740993"_s);
    }
};

QTEST_GUILESS_MAIN(TestAdapterRules)
#include "tst_adapterrules.moc"
