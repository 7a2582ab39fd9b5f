// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/triage/triage.h"

bool isOver(const KnownIncident &incident)
{
    return incident.state == IncidentState::Resolved
           || (incident.state == IncidentState::Dismissed && incident.isRecovered);
}

Verdict judge(const Delivery &delivery, const std::optional<KnownIncident> &known, int stillFiring)
{
    const bool isFiring = delivery.state() == AlertState::Firing;
    // The repeated recovery of an old story is not a new one.
    if (!known || isOver(*known)) {
        if (isFiring)
            return Verdict::NewIncident;
        return known ? Verdict::Join : Verdict::NewRecovered;
    }
    if (isFiring)
        return known->isRecovered ? Verdict::Refired : Verdict::Join;
    if (stillFiring > 0 || known->isRecovered)
        return Verdict::Join;
    return known->isPublished ? Verdict::ResolvingUpdate : Verdict::Recovered;
}
