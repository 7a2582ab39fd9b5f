// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QStringList>

/// What stands on the command line before a command, the same for both programs.
struct ProgramOptions
{
    QString dataDirectory = {};
    QHash<QString, QString> settings = {}; ///< setting's name → value
    QStringList command = {};              ///< what is left, with its own options
    bool isMinimized = false;
    bool isDemo = false;
    bool wantsHelp = false;
    bool wantsVersion = false;
};

/// InvalidInput names the option that is not known or lacks its value. GREENROOM_DATA_DIR stands in for --data-dir.
[[nodiscard]] Result<ProgramOptions> parseProgramOptions(const QStringList &arguments);

[[nodiscard]] QString programOptionsHelp();
