// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/adapter.h"
#include "core/intake/snippets.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString Key = u"grm_0123456789abcdefghijABCDEFGHIJ0123456789"_s;
const QString Url = u"https://greenroom.example.com"_s;

/// What a tool puts in the place of its own variables.
using Variables = QList<std::pair<QString, QString>>;

CatalogData catalog()
{
    return {.pages = {{.id = u"page"_s, .slug = u"acme"_s, .name = u"Acme"_s}},
            .components = {{.id = u"c1"_s, .pageId = u"page"_s, .slug = u"web"_s, .name = u"Web"_s}}};
}

Source sourceOf(const QString &tool)
{
    return {.id = u"source"_s, .slug = u"our-tool"_s, .name = u"Our tool"_s, .tool = tool, .pageId = u"page"_s};
}

Instructions instructions(const QString &tool, const QString &key = Key)
{
    return instructionsFor(sourceOf(tool), catalog(), Url, key);
}

QString snippet(const QString &tool, const QString &name)
{
    const QList<Snippet> snippets = instructions(tool).snippets;
    for (const Snippet &candidate : snippets) {
        if (candidate.name == name)
            return candidate.text;
    }
    qFatal("%s has no %s", qPrintable(tool), qPrintable(name));
}

Result<WebhookReading> readingOf(const QString &tool, const QByteArray &body)
{
    return readWebhook(*adapter(tool),
                       {.method = "POST", .path = "/", .headers = {{"Content-Type", "application/json"}}, .body = body},
                       {});
}

QString filled(QString text, const Variables &variables)
{
    for (const auto &[variable, value] : variables)
        text.replace(variable, value);
    return text;
}

/// The lines of a block of YAML below the one that has \a key, without their indentation.
QString blockBelow(const QString &text, const QString &key)
{
    const QRegularExpression begin(u"^( *)"_s + key + u" \\|\n"_s, QRegularExpression::MultilineOption);
    const auto match = begin.match(text);
    const qsizetype indentation = match.capturedLength(1);
    QStringList block;
    const QStringList lines = text.mid(match.capturedEnd()).split(u'\n');
    for (const QString &line : lines) {
        if (!line.trimmed().isEmpty() && !line.startsWith(QString(indentation + 1, u' ')))
            break;
        block.append(line.trimmed());
    }
    return block.join(u'\n');
}

/// The parameters of a media type of Zabbix as its script gets them.
QString zabbixParameters(const QString &mediaType)
{
    static const QRegularExpression parameter(uR"(- name: (\w+)\n\s+value: '([^']*)')"_s);
    QJsonObject object;
    for (const auto &match : parameter.globalMatch(mediaType)) {
        if (!match.captured(1).startsWith(u"greenroom_"_s))
            object.insert(match.captured(1), match.captured(2));
    }
    return QString::fromUtf8(QJsonDocument(object).toJson());
}

/// The body that is sent, in a snippet that has more than that.
QString bodyIn(const QString &tool, const QString &name)
{
    const QString text = snippet(tool, name);
    if (tool == u"gatus")
        return blockBelow(text, u"body:"_s);
    if (tool == u"zabbix")
        return zabbixParameters(text);
    if (name == u"call.sh") {
        const qsizetype begin = text.indexOf(u"-d '"_s) + 4;
        return text.mid(begin, text.lastIndexOf(u'\'') - begin);
    }
    return text;
}

/// Runs our script as a tool does, with a curl that writes down what it gets and answers \a status.
class ScriptRun
{
public:
    explicit ScriptRun(const QByteArray &status = "200")
    {
        write(u"greenroom-notify.sh"_s, snippet(u"nagios"_s, u"greenroom-notify.sh"_s).toUtf8());
        write(u"curl"_s, R"(#!/bin/sh
cat >"$GREENROOM_TEST/config"
printf '%s\n' "$@" >"$GREENROOM_TEST/arguments"
for argument; do
    [ "${last-}" = --data-binary ] && printf '%s' "$argument" >"$GREENROOM_TEST/body"
    last=$argument
done
[ "$GREENROOM_STATUS" = none ] && exit 7
printf '%s' "$GREENROOM_STATUS"
)");
        m_environment = QProcessEnvironment::systemEnvironment();
        m_environment.insert(u"PATH"_s, m_directory.path() + u':' + m_environment.value(u"PATH"_s));
        m_environment.insert(u"GREENROOM_TEST"_s, m_directory.path());
        m_environment.insert(u"GREENROOM_STATUS"_s, QString::fromLatin1(status));
    }

