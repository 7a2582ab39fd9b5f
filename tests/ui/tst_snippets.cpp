// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/masking.h"
#include "ui/setup/snippets.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;

class TestSnippets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyToolHasASnippetThatIsFilledIn();
    void theCurlSnippetSendsEveryNeededField();
    void theAlertmanagerSnippetIsACompleteReceiver();
    void anUnknownToolHasNoSnippet();
    void aSourceHasAnAddress();
    void secretsAreMasked_data();
    void secretsAreMasked();
    void whatIsNoSecretStays();

private:
    SnippetValues m_values{.receiverUrl = u"http://127.0.0.1:8787"_s,
                           .secret = u"grm_secret"_s,
                           .sourceSlug = u"our-tool"_s,
                           .pageSlug = u"acme"_s,
                           .componentSlugs = {u"api"_s, u"login"_s}};
};

void TestSnippets::everyToolHasASnippetThatIsFilledIn()
{
    QVERIFY(!tools().isEmpty());
    for (const Tool &tool : tools()) {
        const QString snippet = snippetFor(tool.word, m_values);
        QVERIFY2(snippet.contains(u"http://127.0.0.1:8787/api/v1/"_s), qPrintable(tool.word));
        QVERIFY2(snippet.contains(u"grm_secret"_s), qPrintable(tool.word));
        QVERIFY2(!snippet.contains(u"{{"_s) && !snippet.contains(u"}}"_s), qPrintable(snippet));
    }
}

void TestSnippets::theCurlSnippetSendsEveryNeededField()
{
    const QString snippet = snippetFor(u"api"_s, m_values);
    QVERIFY(snippet.startsWith(u"curl -X POST http://127.0.0.1:8787/api/v1/incidents"_s));
    QVERIFY(snippet.contains(u"-H \"Authorization: Bearer grm_secret\""_s));

    const qsizetype begin = snippet.indexOf(u"-d '"_s) + 4;
    QJsonParseError error;
    const auto body =
        QJsonDocument::fromJson(snippet.mid(begin, snippet.lastIndexOf(u'\'') - begin).toUtf8(), &error).object();
    QVERIFY2(error.error == QJsonParseError::NoError, qPrintable(error.errorString()));
    QVERIFY(!body[u"title"].toString().isEmpty());
    QVERIFY(!body[u"raw_input"].toString().isEmpty());
    QCOMPARE(body[u"status_page_id"].toString(), u"acme"_s);
    QCOMPARE(body[u"affected_component_ids"], (QJsonArray{u"api"_s, u"login"_s}));
    QCOMPARE(body[u"severity"].toString(), u"major"_s);
    QCOMPARE(body[u"generate_ai_update"].isBool(), true);
}

void TestSnippets::theAlertmanagerSnippetIsACompleteReceiver()
{
    const QString snippet = snippetFor(u"alertmanager"_s, m_values);
    for (const QString &line :
         {u"receivers:"_s, u"  - name: greenroom"_s, u"    webhook_configs:"_s,
          u"      - url: http://127.0.0.1:8787/api/v1/webhooks/our-tool"_s, u"        send_resolved: true"_s,
          u"        http_config:"_s, u"          authorization:"_s, u"            type: Bearer"_s,
          u"            credentials: grm_secret"_s})
        QVERIFY2(snippet.contains(QString(u'\n' + line + u'\n')), qPrintable(line));
}

void TestSnippets::anUnknownToolHasNoSnippet()
{
    QCOMPARE(snippetFor(u"../sql/0001_initial"_s, m_values), QString());
    QCOMPARE(toolName(u"somethingelse"_s), u"somethingelse"_s);
}

void TestSnippets::aSourceHasAnAddress()
{
    QCOMPARE(sourceUrl(u"http://h"_s, {.slug = u"script"_s, .tool = u"api"_s}), u"http://h/api/v1/incidents"_s);
    QCOMPARE(sourceUrl(u"http://h"_s, {.slug = u"am"_s, .tool = u"alertmanager"_s}), u"http://h/api/v1/webhooks/am"_s);
}

void TestSnippets::secretsAreMasked_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("masked");
    QTest::newRow("key of ours") << u"a grm_0123456789abcdefABCDEF0123456789abcd b"_s << u"a grm_0123•••• b"_s;
    QTest::newRow("bearer") << u"Authorization was Bearer abcdef.12345"_s << u"Authorization was Bearer ••••"_s;
    QTest::newRow("json password") << uR"({"db_password": "hunter2", "a": 1})"_s
                                   << uR"({"db_password": "••••", "a": 1})"_s;
    QTest::newRow("json with an escaped quote") << uR"({"token":"a\"b","c":"d"})"_s << uR"({"token":"••••","c":"d"})"_s;
    QTest::newRow("json number") << uR"({"secret":12345,"c":"d"})"_s << uR"({"secret":"••••","c":"d"})"_s;
    QTest::newRow("json cut off") << uR"({"apiKey":"abcdef)"_s << uR"({"apiKey":"••••")"_s;
    QTest::newRow("form") << u"user=a&access_token=xyz&b=1"_s << u"user=a&access_token=••••&b=1"_s;
    QTest::newRow("password in a URL") << u"https://me:pw@host/x"_s << u"https://••••@host/x"_s;
}

void TestSnippets::secretsAreMasked()
{
    QFETCH(const QString, text);
    QFETCH(const QString, masked);
    QCOMPARE(withSecretsMasked(text), masked);
}

void TestSnippets::whatIsNoSecretStays()
{
    const QString text = uR"({"title":"Basic checks of grm_x failed","url":"https://host/a@b","passed":false})"_s;
    QCOMPARE(withSecretsMasked(text), text);
}

QTEST_GUILESS_MAIN(TestSnippets)
#include "tst_snippets.moc"
