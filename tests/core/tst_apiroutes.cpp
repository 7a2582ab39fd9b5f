// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/apiroutes.h"
#include "core/store/database.h"
#include "tests/support/await.h"
#include "tests/support/testclock.h"

#include <QMessageAuthenticationCode>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// Takes everything, and remembers it.
class FakeSink final : public IntakeSink
{
public:
    QFuture<Result<Receipt>> receive(Submission submission) override
    {
        received.append(std::move(submission));
        return ready(Result<Receipt>(Receipt{.incidentId = u"0123"_s}));
    }
    void refuse(Refusal refusal) override { refused.append(std::move(refusal)); }
    void notice(Notice notice) override { noticed.append(std::move(notice)); }

    QList<Submission> received;
    QList<Refusal> refused;
    QList<Notice> noticed;
};

constexpr auto Webhook = R"({"version":"4","alerts":[{"status":"firing","labels":{"alertname":"Down"}}]})";

} // namespace

/// The interface with everything around it replaced: who is let in, and what each path takes.
class TestApiRoutes : public QObject
{
    Q_OBJECT

    struct Door
    {
        explicit Door(const ApiRoutes::Rates &rates = {})
            : database(directory.filePath(u"greenroom.db"_s))
            , routes({.database = database,
                      .sink = sink,
                      .catalog = catalog,
                      .keys = keys,
                      .secrets = secrets,
                      .failedAttempts = failedAttempts,
                      .metrics =
                          [] {
                              return ready(Result<QByteArray>("up 1\n"_ba));
                          },
                      .clock = clock},
                     rates)
        {
            catalog.set({.pages = {{.id = u"p1"_s, .slug = u"acme"_s, .name = u"Acme"_s},
                                   {.id = u"p2"_s, .slug = u"shop"_s, .name = u"Shop"_s}},
                         .sources = {{.id = u"s1"_s,
                                      .slug = u"prod"_s,
                                      .name = u"Prod"_s,
                                      .tool = u"alertmanager"_s,
                                      .pageId = u"p1"_s},
                                     {.id = u"s2"_s,
                                      .slug = u"signed"_s,
                                      .name = u"Signed"_s,
                                      .tool = u"alertmanager"_s,
                                      .pageId = u"p1"_s,
                                      .signature = {.header = u"X-Signature"_s, .prefix = u"sha256="_s}}}});
            everything = addKey({});
            reader = addKey({.scope = ApiKey::Scope::Read});
            ofProd = addKey({.pageId = u"p1"_s, .sourceId = u"s1"_s});
            ofShop = addKey({.pageId = u"p2"_s});
            ofOffice = addKey({.addresses = {u"198.51.100.0/24"_s}});
            expired = addKey({.expiresAt = clock.now().addSecs(-1)});
            revoked = addKey({.revokedAt = clock.now().addSecs(-1)});
        }

        QByteArray addKey(ApiKey key)
        {
            CreatedKey created = makeApiKey(clock.now());
            key.id = created.key.id;
            key.hash = created.key.hash;
            key.name = u"key"_s;
            all.append(key);
            keys.set(KeyRing(all));
            return created.secret.toLatin1();
        }