    void set(const QString &name, const QString &value) { m_environment.insert(name, value); }

    /// The exit code.
    int run(const QStringList &arguments, const QString &program = u"greenroom-notify.sh"_s)
    {
        // The strictest of shells, where there is a choice.
        QString shell = QStandardPaths::findExecutable(u"dash"_s);
        if (shell.isEmpty())
            shell = u"/bin/sh"_s;
        QProcess process;
        process.setProcessEnvironment(m_environment);
        process.start(shell, QStringList{m_directory.filePath(program)} + arguments);
        if (!process.waitForFinished())
            qFatal("the script does not end");
        m_complaint = process.readAllStandardError();
        return process.exitCode();
    }

    [[nodiscard]] QByteArray read(const QString &name) const
    {
        QFile file(m_directory.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] const QByteArray &complaint() const { return m_complaint; }

    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(m_directory.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()
            || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
            qFatal("%s cannot be written", qPrintable(name));
    }
    [[nodiscard]] QString path(const QString &name) const { return m_directory.filePath(name); }

private:
    QTemporaryDir m_directory;
    QProcessEnvironment m_environment;
    QByteArray m_complaint;
};

} // namespace

class TestSnippets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyToolIsOffered();
    void everyToolHasAShortGuideThatIsFilledIn_data();
    void everyToolHasAShortGuideThatIsFilledIn();
    void withoutAKeyItsPlaceIsSeen();
    void anUnknownToolHasNone();
    void aSourceHasAnAddress();
    void theCallForScriptsSendsEveryNeededField();
    void theReceiverForAlertmanagerIsComplete();
    void theToolReadsWhatItsTemplateSends_data();
    void theToolReadsWhatItsTemplateSends();
    void anUnfilledTemplateIsATest_data();
    void anUnfilledTemplateIsATest();
    void theScriptTellsWhatEachToolTellsIt_data();
    void theScriptTellsWhatEachToolTellsIt();
    void theCommandsGiveTheScriptWhatItSends_data();
    void theCommandsGiveTheScriptWhatItSends();
    void theScriptSendsAnyText_data();
    void theScriptSendsAnyText();
    void theScriptSaysWhetherToTryAgain_data();
    void theScriptSaysWhetherToTryAgain();
    void theKeyOfTheScriptIsNoArgument();
    void theScriptRefusesWhatIsNoKey();
};

void TestSnippets::everyToolIsOffered()
{
    const QList<Tool> offered = tools();
    QCOMPARE(offered.size(), adapters().size() + 1);
    QCOMPARE(offered.first().word, u"api"_s);
    QCOMPARE(toolName(u"zabbix"_s), u"Zabbix"_s);
    QCOMPARE(toolName(u"api"_s), offered.first().name);
    QCOMPARE(toolName(u"somethingelse"_s), u"somethingelse"_s);
}

void TestSnippets::everyToolHasAShortGuideThatIsFilledIn_data()
{
    QTest::addColumn<QString>("tool");
    for (const Tool &tool : tools())
        QTest::addRow("%s", qPrintable(tool.word)) << tool.word;
}

void TestSnippets::everyToolHasAShortGuideThatIsFilledIn()
{
    QFETCH(const QString, tool);
    const Instructions made = instructions(tool);
    QVERIFY(made.guide.contains(u"1. "_s) && made.guide.contains(u"2. "_s));
    QVERIFY(made.guide.count(u'\n') <= 15);
    QString all = made.guide;
    for (const Snippet &piece : made.snippets) {
        QVERIFY2(!piece.text.isEmpty(), qPrintable(piece.name));
        all += piece.text;
    }
    static const QRegularExpression ours(u"@[A-Z_]+@"_s);
    QVERIFY2(!ours.match(all).hasMatch(), qPrintable(ours.match(all).captured()));
    QVERIFY(all.contains(tool == u"api" ? Url + u"/api/v1/incidents"_s : Url + u"/api/v1/webhooks/our-tool"_s));
    // Whoever signs needs no key, and may be able to send none.
    const bool mentionsKey = all.contains(Key);
    QVERIFY(mentionsKey || all.contains(u"Signature"_s));
}

