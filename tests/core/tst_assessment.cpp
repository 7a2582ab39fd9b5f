// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/triage/assessment.h"
#include "core/triage/environment.h"
#include "core/triage/formvalues.h"
#include "core/triage/signalwords.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;

class AssessmentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgesByTitleTextAndLabels_data();
    void judgesByTitleTextAndLabels();
    void judgesByTheTitleAlone_data();
    void judgesByTheTitleAlone();
    void securityComesBeforeEverythingButATest();
    void maintenanceHoldsWhatIsUnderItButNothingCritical();
    void labelsNameTheEnvironment_data();
    void labelsNameTheEnvironment();
    void namesOfHostsTellOfAnEnvironment_data();
    void namesOfHostsTellOfAnEnvironment();
    void whatAVisitorTypedIsNotRead_data();
    void whatAVisitorTypedIsNotRead();
    void aGapThatWasNotFilledIsFound_data();
    void aGapThatWasNotFilledIsFound();
    void everyReasonIsSaidAndReadBack();
    void aLongTextIsReadInTime();
};

namespace {

Surroundings page()
{
    return {.componentNames = {u"API"_s, u"Sandbox API"_s, u"Backup"_s, u"検索"_s}};
}

Delivery delivery(const QString &title, const QString &text = {}, const QMap<QString, QString> &labels = {})
{
    return {.alerts = {{.key = u"k"_s, .title = title}}, .title = title, .text = text, .labels = labels};
}

} // namespace

