// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QStringView>

/// The drawing :/icons/NAME.svg in one colour, sharp at every size. Without a colour it is drawn in that of the
/// program's text at the moment of painting, so that it follows the theme.
[[nodiscard]] QIcon tintedIcon(QStringView name, const QColor &color = {});
