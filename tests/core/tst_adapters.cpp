// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/adapter.h"
#include "tests/support/webhooksample.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <random>

using namespace Qt::StringLiterals;

namespace {

QJsonValue toJson(const std::optional<QDateTime> &time)
{
    return time ? QJsonValue(time->toString(Qt::ISODateWithMs)) : QJsonValue();
}

QJsonObject toJson(const Alert &alert)
{
    return {{u"key"_s, alert.key},
            {u"state"_s, toWord(alert.state)},
            {u"title"_s, alert.title},
            {u"startsAt"_s, toJson(alert.startsAt)},
            {u"endsAt"_s, toJson(alert.endsAt)},
            {u"changedAt"_s, toJson(alert.changedAt)}};
}

QJsonObject toJson(const Delivery &delivery)
{
    QJsonArray alerts;
    for (const Alert &alert : delivery.alerts)
        alerts.append(toJson(alert));
    QJsonObject labels;
    for (auto label = delivery.labels.begin(); label != delivery.labels.end(); ++label)
        labels.insert(label.key(), label.value());
    return {{u"groupKey"_s, delivery.groupKey},
            {u"alerts"_s, alerts},
            {u"title"_s, delivery.title},
            {u"severity"_s, delivery.severity ? QJsonValue(toWord(*delivery.severity)) : QJsonValue()},
            {u"monitors"_s, QJsonArray::fromStringList(delivery.monitors)},
            {u"text"_s, delivery.text},
            {u"endsGroup"_s, delivery.endsGroup},
            {u"sourceUrl"_s, delivery.sourceUrl},
            {u"labels"_s, labels},
            {u"isTest"_s, delivery.isTest}};
}

QByteArray readingOf(const QString &name)
{
    const HttpRequest request = requestOf(name);
    const Adapter *tool = toolOf(name);
    if (!tool)
        qFatal("%s belongs to no tool", qPrintable(name));
    const auto reading = readWebhook(*tool, request);
    QJsonObject document{{u"tool"_s, tool->tool}};
    if (!reading) {
        document.insert(u"refused"_s, reading.error().message);
    } else {
        QJsonArray deliveries;
        for (const Delivery &delivery : reading->deliveries)
            deliveries.append(toJson(delivery));
        document.insert(u"deliveries"_s, deliveries);
        document.insert(u"note"_s, reading->note);
    }
    return QJsonDocument(document).toJson();
}

/// A body as it might come over a bad line, or from a template that somebody has changed.
QByteArray mutated(QByteArray body, std::mt19937 &random)
{
    const auto below = [&random](qsizetype limit) {
        return qsizetype(random() % std::mt19937::result_type(std::max<qsizetype>(limit, 1)));
    };
    for (auto changes = 1 + below(4); changes > 0 && !body.isEmpty(); --changes) {
        const qsizetype at = below(body.size());
        switch (below(7)) {
        case 0:
            body[at] = char(below(256));
            break;
        case 1:
            body.truncate(at);
            break;
        case 2:
            body.insert(at, '"');
            break;
        case 3:
            body.insert(at, "\n\t\0"_ba);
            break;
        case 4:
            body.remove(at, 1 + below(20));
            break;
        case 5:
            body.insert(at, body.mid(below(body.size()), below(200)));
            break;
        default:
            body.insert(at, QByteArray(below(2) ? "{[" : "null,"));
            break;
        }
    }
    return body;
}

/// What every reading must hold, whatever was read.
void checkReading(const Result<WebhookReading> &reading)
{
    if (!reading) {
        QCOMPARE(reading.error().kind, Error::Kind::InvalidInput);
        QVERIFY(!reading.error().message.isEmpty());
        return;
    }
    QVERIFY(!reading->deliveries.isEmpty() || !reading->note.isEmpty());
    for (const Delivery &delivery : reading->deliveries) {
        QVERIFY(!delivery.title.isEmpty() && delivery.title.size() <= 255);
        QVERIFY(delivery.sourceUrl.isEmpty() || delivery.sourceUrl.startsWith("http"_L1));
        if (delivery.isTest)
            continue;
        QVERIFY(!delivery.groupKey.isEmpty() && !delivery.alerts.isEmpty());
        for (const Alert &alert : delivery.alerts)
            QVERIFY(!alert.key.isEmpty());
    }
}

} // namespace