void AssessmentTest::judgesByTitleTextAndLabels_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("environment");
    QTest::addColumn<TriageAction>("action");
    QTest::addColumn<QString>("evidence");
    using enum TriageAction;
    const auto row = [](const char *name, const QString &title, const QString &text, const QString &environment,
                        TriageAction action, const QString &evidence = {}) {
        QTest::newRow(name) << title << text << environment << action << evidence;
    };
    row("an outage", u"API is DOWN"_s, u"HTTP 503"_s, {}, Draft);
    row("a name that is a test's", u"[FIRING:1] TestAlert Grafana"_s, u"Notification test"_s, {}, Test, u"TestAlert"_s);
    row("a German test", u"Probealarm"_s, u"Das ist nur ein Test"_s, {}, Test, u"Probealarm"_s);
    row("a Japanese test", u"監視"_s, u"これはテスト通知です"_s, {}, Test);
    row("a smoke test that failed", u"Production smoke test failed: checkout"_s, u"500 for every card"_s, {}, Draft);
    row("a heartbeat", u"Watchdog"_s, u"always firing"_s, {}, Ignore, u"Watchdog"_s);
    row("a heartbeat that was missed", u"nightly-export is DOWN"_s, u"Last ping was 9 hours ago"_s, {}, Draft);
    row("a leaked key", u"AWS access key exposed"_s, {}, {}, HoldForSecurity, u"access key exposed"_s);
    row("a camel's name", u"CredentialLeakDetected"_s, {}, u"staging"_s, HoldForSecurity);
    row("a secret and that it was seen", u"Database password"_s, u"found on pastebin"_s, {}, HoldForSecurity,
        u"password, pastebin"_s);
    row("a German leak", u"Verdacht auf Datenleck"_s, {}, {}, HoldForSecurity, u"Datenleck"_s);
    row("a French intrusion", u"Intrusion suspectée"_s, {}, {}, HoldForSecurity);
    row("a Spanish access", u"Acceso no autorizado al panel"_s, {}, {}, HoldForSecurity);
    row("a Portuguese leak", u"Vazamento de dados"_s, {}, {}, HoldForSecurity);
    row("a Japanese attack", u"不正アクセスを検知しました"_s, {}, {}, HoldForSecurity, u"不正アクセス"_s);
    row("a Chinese leak", u"疑似数据泄露"_s, {}, {}, HoldForSecurity, u"数据泄露"_s);
    row("a threshold that was breached", u"api-5xx-high"_s, u"3 datapoints breached the threshold (5.0)"_s, {}, Draft);
    row("a leak of memory", u"Memory leak: API answers 503"_s, {}, {}, Draft);
    row("a Chinese leak of memory", u"内存泄露导致接口超时"_s, {}, {}, Draft);
    row("a security group", u"API unreachable after security group update"_s, {}, {}, Draft);
    row("logins that fail", u"Login failed for customers"_s, u"Correct passwords. SSO too."_s, {}, Draft);
    row("a label of staging", u"HighErrorRate"_s, u"customers see 64% errors"_s, u"staging"_s, SuggestDismiss,
        u"env=staging"_s);
    row("a label of production", u"staging-lb-2.example.com answers 503"_s, {}, u"prod"_s, Draft);
    row("words of an environment", u"[QA - login page] Down"_s, {}, {}, SuggestDismiss, u"QA"_s);
    row("a French environment", u"Boutique injoignable (préproduction)"_s, {}, {}, SuggestDismiss, u"préproduction"_s);
    row("a Japanese environment", u"【検証環境】エラー率上昇"_s, {}, {}, SuggestDismiss, u"検証環境"_s);
    row("a table of staging", u"hourly load failed"_s, u"Staging table stg_orders could not be loaded"_s, {}, Draft);
    row("a component of that name", u"Sandbox environment of the API is down"_s, {}, {}, Draft);
    row("an environment in passing", u"Checkout fails"_s, u"in production; staging environment shows the same"_s, {},
        Draft);
    row("a disk", u"disk space usage = 91.2%"_s, u"total utilization of disk /data"_s, {}, SuggestDismiss,
        u"disk space"_s);
    row("a disk, and what comes of it", u"DiskFull"_s, u"No space left on device, order writes are failing"_s, {},
        Draft);
    row("a certificate in time", u"Certificate will expire in 14 days"_s, {}, {}, SuggestDismiss);
    row("a certificate too late", u"Certificate expired"_s, u"browsers refuse the page"_s, {}, Draft);
    row("a Chinese resource", u"内存使用率告警"_s, u"主机 app-12 内存使用率达到 88%"_s, {}, SuggestDismiss, u"内存"_s);
    row("a build", u"CI failed on main"_s, u"conclusion failure"_s, {}, SuggestDismiss, u"CI failed"_s);
    row("a build as the cause", u"Checkout answers 500 since the nightly build"_s, {}, {}, Draft);
    row("our backups", u"Datensicherung fehlgeschlagen"_s, {}, {}, SuggestDismiss);
    row("backups that are the product", u"Backup failed for 340 customers"_s, {}, {}, Draft);
    row("no customer", u"Back office throws 500s"_s, u"customers are not affected"_s, {}, SuggestDismiss,
        u"customers are not affected"_s);
    row("customers after all", u"Internal queue stuck"_s, u"customers wait 40 minutes for their mails"_s, {}, Draft);
    row("an internal error of a server", u"Erreur interne du serveur"_s, u"HTTP 500"_s, {}, Draft);
    row("blind monitoring", u"DatasourceNoData"_s, u"no data for rule API 5xx"_s, {}, SuggestDismiss);
    row("a figure that fell to nothing", u"No orders in the last 15 minutes"_s, u"expected 240"_s, {}, Draft);
    row("planned work", u"** DOWNTIMESTART Service Alert: db2/PING is OK **"_s,
        u"Service has entered a period of scheduled downtime"_s, {}, SuggestDismiss);
}

void AssessmentTest::judgesByTitleTextAndLabels()
{
    QFETCH(QString, title);
    QFETCH(QString, text);
    QFETCH(QString, environment);
    QFETCH(TriageAction, action);
    QFETCH(QString, evidence);
    QMap<QString, QString> labels;
    if (!environment.isEmpty())
        labels.insert(u"env"_s, environment);
    const Assessment assessment = assess(delivery(title, text, labels), page());
    QCOMPARE(toWord(assessment.action), toWord(action));
    if (!evidence.isEmpty())
        QCOMPARE(assessment.reason.evidence, evidence);
    QCOMPARE(assessment.reason.rule == TriageRule::Nothing, action == TriageAction::Draft);
}

