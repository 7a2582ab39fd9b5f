// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

/// Gives a widget a look: one of the program's style sheet ("title", "mute", "primary" …) or of ThemedPane ("error",
/// "ok", "danger", "ask", "waiting", "arrived", "refused", "stepNow" …).
void setSetupLook(QWidget *widget, const char *look);

/// What the set-up screens have beyond the program's style sheet, in the colours of the theme, also after a change of
/// it.
class ThemedPane : public QWidget
{
    Q_OBJECT

public:
    explicit ThemedPane(QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void applyColors();
};
