// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/incident.h"

#include <QList>
#include <QMetaType>
#include <QStringList>

/// One small label under a row of the list.
struct IncidentTag
{
    enum class Kind { Plain, Good, Notice };

    QString text = {};
    Kind kind = Kind::Plain;

    bool operator==(const IncidentTag &) const = default;
};

Q_DECLARE_METATYPE(IncidentTag)

/// How long ago, in the shortest words: "now", "12 min", "3 h", "2 d", and after a week the date.
[[nodiscard]] QString ageText(const QDateTime &since, const QDateTime &now);

/// How long something lasted: "40 seconds", "12 minutes", "3 hours".
[[nodiscard]] QString spanText(qint64 seconds);

/// One line on what the incident's text says, or on what became of it.
[[nodiscard]] QString excerptOf(const Incident &incident);

/// What is to be known at a glance: state, components, source.
[[nodiscard]] QList<IncidentTag> tagsOf(const Incident &incident, const QStringList &componentNames);

/// The whole row in words, for who does not see it.
[[nodiscard]] QString spokenText(const Incident &incident, const QStringList &componentNames, const QDateTime &now);