        HttpResponse ask(HttpRequest request)
        {
            std::optional<HttpResponse> answer;
            routes.handle(request, [&answer](HttpResponse response) {
                if (!answer)
                    answer = std::move(response);
            });
            if (!QTest::qWaitFor(
                    [&answer] {
                        return answer.has_value();
                    },
                    10'000))
                qFatal("no answer");
            return *answer;
        }

        HttpResponse post(const QByteArray &path, const QByteArray &body,
                          const QList<std::pair<QByteArray, QByteArray>> &headers, const QString &from = u"192.0.2.1"_s)
        {
            return ask({.method = "POST", .path = path, .headers = headers, .body = body, .peer = QHostAddress(from)});
        }

        HttpResponse postAlert(const QByteArray &authorization, const QString &from = u"192.0.2.1"_s)
        {
            return post("/api/v1/incidents", R"({"title":"API is down","status_page_id":"acme"})",
                        {{"Authorization", authorization}}, from);
        }

        QTemporaryDir directory;
        TestClock clock;
        Database database;
        FakeSink sink;
        Shared<CatalogData> catalog;
        Shared<KeyRing> keys;
        Shared<SigningSecrets> secrets;
        FailedAttempts failedAttempts;
        QList<ApiKey> all;
        ApiRoutes routes;
        QByteArray everything, reader, ofProd, ofShop, ofOffice, expired, revoked;
    };

    static QByteArray field(const HttpResponse &response, const QByteArray &name)
    {
        for (const auto &[known, value] : response.headers) {
            if (known.compare(name, Qt::CaseInsensitive) == 0)
                return value;
        }
        return {};
    }

private Q_SLOTS:
    void aKeyIsTakenWhereverSendersPutIt_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value"); // %1 is the key, %2 Base64 of what stands between the braces
        QTest::newRow("Bearer") << "Authorization"_ba
                                << "Bearer %1"_ba;
        QTest::newRow("any scheme") << "Authorization"_ba
                                    << "GenieKey %1"_ba;
        QTest::newRow("no scheme") << "Authorization"_ba
                                   << "%1"_ba;
        QTest::newRow("lower case") << "authorization"_ba
                                    << "bearer %1"_ba;
        QTest::newRow("password of Basic") << "Authorization"_ba
                                           << "Basic {greenroom:%1}"_ba;
        QTest::newRow("user of Basic") << "Authorization"_ba
                                       << "basic {%1:}"_ba;
        QTest::newRow("user of Basic beside a password") << "Authorization"_ba
                                                         << "Basic {%1:x}"_ba;
        QTest::newRow("X-API-Key") << "X-API-Key"_ba
                                   << "%1"_ba;
    }
    void aKeyIsTakenWhereverSendersPutIt()
    {
        Door door;
        QFETCH(const QByteArray, name);
        QFETCH(QByteArray, value);
        value.replace("%1", door.everything);
        if (const qsizetype brace = value.indexOf('{'); brace >= 0)
            value = value.left(brace) + value.sliced(brace + 1, value.size() - brace - 2).toBase64();
        const auto answer = door.post("/api/v1/incidents", R"({"title":"x","status_page_id":"acme"})", {{name, value}});
        QCOMPARE(answer.status, 201);
        QCOMPARE(door.sink.received.size(), 1);
    }

    void aSecondFieldHelpsWhereTheFirstIsForSomebodyElse()
    {
        Door door;
        const auto answer = door.post("/api/v1/incidents", R"({"title":"x","status_page_id":"acme"})",
                                      {{"Authorization", "Basic cHJveHk6c2VjcmV0"}, {"X-API-Key", door.everything}});
        QCOMPARE(answer.status, 201);
    }

    void whoCannotProveItIsRefused_data()
    {
        QTest::addColumn<QByteArray>("authorization");
        QTest::addColumn<int>("status");
        Door door;
        QTest::newRow("nothing") << QByteArray() << 401;
        QTest::newRow("no token") << "Bearer"_ba << 401;
        QTest::newRow("empty token") << "Bearer  "_ba << 401;
        QTest::newRow("not a key") << "Bearer hunter2"_ba << 401;
        QTest::newRow("another key") << ("Bearer " + makeApiKey(door.clock.now()).secret.toLatin1()) << 401;
        QTest::newRow("broken Base64") << "Basic $$$"_ba << 401;
    }
    void whoCannotProveItIsRefused()
    {
        Door door;
        QFETCH(const QByteArray, authorization);
        const HttpResponse answer = door.postAlert(authorization);
        QTEST(answer.status, "status");
        QVERIFY(field(answer, "WWW-Authenticate").startsWith("Bearer"));
        QVERIFY(door.sink.received.isEmpty());
        QCOMPARE(door.failedAttempts.total(), 1U);
    }

    void aKeyThatIsOverSaysWhy()
    {
        Door door;
        QVERIFY(door.postAlert("Bearer " + door.expired).body.contains("expired"));
        QVERIFY(door.postAlert("Bearer " + door.revoked).body.contains("revoked"));
        QVERIFY(door.sink.received.isEmpty());
    }

    void aKeyIsGoodOnlyFromItsAddresses()
    {
        Door door;
        QCOMPARE(door.postAlert("Bearer " + door.ofOffice, u"198.51.100.7"_s).status, 201);
        QCOMPARE(door.postAlert("Bearer " + door.ofOffice, u"::ffff:198.51.100.7"_s).status, 201);
        const HttpResponse answer = door.postAlert("Bearer " + door.ofOffice, u"192.0.2.1"_s);
        QCOMPARE(answer.status, 403);
        QVERIFY(answer.body.contains("192.0.2.1"));
        QCOMPARE(door.failedAttempts.recent().size(), 1);
    }