void TestSnippets::withoutAKeyItsPlaceIsSeen()
{
    const Instructions made = instructions(u"uptimerobot"_s, {});
    QVERIFY(made.guide.contains(Url + u"/api/v1/webhooks/our-tool/grm_…"_s));
    QVERIFY(instructions(u"datadog"_s, {}).snippets.at(1).text.contains(u"\"Bearer grm_…\""_s));
}

void TestSnippets::anUnknownToolHasNone()
{
    const Instructions made = instructions(u"../sql/0001_initial"_s);
    QVERIFY(made.guide.isEmpty() && made.snippets.isEmpty());
}

void TestSnippets::aSourceHasAnAddress()
{
    QCOMPARE(sourceUrl(u"http://h"_s, {.slug = u"script"_s, .tool = u"api"_s}), u"http://h/api/v1/incidents"_s);
    QCOMPARE(sourceUrl(u"http://h"_s, {.slug = u"am"_s, .tool = u"alertmanager"_s}), u"http://h/api/v1/webhooks/am"_s);
}

void TestSnippets::theCallForScriptsSendsEveryNeededField()
{
    const QString call = snippet(u"api"_s, u"call.sh"_s);
    QVERIFY(call.startsWith(QString(u"curl -X POST "_s + Url + u"/api/v1/incidents"_s)));
    QVERIFY(call.contains(QString(u"-H \"Authorization: Bearer "_s + Key + u'"')));
    QJsonParseError error;
    const auto body = QJsonDocument::fromJson(bodyIn(u"api"_s, u"call.sh"_s).toUtf8(), &error).object();
    QVERIFY2(error.error == QJsonParseError::NoError, qPrintable(error.errorString()));
    QVERIFY(!body[u"title"].toString().isEmpty());
    QVERIFY(!body[u"raw_input"].toString().isEmpty());
    QCOMPARE(body[u"status_page_id"].toString(), u"acme"_s);
    QCOMPARE(body[u"affected_component_ids"], (QJsonArray{u"web"_s}));
    QCOMPARE(body[u"severity"].toString(), u"major"_s);
    QCOMPARE(body[u"generate_ai_update"].isBool(), true);
}

void TestSnippets::theReceiverForAlertmanagerIsComplete()
{
    const QString text = snippet(u"alertmanager"_s, u"alertmanager.yml"_s);
    const QStringList lines{u"receivers:"_s,
                            u"  - name: greenroom"_s,
                            u"    webhook_configs:"_s,
                            u"      - url: "_s + Url + u"/api/v1/webhooks/our-tool"_s,
                            u"        send_resolved: true"_s,
                            u"        http_config:"_s,
                            u"          authorization:"_s,
                            u"            type: Bearer"_s,
                            u"            credentials: "_s + Key};
    QVERIFY2(text.contains(QString(u'\n' + lines.join(u'\n') + u'\n')), qPrintable(text));
}

