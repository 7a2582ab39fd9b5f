// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

/// A message across the window that says what is wrong or was done, and what to do; never blocks what is behind it.
class Banner : public QFrame
{
    Q_OBJECT

public:
    enum class Kind { Information, Warning, Error };

    explicit Banner(QWidget *parent);

    /// Shows it. With an empty \a actionText there is only the close button.
    void show(Kind kind, const QString &text, const QString &actionText = {});

    /// What it says at the moment; empty while it is hidden.
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void actionTriggered();

protected:
    void changeEvent(QEvent *event) override;

private:
    void drawSymbol();

    Kind m_kind = Kind::Information;
    QLabel *m_symbol;
    QLabel *m_text;
    QPushButton *m_action;
};
