// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/alert.h"
#include "core/domain/assessment.h"
#include "core/triage/triage.h"

#include <QDateTime>
#include <QList>
#include <QStringList>

/// A time in which a component is under maintenance.
struct MaintenanceWindow
{
    QString componentId = {};
    QDateTime from = {};
    QDateTime until = {};
};

/// What a new alert is judged by beside itself.
struct Surroundings
{
    QStringList componentNames = {}; ///< of all the page's: what is named like one is what customers use
    QList<MaintenanceWindow> maintenance = {};
    QDateTime now = {};
    int stormDrafts = StormDrafts; ///< so many new drafts of the page at once are a storm; 0: any number is none
};

/// What a new alert is and what is to be done with it. The first that applies: a test; a heartbeat, which is ignored; a
/// matter of security, which is held; maintenance of all its components, which holds all but critical alerts; planned
/// work, an environment without customers, work of our own, a resource that runs low, or blind monitoring, which
/// customers need not hear of; else it is drafted. Labels outweigh words, what is said of customers outweighs all but
/// the environment's label, and what a visitor typed into a form is not read.
///
/// A pure function, linear in the first 16 KiB of the text.
[[nodiscard]] Assessment assess(const Delivery &delivery, const Surroundings &surroundings);

/// True for alerts that always fire to say that alerting works (Watchdog, DeadMansSwitch), or that only hold others
/// down (InfoInhibitor). They belong to no incident. Asked for every alert.
[[nodiscard]] bool isHeartbeat(const Delivery &delivery);

/// True if the tool itself says that the thing comes and goes.
[[nodiscard]] bool saysFlapping(const Delivery &delivery);
