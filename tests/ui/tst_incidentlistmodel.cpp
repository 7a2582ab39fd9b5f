// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/desk.h"
#include "core/pipeline/setup.h"
#include "tests/support/await.h"
#include "tests/support/sampledata.h"
#include "ui/inbox/incidentlistmodel.h"
#include "ui/inbox/incidenttext.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestIncidentListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aBoxHasItsIncidentsNewestFirst_data();
    void aBoxHasItsIncidentsNewestFirst();
    void rowsSayWhatIsShown();
    void rowsSayWhatTriageMadeOfThem();
    void aNewDraftIsInsertedAtTheTop();
    void anIncidentMovesFromBoxToBox();
    void anUpdateThatCanBeTakenBackStaysInItsBox();
    void aChangedTitleIsShown();
    void aFilterLeavesWhatFits_data();
    void aFilterLeavesWhatFits();
    void aFilterIsKeptByWhatComesIn();
    void pagesAreReadAsTheyAreAskedFor();
    void aFloodComesInFewSteps();
    void answersAboutAFormerListAreLetGo();
    void renamedComponentsAreShown();

    void agesAreShort_data();
    void agesAreShort();
    void durationsAreWords_data();
    void durationsAreWords();

private:
    [[nodiscard]] QStringList titles() const;
    [[nodiscard]] QStringList tagsOfRow(int row) const;
    void load(Box box, const QString &filter = {});

    std::unique_ptr<SampleData> m_sample;
    std::unique_ptr<IncidentListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestIncidentListModel::init()
{
    m_tester.reset();
    m_model.reset();
    m_sample = std::make_unique<SampleData>();
    m_model = std::make_unique<IncidentListModel>(m_sample->desk(), m_sample->setup(), m_sample->clock(), nullptr);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
}

QStringList TestIncidentListModel::titles() const
{
    QStringList titles;
    for (int row = 0; row < m_model->rowCount(); ++row)
        titles.append(m_model->index(row).data().toString());
    return titles;
}

QStringList TestIncidentListModel::tagsOfRow(int row) const
{
    QStringList texts;
    for (const IncidentTag &tag : m_model->index(row).data(IncidentListModel::TagsRole).value<QList<IncidentTag>>())
        texts.append(tag.text);
    return texts;
}

void TestIncidentListModel::load(Box box, const QString &filter)
{
    QSignalSpy loaded(m_model.get(), &IncidentListModel::loaded);
    m_model->show(m_sample->pageId(), box, filter);
    QVERIFY(loaded.wait());
}

void TestIncidentListModel::aBoxHasItsIncidentsNewestFirst_data()
{
    QTest::addColumn<Box>("box");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("drafts") << Box::Drafts
                            << QStringList{u"API requests are failing"_s, u"Customers cannot log in"_s,
                                           u"Search responds slowly"_s, u"Website was unreachable"_s};
    QTest::newRow("live") << Box::Live << QStringList{u"Exports are delayed"_s};
    QTest::newRow("history") << Box::History
                             << QStringList{u"Checkout was unavailable"_s, u"Password e-mails were late"_s};
    QTest::newRow("dismissed") << Box::Dismissed << QStringList{u"Disk almost full on a batch worker"_s};
}

void TestIncidentListModel::aBoxHasItsIncidentsNewestFirst()
{
    QFETCH(const Box, box);
    QFETCH(const QStringList, expected);

    load(box);
    QCOMPARE(titles(), expected);
    QVERIFY(!m_model->canFetchMore({}));
}