void TestSnippets::theToolReadsWhatItsTemplateSends_data()
{
    QTest::addColumn<QString>("tool");
    QTest::addColumn<QString>("firingName");
    QTest::addColumn<QString>("resolvedName");
    QTest::addColumn<Variables>("firing");
    QTest::addColumn<Variables>("resolved");
    QTest::addColumn<QString>("title");
    const auto row = [](const char *tool, const char *name, const Variables &same, const Variables &firing,
                        const Variables &resolved, const char *title) {
        const QString file = QString::fromLatin1(name);
        QTest::newRow(tool) << QString::fromLatin1(tool) << file << file << firing + same << resolved + same
                            << QString::fromUtf8(title);
    };
    row("checkly", "body.json",
        {{u"{{CHECK_ID}}"_s, u"7f2c"_s},
         {u"{{CHECK_NAME}}"_s, u"Checkout"_s},
         {u"{{STARTED_AT}}"_s, u"2026-11-23T10:15:41.221Z"_s}},
        {{u"{{ALERT_TYPE}}"_s, u"ALERT_FAILURE"_s}}, {{u"{{ALERT_TYPE}}"_s, u"ALERT_RECOVERY"_s}}, "Checkout");
    row("datadog", "payload.json",
        {{u"$ALERT_ID"_s, u"178372000016543012"_s},
         {u"$ALERT_SCOPE"_s, u"env:prod"_s},
         {u"$ALERT_TITLE"_s, u"Checkout"_s},
         {u"$TEXT_ONLY_MSG"_s, u"5xx ratio is high"_s}},
        {{u"$ALERT_TRANSITION"_s, u"Triggered"_s}}, {{u"$ALERT_TRANSITION"_s, u"Recovered"_s}}, "Checkout");
    row("gatus", "gatus.yaml",
        {{u"[ENDPOINT_NAME]"_s, u"checkout"_s}, {u"[ENDPOINT_GROUP]"_s, u"core"_s}, {u"[RESULT_ERRORS]"_s, {}}},
        {{u"[ALERT_TRIGGERED_OR_RESOLVED]"_s, u"TRIGGERED"_s}}, {{u"[ALERT_TRIGGERED_OR_RESOLVED]"_s, u"RESOLVED"_s}},
        "checkout");
    row("generic", "body.json", {}, {}, {{u"\"firing\""_s, u"\"resolved\""_s}}, "Checkout is down");
    row("cloudevents", "call.sh", {}, {}, {{u"alert.firing"_s, u"alert.resolved"_s}}, "Some requests are failing");
    row("healthchecks", "body.txt",
        {{u"$CODE"_s, u"3c1169a0-7b50-11ea-873c-3c970e75c219"_s},
         {u"$NAME_JSON"_s, uR"("A \"nightly\" backup")"_s},
         {u"$TAGS"_s, u"prod backup"_s}},
        {{u"$STATUS"_s, u"down"_s}}, {{u"$STATUS"_s, u"up"_s}}, "A \"nightly\" backup");
    row("kibana", "body.json",
        {{u"{{alert.uuid}}"_s, u"8b9a1c52"_s}, {u"{{rule.name}}"_s, u"Checkout 5xx"_s}, {u"{{alert.flapping}}"_s, {}}},
        {{u"{{alert.actionGroup}}"_s, u"custom_threshold.fired"_s}}, {{u"{{alert.actionGroup}}"_s, u"recovered"_s}},
        "Checkout 5xx");
    row("newrelic", "payload.txt",
        {{u"{{ json issueId }}"_s, u"\"0190-aa\""_s},
         {u"{{ json annotations.title.[0] }}"_s, u"\"Checkout is slow\""_s},
         {u"{{ json priority }}"_s, u"\"CRITICAL\""_s},
         {u"{{ json entitiesData.names }}"_s, u"[\"checkout\"]"_s},
         {u"{{ json issuePageUrl }}"_s, u"\"https://radar.example.com/x\""_s},
         {u"{{ json totalIncidents }}"_s, u"1"_s},
         {u"{{ createdAt }}"_s, u"1795428941352"_s},
         {u"{{ updatedAt }}"_s, u"1795428941352"_s},
         {u"{{ json accumulations.policyName }}"_s, u"[\"p\"]"_s},
         {u"{{ json accumulations.conditionName }}"_s, u"[\"c\"]"_s},
         {u"{{ json workflowName }}"_s, u"\"w\""_s}},
        {{u"{{ json state }}"_s, u"\"ACTIVATED\""_s}}, {{u"{{ json state }}"_s, u"\"CLOSED\""_s}}, "Checkout is slow");
    row("splunkoncall", "payload.json",
        {{u"${{ALERT.entity_id}}"_s, u"checkout/errors"_s}, {u"${{ALERT.entity_display_name}}"_s, u"Checkout"_s}},
        {{u"${{STATE.CURRENT_ALERT_PHASE}}"_s, u"UNACKED"_s}}, {{u"${{STATE.CURRENT_ALERT_PHASE}}"_s, u"RESOLVED"_s}},
        "Checkout");
    row("uptimerobot", "body.json", {{u"*monitorID*"_s, u"777749809"_s}, {u"*monitorFriendlyName*"_s, u"Checkout"_s}},
        {{u"*alertType*"_s, u"1"_s}}, {{u"*alertType*"_s, u"2"_s}}, "Checkout");
    row("zabbix", "zabbix.yaml",
        {{u"{EVENT.ID}"_s, u"48213"_s},
         {u"{EVENT.NAME}"_s, u"PostgreSQL is down"_s},
         {u"{EVENT.UPDATE.STATUS}"_s, u"0"_s},
         {u"{EVENT.SOURCE}"_s, u"0"_s},
         {u"{HOST.NAME}"_s, u"Database 1"_s}},
        {{u"{EVENT.VALUE}"_s, u"1"_s}}, {{u"{EVENT.VALUE}"_s, u"0"_s}}, "PostgreSQL is down");
    const Variables service{{u"{{.Service.Id}}"_s, u"4"_s}, {u"{{.Service.Name}}"_s, u"Checkout"_s}};
    QTest::newRow("statping") << u"statping"_s << u"failure.json"_s << u"success.json"_s << service << service
                              << u"Checkout"_s;
}

