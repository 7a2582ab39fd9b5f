// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/triage/triage.h"

bool isOver(const KnownIncident &incident, const QDateTime &now)
{
    switch (incident.state) {
    case IncidentState::Resolved:
        return true;
    case IncidentState::Dismissed:
        return incident.isRecovered;
    case IncidentState::Draft:
    case IncidentState::Held:
        return !incident.isPending && incident.recoveredAt
               && incident.recoveredAt->msecsTo(now) > std::chrono::milliseconds(ReopeningWindow).count();
    case IncidentState::Publishing:
    case IncidentState::Live:
    case IncidentState::Merged:
        break;
    }
    return false;
}

Verdict judge(const Delivery &delivery, const std::optional<KnownIncident> &known, const Circumstances &circumstances)
{
    if (circumstances.isLate)
        return Verdict::Late;
    const bool isFiring = delivery.state() == AlertState::Firing;
    // The repeated recovery of an old story is not a new one.
    if (!known || isOver(*known, circumstances.now)) {
        if (isFiring)
            return Verdict::NewIncident;
        return known ? Verdict::Join : Verdict::NewRecovered;
    }
    if (isFiring)
        return known->isRecovered ? Verdict::Refired : Verdict::Join;
    if (circumstances.isStillFiring || known->isRecovered)
        return Verdict::Join;
    if (circumstances.isFlapping)
        return Verdict::RecoveryHeldBack;
    return known->isPublished ? Verdict::ResolvingUpdate : Verdict::Recovered;
}

bool isFlapping(const QList<QDateTime> &changes)
{
    if (changes.size() < FlappingChanges)
        return false;
    return changes[changes.size() - FlappingChanges].msecsTo(changes.last())
           <= std::chrono::milliseconds(FlappingWindow).count();
}
