// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/places.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace {

constexpr auto Incidents = QT_TRANSLATE_NOOP("Place", "Incidents");
constexpr auto StatusPage = QT_TRANSLATE_NOOP("Place", "Status page");
constexpr auto SetUp = QT_TRANSLATE_NOOP("Place", "Set-up");

constexpr std::array Table{
    PlaceRow{Place::Drafts, Incidents, QT_TRANSLATE_NOOP("Place", "Drafts"), "placeDrafts", Box::Drafts},
    PlaceRow{Place::Held, Incidents, QT_TRANSLATE_NOOP("Place", "Held"), "placeHeld", Box::Held},
    PlaceRow{Place::Live, Incidents, QT_TRANSLATE_NOOP("Place", "Live"), "placeLive", Box::Live},
    PlaceRow{Place::History, Incidents, QT_TRANSLATE_NOOP("Place", "History"), "placeHistory", Box::History},
    PlaceRow{Place::Dismissed, Incidents, QT_TRANSLATE_NOOP("Place", "Dismissed"), "placeDismissed", Box::Dismissed},
    PlaceRow{Place::Components, StatusPage, QT_TRANSLATE_NOOP("Place", "Components"), "placeComponents"},
    PlaceRow{Place::Sources, SetUp, QT_TRANSLATE_NOOP("Place", "Sources"), "placeSources"},
};

} // namespace

std::span<const PlaceRow> places()
{
    return Table;
}

const PlaceRow &rowOf(Place place)
{
    return Table[static_cast<std::size_t>(place)];
}

Place placeOf(Box box)
{
    return std::ranges::find(Table, std::optional(box), &PlaceRow::box)->place;
}

QString displayName(Place place)
{
    return QCoreApplication::translate("Place", rowOf(place).name);
}

QString groupName(Place place)
{
    return QCoreApplication::translate("Place", rowOf(place).group);
}
