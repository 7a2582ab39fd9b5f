// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/listenaddress.h"
#include "app/programoptions.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// What is read from the command line and from the settings before anything runs.
class ListenAddressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addressesAreRead_data();
    void addressesAreRead();
    void whatIsNoAddressIsNamed_data();
    void whatIsNoAddressIsNamed();
    void theUrlHasThePortThatWasFound();
    void optionsGoBeforeOrAfterTheCommand();
    void anOptionWithoutItsValueIsNamed();
};

void ListenAddressTest::addressesAreRead_data()
{
    QTest::addColumn<QStringList>("texts");
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("port");
    QTest::addColumn<bool>("isLoopback");
    QTest::newRow("v4") << QStringList{u"127.0.0.1:8787"_s} << 1 << 8787 << true;
    QTest::newRow("v6") << QStringList{u"[::1]:8787"_s} << 1 << 8787 << true;
    QTest::newRow("both") << QStringList{u"127.0.0.1:0"_s, u"[::1]:0"_s} << 2 << 0 << true;
    QTest::newRow("name") << QStringList{u"localhost:80"_s} << 1 << 80 << true;
    QTest::newRow("open") << QStringList{u"0.0.0.0:80"_s} << 1 << 80 << false;
    QTest::newRow("mixed") << QStringList{u"127.0.0.1:80"_s, u"10.0.0.1:80"_s} << 2 << 80 << false;
}

void ListenAddressTest::addressesAreRead()
{
    QFETCH(QStringList, texts);
    QFETCH(int, count);
    QFETCH(int, port);
    QFETCH(bool, isLoopback);
    const auto address = parseListenAddress(texts, u"listen"_s);
    QVERIFY(address);
    QCOMPARE(address->addresses.size(), count);
    QCOMPARE(address->port, port);
    QCOMPARE(address->isLoopback(), isLoopback);
}

void ListenAddressTest::whatIsNoAddressIsNamed_data()
{
    QTest::addColumn<QStringList>("texts");
    QTest::newRow("none") << QStringList{};
    QTest::newRow("port only") << QStringList{u"8787"_s};
    QTest::newRow("no port") << QStringList{u"127.0.0.1"_s};
    QTest::newRow("large port") << QStringList{u"127.0.0.1:65536"_s};
    QTest::newRow("v6 without brackets") << QStringList{u"::1:8787"_s};
    QTest::newRow("v4 in brackets") << QStringList{u"[127.0.0.1]:8787"_s};
    QTest::newRow("unknown name") << QStringList{u"status.example:80"_s};
    QTest::newRow("two ports") << QStringList{u"127.0.0.1:1"_s, u"[::1]:2"_s};
}

void ListenAddressTest::whatIsNoAddressIsNamed()
{
    QFETCH(QStringList, texts);
    const auto address = parseListenAddress(texts, u"page_listen"_s);
    QVERIFY(!address);
    QVERIFY(address.error().message.startsWith(u"page_listen"_s));
}

void ListenAddressTest::theUrlHasThePortThatWasFound()
{
    QCOMPARE(parseListenAddress({u"127.0.0.1:0"_s}, {})->url(4711), u"http://127.0.0.1:4711"_s);
    QCOMPARE(parseListenAddress({u"[::1]:0"_s}, {})->url(4711), u"http://[::1]:4711"_s);
}

void ListenAddressTest::optionsGoBeforeOrAfterTheCommand()
{
    const auto options = parseProgramOptions(
        {u"--data-dir"_s, u"/d"_s, u"keys"_s, u"create"_s, u"ci"_s, u"--json"_s, u"--page-listen=127.0.0.1:0"_s});
    QVERIFY(options);
    QCOMPARE(options->dataDirectory, u"/d"_s);
    QCOMPARE(options->command, QStringList({u"keys"_s, u"create"_s, u"ci"_s, u"--json"_s}));
    QCOMPARE(options->settings.value(u"page_listen"_s), u"127.0.0.1:0"_s);
}

void ListenAddressTest::anOptionWithoutItsValueIsNamed()
{
    const auto options = parseProgramOptions({u"serve"_s, u"--listen"_s});
    QVERIFY(!options);
    QVERIFY(options.error().message.contains(u"--listen"_s));
}

QTEST_GUILESS_MAIN(ListenAddressTest)
#include "tst_listenaddress.moc"
