// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QWidget;

/// Asks, without waiting, whether to go on receiving while the window is closed. \a answered gets the answer; it is not
/// called when the person would rather stay.
void askWhetherToGoOnReceiving(QWidget *window, std::function<void(bool goesOn)> answered);
