// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/masking.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestMasking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secretsAreMasked_data();
    void secretsAreMasked();
    void whatIsNoSecretStays();
};

void TestMasking::secretsAreMasked_data()
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

void TestMasking::secretsAreMasked()
{
    QFETCH(const QString, text);
    QFETCH(const QString, masked);
    QCOMPARE(withSecretsMasked(text), masked);
}

void TestMasking::whatIsNoSecretStays()
{
    const QString text = uR"({"title":"Basic checks of grm_x failed","url":"https://host/a@b","passed":false})"_s;
    QCOMPARE(withSecretsMasked(text), text);
}

QTEST_GUILESS_MAIN(TestMasking)
#include "tst_masking.moc"
