// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Lets the process have at least \a connections descriptors besides those that the rest of the program needs, as far
/// as the system allows. Does nothing where there is no such limit.
void raiseDescriptorLimit(int connections);