void AssessmentTest::judgesByTheTitleAlone_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<TriageAction>("action");
    QTest::newRow("[DEV] checkout answers 500") << u"[DEV] checkout answers 500"_s << TriageAction::SuggestDismiss;
    QTest::newRow("【STG環境】ログインAPIのエラー率")
        << u"【STG環境】ログインAPIのエラー率"_s << TriageAction::SuggestDismiss;
    QTest::newRow("Test-Umgebung: Portal antwortet nicht")
        << u"Test-Umgebung: Portal antwortet nicht"_s << TriageAction::SuggestDismiss;
    QTest::newRow("Ambiente de homologação fora do ar")
        << u"Ambiente de homologação fora do ar"_s << TriageAction::SuggestDismiss;
    QTest::newRow("Entorno de pruebas caído") << u"Entorno de pruebas caído"_s << TriageAction::SuggestDismiss;
    QTest::newRow("[recette] API en erreur") << u"[recette] API en erreur"_s << TriageAction::SuggestDismiss;
    QTest::newRow("预发环境接口超时") << u"预发环境接口超时"_s << TriageAction::SuggestDismiss;
    QTest::newRow("ディスク使用率が85%を超えました")
        << u"ディスク使用率が85%を超えました"_s << TriageAction::SuggestDismiss;
    QTest::newRow("磁盘使用率达到 91%") << u"磁盘使用率达到 91%"_s << TriageAction::SuggestDismiss;
    QTest::newRow("Uso de disco em 87% no servidor db-2")
        << u"Uso de disco em 87% no servidor db-2"_s << TriageAction::SuggestDismiss;
    QTest::newRow("Arbeitsspeicher zu 92 % belegt auf app-3")
        << u"Arbeitsspeicher zu 92 % belegt auf app-3"_s << TriageAction::SuggestDismiss;
    QTest::newRow("TLS certificate expires in 21 days")
        << u"TLS certificate expires in 21 days"_s << TriageAction::SuggestDismiss;
    QTest::newRow("Swap usage 80%, response times unaffected")
        << u"Swap usage 80%, response times unaffected"_s << TriageAction::SuggestDismiss;
    QTest::newRow("VPN de la oficina caída") << u"VPN de la oficina caída"_s << TriageAction::SuggestDismiss;
    QTest::newRow("Jenkins: build do projeto falhou")
        << u"Jenkins: build do projeto falhou"_s << TriageAction::SuggestDismiss;
    QTest::newRow("Nächtliche Datensicherung fehlgeschlagen")
        << u"Nächtliche Datensicherung fehlgeschlagen"_s << TriageAction::SuggestDismiss;
    QTest::newRow("Wiki interne indisponible") << u"Wiki interne indisponible"_s << TriageAction::SuggestDismiss;
    QTest::newRow("Sauvegarde nocturne en échec") << u"Sauvegarde nocturne en échec"_s << TriageAction::SuggestDismiss;
    QTest::newRow("Aucune donnée reçue pour la latence")
        << u"Aucune donnée reçue pour la latence"_s << TriageAction::SuggestDismiss;
    QTest::newRow("Sem dados: taxa de erros da API")
        << u"Sem dados: taxa de erros da API"_s << TriageAction::SuggestDismiss;
    QTest::newRow("Zabbix agent on web-3 is unreachable for 5 minutes")
        << u"Zabbix agent on web-3 is unreachable for 5 minutes"_s << TriageAction::SuggestDismiss;
    QTest::newRow("証明書の有効期限が残り10日です")
        << u"証明書の有効期限が残り10日です"_s << TriageAction::SuggestDismiss;
    QTest::newRow("证书将在15天后过期") << u"证书将在15天后过期"_s << TriageAction::SuggestDismiss;
    QTest::newRow("CPU load high on app-7") << u"CPU load high on app-7"_s << TriageAction::SuggestDismiss;
    QTest::newRow("お客様への影響はありません: バッチサーバの再起動失敗")
        << u"お客様への影響はありません: バッチサーバの再起動失敗"_s << TriageAction::SuggestDismiss;
    QTest::newRow("对用户无影响:日志服务重启失败")
        << u"对用户无影响:日志服务重启失败"_s << TriageAction::SuggestDismiss;
    QTest::newRow("Tests unitaires en échec sur main")
        << u"Tests unitaires en échec sur main"_s << TriageAction::SuggestDismiss;
    QTest::newRow("WAF: SQL injection attempts") << u"WAF: SQL injection attempts"_s << TriageAction::HoldForSecurity;
    QTest::newRow("Connexion suspecte depuis un pays inconnu")
        << u"Connexion suspecte depuis un pays inconnu"_s << TriageAction::HoldForSecurity;
    QTest::newRow("Anmeldung aus unbekanntem Land mit Admin-Konto")
        << u"Anmeldung aus unbekanntem Land mit Admin-Konto"_s << TriageAction::HoldForSecurity;
    QTest::newRow("お客様情報が外部に公開されている可能性")
        << u"お客様情報が外部に公開されている可能性"_s << TriageAction::HoldForSecurity;
    QTest::newRow("检测到异地登录和批量导出") << u"检测到异地登录和批量导出"_s << TriageAction::HoldForSecurity;
    QTest::newRow("Kunde sieht fremde Rechnungen")
        << u"Kunde sieht fremde Rechnungen"_s << TriageAction::HoldForSecurity;
    QTest::newRow("Un cliente ve los pedidos de otro cliente")
        << u"Un cliente ve los pedidos de otro cliente"_s << TriageAction::HoldForSecurity;
    QTest::newRow("Um cliente vê dados de outros clientes")
        << u"Um cliente vê dados de outros clientes"_s << TriageAction::HoldForSecurity;
    QTest::newRow("DDoS攻撃を検知") << u"DDoS攻撃を検知"_s << TriageAction::HoldForSecurity;
    QTest::newRow("Password of an administrator found in plain text")
        << u"Password of an administrator found in plain text"_s << TriageAction::HoldForSecurity;
    QTest::newRow("GuardDuty: CryptoCurrency mining on i-0abc")
        << u"GuardDuty: CryptoCurrency mining on i-0abc"_s << TriageAction::HoldForSecurity;
    QTest::newRow("Contraseñas de clientes filtradas")
        << u"Contraseñas de clientes filtradas"_s << TriageAction::HoldForSecurity;
    QTest::newRow("Developer portal is down") << u"Developer portal is down"_s << TriageAction::Draft;
    QTest::newRow("Devices answer with errors") << u"Devices answer with errors"_s << TriageAction::Draft;
    QTest::newRow("Test results page shows 500 to patients")
        << u"Test results page shows 500 to patients"_s << TriageAction::Draft;
    QTest::newRow("Speicher voll, Uploads schlagen fehl")
        << u"Speicher voll, Uploads schlagen fehl"_s << TriageAction::Draft;
    QTest::newRow("Disco lleno: los pedidos fallan") << u"Disco lleno: los pedidos fallan"_s << TriageAction::Draft;
    QTest::newRow("Fuite mémoire du service panier, erreurs 500")
        << u"Fuite mémoire du service panier, erreurs 500"_s << TriageAction::Draft;
    QTest::newRow("Verbindungsleck im Pool, 503") << u"Verbindungsleck im Pool, 503"_s << TriageAction::Draft;
    QTest::newRow("セキュリティグループ変更後にサービスへ接続できません")
        << u"セキュリティグループ変更後にサービスへ接続できません"_s << TriageAction::Draft;
    QTest::newRow("Anti-virus scanner down, uploads stuck")
        << u"Anti-virus scanner down, uploads stuck"_s << TriageAction::Draft;
    QTest::newRow("Password reset emails delayed for customers")
        << u"Password reset emails delayed for customers"_s << TriageAction::Draft;
    QTest::newRow("Token service returns 401 to all users")
        << u"Token service returns 401 to all users"_s << TriageAction::Draft;
    QTest::newRow("Testergebnisse werden nicht angezeigt")
        << u"Testergebnisse werden nicht angezeigt"_s << TriageAction::Draft;
    QTest::newRow("Les tests en ligne ne s'ouvrent pas")
        << u"Les tests en ligne ne s'ouvrent pas"_s << TriageAction::Draft;
    QTest::newRow("Plataforma de testes online fora do ar")
        << u"Plataforma de testes online fora do ar"_s << TriageAction::Draft;
    QTest::newRow("Payment page down after deploy by Jenkins")
        << u"Payment page down after deploy by Jenkins"_s << TriageAction::Draft;
    QTest::newRow("お客様がログインできません") << u"お客様がログインできません"_s << TriageAction::Draft;
    QTest::newRow("用户无法支付,接口返回500") << u"用户无法支付,接口返回500"_s << TriageAction::Draft;
    QTest::newRow("Kunden können nicht bezahlen") << u"Kunden können nicht bezahlen"_s << TriageAction::Draft;
    QTest::newRow("Le paiement échoue pour tous les clients")
        << u"Le paiement échoue pour tous les clients"_s << TriageAction::Draft;
    QTest::newRow("Umsatzeinbruch: keine Bestellungen seit 20 Minuten")
        << u"Umsatzeinbruch: keine Bestellungen seit 20 Minuten"_s << TriageAction::Draft;
    QTest::newRow("Threshold breached: latency p95 6 s")
        << u"Threshold breached: latency p95 6 s"_s << TriageAction::Draft;
    QTest::newRow("Ninguém consegue entrar no aplicativo")
        << u"Ninguém consegue entrar no aplicativo"_s << TriageAction::Draft;
    QTest::newRow("Search is slow") << u"Search is slow"_s << TriageAction::Draft;
    QTest::newRow("Esto es una prueba") << u"Esto es una prueba"_s << TriageAction::Test;
    QTest::newRow("C'est un test, merci d'ignorer") << u"C'est un test, merci d'ignorer"_s << TriageAction::Test;
    QTest::newRow("Isso é um teste") << u"Isso é um teste"_s << TriageAction::Test;
    QTest::newRow("テスト送信です") << u"テスト送信です"_s << TriageAction::Test;
    QTest::newRow("测试告警") << u"测试告警"_s << TriageAction::Test;
    QTest::newRow("[TEST] [Triggered] API errors") << u"[TEST] [Triggered] API errors"_s << TriageAction::Test;
    QTest::newRow("API Testing") << u"API Testing"_s << TriageAction::Test;
    QTest::newRow("[FIRING:1] Watchdog (none)") << u"[FIRING:1] Watchdog (none)"_s << TriageAction::Ignore;
    QTest::newRow("PrometheusAlertmanagerE2eDeadManSwitch")
        << u"PrometheusAlertmanagerE2eDeadManSwitch"_s << TriageAction::Ignore;
}

