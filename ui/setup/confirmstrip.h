// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPointer>

#include <functional>

class QLabel;
class QPushButton;

/// Asks before something that cannot be taken back, in the place where it was asked for. Escape or Keep leaves all as
/// it is.
class ConfirmStrip : public QFrame
{
    Q_OBJECT

public:
    explicit ConfirmStrip(QWidget *parent);

    /// Shows the question and takes the focus; \a confirmed is called if the answer is yes.
    void ask(const QString &question, const QString &yes, const QString &no, std::function<void()> confirmed);
    /// Hides it without an answer, and gives the focus back to where it came from.
    void close();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QLabel *m_question;
    QPushButton *m_yes;
    QPushButton *m_no;
    std::function<void()> m_confirmed;
    QPointer<QWidget> m_cameFrom;
};
