// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/words.h"

#include <QDateTime>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

/// One state of one thing, as a monitoring tool told it. What a group's members share stands in Delivery.
struct Alert
{
    QString key = {}; ///< the tool's own identity of the thing (fingerprint); equal in firing and resolved
    AlertState state = AlertState::Firing;
    QString title = {}; ///< the tool's words, internal
    std::optional<QDateTime> startsAt = {};
    std::optional<QDateTime> endsAt = {};
    std::optional<QDateTime> changedAt = {}; ///< when the state became what it is, by the tool's clock

    bool operator==(const Alert &) const = default;
};

/// One received request, understood: the alerts of one group, about one incident.
struct Delivery
{
    QString groupKey = {}; ///< deliveries with an equal one (same page) are about the same incident
    QList<Alert> alerts = {};
    QString title = {};               ///< 1–255 characters
    bool titleIsForCustomers = false; ///< sent by the API to be kept; else the drafter makes its own
    std::optional<Severity> severity = {};
    QList<QString> componentIds = {};
    QStringList monitors = {}; ///< names in the tool that may stand for a component, most telling first
    QString text = {}; ///< what the alert says, for a person and for the drafter
    std::optional<Tone> tone = {};
    bool wantsModel = true; ///< a language model may draft too, where one is configured
    bool endsGroup = false; ///< the sender says that every member is over, those it did not list too
    QString sourceUrl = {};
    QMap<QString, QString> labels = {};
    bool isTest = false;
    bool isStateStated = true; ///< false: the sender gave no state, so the text has to be read for it

    /// Firing as long as one member is.
    [[nodiscard]] AlertState state() const;
};
