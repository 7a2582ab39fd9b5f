// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/descriptorlimit.h"
#include "app/listenersettings.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

using namespace Qt::StringLiterals;

namespace {

using Words = QHash<QString, QString>;

Result<ListenerSettings> read(const QString &folder, const Words &words)
{
    const auto settings = Settings::load(folder, words);
    if (!settings)
        return tl::unexpected(settings.error());
    return listenerSettings(*settings);
}

} // namespace

class TestListenerSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAddressThatIsReachedFromOutsideNeedsTls_data();
    void anAddressThatIsReachedFromOutsideNeedsTls();
    void thePageIsEncryptedWhereOthersCanReadIt_data();
    void thePageIsEncryptedWhereOthersCanReadIt();
    void limitsAreTakenFromTheSettings();
    void fewDescriptorsPermitFewConnections();
    void limitsBeyondReasonAreNamed();
    void proxiesAreTrustedOnlyBehindOne();
    void aProxyThatIsNoAddressIsNamed();
    void theCertificateIsForTheNamesThatAreAnswered();
    void filesThatAreNotNamedAreAskedFor();
    void namesOfFilesStartInTheDataDirectory();
    void toolsAreToldTheAddressThatTheyReach_data();
    void toolsAreToldTheAddressThatTheyReach();
    void theLimitOfDescriptorsIsRaised();

private:
    QTemporaryDir m_folder;
};

void TestListenerSettings::anAddressThatIsReachedFromOutsideNeedsTls_data()
{
    QTest::addColumn<Words>("words");
    QTest::addColumn<QString>("refused"); // the setting that is named
    QTest::newRow("as it comes") << Words{} << QString();
    QTest::newRow("receiver") << Words{{u"listen"_s, u"0.0.0.0:8787"_s}} << u"listen"_s;
    QTest::newRow("page") << Words{{u"page_listen"_s, u"192.0.2.1:80"_s}} << u"page_listen"_s;
    QTest::newRow("proxy") << Words{{u"listen"_s, u"0.0.0.0:8787"_s}, {u"behind_proxy"_s, u"true"_s}} << QString();
    QTest::newRow("own certificate") << Words{{u"listen"_s, u"0.0.0.0:8787"_s}, {u"tls"_s, u"self_signed"_s}}
                                     << QString();
    QTest::newRow("page with TLS") << Words{{u"page_listen"_s, u"0.0.0.0:80"_s}, {u"tls"_s, u"files"_s}} << QString();
}

void TestListenerSettings::anAddressThatIsReachedFromOutsideNeedsTls()
{
    QFETCH(Words, words);
    QFETCH(QString, refused);
    const auto settings = read(m_folder.path(), words);
    QCOMPARE(settings.has_value(), refused.isEmpty());
    if (!refused.isEmpty())
        QVERIFY2(settings.error().message.startsWith(refused + u": without TLS"_s),
                 qPrintable(settings.error().message));
}

void TestListenerSettings::thePageIsEncryptedWhereOthersCanReadIt_data()
{
    QTest::addColumn<Words>("words");
    QTest::addColumn<bool>("receiverIsEncrypted");
    QTest::addColumn<bool>("pageIsEncrypted");
    const Words tls{{u"tls"_s, u"self_signed"_s}};
    Words open = tls;
    open.insert(u"page_listen"_s, u"0.0.0.0:8788"_s);
    QTest::newRow("off") << Words{} << false << false;
    QTest::newRow("page on loopback") << tls << true << false;
    QTest::newRow("page for others") << open << true << true;
}

void TestListenerSettings::thePageIsEncryptedWhereOthersCanReadIt()
{
    QFETCH(Words, words);
    const auto settings = read(m_folder.path(), words);
    QVERIFY(settings);
    QTEST(settings->receiverIsEncrypted, "receiverIsEncrypted");
    QTEST(settings->pageIsEncrypted, "pageIsEncrypted");
    QVERIFY(settings->receiver.url(1, true).startsWith(u"https://"_s));
    QVERIFY(settings->receiver.url(1).startsWith(u"http://"_s));
}

