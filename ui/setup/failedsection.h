// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/setup/section.h"

class FailedAttempts;
class FailedModel;
class QTimer;

/// Who came without a good key since the start, as it happens.
class FailedSection : public Section
{
    Q_OBJECT

public:
    FailedSection(const FailedAttempts &attempts, QWidget *parent);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void ask();

    const FailedAttempts &m_attempts;
    FailedModel *m_model;
    SetupTable *m_table;
    QLabel *m_empty;
    QTimer *m_timer;
};