void TestSnippets::theToolReadsWhatItsTemplateSends()
{
    QFETCH(const QString, tool);
    QFETCH(const QString, firingName);
    QFETCH(const QString, resolvedName);
    QFETCH(const Variables, firing);
    QFETCH(const Variables, resolved);
    QFETCH(const QString, title);
    const auto begun = readingOf(tool, filled(bodyIn(tool, firingName), firing).toUtf8());
    QVERIFY2(begun && begun->deliveries.size() == 1,
             begun ? qPrintable(begun->note) : qPrintable(begun.error().message));
    const Delivery &first = begun->deliveries.first();
    QCOMPARE(first.state(), AlertState::Firing);
    QCOMPARE(first.title, title);
    QVERIFY(!first.isTest && !first.labels.contains(SalvagedLabel.toString()));
    const auto ended = readingOf(tool, filled(bodyIn(tool, resolvedName), resolved).toUtf8());
    QVERIFY2(ended && ended->deliveries.size() == 1,
             ended ? qPrintable(ended->note) : qPrintable(ended.error().message));
    QCOMPARE(ended->deliveries.first().state(), AlertState::Resolved);
    QCOMPARE(ended->deliveries.first().groupKey, first.groupKey);
    QCOMPARE(ended->deliveries.first().alerts.first().key, first.alerts.first().key);
}

void TestSnippets::anUnfilledTemplateIsATest_data()
{
    QTest::addColumn<QString>("tool");
    QTest::addColumn<QString>("name");
    QTest::newRow("checkly") << u"checkly"_s << u"body.json"_s;
    QTest::newRow("datadog") << u"datadog"_s << u"payload.json"_s;
    QTest::newRow("gatus") << u"gatus"_s << u"gatus.yaml"_s;
    QTest::newRow("kibana") << u"kibana"_s << u"body.json"_s;
    QTest::newRow("splunkoncall") << u"splunkoncall"_s << u"payload.json"_s;
    QTest::newRow("statping") << u"statping"_s << u"failure.json"_s;
    QTest::newRow("uptimerobot") << u"uptimerobot"_s << u"body.json"_s;
    QTest::newRow("zabbix") << u"zabbix"_s << u"zabbix.yaml"_s;
}

void TestSnippets::anUnfilledTemplateIsATest()
{
    QFETCH(const QString, tool);
    QFETCH(const QString, name);
    const auto reading = readingOf(tool, bodyIn(tool, name).toUtf8());
    QVERIFY2(reading && reading->deliveries.size() == 1, reading ? "" : qPrintable(reading.error().message));
    QVERIFY(reading->deliveries.first().isTest);
}

