// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/words.h"

#include <QList>
#include <QString>

/// One thing known about an incident, with the place it was read from.
struct Fact
{
    enum class Role { Symptom, Extent, Start, Duration, Ratio, Count, Region, Recovery };

    Role role = Role::Symptom;
    QString value = {};   ///< as it may be said to a customer
    QString origin = {};  ///< where from: a field's name, or "alert text"
    qsizetype start = -1; ///< span in Incident::alertText, in UTF-16 units; -1 if it was not read from there
    qsizetype length = 0;

    bool operator==(const Fact &) const = default;
};

/// Something in a text that must not, or should not, reach customers.
struct Finding
{
    enum class Field { Title, Body };

    QString gate = {}; ///< machine word: leak, numbers, cause, promise, stage, blame, form, size
    Field field = Field::Body;
    qsizetype start = 0; ///< span in the field, in UTF-16 units
    qsizetype length = 0;
    QString reason = {}; ///< one translated sentence
    bool blocks = false; ///< must be mended or kept on purpose before the text may be published

    bool operator==(const Finding &) const = default;
};
