// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

/// The line below a field that says what is wrong with it; takes no room while nothing is.
class ErrorLine : public QLabel
{
    Q_OBJECT

public:
    explicit ErrorLine(QWidget *parent);

    /// Shows the sentence and tells screen readers; an empty one hides the line.
    void show(const QString &sentence);
};
