// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/adapters/adapter.h"

/// A notification of Nagios and of the tools that descend from it, Icinga and Checkmk, as our script sends it: one
/// field for each macro, under our names or the tool's own (with or without "NOTIFY_").
[[nodiscard]] Result<WebhookReading> readNagios(const Webhook &webhook);