/// Every sample in tests/data/payloads is read as what stands in expected/ under the same name. After a change that is
/// meant, GREENROOM_WRITE_EXPECTED=1 writes those anew, to be looked at before they are committed.
class TestAdapters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySampleIsReadAsExpected_data()
    {
        QTest::addColumn<QString>("name");
        const QStringList samples = payloads().entryList(QDir::Files, QDir::Name);
        for (const QString &name : samples)
            QTest::newRow(qPrintable(name)) << name;
    }
    void everySampleIsReadAsExpected()
    {
        QFETCH(const QString, name);
        const QString expectedName =
            payloads().filePath(u"expected/"_s + QFileInfo(name).completeBaseName() + u".json"_s);
        const QByteArray actual = readingOf(name);
        QFile expected(expectedName);
        if (qEnvironmentVariableIsSet("GREENROOM_WRITE_EXPECTED")) {
            QVERIFY(expected.open(QIODevice::WriteOnly));
            expected.write(actual);
            return;
        }
        QVERIFY2(expected.open(QIODevice::ReadOnly), qPrintable(expectedName));
        QCOMPARE(QString::fromUtf8(actual), QString::fromUtf8(expected.readAll()));
    }

    void everyToolHasSamples_data()
    {
        QTest::addColumn<QString>("tool");
        for (const Adapter &tool : adapters())
            QTest::newRow(qPrintable(tool.tool)) << tool.tool;
    }
    void everyToolHasSamples()
    {
        QFETCH(const QString, tool);
        const QStringList samples = payloads().entryList({tool + u"-*"_s}, QDir::Files);
        QVERIFY(!samples.isEmpty());
    }

    void nothingThatIsCutOffIsTakenForSomethingElse_data() { everySampleIsReadAsExpected_data(); }
    void nothingThatIsCutOffIsTakenForSomethingElse()
    {
        QFETCH(const QString, name);
        const HttpRequest whole = requestOf(name);
        const Adapter *tool = toolOf(name);
        for (qsizetype size = 0; size < whole.body.size(); size += 1 + whole.body.size() / 40) {
            HttpRequest request = whole;
            request.body.truncate(size);
            checkReading(readWebhook(*tool, request));
        }
    }

    void netdataGetsItsProof()
    {
        const HttpRequest request{.method = "GET", .query = "crc_token=abc123"};
        const auto reading = readWebhook(*adapter(u"netdata"_s), request, {.secret = "s3cret"});
        QVERIFY(reading && reading->answer);
        // printf abc123 | openssl dgst -sha256 -hmac s3cret -binary | base64
        QCOMPARE(reading->answer->body,
                 R"({"response_token":"sha256=x2kJa01XRcEo/7Ih3C4tXLOLShyuQjz0E7EsvvcwvFc="})"_ba);
    }

    void anEventMayNameComponentsAsOurInterfaceDoes()
    {
        const CatalogData catalog{.pages = {{.id = u"p1"_s}},
                                  .components = {{.id = u"c1"_s, .pageId = u"p1"_s, .slug = u"api"_s},
                                                 {.id = u"c2"_s, .pageId = u"p1"_s, .slug = u"search"_s}}};
        const Source source{.pageId = u"p1"_s};
        const auto readingOf = [&](const QByteArray &components) {
            const QByteArray data = R"({"title":"API is down","affected_component_ids":)" + components + '}';
            const HttpRequest request{.method = "POST", .body = R"({"source":"a","type":"b","data":)" + data + '}'};
            return readWebhook(*adapter(u"cloudevents"_s), request, {.catalog = &catalog, .source = &source});
        };
        QCOMPARE(readingOf(R"(["search","c1"])").value().deliveries.first().componentIds,
                 QStringList({u"c2"_s, u"c1"_s}));
        QVERIFY(readingOf(R"(["shop"])").error().message.contains(u"/affected_component_ids/0"_s));
    }

    void whatSomebodyHasChosenStandsBeforeWhatIsUsual()
    {
        const Source source{.mapping = {.key = u"check.ref"_s,
                                        .state = u"verdict"_s,
                                        .firingWords = {u"kaputt"_s},
                                        .resolvedWords = {u"heil"_s},
                                        .title = u"lines[1]"_s}};
        const auto readingOf = [&source](const QByteArray &verdict) {
            QByteArray body = R"({"id":1,"state":"up","check":{"ref":"r7"},"lines":["a","b"],"verdict":"%1"})";
            const HttpRequest request{.body = body.replace("%1", verdict)};
            return readWebhook(*adapter(u"generic"_s), request, {.source = &source});
        };
        const auto firing = readingOf("Kaputt");
        QCOMPARE(firing.value().deliveries.first().groupKey, u"r7"_s);
        QCOMPARE(firing.value().deliveries.first().title, u"b"_s);
        QCOMPARE(firing.value().deliveries.first().state(), AlertState::Firing);
        QCOMPARE(readingOf("heil").value().deliveries.first().state(), AlertState::Resolved);
        QCOMPARE(readingOf("down").value().deliveries.first().state(), AlertState::Firing);
        QVERIFY(readingOf("so la la").error().message.contains(u"so la la"_s));
    }

    void whatStatesNothingIsReadForItLater()
    {
        const auto deliveryOf = [](const QByteArray &body) {
            return readWebhook(*adapter(u"generic"_s), {.body = body}).value().deliveries.first();
        };
        QVERIFY(!deliveryOf(R"({"title":"Backup recovered"})").isStateStated);
        QVERIFY(deliveryOf(R"({"title":"Backup","level":"OK"})").isStateStated);
        QVERIFY(deliveryOf(R"({"title":"Backup","state":"down"})").isStateStated);
    }

    /// Each sample is changed many times, always in the same ways, and read by its tool and by another.
    void nothingThatIsChangedDoesHarm_data() { everySampleIsReadAsExpected_data(); }
    void nothingThatIsChangedDoesHarm()
    {
        constexpr int Changes = 40;
        QFETCH(const QString, name);
        const HttpRequest whole = requestOf(name);
        const Adapter *tool = toolOf(name);
        std::mt19937 random(20261123);
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < Changes; ++i) {
            HttpRequest request = whole;
            request.body = mutated(request.body, random);
            request.query = mutated(request.query, random);
            checkReading(readWebhook(*tool, request));
            checkReading(readWebhook(adapters().at(qsizetype(random() % std::size_t(adapters().size()))), request));
            if (QTest::currentTestFailed()) {
                qWarning() << request.query << request.body;
                return;
            }
        }
        QVERIFY2(timer.elapsed() < 5000, QByteArray::number(timer.elapsed()).constData());
    }
};

QTEST_GUILESS_MAIN(TestAdapters)
#include "tst_adapters.moc"