void TestIncidentListModel::rowsSayWhatIsShown()
{
    load(Box::Drafts);
    const QModelIndex api = m_model->index(0);
    QCOMPARE(api.data(IncidentListModel::IdRole).toString(), m_sample->incidentId(u"API"_s));
    QCOMPARE(api.data(IncidentListModel::SeverityRole).value<Severity>(), Severity::Major);
    QVERIFY(api.data(IncidentListModel::ExcerptRole).toString().startsWith("Some requests to the API"_L1));
    QCOMPARE(tagsOfRow(0), (QStringList{u"API"_s, u"Alertmanager · 14 alerts"_s}));
    QCOMPARE(tagsOfRow(1), (QStringList{u"Login"_s, u"Uptime checks"_s}));
    QCOMPARE(tagsOfRow(3), (QStringList{u"Recovered"_s, u"Website"_s, u"Uptime checks · 2 alerts"_s}));
    QCOMPARE(m_model->index(3).data(IncidentListModel::ExcerptRole).toString(),
             u"Recovered after 40 seconds, before anything was published."_s);

    const QString spoken = api.data(Qt::AccessibleTextRole).toString();
    for (const QString &word : {u"Major"_s, u"API requests are failing"_s, u"Alertmanager · 14 alerts"_s})
        QVERIFY2(spoken.contains(word), qPrintable(spoken));

    load(Box::Dismissed);
    QCOMPARE(tagsOfRow(0).constFirst(), u"Internal, customers notice nothing"_s);
    load(Box::Live);
    QVERIFY(m_model->index(0).data(IncidentListModel::ExcerptRole).toString().startsWith("Next: "_L1));
}

void TestIncidentListModel::rowsSayWhatTriageMadeOfThem()
{
    load(Box::Drafts);
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    m_sample->addDraft(u"[QA] Checkout is down"_s);
    QTRY_COMPARE(inserted.size(), 1);
    QTRY_COMPARE(tagsOfRow(0).constFirst(), u"Dismiss?"_s);

    Incident held{.state = IncidentState::Held,
                  .assessment = {TriageAction::HoldForSecurity, {TriageRule::Security, u"intrusion"_s}}};
    QVERIFY(excerptOf(held).contains(u"intrusion"_s));
    held.isFlapping = true;
    held.isStorm = true;
    QStringList tags;
    for (const IncidentTag &tag : tagsOf(held, {}))
        tags.append(tag.text);
    QCOMPARE(tags, (QStringList{u"Comes and goes"_s, u"Many at once"_s}));
}

void TestIncidentListModel::aNewDraftIsInsertedAtTheTop()
{
    load(Box::Drafts);
    const QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    const QString id = m_sample->addDraft(u"Webhooks are late"_s);
    QTRY_COMPARE(m_model->rowCount(), 5);
    QCOMPARE(m_model->idAt(0), id);
    QCOMPARE(m_model->rowOf(id), 0);
    QCOMPARE(reset.size(), 0);
    QTRY_VERIFY(!m_model->index(0).data(IncidentListModel::ExcerptRole).toString().contains("being written"_L1));
}

void TestIncidentListModel::anIncidentMovesFromBoxToBox()
{
    load(Box::Dismissed);
    const QString id = m_sample->incidentId(u"Search"_s);
    QVERIFY(await(m_sample->desk().dismiss(id, u"Noise"_s)));
    QTRY_COMPARE(titles(), (QStringList{u"Search responds slowly"_s, u"Disk almost full on a batch worker"_s}));
    QVERIFY(await(m_sample->desk().restore(id)));
    QTRY_COMPARE(titles(), QStringList{u"Disk almost full on a batch worker"_s});
}

void TestIncidentListModel::anUpdateThatCanBeTakenBackStaysInItsBox()
{
    load(Box::Drafts);
    Desk &desk = m_sample->desk();
    const QString id = m_sample->incidentId(u"Customers"_s);
    const auto detail = await(desk.incident(id));
    QVERIFY(await(desk.publish(id, detail->incident.version, detail->incident.copy)));
    QTRY_COMPARE(tagsOfRow(1).constFirst(), u"Publishing …"_s);
    QCOMPARE(m_model->rowCount(), 4);

    load(Box::Live);
    QCOMPARE(titles(), QStringList{u"Exports are delayed"_s});
    const QString live = m_model->idAt(0);
    const auto liveDetail = await(desk.incident(live));
    WorkingCopy next = liveDetail->incident.copy;
    next.body = u"We have identified the problem and are working on a fix."_s;
    QVERIFY(await(desk.publish(live, liveDetail->incident.version, next)));
    QTRY_COMPARE(tagsOfRow(0).constFirst(), u"Publishing …"_s);
    QVERIFY(await(desk.undo(live)));
    QTRY_COMPARE(tagsOfRow(0).constFirst(), u"Exports"_s);
    QVERIFY(await(desk.undo(id)));
    load(Box::Drafts);
    QCOMPARE(m_model->rowCount(), 4);
    QCOMPARE(tagsOfRow(1).constFirst(), u"Login"_s);
}