void TestListenerSettings::limitsAreTakenFromTheSettings()
{
    const auto usual = read(m_folder.path(), {});
    const ServerLimits limits;
    QCOMPARE(usual->limits.connections, limits.connections);
    QCOMPARE(usual->limits.connectionsPerAddress, limits.connectionsPerAddress);
    QCOMPARE(usual->limits.head, limits.head);
    QCOMPARE(usual->limits.fields, limits.fields);
    QCOMPARE(usual->limits.body, limits.body);
    QCOMPARE(usual->limits.allBodies, limits.allBodies);
    QCOMPARE(usual->limits.headTime, limits.headTime);
    QCOMPARE(usual->limits.bodyTime, limits.bodyTime);
    QCOMPARE(usual->limits.idleTime, limits.idleTime);
    QCOMPARE(usual->limits.answerTime, limits.answerTime);
    QCOMPARE(usual->limits.writeTime, limits.writeTime);

    const auto other = read(m_folder.path(), {{u"max_connections"_s, u"1000"_s},
                                              {u"max_connections_per_address"_s, u"7"_s},
                                              {u"max_head"_s, u"9000"_s},
                                              {u"max_fields"_s, u"50"_s},
                                              {u"max_body"_s, u"100000"_s},
                                              {u"max_bodies_total"_s, u"5000000"_s},
                                              {u"head_seconds"_s, u"2"_s},
                                              {u"body_seconds"_s, u"3"_s},
                                              {u"idle_seconds"_s, u"4"_s},
                                              {u"answer_seconds"_s, u"6"_s},
                                              {u"write_seconds"_s, u"7"_s}});
    QCOMPARE(other->limits.connections, 1000);
    QCOMPARE(other->limits.connectionsPerAddress, 7);
    QCOMPARE(other->limits.head, 9'000);
    QCOMPARE(other->limits.fields, 50);
    QCOMPARE(other->limits.body, 100'000);
    QCOMPARE(other->limits.allBodies, 5'000'000);
    QCOMPARE(other->limits.headTime, 2'000);
    QCOMPARE(other->limits.bodyTime, 3'000);
    QCOMPARE(other->limits.idleTime, 4'000);
    QCOMPARE(other->limits.answerTime, 6'000);
    QCOMPARE(other->limits.writeTime, 7'000);
    QVERIFY(other->descriptors() >= 2'000);
}

void TestListenerSettings::fewDescriptorsPermitFewConnections()
{
    auto settings = read(m_folder.path(), {});
    settings->fitTo(settings->descriptors());
    QCOMPARE(settings->limits.connections, ServerLimits().connections);
    settings->fitTo(128);
    QCOMPARE(settings->limits.connections, 32);
    QCOMPARE(settings->limits.connectionsPerAddress, 16);
    settings->fitTo(0);
    QCOMPARE(settings->limits.connections, 8);
}

void TestListenerSettings::limitsBeyondReasonAreNamed()
{
    const auto settings = read(m_folder.path(), {{u"max_body"_s, u"4194305"_s}});
    QVERIFY(!settings);
    QVERIFY2(settings.error().message.contains(u"max_body"_s) && settings.error().message.contains(u"4194304"_s),
             qPrintable(settings.error().message));
}

void TestListenerSettings::proxiesAreTrustedOnlyBehindOne()
{
    const QHostAddress loopback(QHostAddress::LocalHost);
    QVERIFY(!read(m_folder.path(), {})->proxies.isTrusted(loopback));
    QVERIFY(read(m_folder.path(), {{u"behind_proxy"_s, u"true"_s}})->proxies.isTrusted(loopback));
    const auto named =
        read(m_folder.path(), {{u"behind_proxy"_s, u"true"_s}, {u"trusted_proxies"_s, u"10.0.0.0/8, fd00::1"_s}});
    QVERIFY(!named->proxies.isTrusted(loopback) && named->proxies.isTrusted(QHostAddress(u"10.1.1.1"_s)));
}

void TestListenerSettings::aProxyThatIsNoAddressIsNamed()
{
    const auto settings =
        read(m_folder.path(), {{u"behind_proxy"_s, u"true"_s}, {u"trusted_proxies"_s, u"proxy.example"_s}});
    QVERIFY(!settings);
    QVERIFY2(settings.error().message.startsWith(u"trusted_proxies: “proxy.example”"_s),
             qPrintable(settings.error().message));
}

void TestListenerSettings::theCertificateIsForTheNamesThatAreAnswered()
{
    const auto settings =
        Settings::load(m_folder.path(), {{u"tls"_s, u"self_signed"_s},
                                         {u"listen"_s, u"192.0.2.1:8787"_s},
                                         {u"page_listen"_s, u"192.0.2.2:8788"_s},
                                         {u"allowed_hosts"_s, u"Desk.example.com, bücher.example"_s}});
    QVERIFY(settings);
    QVERIFY(listenerSettings(*settings)->allowedHosts.contains(u"xn--bcher-kva.example"_s));
    const SystemClock clock;
    const auto keeper = certificateKeeper(*settings, clock);
    QVERIFY(keeper);
    QVERIFY((*keeper)->load());
    for (const QString &name :
         {u"localhost"_s, u"127.0.0.1"_s, u"::1"_s, u"192.0.2.1"_s, u"192.0.2.2"_s, u"desk.example.com"_s,
          u"xn--bcher-kva.example"_s, QSysInfo::machineHostName().toLower()})
        QVERIFY2((*keeper)->certificate().names().contains(name), qPrintable(name));
    QVERIFY(QFile::exists(m_folder.filePath(u"tls/key.pem"_s)));
    QVERIFY(!*certificateKeeper(*Settings::load(m_folder.path()), clock));
}

void TestListenerSettings::filesThatAreNotNamedAreAskedFor()
{
    const SystemClock clock;
    const auto keeper = certificateKeeper(
        *Settings::load(m_folder.path(), {{u"tls"_s, u"files"_s}, {u"tls_certificate"_s, u"a.pem"_s}}), clock);
    QVERIFY(!keeper);
    QVERIFY2(keeper.error().message.contains(u"tls_key"_s), qPrintable(keeper.error().message));
}

void TestListenerSettings::namesOfFilesStartInTheDataDirectory()
{
    const SystemClock clock;
    const auto keeper = certificateKeeper(
        *Settings::load(m_folder.path(),
                        {{u"tls"_s, u"files"_s}, {u"tls_certificate"_s, u"a.pem"_s}, {u"tls_key"_s, u"b.pem"_s}}),
        clock);
    QVERIFY(keeper);
    const auto loaded = (*keeper)->load();
    QVERIFY(!loaded);
    QVERIFY2(loaded.error().message.contains(m_folder.filePath(u"a.pem"_s)), qPrintable(loaded.error().message));
}

void TestListenerSettings::toolsAreToldTheAddressThatTheyReach_data()
{
    QTest::addColumn<Words>("words");
    QTest::addColumn<QString>("receiverUrl");
    QTest::addColumn<QString>("url");
    const QString local = u"http://127.0.0.1:8787"_s;
    const std::pair<QString, QString> names{u"allowed_hosts"_s, u"greenroom.example.com,other.example.com"_s};
    const std::pair<QString, QString> proxy{u"behind_proxy"_s, u"true"_s};
    const std::pair<QString, QString> tls{u"tls"_s, u"self_signed"_s};
    QTest::newRow("as it comes") << Words{} << local << local;
    QTest::newRow("not listening") << Words{} << QString() << local;
    QTest::newRow("a name, but no TLS") << Words{names} << local << local;
    QTest::newRow("a proxy without a name") << Words{proxy} << local << local;
    QTest::newRow("a proxy") << Words{names, proxy} << local << u"https://greenroom.example.com"_s;
    QTest::newRow("own TLS") << Words{names, tls} << u"https://0.0.0.0:8443"_s
                             << u"https://greenroom.example.com:8443"_s;
    QTest::newRow("own TLS, not listening") << Words{names, tls} << QString()
                                            << u"https://greenroom.example.com:8787"_s;
}

void TestListenerSettings::toolsAreToldTheAddressThatTheyReach()
{
    QFETCH(const Words, words);
    QFETCH(const QString, receiverUrl);
    QFETCH(const QString, url);
    const auto settings = Settings::load(m_folder.path(), words);
    QVERIFY(settings.has_value());
    QCOMPARE(publicUrl(*settings, receiverUrl), url);
}

void TestListenerSettings::theLimitOfDescriptorsIsRaised()
{
    rlimit before = {};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
    rlimit low = before;
    low.rlim_cur = 128;
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &low), 0);
    QCOMPARE(raiseDescriptorLimit(200), 200);
    rlimit after = {};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &after), 0);
    QVERIFY(after.rlim_cur >= 456);
    QCOMPARE(raiseDescriptorLimit(10), 10);
    rlimit again = {};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &again), 0);
    QCOMPARE(again.rlim_cur, after.rlim_cur);
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);
}

QTEST_GUILESS_MAIN(TestListenerSettings)
#include "tst_listenersettings.moc"