void TestSnippets::theScriptTellsWhatEachToolTellsIt_data()
{
    QTest::addColumn<QString>("tool");
    QTest::addColumn<QStringList>("firing");
    QTest::addColumn<QStringList>("resolved");
    QTest::addColumn<QString>("title");
    // What has a blank in front is an argument, the others are variables.
    QTest::newRow("nagios") << u"nagios"_s
                            << QStringList{u" notification_type=PROBLEM"_s, u" host=db-1"_s, u" service=PostgreSQL"_s,
                                           u" state=CRITICAL"_s, u" output=refused"_s}
                            << QStringList{u" notification_type=RECOVERY"_s, u" host=db-1"_s, u" service=PostgreSQL"_s,
                                           u" state=OK"_s, u" output=fine"_s}
                            << u"PostgreSQL"_s;
    QTest::newRow("netdata") << u"netdata"_s
                             << QStringList{u" host=web-1"_s, u" chart=system.cpu"_s, u" name=cpu"_s,
                                            u" status=CRITICAL"_s, u" old_status=CLEAR"_s}
                             << QStringList{u" host=web-1"_s, u" chart=system.cpu"_s, u" name=cpu"_s,
                                            u" status=CLEAR"_s, u" old_status=CRITICAL"_s}
                             << u"cpu"_s;
    QTest::newRow("monit") << u"monit"_s
                           << QStringList{u" firing"_s, u"MONIT_SERVICE=shop"_s, u"MONIT_HOST=app-1"_s,
                                          u"MONIT_EVENT=Connection failed"_s}
                           << QStringList{u" resolved"_s, u"MONIT_SERVICE=shop"_s, u"MONIT_HOST=app-1"_s,
                                          u"MONIT_EVENT=Connection succeeded"_s}
                           << u"shop"_s;
    QTest::newRow("checkmk service")
        << u"checkmk"_s
        << QStringList{u"NOTIFY_WHAT=SERVICE"_s,     u"NOTIFY_NOTIFICATIONTYPE=PROBLEM"_s, u"NOTIFY_HOSTNAME=web-1"_s,
                       u"NOTIFY_SERVICEDESC=HTTP"_s, u"NOTIFY_SERVICESTATE=CRITICAL"_s,    u"OMD_SITE=prod"_s}
        << QStringList{u"NOTIFY_WHAT=SERVICE"_s,     u"NOTIFY_NOTIFICATIONTYPE=RECOVERY"_s, u"NOTIFY_HOSTNAME=web-1"_s,
                       u"NOTIFY_SERVICEDESC=HTTP"_s, u"NOTIFY_SERVICESTATE=OK"_s,           u"OMD_SITE=prod"_s}
        << u"HTTP"_s;
    QTest::newRow("checkmk host") << u"checkmk"_s
                                  << QStringList{u"NOTIFY_WHAT=HOST"_s, u"NOTIFY_NOTIFICATIONTYPE=PROBLEM"_s,
                                                 u"NOTIFY_HOSTNAME=web-1"_s, u"NOTIFY_HOSTSTATE=DOWN"_s}
                                  << QStringList{u"NOTIFY_WHAT=HOST"_s, u"NOTIFY_NOTIFICATIONTYPE=RECOVERY"_s,
                                                 u"NOTIFY_HOSTNAME=web-1"_s, u"NOTIFY_HOSTSTATE=UP"_s}
                                  << u"web-1"_s;
}

void TestSnippets::theScriptTellsWhatEachToolTellsIt()
{
    QFETCH(const QString, tool);
    QFETCH(const QStringList, firing);
    QFETCH(const QStringList, resolved);
    QFETCH(const QString, title);
    QString groupKey;
    for (const QStringList &told : {firing, resolved}) {
        ScriptRun script;
        QStringList arguments;
        for (const QString &word : told) {
            if (word.startsWith(u' '))
                arguments.append(word.sliced(1));
            else
                script.set(word.section(u'=', 0, 0), word.section(u'=', 1));
        }
        QVERIFY2(script.run(arguments) == 0, script.complaint().constData());
        QVERIFY(script.complaint().isEmpty());
        const auto reading = readingOf(tool, script.read(u"body"_s));
        QVERIFY2(reading && reading->deliveries.size() == 1, script.read(u"body"_s).constData());
        const Delivery &delivery = reading->deliveries.first();
        QCOMPARE(delivery.state(), told == firing ? AlertState::Firing : AlertState::Resolved);
        QCOMPARE(delivery.title, title);
        QVERIFY(groupKey.isEmpty() || groupKey == delivery.groupKey);
        groupKey = delivery.groupKey;
    }
}

