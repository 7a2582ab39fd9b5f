// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// Sends all messages of the program to a file that is rotated at 1 MiB (two older ones are kept), and warnings to
/// stderr as well. Call once; messages may come from any thread.
void startLogging(const QString &fileName);
