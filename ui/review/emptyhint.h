// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

/// What the review pane shows when nothing is selected: what to do, and by which keys.
class EmptyHint : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyHint(QWidget *parent);
};
