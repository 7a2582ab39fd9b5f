// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"

Q_LOGGING_CATEGORY(lcServer, "greenroom.server", QtInfoMsg)
Q_LOGGING_CATEGORY(lcIntake, "greenroom.intake", QtInfoMsg)
Q_LOGGING_CATEGORY(lcStore, "greenroom.store", QtInfoMsg)
Q_LOGGING_CATEGORY(lcDrafting, "greenroom.drafting", QtInfoMsg)
Q_LOGGING_CATEGORY(lcPublishing, "greenroom.publishing", QtInfoMsg)
Q_LOGGING_CATEGORY(lcPage, "greenroom.page", QtInfoMsg)
Q_LOGGING_CATEGORY(lcDesktop, "greenroom.desktop", QtInfoMsg)
Q_LOGGING_CATEGORY(lcApp, "greenroom.app", QtInfoMsg)
