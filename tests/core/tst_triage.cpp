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
    void aGroupFiresAsLongAsOneMemberDoes();
};

namespace {

Delivery delivery(AlertState state)
{
    return {.alerts = {{.state = state}}};
}

KnownIncident incident(IncidentState state, bool isRecovered = false)
{
    return {.state = state,
            .isRecovered = isRecovered,
            .isPublished = state == IncidentState::Live || state == IncidentState::Resolved};
}

} // namespace

void TriageTest::judges_data()
{
    QTest::addColumn<AlertState>("state");
    QTest::addColumn<std::optional<KnownIncident>>("known");
    QTest::addColumn<int>("stillFiring");
    QTest::addColumn<Verdict>("verdict");
    using S = IncidentState;
    const auto row = [](const char *name, AlertState state, const std::optional<KnownIncident> &known, int firing,
                        Verdict verdict) {
        QTest::newRow(name) << state << known << firing << verdict;
    };
    const AlertState firing = AlertState::Firing;
    const AlertState resolved = AlertState::Resolved;
    row("aFirstAlertMakesADraft", firing, std::nullopt, 1, Verdict::NewIncident);
    row("anUnknownRecoveryMakesARecoveredDraft", resolved, std::nullopt, 0, Verdict::NewRecovered);
    row("aRepeatJoinsTheDraft", firing, incident(S::Draft), 1, Verdict::Join);
    row("aRepeatJoinsTheLiveIncident", firing, incident(S::Live), 1, Verdict::Join);
    row("aRepeatJoinsWhatIsBeingPublished", firing, incident(S::Publishing), 1, Verdict::Join);
    row("aRecoveryMarksTheDraft", resolved, incident(S::Draft), 0, Verdict::Recovered);
    row("aRecoveryOfOneMemberDoesNot", resolved, incident(S::Draft), 2, Verdict::Join);
    row("aRecoveryOfALiveIncidentDraftsItsResolution", resolved, incident(S::Live), 0, Verdict::ResolvingUpdate);
    row("aSecondRecoveryChangesNothing", resolved, incident(S::Live, true), 0, Verdict::Join);
    row("whatFiresAgainIsNoLongerRecovered", firing, incident(S::Draft, true), 1, Verdict::Refired);
    row("aLiveOneThatFiresAgainIsNoLongerRecovered", firing, incident(S::Live, true), 1, Verdict::Refired);
    row("aDismissedOneSwallowsRepeats", firing, incident(S::Dismissed), 1, Verdict::Join);
    row("aRecoveryDoesNotReopenADismissedDraft", resolved, incident(S::Dismissed), 0, Verdict::Recovered);
    row("afterADismissedOneIsOverANewStoryBegins", firing, incident(S::Dismissed, true), 1, Verdict::NewIncident);
    row("afterAResolvedOneANewStoryBegins", firing, incident(S::Resolved), 1, Verdict::NewIncident);
    row("theLateRecoveryOfAResolvedOneIsNoNews", resolved, incident(S::Resolved), 0, Verdict::Join);
}

void TriageTest::judges()
{
    QFETCH(AlertState, state);
    QFETCH(std::optional<KnownIncident>, known);
    QFETCH(int, stillFiring);
    QFETCH(Verdict, verdict);
    QCOMPARE(judge(delivery(state), known, stillFiring), verdict);
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
