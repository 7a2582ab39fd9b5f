// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/addresslist.h"

#include <QTest>

using namespace Qt::StringLiterals;

class AddressListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNetworkHoldsItsAddresses_data();
    void aNetworkHoldsItsAddresses();
    void entriesAreKeptInOneForm();
    void whatIsNoAddressIsNamed_data();
    void whatIsNoAddressIsNamed();
    void tooManyEntriesAreRefused();
};

void AddressListTest::aNetworkHoldsItsAddresses_data()
{
    QTest::addColumn<QString>("entry");
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isInside");
    QTest::newRow("itself") << u"192.0.2.7"_s << u"192.0.2.7"_s << true;
    QTest::newRow("its neighbour") << u"192.0.2.7"_s << u"192.0.2.8"_s << false;
    QTest::newRow("first of a network") << u"192.0.2.128/25"_s << u"192.0.2.128"_s << true;
    QTest::newRow("before a network") << u"192.0.2.128/25"_s << u"192.0.2.127"_s << false;
    QTest::newRow("mapped, from a socket for both") << u"192.0.2.0/24"_s << u"::ffff:192.0.2.9"_s << true;
    QTest::newRow("mapped, outside") << u"192.0.2.0/24"_s << u"::ffff:192.0.3.9"_s << false;
    QTest::newRow("entry written as mapped") << u"::ffff:192.0.2.0/120"_s << u"192.0.2.9"_s << true;
    QTest::newRow("IPv6") << u"2001:db8::/32"_s << u"2001:db8:1::7"_s << true;
    QTest::newRow("IPv6, outside") << u"2001:db8::/32"_s << u"2001:db9::7"_s << false;
    QTest::newRow("all of IPv4 is not IPv6") << u"0.0.0.0/0"_s << u"2001:db8::7"_s << false;
    QTest::newRow("all of IPv6 is not IPv4") << u"::/0"_s << u"192.0.2.7"_s << false;
    QTest::newRow("no address") << u"0.0.0.0/0"_s << QString() << false;
}

void AddressListTest::aNetworkHoldsItsAddresses()
{
    QFETCH(QString, entry);
    QFETCH(QString, address);
    QFETCH(bool, isInside);
    const auto list = AddressList::parse({entry});
    QVERIFY2(list, qPrintable(list ? QString() : list.error().message));
    QCOMPARE(list->contains(QHostAddress(address)), isInside);
}

void AddressListTest::entriesAreKeptInOneForm()
{
    const auto list = AddressList::parse(
        {u" 192.0.2.7/24 "_s, u"192.0.2.0/24"_s, u""_s, u"2001:DB8:0:0::1"_s, u"::ffff:192.0.2.1"_s, u"10.0.0.1/32"_s});
    QVERIFY(list);
    QCOMPARE(list->toStringList(), (QStringList{u"192.0.2.0/24"_s, u"2001:db8::1"_s, u"192.0.2.1"_s, u"10.0.0.1"_s}));
    QVERIFY(AddressList::parse({})->isEmpty());
}

void AddressListTest::whatIsNoAddressIsNamed_data()
{
    QTest::addColumn<QString>("entry");
    for (const char *entry : {"localhost", "10", "192.168", "192.168/16", "192.0.2.0/33", "192.0.2.0/-1", "192.0.2.256",
                              "192.0.2.0/24/1", "2001:db8::/129", "fe80::1%eth0", "192.0.2.*", "/8"})
        QTest::newRow(entry) << QString::fromLatin1(entry);
}

void AddressListTest::whatIsNoAddressIsNamed()
{
    QFETCH(QString, entry);
    const auto list = AddressList::parse({u"192.0.2.1"_s, entry});
    QVERIFY(!list);
    QCOMPARE(list.error().kind, Error::Kind::InvalidInput);
    QVERIFY2(list.error().message.contains(u"“"_s + entry + u"”"_s), qPrintable(list.error().message));
}

void AddressListTest::tooManyEntriesAreRefused()
{
    QStringList entries;
    for (int i = 0; i < AddressList::Longest; ++i)
        entries.append(u"192.0.2.%1"_s.arg(i));
    QVERIFY(AddressList::parse(entries));
    entries.append(u"192.0.2.200"_s);
    QVERIFY(!AddressList::parse(entries));
}

QTEST_GUILESS_MAIN(AddressListTest)
#include "tst_addresslist.moc"
