// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/compression.h"

#include <QRandomGenerator>
#include <QTest>

class CompressionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsCompressedIsReadByQt_data();
    void whatIsCompressedIsReadByQt();
    void textBecomesSmall();
};

void CompressionTest::whatIsCompressedIsReadByQt_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("one byte") << QByteArray("x");
    QTest::newRow("text") << QByteArray("Requests to the checkout fail with a time-out. ").repeated(40);
    QTest::newRow("zeros") << QByteArray(1024 * 1024, '\0');
    QByteArray noise(4 * 1024 * 1024, Qt::Uninitialized);
    QRandomGenerator generator(7);
    for (char &byte : noise)
        byte = char(generator.bounded(256));
    QTest::newRow("noise, which grows") << noise;
}

void CompressionTest::whatIsCompressedIsReadByQt()
{
    QFETCH(QByteArray, bytes);
    // Twice, for the thread's state is used again.
    QCOMPARE(qUncompress(compressed(bytes)), bytes);
    QCOMPARE(qUncompress(compressed(bytes)), bytes);
    QVERIFY(compressed(bytes).size() < bytes.size() + bytes.size() / 100 + 64);
}

void CompressionTest::textBecomesSmall()
{
    const QByteArray text = QByteArray("Requests to the checkout fail with a time-out. ").repeated(40);
    QVERIFY(compressed(text).size() < text.size() / 5);
}

QTEST_GUILESS_MAIN(CompressionTest)
#include "tst_compression.moc"
