// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/review.h"

#include <QTest>

using namespace Qt::StringLiterals;

class ReviewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyTheStepsOfTheTableAreAllowed_data();
    void onlyTheStepsOfTheTableAreAllowed();
    void nothingIsEditedWhileItIsBeingPublished();
    void aDraftBeginsAsResolvedOnlyWhenItHasRecovered();
    void aTextIsRefusedWithWhatItLacks_data();
    void aTextIsRefusedWithWhatItLacks();
    void aBlockingFindingIsKeptByItsVeryWords();
    void aWarningDoesNotBlock();
};

void ReviewTest::onlyTheStepsOfTheTableAreAllowed_data()
{
    QTest::addColumn<IncidentState>("state");
    QTest::addColumn<bool>("isPending");
    QTest::addColumn<QList<Step>>("allowed");
    using S = IncidentState;
    QTest::newRow("draft") << S::Draft << false << QList<Step>{Step::Edit, Step::Publish, Step::Dismiss};
    QTest::newRow("publishing") << S::Publishing << true << QList<Step>{Step::Undo};
    QTest::newRow("live") << S::Live << false << QList<Step>{Step::Edit, Step::Publish};
    QTest::newRow("liveWithUpdateOnItsWay") << S::Live << true << QList<Step>{Step::Undo};
    QTest::newRow("resolved") << S::Resolved << false << QList<Step>{};
    QTest::newRow("dismissed") << S::Dismissed << false << QList<Step>{Step::Restore};
}

void ReviewTest::onlyTheStepsOfTheTableAreAllowed()
{
    QFETCH(IncidentState, state);
    QFETCH(bool, isPending);
    QFETCH(QList<Step>, allowed);
    Incident incident{.state = state};
    if (isPending)
        incident.pending = PendingPublish{.updateId = u"u"_s};
    for (const Step step : {Step::Edit, Step::Publish, Step::Undo, Step::Dismiss, Step::Restore}) {
        const Result<> may = mayFollow(incident, step);
        QCOMPARE(may.has_value(), allowed.contains(step));
        if (!may)
            QVERIFY(may.error().kind == Error::Kind::Conflict && !may.error().message.isEmpty());
    }
}

void ReviewTest::nothingIsEditedWhileItIsBeingPublished()
{
    Incident incident{.state = IncidentState::Live, .pending = PendingPublish{.updateId = u"u"_s}};
    QVERIFY(!mayFollow(incident, Step::Edit));
    incident.pending.reset();
    QVERIFY(mayFollow(incident, Step::Edit));
}

void ReviewTest::aDraftBeginsAsResolvedOnlyWhenItHasRecovered()
{
    Incident incident;
    QVERIFY(!mayFollow(incident, Stage::Resolved));
    QVERIFY(mayFollow(incident, Stage::Monitoring));
    incident.isRecovered = true;
    QVERIFY(mayFollow(incident, Stage::Resolved));
    incident = {.publishedAt = QDateTime::currentDateTimeUtc()};
    QVERIFY(mayFollow(incident, Stage::Resolved));
}

void ReviewTest::aTextIsRefusedWithWhatItLacks_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("word"); // of the reason; empty: allowed
    const QString good = u"API requests are failing"_s;
    QTest::newRow("good") << good << good << QString();
    QTest::newRow("noTitle") << u"  "_s << good << u"title"_s;
    QTest::newRow("noText") << good << u"\n "_s << u"text"_s;
    QTest::newRow("longTitle") << QString(256, u'x') << good << u"255"_s;
    QTest::newRow("longText") << good << QString(25'001, u'x') << u"25,000"_s;
}

void ReviewTest::aTextIsRefusedWithWhatItLacks()
{
    QFETCH(QString, title);
    QFETCH(QString, body);
    QFETCH(QString, word);
    const Result<> may = mayPublish({}, {.title = title, .body = body}, {}, {});
    QCOMPARE(may.has_value(), word.isEmpty());
    if (!may)
        QVERIFY2(may.error().message.contains(word), qPrintable(may.error().message));
}

void ReviewTest::aBlockingFindingIsKeptByItsVeryWords()
{
    const WorkingCopy copy{.title = u"API fails"_s, .body = u"It is api-gw-07 again."_s};
    const Finding finding{.gate = u"leak"_s, .start = 6, .length = 9, .blocks = true};
    QCOMPARE(wordsOf(finding, copy), u"api-gw-07"_s);
    QVERIFY(!mayPublish({}, copy, {finding}, {}));
    QVERIFY(!mayPublish({}, copy, {finding}, {u"api-gw-08"_s}));
    QVERIFY(mayPublish({}, copy, {finding}, {u"api-gw-07"_s}));
}

void ReviewTest::aWarningDoesNotBlock()
{
    QVERIFY(mayPublish({}, {.title = u"a"_s, .body = u"b"_s}, {Finding{.gate = u"promise"_s, .length = 1}}, {}));
}

QTEST_GUILESS_MAIN(ReviewTest)
#include "tst_review.moc"
