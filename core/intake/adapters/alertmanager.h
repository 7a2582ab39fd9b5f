// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/adapters/adapter.h"

/// Prometheus Alertmanager's webhook, version 4: one request is one group of alerts, whose members fire and resolve on
/// their own (https://prometheus.io/docs/alerting/latest/configuration/#webhook_config).
[[nodiscard]] Adapter alertmanagerAdapter();
