// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Turns SIGINT, SIGTERM and SIGHUP into an orderly end of the event loop.
void quitOnSignals(QObject *owner);
