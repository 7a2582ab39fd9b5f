// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/adapter.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <random>

using namespace Qt::StringLiterals;

namespace {

QDir payloads()
{
    return QDir(QStringLiteral(TEST_DATA "/payloads"));
}

QByteArray contentOf(const QString &name)
{
    QFile file(payloads().filePath(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(file.fileName()));
    return file.readAll();
}

/// A sample is a body, or a whole request that begins with its request line.
HttpRequest requestOf(const QByteArray &sample)
{
    HttpRequest request{.method = "POST", .path = "/api/v1/webhooks/sample"};
    const QByteArray firstLine = sample.left(sample.indexOf('\n')).trimmed();
    if (!firstLine.endsWith("HTTP/1.1")) {
        request.body = sample;
        if (!sample.trimmed().startsWith('{') && !sample.trimmed().startsWith('['))
            request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
        return request;
    }
    const QList<QByteArray> words = firstLine.split(' ');
    request.method = words.at(0);
    const qsizetype mark = words.at(1).indexOf('?');
    request.path = words.at(1).left(mark);
    request.query = mark < 0 ? QByteArray() : words.at(1).mid(mark + 1);
    qsizetype at = sample.indexOf('\n') + 1;
    for (;;) {
        const qsizetype end = sample.indexOf('\n', at);
        const QByteArray line = sample.mid(at, end < 0 ? -1 : end - at).trimmed();
        at = end < 0 ? sample.size() : end + 1;
        if (line.isEmpty())
            break;
        const qsizetype colon = line.indexOf(':');
        request.headers.emplaceBack(line.left(colon), line.mid(colon + 1).trimmed());
    }
    request.body = sample.mid(at);
    return request;
}

/// The tool of "tool-what-it-is.json": the longest of our tools' words that the name begins with.
const Adapter *toolOf(const QString &sample)
{
    const Adapter *best = nullptr;
    for (const Adapter &candidate : adapters()) {
        const bool isBetter = !best || candidate.tool.size() > best->tool.size();
        if (isBetter && sample.startsWith(candidate.tool + u'-'))
            best = &candidate;
    }
    return best;
}

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
    const HttpRequest request = requestOf(contentOf(name));
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
        const HttpRequest whole = requestOf(contentOf(name));
        const Adapter *tool = toolOf(name);
        for (qsizetype size = 0; size < whole.body.size(); size += 1 + whole.body.size() / 40) {
            HttpRequest request = whole;
            request.body.truncate(size);
            checkReading(readWebhook(*tool, request));
        }
    }

    /// Each sample is changed many times, always in the same ways, and read by its tool and by another.
    void nothingThatIsChangedDoesHarm_data() { everySampleIsReadAsExpected_data(); }
    void nothingThatIsChangedDoesHarm()
    {
        constexpr int Changes = 40;
        QFETCH(const QString, name);
        const HttpRequest whole = requestOf(contentOf(name));
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