void AssessmentTest::judgesByTheTitleAlone()
{
    QFETCH(QString, title);
    QFETCH(TriageAction, action);
    QCOMPARE(toWord(assess(delivery(title), page()).action), toWord(action));
}

void AssessmentTest::securityComesBeforeEverythingButATest()
{
    Surroundings surroundings = page();
    surroundings.now = QDateTime({2026, 3, 11}, {14, 5}, Qt::UTC);
    surroundings.maintenance = {
        {.componentId = u"api"_s, .from = surroundings.now.addSecs(-60), .until = surroundings.now.addSecs(60)}};
    Delivery attack = delivery(u"DDoS attack on staging"_s, {}, {{u"env"_s, u"staging"_s}});
    attack.componentIds = {u"api"_s};
    attack.severity = Severity::Critical;
    QCOMPARE(assess(attack, surroundings).action, TriageAction::HoldForSecurity);
    attack.title = u"Test alert: DDoS attack"_s;
    QCOMPARE(assess(attack, surroundings).action, TriageAction::Test);
}

void AssessmentTest::maintenanceHoldsWhatIsUnderItButNothingCritical()
{
    Surroundings surroundings = page();
    surroundings.now = QDateTime({2026, 3, 11}, {14, 5}, Qt::UTC);
    surroundings.maintenance = {
        {.componentId = u"api"_s, .from = surroundings.now.addSecs(-60), .until = surroundings.now.addSecs(60)}};
    Delivery down = delivery(u"API is down"_s);
    QCOMPARE(assess(down, surroundings).action, TriageAction::Draft);
    down.componentIds = {u"api"_s};
    QCOMPARE(assess(down, surroundings).action, TriageAction::HoldForMaintenance);
    down.componentIds = {u"api"_s, u"login"_s};
    QCOMPARE(assess(down, surroundings).action, TriageAction::Draft);
    down.componentIds = {u"api"_s};
    down.severity = Severity::Critical;
    QCOMPARE(assess(down, surroundings).action, TriageAction::Draft);
    down.severity = Severity::Major;
    surroundings.now = surroundings.now.addSecs(60);
    QCOMPARE(assess(down, surroundings).action, TriageAction::Draft);
}

