// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class NewKeyPanel;
class Setup;

/// Second step: an API key for the tool that sends the alerts.
class KeyStep : public QWidget
{
    Q_OBJECT

public:
    KeyStep(Setup &setup, const QString &receiverUrl, QWidget *parent);

    [[nodiscard]] NewKeyPanel &panel() const { return *m_panel; }

private:
    NewKeyPanel *m_panel;
};