void TestSnippets::theCommandsGiveTheScriptWhatItSends_data()
{
    QTest::addColumn<QString>("tool");
    QTest::addColumn<QString>("name");
    QTest::addColumn<Variables>("macros");
    QTest::newRow("nagios") << u"nagios"_s << u"greenroom.cfg"_s
                            << Variables{{u"$NOTIFICATIONTYPE$"_s, u"PROBLEM"_s},
                                         {u"$HOSTNAME$"_s, u"db-1"_s},
                                         {u"$SERVICEDESC$"_s, u"PostgreSQL"_s},
                                         {u"$SERVICESTATE$"_s, u"CRITICAL"_s},
                                         {u"$HOSTSTATE$"_s, u"DOWN"_s}};
    QTest::newRow("icinga2") << u"icinga2"_s << u"greenroom.conf"_s
                             << Variables{{u"$notification.type$"_s, u"PROBLEM"_s},
                                          {u"$host.name$"_s, u"db-1"_s},
                                          {u"$service.name$"_s, u"PostgreSQL"_s},
                                          {u"$service.display_name$"_s, u"PostgreSQL"_s},
                                          {u"$service.state$"_s, u"CRITICAL"_s},
                                          {u"$host.state$"_s, u"DOWN"_s}};
}

void TestSnippets::theCommandsGiveTheScriptWhatItSends()
{
    QFETCH(const QString, tool);
    QFETCH(const QString, name);
    QFETCH(const Variables, macros);
    // One command for hosts, and one for services.
    static const QRegularExpression command(
        uR"((?:command_line  \S+ ([^\n]+))|(?:command = \[\n[^\n]+,\n([^\]]+)\]))"_s);
    static const QRegularExpression argument(uR"x((\w+)='([^']*)'|"(\w+)=([^"]*)")x"_s);
    QStringList titles;
    for (const auto &match : command.globalMatch(filled(snippet(tool, name), macros))) {
        QStringList arguments;
        for (const auto &word : argument.globalMatch(match.captured(1) + match.captured(2)))
            arguments.append(word.captured(1) + word.captured(3) + u'=' + word.captured(2) + word.captured(4));
        ScriptRun script;
        QVERIFY2(script.run(arguments) == 0, script.complaint().constData());
        const auto reading = readingOf(tool, script.read(u"body"_s));
        QVERIFY2(reading && reading->deliveries.size() == 1, script.read(u"body"_s).constData());
        QCOMPARE(reading->deliveries.first().state(), AlertState::Firing);
        QCOMPARE(reading->deliveries.first().severity, Severity::Critical);
        titles.append(reading->deliveries.first().title);
    }
    QCOMPARE(titles, (QStringList{u"db-1"_s, u"PostgreSQL"_s}));
}

void TestSnippets::theScriptSendsAnyText_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QString>("arrives");
    QTest::newRow("quotes") << "a \"b\" 'c' `d` $(e) $F"_ba << uR"(a "b" 'c' `d` $(e) $F)"_s;
    QTest::newRow("backslashes") << R"(C:\new\table \\ \)"_ba << uR"(C:\new\table \\ \)"_s;
    QTest::newRow("lines") << "one\ntwo\r\nthree"_ba << u"one\ntwo \nthree"_s;
    QTest::newRow("tabs and bells") << "a\tb\ac\x1b[0m"_ba << u"a b c [0m"_s;
    QTest::newRow("percent signs") << "100%s %n 5%"_ba << u"100%s %n 5%"_s;
    QTest::newRow("equals signs") << "a=b=c"_ba << u"a=b=c"_s;
    QTest::newRow("a file for curl") << "@/etc/passwd"_ba << u"@/etc/passwd"_s;
    QTest::newRow("an option") << "-n"_ba << u"-n"_s;
    QTest::newRow("other letters") << "Zürich ✓ 東京"_ba << u"Zürich ✓ 東京"_s;
    QTest::newRow("bytes that are no UTF-8") << "Z\xfcrich \xff\xc3"_ba << u"Zrich "_s;
    QTest::newRow("nothing") << QByteArray() << QString();
    QTest::newRow("long") << QByteArray(60000, 'x') << QString(60000, u'x');
}

void TestSnippets::theScriptSendsAnyText()
{
    QFETCH(const QByteArray, sent);
    QFETCH(const QString, arrives);
    ScriptRun script;
    // A program's arguments are bytes, which need not be text.
    script.write(u"text"_s, sent);
    script.write(u"start"_s, "text=$(cat \"$1/text\"; echo .)\nexec \"$1/greenroom-notify.sh\" "
                             "notification_type=PROBLEM host=h \"output=${text%.}\"\n");
    QVERIFY2(script.run({script.path({})}, u"start"_s) == 0, script.complaint().constData());
    QJsonParseError error;
    const QByteArray body = script.read(u"body"_s);
    const QJsonObject object = QJsonDocument::fromJson(body, &error).object();
    QVERIFY2(error.error == QJsonParseError::NoError, body.constData());
    QCOMPARE(object[u"output"].toString(), arrives);
    const auto reading = readingOf(u"nagios"_s, body);
    QVERIFY(reading && reading->deliveries.size() == 1);
    QVERIFY(!reading->deliveries.first().labels.contains(SalvagedLabel.toString()));
}

void TestSnippets::theScriptSaysWhetherToTryAgain_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<int>("code");
    QTest::newRow("taken") << "200"_ba << 0;
    QTest::newRow("accepted") << "202"_ba << 0;
    QTest::newRow("busy") << "503"_ba << 1;
    QTest::newRow("too many") << "429"_ba << 1;
    QTest::newRow("nobody there") << "none"_ba << 1;
    QTest::newRow("wrong key") << "401"_ba << 2;
    QTest::newRow("wrong address") << "404"_ba << 2;
    QTest::newRow("led elsewhere") << "301"_ba << 2;
}

