// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inbox/box.h"

#include <QString>

#include <optional>
#include <span>

/// Where one can go in the window, in the order of the navigation.
enum class Place { Drafts, Held, Live, History, Dismissed, Components, Sources };

/// One row of the table of places.
struct PlaceRow
{
    Place place;
    const char *group; ///< heading above it in the navigation; source text for tr("Place")
    const char *name;  ///< source text
    const char *objectName;
    std::optional<Box> box = {}; ///< which incidents it lists, if it does
};

[[nodiscard]] std::span<const PlaceRow> places();
[[nodiscard]] const PlaceRow &rowOf(Place place);
[[nodiscard]] Place placeOf(Box box);
[[nodiscard]] QString displayName(Place place);
[[nodiscard]] QString groupName(Place place);