void TestIncidentListModel::aChangedTitleIsShown()
{
    load(Box::Drafts);
    const QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    const QString id = m_sample->incidentId(u"Search"_s);
    const auto detail = await(m_sample->desk().incident(id));
    WorkingCopy copy = detail->incident.copy;
    copy.title = u"Search is slow"_s;
    QVERIFY(await(m_sample->desk().save(id, detail->incident.version, copy)));
    QTRY_COMPARE(titles().at(2), u"Search is slow"_s);
    QVERIFY(!changed.isEmpty());
}

void TestIncidentListModel::aFilterLeavesWhatFits_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("a word of the title") << u"log"_s << QStringList{u"Customers cannot log in"_s};
    QTest::newRow("without case") << u"SEARCH"_s << QStringList{u"Search responds slowly"_s};
    QTest::newRow("a component") << u"website"_s << QStringList{u"Website was unreachable"_s};
    QTest::newRow("a source") << u"alertmanager"_s
                              << QStringList{u"API requests are failing"_s, u"Search responds slowly"_s};
    QTest::newRow("all words") << u"alertmanager  slowly "_s << QStringList{u"Search responds slowly"_s};
    QTest::newRow("no match") << u"printer"_s << QStringList{};
    QTest::newRow("a wildcard is a letter") << u"%"_s << QStringList{};
}

void TestIncidentListModel::aFilterLeavesWhatFits()
{
    QFETCH(const QString, filter);
    QFETCH(const QStringList, expected);

    load(Box::Drafts);
    load(Box::Drafts, filter);
    QCOMPARE(titles(), expected);
    // What the store left out does not come in by a change either.
    QStringList ids;
    for (const QString &title : {u"API"_s, u"Customers"_s, u"Search"_s, u"Website"_s})
        ids.append(m_sample->incidentId(title));
    Q_EMIT m_sample->desk().incidentsChanged(ids);
    // The reading thread answers in order: what comes after has been read after.
    (void)await(m_sample->desk().rows({}));
    QCOMPARE(titles(), expected);
}

void TestIncidentListModel::aFilterIsKeptByWhatComesIn()
{
    load(Box::Drafts, u"webhook"_s);
    QCOMPARE(m_model->rowCount(), 0);
    m_sample->addDraft(u"Printer is on fire"_s);
    m_sample->addDraft(u"Webhooks are late"_s);
    QTRY_COMPARE(titles(), QStringList{u"Webhooks are late"_s});
}

void TestIncidentListModel::pagesAreReadAsTheyAreAskedFor()
{
    m_sample->addDrafts(u"Probe failed"_s, 230);
    load(Box::Drafts);
    // The tester of models asks for more as soon as it sees a list.
    m_tester.reset();
    m_model->show(m_sample->pageId(), Box::Live, {});
    load(Box::Drafts);
    QCOMPARE(m_model->rowCount(), 100);
    QCOMPARE(titles().constFirst(), u"Probe failed 230"_s);

    // Older than what has been read: it comes with its page, not before.
    const QString old = m_sample->incidentId(u"Website"_s);
    Q_EMIT m_sample->desk().incidentsChanged({old});
    (void)await(m_sample->desk().rows({}));
    QCOMPARE(m_model->rowOf(old), -1);

    QVERIFY(m_model->canFetchMore({}));
    m_model->fetchMore({});
    QVERIFY(!m_model->canFetchMore({}));
    QTRY_COMPARE(m_model->rowCount(), 200);
    m_model->fetchMore({});
    QTRY_COMPARE(m_model->rowCount(), 234);
    QVERIFY(!m_model->canFetchMore({}));
    QCOMPARE(titles().constLast(), u"Website was unreachable"_s);
    QStringList all = titles();
    QCOMPARE(all.removeDuplicates(), 0);
}