    void aReadingKeyPostsNothing()
    {
        Door door;
        QCOMPARE(door.postAlert("Bearer " + door.reader).status, 403);
        QCOMPARE(door.post("/api/v1/webhooks/prod", Webhook, {{"X-API-Key", door.reader}}).status, 403);
        QVERIFY(door.sink.received.isEmpty());
        // Whoever chose the wrong key for a tool finds it under Sources.
        QCOMPARE(door.sink.refused.size(), 2);
        QVERIFY(door.sink.refused.first().reason.contains(u"only read"_s));
    }

    void aWebhookTakesItsKeyFromThePath()
    {
        Door door;
        QCOMPARE(door.post("/api/v1/webhooks/prod/" + door.ofProd, Webhook, {}).status, 200);
        QCOMPARE(door.sink.received.size(), 1);
        QCOMPARE(door.post("/api/v1/webhooks/prod/wrong", Webhook, {}).status, 401);
        QCOMPARE(door.post("/api/v1/webhooks/prod/" + door.expired, Webhook, {}).status, 401);
        QCOMPARE(door.sink.received.size(), 1);
    }

    void aKeyOfAnotherSourceOrPageIsRefusedAndWhatItSentIsKept()
    {
        Door door;
        QCOMPARE(door.post("/api/v1/webhooks/signed", Webhook, {{"X-API-Key", door.ofProd}}).status, 403);
        QCOMPARE(door.post("/api/v1/webhooks/prod", Webhook, {{"X-API-Key", door.ofShop}}).status, 403);
        QVERIFY(door.sink.received.isEmpty());
        QCOMPARE(door.sink.refused.size(), 2);
        QCOMPARE(door.sink.refused.first().body, QByteArray(Webhook));
    }

    void aSignatureIsEnough()
    {
        Door door;
        door.secrets.set({{u"s2"_s, {.value = "shared"}}});
        const QByteArray signature =
            "sha256=" + QMessageAuthenticationCode::hash(Webhook, "shared", QCryptographicHash::Sha256).toHex();
        QCOMPARE(door.post("/api/v1/webhooks/signed", Webhook, {{"X-Signature", signature}}).status, 200);
        QCOMPARE(door.sink.received.first().sourceId, u"s2"_s);
        QCOMPARE(door.sink.received.first().keyId, QString());
        // One byte more, and it is another text.
        QCOMPARE(door.post("/api/v1/webhooks/signed", QByteArray(Webhook) + ' ', {{"X-Signature", signature}}).status,
                 401);
        QCOMPARE(door.sink.received.size(), 1);
    }

    void aWrongSignatureIsNotHealedByAGoodKey()
    {
        Door door;
        door.secrets.set({{u"s2"_s, {.value = "shared"}}});
        const auto answer =
            door.post("/api/v1/webhooks/signed", Webhook,
                      {{"X-Signature", "sha256=" + QByteArray(64, '0')}, {"X-API-Key", door.everything}});
        QCOMPARE(answer.status, 401);
        QCOMPARE(door.post("/api/v1/webhooks/signed", Webhook, {{"X-API-Key", door.everything}}).status, 200);
    }

    void aSecretThatCannotBeReadIsPassingTrouble()
    {
        Door door;
        door.secrets.set({{u"s2"_s, {.unavailable = u"The keychain is locked."_s}}});
        const HttpResponse answer = door.post("/api/v1/webhooks/signed", Webhook, {{"X-Signature", "sha256=00"}});
        QCOMPARE(answer.status, 503);
        QVERIFY(answer.body.contains("The keychain is locked."));
        QVERIFY(!field(answer, "Retry-After").isEmpty());
        QCOMPARE(door.failedAttempts.total(), 0U);
        // A good key that comes with it needs no secret of ours.
        QCOMPARE(door.post("/api/v1/webhooks/signed", Webhook,
                           {{"X-Signature", "sha256=00"}, {"X-API-Key", door.everything}})
                     .status,
                 200);
    }

