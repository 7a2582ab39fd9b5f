// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

/// The context of this stage's texts for translators.
struct Intake
{
    Q_DECLARE_TR_FUNCTIONS(Intake)
};
