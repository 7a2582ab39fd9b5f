// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ids.h"

#include <QDateTime>
#include <QSet>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;

class IdsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void idsAreUniqueAndSortByTime();
    void idsFollowRfc9562();
    void idsAreUniqueAcrossThreads();
    void onlyLowerCaseHexIsAnId_data();
    void onlyLowerCaseHexIsAnId();
};

void IdsTest::idsAreUniqueAndSortByTime()
{
    QString last;
    for (int i = 0; i < 20'000; ++i) {
        const QString id = newId();
        QVERIFY(id > last);
        last = id;
    }
}

void IdsTest::idsFollowRfc9562()
{
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    const QString id = newId();
    QVERIFY(isId(id));
    QCOMPARE(id.at(12), u'7');
    QVERIFY(u"89ab"_s.contains(id.at(16)));
    const qint64 time = id.left(12).toLongLong(nullptr, 16);
    QVERIFY(time >= before - 1000 && time <= QDateTime::currentMSecsSinceEpoch() + 1000);
}

void IdsTest::idsAreUniqueAcrossThreads()
{
    QList<QStringList> made(4);
    QList<QThread *> threads;
    for (QStringList &ids : made) {
        threads.append(QThread::create([&ids] {
            for (int i = 0; i < 5'000; ++i)
                ids.append(newId());
        }));
        threads.last()->start();
    }
    QSet<QString> all;
    for (qsizetype i = 0; i < threads.size(); ++i) {
        threads.at(i)->wait();
        delete threads.at(i);
        for (const QString &id : std::as_const(made.at(i)))
            all.insert(id);
    }
    QCOMPARE(all.size(), 20'000);
}

void IdsTest::onlyLowerCaseHexIsAnId_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isOne");
    QTest::newRow("id") << u"0192f0c4a1b27c3d8e4f5a6b7c8d9e0f"_s << true;
    QTest::newRow("short") << u"0192f0c4"_s << false;
    QTest::newRow("upper") << u"0192F0C4A1B27C3D8E4F5A6B7C8D9E0F"_s << false;
    QTest::newRow("hyphens") << u"0192f0c4-a1b2-7c3d-8e4f-5a6b7c8d"_s << false;
    QTest::newRow("empty") << QString() << false;
}

void IdsTest::onlyLowerCaseHexIsAnId()
{
    QFETCH(QString, text);
    QFETCH(bool, isOne);
    QCOMPARE(isId(text), isOne);
}

QTEST_GUILESS_MAIN(IdsTest)
#include "tst_ids.moc"