void TestSnippets::theScriptSaysWhetherToTryAgain()
{
    QFETCH(const QByteArray, status);
    QFETCH(const int, code);
    ScriptRun script(status);
    QCOMPARE(script.run({u"host=h"_s, u"notification_type=PROBLEM"_s}), code);
}

void TestSnippets::theKeyOfTheScriptIsNoArgument()
{
    ScriptRun script;
    QCOMPARE(script.run({u"host=h"_s}), 0);
    QCOMPARE(script.read(u"config"_s), "header = \"Authorization: Bearer " + Key.toLatin1() + "\"\n");
    QVERIFY(!script.read(u"arguments"_s).contains("grm_"));
    QVERIFY(script.read(u"arguments"_s).contains((Url + u"/api/v1/webhooks/our-tool"_s).toLatin1()));
    QVERIFY(script.read(u"arguments"_s).contains("-m\n10\n"));

    script.write(u"key"_s, "grm_fromafile\n");
    script.set(u"GREENROOM_KEY_FILE"_s, script.path(u"key"_s));
    QCOMPARE(script.run({u"host=h"_s}), 0);
    QCOMPARE(script.read(u"config"_s), "header = \"Authorization: Bearer grm_fromafile\"\n"_ba);
}

void TestSnippets::theScriptRefusesWhatIsNoKey()
{
    ScriptRun script;
    for (const QString &key : {u"grm_…"_s, u"secret"_s, u"grm_a\" b"_s}) {
        script.set(u"GREENROOM_KEY"_s, key);
        QCOMPARE(script.run({u"host=h"_s}), 2);
        QVERIFY(script.complaint().contains("key"));
    }
    script.set(u"GREENROOM_KEY"_s, Key);
    QCOMPARE(script.run({u"something"_s}), 2);
    QCOMPARE(script.run({u"firing"_s}), 2); // not from Monit
    QCOMPARE(script.run({}), 2);            // not from Checkmk
    QCOMPARE(script.run({u"host=h"_s, u"\"=x"_s}), 2);
    QVERIFY(script.read(u"body"_s).isEmpty());
}

QTEST_GUILESS_MAIN(TestSnippets)
#include "tst_snippets.moc"
