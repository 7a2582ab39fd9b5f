// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/proxypolicy.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestProxyPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyNamedProxiesAreTrusted_data();
    void onlyNamedProxiesAreTrusted();
    void whatIsNoNetworkIsNamed();
    void theClientIsWhomTheLastTrustedProxySaw_data();
    void theClientIsWhomTheLastTrustedProxySaw();
    void fieldsThatOnlyProxiesMaySetAreKnown();
};

void TestProxyPolicy::onlyNamedProxiesAreTrusted_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isTrusted");
    QTest::newRow("address") << u"127.0.0.1"_s << true;
    QTest::newRow("neighbour") << u"127.0.0.2"_s << false;
    QTest::newRow("mapped into IPv6") << u"::ffff:127.0.0.1"_s << true;
    QTest::newRow("network") << u"10.1.2.3"_s << true;
    QTest::newRow("outside the network") << u"11.0.0.1"_s << false;
    QTest::newRow("IPv6 network") << u"fd00::5"_s << true;
    QTest::newRow("other IPv6") << u"2001:db8::1"_s << false;
}

void TestProxyPolicy::onlyNamedProxiesAreTrusted()
{
    QFETCH(QString, address);
    const auto policy = ProxyPolicy::parse({u"127.0.0.1"_s, u"10.0.0.0/8"_s, u"fd00::/8"_s}, u"trusted_proxies"_s);
    QVERIFY(policy);
    QTEST(policy->isTrusted(QHostAddress(address)), "isTrusted");
    QVERIFY(!ProxyPolicy().isTrusted(QHostAddress(address)));
}

void TestProxyPolicy::whatIsNoNetworkIsNamed()
{
    for (const QString &text :
         {u"proxy.example"_s, u"10.0.0.0/33"_s, u"fd00::/129"_s, u"10.0.0.0/x"_s, u"10"_s, u"192.168"_s}) {
        const auto policy = ProxyPolicy::parse({u"127.0.0.1"_s, text}, u"trusted_proxies"_s);
        QVERIFY2(!policy, qPrintable(text));
        QVERIFY2(policy.error().message.startsWith(u"trusted_proxies: “%1”"_s.arg(text)),
                 qPrintable(policy.error().message));
    }
}

