// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/alert.h"

#include <QJsonObject>

/// A group of alerts as Prometheus Alertmanager (webhook version 4,
/// https://prometheus.io/docs/alerting/latest/configuration/#webhook_config) and Grafana post it: one request is one
/// group, whose members fire and resolve on their own. InvalidInput if there are no alerts.
[[nodiscard]] Result<Delivery> readAlertGroup(const QJsonObject &root);
