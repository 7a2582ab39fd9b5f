// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/words.h"

#include <QIcon>
#include <QPainter>

struct Colors;

/// State by shape as well as colour: minor is a ring, major a triangle, critical a diamond.
void paintSeverity(QPainter &painter, const QRectF &box, Severity severity, const Colors &colors);
/// Operational is a disc, degraded a ring, partial a half disc, major a filled square, maintenance a diamond outline.
void paintStatus(QPainter &painter, const QRectF &box, ComponentStatus status, const Colors &colors);

[[nodiscard]] QIcon severityIcon(Severity severity, const Colors &colors);
[[nodiscard]] QIcon statusIcon(ComponentStatus status, const Colors &colors);
[[nodiscard]] QColor severityColor(Severity severity, const Colors &colors);
[[nodiscard]] QColor statusColor(ComponentStatus status, const Colors &colors);
