// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/setup/section.h"

class QPlainTextEdit;
class RefusedModel;
class Setup;

/// What was sent with a good key and made no draft.
class RefusedSection : public Section
{
    Q_OBJECT

public:
    RefusedSection(Setup &setup, QWidget *parent);

    /// Asks the store again.
    void ask();

private:
    void showBody();

    Setup &m_setup;
    RefusedModel *m_model;
    SetupTable *m_table;
    QLabel *m_empty;
    QLabel *m_bodyTitle;
    QPlainTextEdit *m_body;
};
