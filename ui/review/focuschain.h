// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QWidget;

/// Puts widgets below \a place, which were made later than what stands after it, at its place in the order of Tab.
void chainFocus(QWidget *place, const QList<QWidget *> &widgets);
