// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/box.h"

Box boxOf(const Incident &incident)
{
    switch (incident.state) {
    case IncidentState::Draft:
    case IncidentState::Publishing: // nothing is public before the undo window has ended
        return Box::Drafts;
    case IncidentState::Held:
        return Box::Held;
    case IncidentState::Live:
        return Box::Live;
    case IncidentState::Resolved:
        return Box::History;
    case IncidentState::Dismissed:
    case IncidentState::Merged: // in no list: what it was merged into stands there for it
        return Box::Dismissed;
    }
    Q_UNREACHABLE();
}

QList<IncidentState> statesOf(Box box)
{
    switch (box) {
    case Box::Drafts:
        return {IncidentState::Draft, IncidentState::Publishing};
    case Box::Held:
        return {IncidentState::Held};
    case Box::Live:
        return {IncidentState::Live};
    case Box::History:
        return {IncidentState::Resolved};
    case Box::Dismissed:
        return {IncidentState::Dismissed};
    }
    Q_UNREACHABLE();
}

int countOf(Box box, const QHash<IncidentState, int> &counts)
{
    switch (box) {
    case Box::Drafts:
        return counts.value(IncidentState::Draft) + counts.value(IncidentState::Publishing);
    case Box::Held:
        return counts.value(IncidentState::Held);
    case Box::Live:
        return counts.value(IncidentState::Live);
    case Box::History:
        return counts.value(IncidentState::Resolved);
    case Box::Dismissed:
        return counts.value(IncidentState::Dismissed);
    }
    Q_UNREACHABLE();
}
