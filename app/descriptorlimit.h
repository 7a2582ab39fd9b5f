// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Lets the process have at least \a connections descriptors besides those that the rest of the program needs, as far
/// as the system allows; returns how many of them there are, which is \a connections where there is no such limit.
[[nodiscard]] int raiseDescriptorLimit(int connections);