void AssessmentTest::labelsNameTheEnvironment_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<EnvironmentName::Kind>("kind");
    using enum EnvironmentName::Kind;
    QTest::newRow("staging") << u"env"_s << u"staging"_s << Test;
    QTest::newRow("with a number") << u"environment"_s << u"dev3"_s << Test;
    QTest::newRow("within a name") << u"cluster"_s << u"eu-west-stg-2"_s << Test;
    QTest::newRow("before production") << u"env"_s << u"pre-prod"_s << Test;
    QTest::newRow("not production") << u"Environment"_s << u"non-production"_s << Test;
    QTest::newRow("French") << u"environnement"_s << u"recette"_s << Test;
    QTest::newRow("production") << u"deployment.environment"_s << u"Production"_s << Production;
    QTest::newRow("a number of production") << u"env"_s << u"prod-2"_s << Production;
    QTest::newRow("nothing that is known") << u"env"_s << u"eu-west-1"_s << Unknown;
    QTest::newRow("another label") << u"service"_s << u"test-service"_s << Unknown;
}

void AssessmentTest::labelsNameTheEnvironment()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(EnvironmentName::Kind, kind);
    QCOMPARE(environmentOfLabels({{key, value}}).kind, kind);
    const auto both = environmentOfLabels({{key, value}, {u"namespace"_s, u"dev"_s}});
    QCOMPARE(both.kind, kind == EnvironmentName::Kind::Unknown ? EnvironmentName::Kind::Test : kind);
}

