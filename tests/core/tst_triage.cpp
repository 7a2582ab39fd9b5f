// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/triage/triage.h"

#include <QTest>

class TriageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judges_data();
    void judges();
    void whatIsLateChangesNothing();
    void aRecoveryIsHeldBackWhileItComesAndGoes();
    void reopensWithinTheWindowOnly();
    void fiveChangesInAQuarterOfAnHourAreFlapping();
    void aGroupFiresAsLongAsOneMemberDoes();
};

namespace {

Delivery delivery(AlertState state)
{
    return {.alerts = {{.state = state}}};
}

const QDateTime Now({2026, 3, 11}, {14, 5}, Qt::UTC);

KnownIncident incident(IncidentState state, bool isRecovered = false)
{
    return {.state = state,
            .isRecovered = isRecovered,
            .recoveredAt = isRecovered ? std::optional(Now.addSecs(-60)) : std::nullopt,
            .isPublished = state == IncidentState::Live || state == IncidentState::Resolved};
}

} // namespace

void TriageTest::judges_data()
{
    QTest::addColumn<AlertState>("state");
    QTest::addColumn<std::optional<KnownIncident>>("known");
    QTest::addColumn<bool>("isStillFiring");
    QTest::addColumn<Verdict>("verdict");
    using S = IncidentState;
    const auto row = [](const char *name, AlertState state, const std::optional<KnownIncident> &known, bool isFiring,
                        Verdict verdict) {
        QTest::newRow(name) << state << known << isFiring << verdict;
    };
    const AlertState firing = AlertState::Firing;
    const AlertState resolved = AlertState::Resolved;
    row("aFirstAlertMakesADraft", firing, std::nullopt, true, Verdict::NewIncident);
    row("anUnknownRecoveryMakesARecoveredDraft", resolved, std::nullopt, false, Verdict::NewRecovered);
    row("aRepeatJoinsTheDraft", firing, incident(S::Draft), true, Verdict::Join);
    row("aRepeatJoinsTheLiveIncident", firing, incident(S::Live), true, Verdict::Join);
    row("aRepeatJoinsWhatIsBeingPublished", firing, incident(S::Publishing), true, Verdict::Join);
    row("aRecoveryMarksTheDraft", resolved, incident(S::Draft), false, Verdict::Recovered);
    row("aRecoveryOfOneMemberDoesNot", resolved, incident(S::Draft), true, Verdict::Join);
    row("aRecoveryOfALiveIncidentDraftsItsResolution", resolved, incident(S::Live), false, Verdict::ResolvingUpdate);
    row("aSecondRecoveryChangesNothing", resolved, incident(S::Live, true), false, Verdict::Join);
    row("whatFiresAgainIsNoLongerRecovered", firing, incident(S::Draft, true), true, Verdict::Refired);
    row("aLiveOneThatFiresAgainIsNoLongerRecovered", firing, incident(S::Live, true), true, Verdict::Refired);
    row("aDismissedOneSwallowsRepeats", firing, incident(S::Dismissed), true, Verdict::Join);
    row("aRecoveryDoesNotReopenADismissedDraft", resolved, incident(S::Dismissed), false, Verdict::Recovered);
    row("afterADismissedOneIsOverANewStoryBegins", firing, incident(S::Dismissed, true), true, Verdict::NewIncident);
    row("afterAResolvedOneANewStoryBegins", firing, incident(S::Resolved), true, Verdict::NewIncident);
    row("whatIsHeldTakesRepeatsIn", firing, incident(S::Held), true, Verdict::Join);
    row("whatIsHeldRecovers", resolved, incident(S::Held), false, Verdict::Recovered);
    row("theLateRecoveryOfAResolvedOneIsNoNews", resolved, incident(S::Resolved), false, Verdict::Join);
}

void TriageTest::judges()
{
    QFETCH(AlertState, state);
    QFETCH(std::optional<KnownIncident>, known);
    QFETCH(bool, isStillFiring);
    QFETCH(Verdict, verdict);
    QCOMPARE(judge(delivery(state), known, {.isStillFiring = isStillFiring, .now = Now}), verdict);
}

void TriageTest::whatIsLateChangesNothing()
{
    for (const AlertState state : {AlertState::Firing, AlertState::Resolved}) {
        for (const IncidentState known : {IncidentState::Draft, IncidentState::Live, IncidentState::Resolved})
            QCOMPARE(judge(delivery(state), incident(known), {.isLate = true, .now = Now}), Verdict::Late);
    }
}

void TriageTest::aRecoveryIsHeldBackWhileItComesAndGoes()
{
    const Circumstances flapping{.isFlapping = true, .now = Now};
    QCOMPARE(judge(delivery(AlertState::Resolved), incident(IncidentState::Draft), flapping),
             Verdict::RecoveryHeldBack);
    QCOMPARE(judge(delivery(AlertState::Resolved), incident(IncidentState::Live), flapping), Verdict::RecoveryHeldBack);
    QCOMPARE(judge(delivery(AlertState::Firing), incident(IncidentState::Live, true), flapping), Verdict::Refired);
}

void TriageTest::reopensWithinTheWindowOnly()
{
    KnownIncident draft = incident(IncidentState::Draft, true);
    draft.recoveredAt = Now.addSecs(-30 * 60);
    QCOMPARE(judge(delivery(AlertState::Firing), draft, {.now = Now}), Verdict::Refired);
    QCOMPARE(judge(delivery(AlertState::Firing), draft, {.now = Now.addMSecs(1)}), Verdict::NewIncident);
    draft.state = IncidentState::Live;
    QCOMPARE(judge(delivery(AlertState::Firing), draft, {.now = Now.addDays(1)}), Verdict::Refired);
}

void TriageTest::fiveChangesInAQuarterOfAnHourAreFlapping()
{
    QList<QDateTime> changes;
    for (int i = 0; i < 4; ++i)
        changes.append(Now.addSecs(i * 60));
    QVERIFY(!isFlapping(changes));
    changes.append(Now.addSecs(15 * 60));
    QVERIFY(isFlapping(changes));
    changes.last() = Now.addSecs(15 * 60 + 1);
    QVERIFY(!isFlapping(changes));
}

void TriageTest::aGroupFiresAsLongAsOneMemberDoes()
{
    Delivery group{.alerts = {{.state = AlertState::Resolved}, {.state = AlertState::Firing}}};
    QCOMPARE(group.state(), AlertState::Firing);
    group.alerts.removeLast();
    QCOMPARE(group.state(), AlertState::Resolved);
}

QTEST_GUILESS_MAIN(TriageTest)
#include "tst_triage.moc"