    void whoGuessesHasToWaitButAGoodKeyIsLetIn()
    {
        Door door({.failuresPerMinute = 3});
        for (int i = 0; i < 3; ++i)
            QCOMPARE(door.postAlert("Bearer wrong").status, 401);
        const HttpResponse answer = door.postAlert("Bearer wrong");
        QCOMPARE(answer.status, 429);
        QCOMPARE(field(answer, "Retry-After"), "20"_ba);
        QCOMPARE(door.post("/api/v1/webhooks/prod/wrong", Webhook, {}).status, 503);
        QCOMPARE(door.postAlert("Bearer " + door.everything).status, 201);
        QCOMPARE(door.postAlert("Bearer wrong", u"192.0.2.9"_s).status, 401);
    }

    void aKeyHasItsRate()
    {
        Door door({.perKey = 1});
        for (int i = 0; i < 10; ++i)
            QCOMPARE(door.postAlert("Bearer " + door.everything).status, 201);
        const HttpResponse onApi = door.postAlert("Bearer " + door.everything);
        QCOMPARE(onApi.status, 429);
        QCOMPARE(field(onApi, "Retry-After"), "1"_ba);
        const auto onWebhook = door.post("/api/v1/webhooks/prod", Webhook, {{"X-API-Key", door.everything}});
        QCOMPARE(onWebhook.status, 503);
        QVERIFY(!field(onWebhook, "Retry-After").isEmpty());
        QCOMPARE(door.post("/api/v1/webhooks/prod", Webhook, {{"X-API-Key", door.ofProd}}).status, 200);
    }

    void anAddressHasItsRateForWhatNeedsNoKey()
    {
        Door door({.perAddress = 1});
        const auto ask = [&door](const QString &from) {
            return door.ask({.method = "GET", .path = "/healthz", .peer = QHostAddress(from)}).status;
        };
        for (int i = 0; i < 10; ++i)
            QCOMPARE(ask(u"2001:db8::1"_s), 200);
        QCOMPARE(ask(u"2001:db8::2"_s), 429); // the same /64
        QCOMPARE(ask(u"2001:db8:1::1"_s), 200);
        QCOMPARE(door.postAlert("Bearer " + door.everything, u"2001:db8::1"_s).status, 201);
    }

    void whatIsNotThereHasTheRateOfItsAddress()
    {
        Door door({.perAddress = 1});
        const auto ask = [&door](const QByteArray &method, const QByteArray &path) {
            return door.ask({.method = method, .path = path, .peer = QHostAddress(u"192.0.2.1"_s)});
        };
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(ask("GET", "/admin").status, 404);
            QCOMPARE(ask("DELETE", "/healthz").status, 405);
        }
        QCOMPARE(ask("GET", "/admin").status, 429);
        const HttpResponse refused = ask("DELETE", "/healthz");
        QCOMPARE(refused.status, 429);
        QCOMPARE(field(refused, "Retry-After"), "1"_ba);
        QCOMPARE(door.postAlert("Bearer " + door.everything, u"192.0.2.1"_s).status, 201);
    }

    void onlyTheContractIsForPagesOfOtherSites()
    {
        QCOMPARE(ApiRoutes::publicPaths(), (QList<QByteArray>{"/api/v1/openapi.json"_ba, "/api/docs"_ba}));
    }

    void figuresAreForThisComputerAndForKeys()
    {
        Door door;
        const auto ask = [&door](const QString &from, const QByteArray &key) {
            return door.ask(
                {.method = "GET", .path = "/metrics", .headers = {{"X-API-Key", key}}, .peer = QHostAddress(from)});
        };
        QCOMPARE(ask(u"127.0.0.1"_s, {}).body, "up 1\n"_ba);
        QCOMPARE(ask(u"::1"_s, {}).status, 200);
        QCOMPARE(ask(u"192.0.2.1"_s, {}).status, 401);
        QCOMPARE(ask(u"192.0.2.1"_s, door.reader).status, 200);
        // What a proxy on this computer passes on comes from elsewhere.
        QCOMPARE(
            door.ask({.method = "GET", .path = "/metrics", .peer = QHostAddress(u"127.0.0.1"_s), .isForwarded = true})
                .status,
            401);
    }

    void itIsReadyWhenTheStoreWrites()
    {
        Door door;
        QVERIFY(await(door.database.open()));
        QCOMPARE(door.ask({.method = "GET", .path = "/readyz"}).status, 200);
        door.database.close();
        QCOMPARE(door.ask({.method = "GET", .path = "/readyz"}).status, 503);
    }