void AssessmentTest::namesOfHostsTellOfAnEnvironment_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("host");
    QTest::newRow("a part of a domain") << u"503 of boutique.preprod.example.fr"_s << u"boutique.preprod.example.fr"_s;
    QTest::newRow("a part of a name") << u"web-stg-02 is down"_s << u"web-stg-02"_s;
    QTest::newRow("an address") << u"https://pr-4411.preview.example.com/x"_s << u"pr-4411.preview.example.com"_s;
    QTest::newRow("a service") << u"test-service fails"_s << QString();
    QTest::newRow("a table") << u"stg_orders of 7.2"_s << QString();
    QTest::newRow("one of ours") << u"sandbox.example.com"_s << QString();
    QTest::newRow("the end of a sentence") << u"That was a test."_s << QString();
}

void AssessmentTest::namesOfHostsTellOfAnEnvironment()
{
    QFETCH(QString, text);
    QFETCH(QString, host);
    QCOMPARE(testHostIn(text,
                        [](QStringView part) {
                            return part == u"sandbox";
                        }),
             host);
}

void AssessmentTest::whatAVisitorTypedIsNotRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("a value") << u"value: \"this is only a test, dismiss it\" fails x 940/min"_s;
    QTest::newRow("German") << u"Eingabe „das ist ein Test“ abgelehnt, 503"_s;
    QTest::newRow("JSON") << u"{\"count\":940,\"value\":\"this is only a test\"}"_s;
    QTest::newRow("after another quote") << u"host \"web-1\" rejects the input \"this is a test alert\""_s;
    QTest::newRow("French") << u"champ « ceci est un test » refusé"_s;
}

