// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/adapter.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

class AlertmanagerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatTheRealOneSends_data();
    void readsWhatTheRealOneSends();
    void membersKeepTheirOwnState();
    void startIsReadAndGosZeroTimeIsNone();
    void theGraverSeverityCounts();
    void anAlertWithoutAFingerprintGetsOneOfItsLabels();
    void saysWhatCannotBeRead_data();
    void saysWhatCannotBeRead();

private:
    static QByteArray sample(const QString &name)
    {
        QFile file(QStringLiteral(TEST_DATA "/payloads/") + name);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s is missing", qPrintable(file.fileName()));
        return file.readAll();
    }

    static Delivery parse(const QByteArray &body)
    {
        const auto reading = read(body);
        if (!reading)
            qFatal("%s", qPrintable(reading.error().message));
        return reading->deliveries.first();
    }

    static Result<WebhookReading> read(const QByteArray &body)
    {
        const HttpRequest request{.method = "POST", .body = body};
        return adapter(u"alertmanager"_s)->read({.request = request, .body = QJsonDocument::fromJson(body).object()});
    }
};

void AlertmanagerTest::readsWhatTheRealOneSends_data()
{
    QTest::addColumn<AlertState>("state");
    QTest::addColumn<int>("alerts");
    QTest::addColumn<QString>("title");
    QTest::addColumn<std::optional<Severity>>("severity");
    QTest::addColumn<bool>("endsGroup");
    const QString summary = u"Checkout API error rate above 5%"_s;
    const std::optional<Severity> critical = Severity::Critical;
    QTest::newRow("alertmanager-0.25-firing-grouped2-bearer.json")
        << AlertState::Firing << 2 << summary << critical << false;
    QTest::newRow("alertmanager-0.25-partial-1firing-1resolved.json")
        << AlertState::Firing << 2 << summary << critical << false;
    QTest::newRow("alertmanager-0.25-resolved.json") << AlertState::Resolved << 1 << summary << critical << true;
    QTest::newRow("alertmanager-firing.json") << AlertState::Firing << 2 << summary << critical << false;
    QTest::newRow("alertmanager-newer-fields-firing.json") << AlertState::Firing << 1 << summary << critical << false;
    QTest::newRow("alertmanager-resolved.json") << AlertState::Resolved << 1 << summary << critical << true;
}

void AlertmanagerTest::readsWhatTheRealOneSends()
{
    QFETCH(AlertState, state);
    QFETCH(int, alerts);
    QFETCH(QString, title);
    QFETCH(std::optional<Severity>, severity);
    QFETCH(bool, endsGroup);
    const Delivery delivery = parse(sample(QString::fromLatin1(QTest::currentDataTag())));
    QCOMPARE(delivery.state(), state);
    QCOMPARE(delivery.alerts.size(), alerts);
    QCOMPARE(delivery.title, title);
    QVERIFY(!delivery.titleIsForCustomers);
    QCOMPARE(delivery.severity, severity);
    QCOMPARE(delivery.endsGroup, endsGroup);
    QCOMPARE(delivery.groupKey, u"group:{}:{alertname=\"HighErrorRate\", cluster=\"eu-1\"}"_s);
    QCOMPARE(delivery.labels.value(u"alertname"_s), u"HighErrorRate"_s);
    QVERIFY(delivery.text.contains(title));
}

void AlertmanagerTest::membersKeepTheirOwnState()
{
    const Delivery delivery = parse(sample(u"alertmanager-partial.json"_s));
    QCOMPARE(delivery.alerts.at(0).key, u"20775e7bf5305939"_s);
    QCOMPARE(delivery.alerts.at(0).state, AlertState::Firing);
    QCOMPARE(delivery.alerts.at(1).key, u"e341d2de8e4bda4a"_s);
    QCOMPARE(delivery.alerts.at(1).state, AlertState::Resolved);
}

void AlertmanagerTest::startIsReadAndGosZeroTimeIsNone()
{
    const Delivery delivery = parse(sample(u"alertmanager-0.25-firing-grouped2-bearer.json"_s));
    QCOMPARE(delivery.alerts.first().startsAt, QDateTime({2026, 11, 23}, QTime(15, 15, 41, 111), Qt::UTC));
    QVERIFY(!delivery.alerts.first().endsAt);
}

void AlertmanagerTest::theGraverSeverityCounts()
{
    const Delivery delivery = parse(R"({"alerts":[{"status":"firing","labels":{"severity":"Warning"}},
        {"status":"firing","labels":{"severity":"page"}},{"status":"firing","labels":{"severity":"team-a"}}]})");
    QCOMPARE(delivery.severity, Severity::Critical);
    QCOMPARE(parse(R"({"alerts":[{"labels":{}}]})").severity, std::optional<Severity>());
}

void AlertmanagerTest::anAlertWithoutAFingerprintGetsOneOfItsLabels()
{
    const auto keyOf = [](const QByteArray &labels) {
        return parse(R"({"alerts":[{"status":"firing","labels":)" + labels + "}]}").alerts.first().key;
    };
    QCOMPARE(keyOf(R"({"a":"1","b":"2"})"), keyOf(R"({"b":"2","a":"1"})"));
    QVERIFY(keyOf(R"({"a":"1"})") != keyOf(R"({"a":"2"})"));
}

void AlertmanagerTest::saysWhatCannotBeRead_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("HighErrorRate is firing");
    QTest::newRow("list") << QByteArray("[]");
    QTest::newRow("noAlerts") << QByteArray("{}");
    QTest::newRow("emptyAlerts") << QByteArray(R"({"alerts":[]})");
    QTest::newRow("cutOff") << sample(u"alertmanager-firing.json"_s).left(400);
}

void AlertmanagerTest::saysWhatCannotBeRead()
{
    QFETCH(QByteArray, body);
    const auto reading = read(body);
    QVERIFY(!reading);
    QCOMPARE(reading.error().kind, Error::Kind::InvalidInput);
    QVERIFY(reading.error().message.contains(u"Alertmanager"_s));
}

QTEST_GUILESS_MAIN(AlertmanagerTest)
#include "tst_alertmanager.moc"
