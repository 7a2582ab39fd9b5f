// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/page.h"
#include "core/domain/words.h"

#include <QTest>

using namespace Qt::StringLiterals;

class WordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyWordReadsBackAsItself();
    void aWordIsComparedExactly();
    void theWorseStatusWins();
    void slugsAreMadeOfNames_data();
    void slugsAreMadeOfNames();
    void impactsSurviveTheirJson();
};

void WordsTest::everyWordReadsBackAsItself()
{
    for (int i = 0; i < 3; ++i)
        QCOMPARE(fromWord<Severity>(toWord(Severity(i))), Severity(i));
    for (int i = 0; i < 4; ++i)
        QCOMPARE(fromWord<Stage>(toWord(Stage(i))), Stage(i));
    for (int i = 0; i < 5; ++i)
        QCOMPARE(fromWord<ComponentStatus>(toWord(ComponentStatus(i))), ComponentStatus(i));
    for (int i = 0; i < 7; ++i)
        QCOMPARE(fromWord<IncidentState>(toWord(IncidentState(i))), IncidentState(i));
    QCOMPARE(allWords<Severity>(), u"minor, major, critical"_s);
}

void WordsTest::aWordIsComparedExactly()
{
    QVERIFY(!fromWord<Severity>(u"Major"));
    QVERIFY(!fromWord<Severity>(u""));
    QVERIFY(!fromWord<Tone>(u"majestic"));
}

void WordsTest::theWorseStatusWins()
{
    QCOMPARE(worse(ComponentStatus::Operational, ComponentStatus::UnderMaintenance), ComponentStatus::UnderMaintenance);
    QCOMPARE(worse(ComponentStatus::MajorOutage, ComponentStatus::PartialOutage), ComponentStatus::MajorOutage);
    QCOMPARE(worse(ComponentStatus::UnderMaintenance, ComponentStatus::DegradedPerformance),
             ComponentStatus::DegradedPerformance);
}

void WordsTest::slugsAreMadeOfNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("slug");
    QTest::newRow("simple") << u"API"_s << u"api"_s;
    QTest::newRow("words") << u"  Data & exports (EU) "_s << u"data-exports-eu"_s;
    QTest::newRow("accents") << u"Café Zürich"_s << u"cafe-zurich"_s;
    QTest::newRow("nothing left") << u"日本"_s << QString();
}

void WordsTest::slugsAreMadeOfNames()
{
    QFETCH(QString, name);
    QFETCH(QString, slug);
    QCOMPARE(slugOf(name), slug);
}

void WordsTest::impactsSurviveTheirJson()
{
    const QList<ComponentImpact> impacts{{u"a"_s, ComponentStatus::PartialOutage},
                                         {u"b"_s, ComponentStatus::Operational}};
    QCOMPARE(impactsFromJson(impactsToJson(impacts)), impacts);
    QCOMPARE(impactsFromJson(u"not json"_s), QList<ComponentImpact>());
}

QTEST_GUILESS_MAIN(WordsTest)
#include "tst_words.moc"