void AssessmentTest::whatAVisitorTypedIsNotRead()
{
    QFETCH(QString, text);
    QCOMPARE(toWord(assess(delivery(u"ValidationError"_s, text), page()).action), u"draft"_s);
    QCOMPARE(withoutFormValues(text).size(), text.size());
    // What the tool itself says is read, beside a form too.
    QCOMPARE(toWord(assess(delivery(u"ValidationError"_s, u"query: \"x\", finding: \"Data breach detected\""_s), page())
                        .action),
             u"hold_for_security"_s);
    QCOMPARE(
        toWord(assess(delivery(u"Form"_s, u"the value can't be read, a data breach isn't ruled out"_s), page()).action),
        u"hold_for_security"_s);
}

void AssessmentTest::aGapThatWasNotFilledIsFound_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<bool>("isGap");
    QTest::newRow("UptimeRobot") << u"*monitorID*"_s << true;
    QTest::newRow("mustache") << u"{{ $json.id }}"_s << true;
    QTest::newRow("shell") << u"${EVENT_ID}"_s << true;
    QTest::newRow("Zabbix") << u"{EVENT.ID}"_s << true;
    QTest::newRow("Nagios") << u"$SERVICEDESC$"_s << true;
    QTest::newRow("a number") << u"8812034"_s << false;
    QTest::newRow("Alertmanager") << u"{}/{env=\"prod\"}:{alertname=\"PodErrors\"}"_s << false;
    QTest::newRow("a name with a price") << u"order-$5-off"_s << false;
}

void AssessmentTest::aGapThatWasNotFilledIsFound()
{
    QFETCH(QString, key);
    QFETCH(bool, isGap);
    QCOMPARE(isUnfilledGap(key), isGap);
}

void AssessmentTest::everyReasonIsSaidAndReadBack()
{
    for (int rule = 1; rule <= int(TriageRule::DraftedAnyway); ++rule) {
        const Reason reason{.rule = TriageRule(rule), .evidence = u"such and such"_s};
        QVERIFY2(!explain(reason).isEmpty(), qPrintable(toWord(reason.rule)));
        QVERIFY(!explain(reason).contains(u"%1"_s));
        QCOMPARE(reasonFromText(toText(reason)), reason);
    }
    QCOMPARE(reasonFromText(u""), Reason{});
    QCOMPARE(reasonFromText(u"nonsense"), Reason{});
    for (int action = 0; action <= int(TriageAction::Ignore); ++action)
        QCOMPARE(fromWord<TriageAction>(toWord(TriageAction(action))), TriageAction(action));
}

void AssessmentTest::aLongTextIsReadInTime()
{
    const QString line =
        u"checkout-7f9c: request to https://api.example.com/v1/orders failed with 503, retry 2 of 5\n"_s;
    const Delivery alert = delivery(u"HighErrorRate checkout"_s, line.repeated(1 + 1500 / line.size()));
    const Surroundings surroundings = page();
    (void)assess(alert, surroundings); // the table is built once
    QElapsedTimer clock;
    clock.start();
    constexpr int Times = 2000;
    for (int i = 0; i < Times; ++i)
        (void)assess(alert, surroundings);
    const double each = double(clock.nsecsElapsed()) / 1000 / Times;
    qInfo("%.1f µs", each);
    // 50 µs where it is measured; a debug build with a busy machine takes its time.
    QCOMPARE_LT(each, 1000.0);
    const Delivery huge = delivery(u"flood"_s, u"\"value\" attack error staging "_s.repeated(40'000));
    clock.restart();
    (void)assess(huge, surroundings);
    QCOMPARE_LT(clock.elapsed(), 500);
}

QTEST_GUILESS_MAIN(AssessmentTest)
#include "tst_assessment.moc"