void TestIncidentListModel::aFloodComesInFewSteps()
{
    load(Box::Drafts);
    const QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    m_sample->addDrafts(u"Probe failed"_s, 300);
    QTRY_COMPARE_WITH_TIMEOUT(m_model->rowCount(), 304, 20'000);
    QVERIFY2(inserted.size() < 100, qPrintable(QString::number(inserted.size())));
    QCOMPARE(titles().constFirst(), u"Probe failed 300"_s);
    QCOMPARE(titles().at(299), u"Probe failed 1"_s);
}

void TestIncidentListModel::answersAboutAFormerListAreLetGo()
{
    const QSignalSpy loaded(m_model.get(), &IncidentListModel::loaded);
    m_model->show(m_sample->pageId(), Box::Drafts, {});
    m_model->show(m_sample->pageId(), Box::History, {});
    m_model->show(m_sample->pageId(), Box::Live, {});
    QTRY_COMPARE(loaded.size(), 1);
    (void)await(m_sample->desk().rows({}));
    QCOMPARE(titles(), QStringList{u"Exports are delayed"_s});
    QCOMPARE(loaded.size(), 1);
}

void TestIncidentListModel::renamedComponentsAreShown()
{
    load(Box::Drafts);
    Component login = *m_sample->setup().catalog()->component(m_sample->pageId(), u"login"_s);
    login.name = u"Sign-in"_s;
    const QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    QVERIFY(await(m_sample->setup().updateComponent(login)));
    QTRY_COMPARE(tagsOfRow(1).constFirst(), u"Sign-in"_s);
    QTRY_VERIFY(!changed.isEmpty());
}

void TestIncidentListModel::agesAreShort_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("expected");
    QTest::newRow("a clock that went back") << qint64(-5) << u"now"_s;
    QTest::newRow("seconds") << qint64(59) << u"now"_s;
    QTest::newRow("minutes") << qint64(60) << u"1 min"_s;
    QTest::newRow("nearly an hour") << qint64(3599) << u"59 min"_s;
    QTest::newRow("hours") << qint64(3600) << u"1 h"_s;
    QTest::newRow("days") << qint64(49 * 3600) << u"2 d"_s;
    QTest::newRow("weeks") << qint64(8 * 86400) << u"3 Mar"_s;
    QTest::newRow("last year") << qint64(100 * 86400) << u"1 Dec 2025"_s;
}

void TestIncidentListModel::agesAreShort()
{
    QFETCH(const qint64, seconds);
    QFETCH(const QString, expected);
    const QDateTime now({2026, 3, 11}, {14, 5}, Qt::UTC);
    QCOMPARE(ageText(now.addSecs(-seconds), now), expected);
}

void TestIncidentListModel::durationsAreWords_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing") << qint64(0) << u"a second"_s;
    QTest::newRow("seconds") << qint64(40) << u"40 seconds"_s;
    QTest::newRow("a minute") << qint64(119) << u"a minute"_s;
    QTest::newRow("minutes") << qint64(120) << u"2 minutes"_s;
    QTest::newRow("an hour") << qint64(3700) << u"an hour"_s;
    QTest::newRow("hours") << qint64(7200) << u"2 hours"_s;
}

void TestIncidentListModel::durationsAreWords()
{
    QFETCH(const qint64, seconds);
    QFETCH(const QString, expected);
    QCOMPARE(spanText(seconds), expected);
}

Q_DECLARE_METATYPE(Box)

QTEST_MAIN(TestIncidentListModel)
#include "tst_incidentlistmodel.moc"