void TestProxyPolicy::theClientIsWhomTheLastTrustedProxySaw_data()
{
    QTest::addColumn<QString>("peer");
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isSecure");

    const QString proxy = u"127.0.0.1"_s;
    const auto row = [&proxy](const char *name, const QByteArray &fields, const QString &address,
                              bool isSecure = false) {
        QTest::newRow(name) << proxy << fields << address << isSecure;
    };
    QTest::newRow("somebody else says so")
        << u"192.0.2.9"_s
        << "X-Forwarded-For: 198.51.100.1\r\nX-Forwarded-Proto: https\r\nForwarded: for=1.2.3.4\r\n"_ba
        << u"192.0.2.9"_s << false;
    row("nothing said", "", proxy);
    row("one", "X-Forwarded-For: 198.51.100.1\r\n", u"198.51.100.1"_s);
    row("secure", "X-Forwarded-For: 198.51.100.1\r\nX-Forwarded-Proto: https\r\n", u"198.51.100.1"_s, true);
    row("not secure", "X-Forwarded-For: 198.51.100.1\r\nX-Forwarded-Proto: http\r\n", u"198.51.100.1"_s);
    row("what the client claims is further left", "X-Forwarded-For: 127.0.0.1, 203.0.113.7, 198.51.100.1\r\n",
        u"198.51.100.1"_s);
    row("through another trusted one", "X-Forwarded-For: 203.0.113.7, 198.51.100.1, 10.0.0.3\r\n", u"198.51.100.1"_s);
    row("all of them trusted", "X-Forwarded-For: 10.0.0.4, 10.0.0.3\r\n", u"10.0.0.4"_s);
    row("in several fields", "X-Forwarded-For: 203.0.113.7\r\nX-Forwarded-For: 198.51.100.1\r\n", u"198.51.100.1"_s);
    row("with a port", "X-Forwarded-For: 198.51.100.1:4711\r\n", u"198.51.100.1"_s);
    row("IPv6", "X-Forwarded-For: 2001:db8::7\r\n", u"2001:db8::7"_s);
    row("IPv6 with a port", "X-Forwarded-For: [2001:db8::7]:4711\r\n", u"2001:db8::7"_s);
    row("mapped into IPv6", "X-Forwarded-For: ::ffff:198.51.100.1\r\n", u"198.51.100.1"_s);
    for (const char *text : {"garbage", "unknown", "_hidden", "", "198.51.100", "198.51.100.1.2", "198.51.100.300", "1",
                             "198.51.100.1:x", "198.51.100.1:123456", "[2001:db8::7", "[198.51.100.1]",
                             "[2001:db8::7]x", "fe80::1%eth0", "\"198.51.100.1\""}) {
        QTest::addRow("unreadable: %s", text) << proxy << "X-Forwarded-For: 203.0.113.7, " + QByteArray(text) + "\r\n"
                                              << (*text == '\0' ? u"203.0.113.7"_s : QString()) << false;
    }
    row("unreadable behind a trusted one", "X-Forwarded-For: garbage, 10.0.0.3\r\n", QString());
    row("a quote of the client's takes nothing along", "X-Forwarded-For: \", 198.51.100.1\r\n", u"198.51.100.1"_s);
    row("a quote of the client's in Forwarded", "Forwarded: for=\", for=198.51.100.1\r\n", QString());
    row("unreadable further left", "X-Forwarded-For: garbage, 198.51.100.1\r\n", u"198.51.100.1"_s);

    row("Forwarded", "Forwarded: for=198.51.100.1\r\n", u"198.51.100.1"_s);
    row("Forwarded, all of it", "Forwarded: by=10.0.0.1;For=\"198.51.100.1:80\" ; PROTO=https;host=desk\r\n",
        u"198.51.100.1"_s, true);
    row("Forwarded, IPv6", "Forwarded: for=\"[2001:db8::7]:4711\"\r\n", u"2001:db8::7"_s);
    row("Forwarded, quoted oddly", "Forwarded: for=\"\\198.51.100.1\"\r\n", u"198.51.100.1"_s);
    row("Forwarded, several",
        "Forwarded: for=1.2.3.4;proto=http, for=198.51.100.1;proto=https, for=10.0.0.3;proto=http\r\n",
        u"198.51.100.1"_s, true);
    row("Forwarded, a comma in quotes", "Forwarded: for=198.51.100.1;host=\"a,for=1.2.3.4\"\r\n", u"198.51.100.1"_s);
    row("Forwarded, unknown", "Forwarded: for=unknown\r\n", QString());
    row("Forwarded, hidden", "Forwarded: for=_gazonk\r\n", QString());
    row("Forwarded, nobody named", "Forwarded: proto=https\r\n", QString(), true);
    row("Forwarded, a quote that never ends", "Forwarded: for=\"198.51.100.1\r\n", QString());
    row("two that differ", "Forwarded: for=1.2.3.4;proto=https\r\nX-Forwarded-For: 198.51.100.1\r\n", QString());
    row("two that agree", "Forwarded: for=198.51.100.1\r\nX-Forwarded-For: 198.51.100.1\r\n", u"198.51.100.1"_s);
}

void TestProxyPolicy::theClientIsWhomTheLastTrustedProxySaw()
{
    QFETCH(QString, peer);
    QFETCH(QByteArray, fields);
    const QByteArray text = "GET / HTTP/1.0\r\n" + fields + "\r\n";
    RequestFramer framer(RequestFramer::Limits{});
    std::string_view input(text.constData(), size_t(text.size()));
    QCOMPARE(framer.next(input), RequestFramer::Event::Head);

    const auto policy = ProxyPolicy::parse({u"127.0.0.1"_s, u"10.0.0.0/8"_s}, {});
    const auto client = policy->client(framer, QHostAddress(peer), false);
    QTEST(client.address.toString(), "address");
    QTEST(client.isSecure, "isSecure");
    QVERIFY(ProxyPolicy().client(framer, QHostAddress(peer), true).isSecure);
}

void TestProxyPolicy::fieldsThatOnlyProxiesMaySetAreKnown()
{
    for (const char *name : {"Forwarded", "X-Forwarded-For", "x-forwarded-proto", "X-Forwarded-Host", "X-Real-IP"})
        QVERIFY2(ProxyPolicy::isForwardingField(name), name);
    for (const char *name : {"Host", "Forward", "X-Forwarded", "Via", ""})
        QVERIFY2(!ProxyPolicy::isForwardingField(name), name);
}

QTEST_GUILESS_MAIN(TestProxyPolicy)
#include "tst_proxypolicy.moc"
