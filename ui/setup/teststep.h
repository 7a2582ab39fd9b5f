// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QFrame;
class QLabel;
class TestAlert;

/// Third step: an alert through the real door.
class TestStep : public QWidget
{
    Q_OBJECT

public:
    enum class State { NoKey, Ready, Sending, Arrived, Refused };

    TestStep(const QString &receiverUrl, QWidget *parent);

    /// The key to send with; an empty one means that there is none.
    void setSecret(const QString &secret);
    void send();
    [[nodiscard]] State state() const { return m_state; }

Q_SIGNALS:
    void stateChanged();

private:
    void setState(State state, const QString &text);

    TestAlert *m_alert;
    QFrame *m_box;
    QLabel *m_status;
    QString m_secret;
    QString m_receiverUrl;
    State m_state = State::NoKey;
};