    void aBodyThatIsNoWebhookIsKeptAndAnsweredWith200_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("not JSON") << "{broken"_ba;
        QTest::newRow("another tool's") << R"({"event":"x"})"_ba;
        QTest::newRow("a key twice") << R"({"alerts":[],"alerts":[]})"_ba;
    }
    void aBodyThatIsNoWebhookIsKeptAndAnsweredWith200()
    {
        Door door;
        QFETCH(const QByteArray, body);
        const HttpResponse answer = door.post("/api/v1/webhooks/prod", body, {{"X-API-Key", door.ofProd}});
        QCOMPARE(answer.status, 200);
        QCOMPARE(QJsonDocument::fromJson(answer.body).object().value("accepted"_L1), QJsonValue(false));
        QCOMPARE(door.sink.refused.size(), 1);
        QCOMPARE(door.sink.refused.first().body, body);
        QVERIFY(!door.sink.refused.first().reason.isEmpty());
        QCOMPARE(door.sink.refused.first().sourceName, u"Prod"_s);
    }

    void aWebhookIsReadInWhateverFormItComes_data()
    {
        QTest::addColumn<QByteArray>("contentType");
        QTest::addColumn<QByteArray>("body");
        const QByteArray json = Webhook;
        QTest::newRow("JSON") << "application/json"_ba << json;
        QTest::newRow("JSON called text") << "text/plain"_ba << json;
        QTest::newRow("JSON called a form") << "application/x-www-form-urlencoded"_ba << json;
        QTest::newRow("JSON without a name") << ""_ba << json;
        QTest::newRow("a mark and blanks before it") << "application/json"_ba
                                                     << "\xef\xbb\xbf \r\n" + json;
        QTest::newRow("in a field of a form") << "application/x-www-form-urlencoded"_ba
                                              << "token=1&payload=" + json.toPercentEncoding();
        QTest::newRow("in a part") << "multipart/form-data; boundary=x"_ba
                                   << "--x\r\nContent-Disposition: form-data; name=\"data\"\r\n\r\n" + json
                                          + "\r\n--x--\r\n";
    }
    void aWebhookIsReadInWhateverFormItComes()
    {
        Door door;
        QFETCH(const QByteArray, contentType);
        QFETCH(const QByteArray, body);
        const HttpResponse answer =
            door.post("/api/v1/webhooks/prod", body, {{"X-API-Key", door.ofProd}, {"Content-Type", contentType}});
        QCOMPARE(answer.status, 200);
        QVERIFY2(door.sink.refused.isEmpty(), answer.body.constData());
        QCOMPARE(door.sink.received.size(), 1);
        QCOMPARE(door.sink.received.first().delivery.title, u"Down"_s);
        QCOMPARE(door.sink.received.first().body, body);
    }

    void aToolMayPutOrGet_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("PUT") << "PUT"_ba << QByteArray() << QByteArray(Webhook);
        QTest::newRow("GET") << "GET"_ba
                             << "payload=" + QByteArray(Webhook).toPercentEncoding() << QByteArray();
    }
    void aToolMayPutOrGet()
    {
        Door door;
        QFETCH(const QByteArray, method);
        QFETCH(const QByteArray, query);
        QFETCH(const QByteArray, body);
        HttpRequest request{.method = method,
                            .path = "/api/v1/webhooks/prod/" + door.ofProd,
                            .query = query,
                            .body = body,
                            .peer = QHostAddress(u"192.0.2.1"_s)};
        QCOMPARE(door.ask(request).status, 200);
        QCOMPARE(door.sink.received.size(), 1);
        QCOMPARE(door.sink.received.first().delivery.title, u"Down"_s);
        QCOMPARE(door.sink.received.first().body, query + body);

        request.path = "/api/v1/webhooks/prod";
        QCOMPARE(door.ask(request).status, 401);
    }

    void lookingAtAWebhookDoesNothing()
    {
        Door door;
        const HttpRequest request{.method = "HEAD",
                                  .path = "/api/v1/webhooks/prod/" + door.ofProd,
                                  .query = "payload=" + QByteArray(Webhook).toPercentEncoding()};
        QCOMPARE(door.ask(request).status, 200);
        QVERIFY(door.sink.received.isEmpty() && door.sink.refused.isEmpty() && door.sink.noticed.isEmpty());
    }

    void whoeverHasAKeyMayPostEvents()
    {
        Door door({.perKey = 10});
        HttpRequest request{.method = "OPTIONS",
                            .path = "/api/v1/webhooks/prod",
                            .headers = {{"WebHook-Request-Origin", "emitter.example"}, {"X-API-Key", door.ofProd}}};
        const HttpResponse allowed = door.ask(request);
        QCOMPARE(allowed.status, 200);
        QCOMPARE(field(allowed, "WebHook-Allowed-Origin"), "emitter.example"_ba);
        QCOMPARE(field(allowed, "WebHook-Allowed-Rate"), "600"_ba);
        request.headers.removeLast();
        QCOMPARE(door.ask(request).status, 401);
    }

    void aTimeFarFromNowIsNotBelieved()
    {
        Door door;
        const auto startOf = [&door](const QDateTime &start) {
            const QByteArray body = "{\"version\":\"4\",\"alerts\":[{\"status\":\"firing\",\"labels\":{\"alertname\":"
                                    "\"Down\"},\"startsAt\":\""
                                    + start.toString(Qt::ISODate).toLatin1() + "\"}]}";
            (void)door.post("/api/v1/webhooks/prod", body, {{"X-API-Key", door.ofProd}});
            return door.sink.received.last().delivery.alerts.first().startsAt;
        };
        QVERIFY(startOf(door.clock.now().addDays(-2)).has_value());
        QVERIFY(!startOf(door.clock.now().addYears(-1)).has_value());
    }

    void aTestOfTheToolIsAnsweredAsOne()
    {
        Door door;
        const auto answer = door.post("/api/v1/webhooks/prod", R"({"alerts":[{"status":"firing","labels":{}}]})",
                                      {{"X-API-Key", door.ofProd}});
        QCOMPARE(answer.status, 200);
        QVERIFY(door.sink.noticed.isEmpty());

        auto catalog = *door.catalog.get();
        catalog.sources.first().tool = u"grafana"_s;
        door.catalog.set(catalog);
        const auto test = door.post(
            "/api/v1/webhooks/prod",
            R"({"orgId":1,"alerts":[{"status":"firing","labels":{"alertname":"TestAlert","instance":"Grafana"}}]})",
            {{"X-API-Key", door.ofProd}});
        const QJsonObject body = QJsonDocument::fromJson(test.body).object();
        QCOMPARE(body.value("accepted"_L1), QJsonValue(true));
        QVERIFY2(body.value("note"_L1).toString().startsWith(u"A test: "_s), test.body.constData());
        QCOMPARE(door.sink.noticed.size(), 1);
        QCOMPARE(door.sink.noticed.first().kind, Notice::Kind::Test);
        QCOMPARE(door.sink.received.size(), 1);
    }

    void aDuplicateKeyIsPointedAt()
    {
        Door door;
        const auto answer = door.post("/api/v1/incidents", R"({"title":"x","labels":{"a":"1","a":"2"}})",
                                      {{"X-API-Key", door.everything}});
        QCOMPARE(answer.status, 400);
        const QJsonArray errors = QJsonDocument::fromJson(answer.body).object().value("errors"_L1).toArray();
        QCOMPARE(errors.size(), 1);
        QCOMPARE(errors.first().toObject().value("pointer"_L1), QJsonValue(u"/labels/a"_s));
    }

    void aMethodThatIsNotTakenIsToldWhichAre()
    {
        Door door;
        const HttpResponse answer = door.ask({.method = "DELETE", .path = "/api/v1/incidents"});
        QCOMPARE(answer.status, 405);
        QCOMPARE(field(answer, "Allow"), "POST, GET, HEAD"_ba);
    }

    void linksAreSecureWhereTheRequestWas()
    {
        Door door;
        const auto location = [&door](bool isSecure) {
            return field(door.ask({.method = "POST",
                                   .path = "/api/v1/incidents",
                                   .headers = {{"Host", "desk.example:8787"}, {"X-API-Key", door.everything}},
                                   .body = R"({"title":"x","status_page_id":"acme"})",
                                   .isSecure = isSecure}),
                         "Location");
        };
        QCOMPARE(location(false), "http://desk.example:8787/api/v1/incidents/0123"_ba);
        QCOMPARE(location(true), "https://desk.example:8787/api/v1/incidents/0123"_ba);
    }
};

QTEST_GUILESS_MAIN(TestApiRoutes)
#include "tst_apiroutes.moc"
