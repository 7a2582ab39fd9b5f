// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/fieldpath.h"
#include "core/intake/adapters/mapping.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

QJsonValue json(const QByteArray &text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson('[' + text + ']', &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("%s: %s", text.constData(), qPrintable(error.errorString()));
    return document.array().at(0);
}

const Mapping &plain()
{
    static const Mapping table{
        .key = {u"host+service", u"id"},
        .state = {u"state"},
        .states = {{u"down", StateMeaning::Firing},
                   {u"timed_out", StateMeaning::Firing},
                   {u"up", StateMeaning::Resolved},
                   {u"unstable", StateMeaning::Flapping},
                   {u"unknown", StateMeaning::NoData}},
        .title = {u"title", u"summary"},
        .severity = {u"severity"},
        .url = {u"url"},
        .monitors = {u"service"},
        .labels = {u"tags"},
    };
    return table;
}

} // namespace

/// The tables' engine: paths, words, labels, placeholders.
class TestMapping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPathLeadsToItsValue_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const char *body, const char *path, const char *text) {
            QTest::newRow(name) << QByteArray(body) << QString::fromUtf8(path) << QString::fromUtf8(text);
        };
        row("a name", R"({"a":"x"})", "a", "x");
        row("names", R"({"a":{"b":{"c":"x"}}})", "a.b.c", "x");
        row("other case", R"({"MonitorID":"x"})", "monitor_id", "x");
        row("other separators", R"({"monitor-friendly name":"x"})", "monitorFriendlyName", "x");
        row("the exact name first", R"({"monitorid":"y","monitorID":"x"})", "monitorID", "x");
        row("an underscore in front", R"({"_id":"x"})", "id", "x");
        row("an entry of a list", R"({"a":[{"b":"y"},{"b":"x"}]})", "a[1].b", "x");
        row("an entry of an entry", R"({"a":[["y","x"]]})", "a[0][1]", "x");
        row("an entry of the root", R"([{"b":"x"}])", "[0].b", "x");
        row("no such entry", R"({"a":["y"]})", "a[1]", "");
        row("an index that is no number", R"({"a":["y"]})", "a[first]", "");
        row("a negative index", R"({"a":["y"]})", "a[-1]", "");
        row("an open bracket", R"({"a":["y"]})", "a[0", "");
        row("brackets in the name", R"({"a[b]":"x"})", "a[b]", "x");
        row("dots in the name", R"({"ALERT.entity_id":"x"})", "ALERT.entity_id", "x");
        row("dots in the name of what holds it", R"({"a.b":{"c.d":"x"}})", "a.b.c.d", "x");
        row("the longer name has no such member", R"({"a.b":{"x":1},"a":{"b":{"c":"x"}}})", "a.b.c", "x");
        row("JSON in a text", "{\"Message\":\"{\\\"AlarmArn\\\":\\\"x\\\"}\"}", "Message.AlarmArn", "x");
        row("a list in a text", "{\"tags\":\"[{\\\"tag\\\":\\\"x\\\"}]\"}", "tags[0].tag", "x");
        row("broken JSON in a text", "{\"Message\":\"{\\\"AlarmArn\\\":\\\"x\"}", "Message.AlarmArn", "");
        row("null is nothing", R"({"a":null})", "a", "");
        row("through a text", R"({"a":"x"})", "a.b", "");
        row("blanks around", R"({"a":"  x "})", "a", "x");
        row("true", R"({"a":true})", "a", "true");
        row("a fraction", R"({"a":0.5})", "a", "0.5");
        row("beyond what a double holds", R"({"a":178372000016543012})", "a", "178372000016543012");
        row("below zero", R"({"a":-7})", "a", "-7");
        row("an object has no text", R"({"a":{}})", "a", "");
        row("joined", R"({"host":"web","service":"http"})", "host+service", "web/http");
        row("a part is missing", R"({"host":"web"})", "host+service", "");
        row("a plus in the name", R"({"a+b":"x"})", "a+b", "x");
        row("an empty path", R"("x")", "", "x");
        row("only dots", R"({"a":"x"})", "..", "");
    }
    void aPathLeadsToItsValue()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const QString, path);
        QTEST(textAt(json(body), path), "text");
    }

    void aSignIsNoSeparator()
    {
        QVERIFY(!isSameName(u"-1", u"1"));
        QVERIFY(isSameName(u"re-notify", u"ReNotify"));
        QVERIFY(!isSameName(u"up", u"ups"));
    }

    void aPlaceholderIsKnownInEveryTemplate_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isOne");
        for (const char *text :
             {"*monitorID*", "$ALERT_ID", "$name", "${ALERT_ID}", "${{ALERT.entity_id}}", "{EVENT.VALUE}",
              "{$ZABBIX.URL}", "{{state}}", "{{ rule.name }}", "{{.Service.Name}}", "{{#if a}}",
              "[ALERT_TRIGGERED_OR_RESOLVED]", "$service.name$", "$SERVICESTATE$", "%STATE%", " {EVENT.ID} "})
            QTest::newRow(text) << QString::fromUtf8(text) << true;
        for (const char *text : {"", "down", "5", "$5", "100%", "*", "**", "[FIRING:1] x", "{}", "{\"a\":1}", "[]",
                                 "[OK] disk", "a*b*", "{lower}", "$", "%", "50% of $HOST", "[5xx]"})
            QTest::newRow(*text ? text : "nothing") << QString::fromUtf8(text) << false;
    }
    void aPlaceholderIsKnownInEveryTemplate()
    {
        QFETCH(const QString, text);
        QTEST(isPlaceholder(text), "isOne");
    }

    void aTemplateThatWasNotFilledInIsATest_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("key") << R"({"id":"$ALERT_ID","state":"down"})"_ba;
        QTest::newRow("state") << R"({"id":"1","state":"{STATE}"})"_ba;
        QTest::newRow("a part of the key") << R"({"host":"web","service":"$service.name$","state":"down"})"_ba;
        QTest::newRow("everything")
            << R"({"id":"{ID}","state":"{S}","title":"{T}","service":"{X}","url":"{U}","tags":"{TAGS}"})"_ba;
    }
    void aTemplateThatWasNotFilledInIsATest()
    {
        QFETCH(const QByteArray, body);
        const auto mapped = readMapped(plain(), json(body));
        QVERIFY(mapped.has_value());
        QCOMPARE(mapped->state, StateMeaning::Test);
        QVERIFY(mapped->delivery.isTest);
        QVERIFY2(!isPlaceholder(mapped->delivery.title), qPrintable(mapped->delivery.title));
        QCOMPARE(mapped->delivery.sourceUrl, QString());
        QVERIFY(!mapped->delivery.monitors.contains(u"{X}"_s));
        QVERIFY(mapped->delivery.labels.isEmpty());
    }

    void wordsAreComparedAsNamesAre_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<StateMeaning>("meaning");
        QTest::newRow("as it stands") << u"timed_out"_s << StateMeaning::Firing;
        QTest::newRow("in capitals") << u"TIMED OUT"_s << StateMeaning::Firing;
        QTest::newRow("recovered") << u"Up"_s << StateMeaning::Resolved;
        QTest::newRow("flapping") << u"unstable"_s << StateMeaning::Flapping;
        QTest::newRow("blind") << u"UNKNOWN"_s << StateMeaning::NoData;
    }
    void wordsAreComparedAsNamesAre()
    {
        QFETCH(const QString, word);
        const auto mapped = readMapped(plain(), QJsonObject{{u"id"_s, 7}, {u"state"_s, word}});
        QVERIFY(mapped.has_value());
        QTEST(mapped->state, "meaning");
        QCOMPARE(mapped->delivery.alerts.first().state,
                 mapped->state == StateMeaning::Resolved ? AlertState::Resolved : AlertState::Firing);
    }

    void whatFlapsAndWhatIsBlindIsLabelled()
    {
        const auto kindOf = [](const QString &state) {
            const auto mapped =
                readMapped(plain(), QJsonObject{{u"id"_s, 7}, {u"state"_s, state}, {u"severity"_s, u"critical"_s}});
            return std::pair(mapped->delivery.labels.value(KindLabel.toString()), mapped->delivery.severity);
        };
        QCOMPARE(kindOf(u"unstable"_s), std::pair(u"flapping"_s, std::optional(Severity::Critical)));
        QCOMPARE(kindOf(u"unknown"_s), std::pair(u"no_data"_s, std::optional(Severity::Minor)));
        QCOMPARE(kindOf(u"down"_s), std::pair(QString(), std::optional(Severity::Critical)));
    }

    void whatIsMissingIsNamed_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("named");
        QTest::newRow("key") << R"({"state":"down"})"_ba << u"host+service"_s;
        QTest::newRow("state") << R"({"id":1})"_ba << u"state"_s;
        QTest::newRow("an unknown state") << R"({"id":1,"state":"sideways"})"_ba << u"sideways"_s;
        QTest::newRow("no object") << R"([1])"_ba << u"object"_s;
    }
    void whatIsMissingIsNamed()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const QString, named);
        const auto mapped = readMapped(plain(), json(body));
        QVERIFY(!mapped.has_value());
        QVERIFY2(mapped.error().message.contains(named), qPrintable(mapped.error().message));
    }

    void labelsAreTakenInEveryForm_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("labels");
        const auto row = [](const char *title, const char *value, const char *name, const char *labels) {
            QTest::newRow(title) << QByteArray(value) << QString::fromUtf8(name) << QString::fromUtf8(labels);
        };
        row("an object", R"({"env":"prod","n":3,"deep":{"x":1}})", "labels", "deep= env=prod n=3");
        row("texts with colons", "[\"env:prod\",\"url:http://x?a=b\"]", "tags", "env=prod url=http://x?a=b");
        row("texts with equals signs", R"(["env=prod","t=10:15"])", "tags", "env=prod t=10:15");
        row("words", R"(["prod"," web "])", "tags", "prod= web=");
        row("objects with name and value", R"([{"name":"env","value":"prod"}])", "tags", "env=prod");
        row("objects with key and value", R"([{"key":"env","value":"prod"}])", "tags", "env=prod");
        row("objects with tag and value", R"([{"tag":"env","value":"prod"}])", "tags", "env=prod");
        row("pairs", R"([["env","prod"],["n",3]])", "tags", "env=prod n=3");
        row("a text with commas", R"("env:prod, web")", "TAGS", "env=prod web=");
        row("one tag as a text", R"("env:prod")", "rule_tags", "env=prod");
        row("JSON in a text", "\"[{\\\"tag\\\":\\\"env\\\",\\\"value\\\":\\\"prod\\\"}]\"", "event_tags", "env=prod");
        row("any other text", R"("Down, again")", "status_text", "status_text=Down, again");
        row("a number", "7", "level", "level=7");
        row("a placeholder", R"("{EVENT.TAGSJSON}")", "tags", "");
        row("a placeholder among others", R"({"env":"$ENV","a":"b"})", "labels", "a=b");
        row("nothing", "null", "tags", "");
        row("no name", R"([{"value":"prod"},[],"",":x"])", "tags", ":x=");
    }
    void labelsAreTakenInEveryForm()
    {
        QFETCH(const QByteArray, value);
        QFETCH(const QString, name);
        QMap<QString, QString> labels;
        addLabels(labels, json(value), name);
        QStringList texts;
        for (auto label = labels.begin(); label != labels.end(); ++label)
            texts.append(label.key() + u'=' + label.value());
        QTEST(texts.join(u' '), "labels");
    }

    void whatIsLongIsCutAndStaysWhole()
    {
        const QString long1 = QString(1000, u'x');
        QCOMPARE(boundedKey(u"a"_s), u"a"_s);
        QVERIFY(boundedKey(long1).size() < 100);
        QVERIFY(boundedKey(long1) != boundedKey(long1 + u'x'));
        QCOMPARE(shortened(u"ab🔴"_s, 4), u"ab🔴"_s);
        QCOMPARE(shortened(u"ab🔴c"_s, 3), u"ab"_s);
        QCOMPARE(shortened(long1, LongestTitle).size(), LongestTitle);
    }
};

QTEST_GUILESS_MAIN(TestMapping)
#include "tst_mapping.moc"
