// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;

/// Asks in one line why a draft is dismissed. The reason may stay empty.
class DismissForm : public QWidget
{
    Q_OBJECT

public:
    explicit DismissForm(QWidget *parent);

    /// Empties it and takes the keyboard.
    void start();

Q_SIGNALS:
    void confirmed(const QString &reason);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QLineEdit *m_reason;
};
