// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPointer>

class QLabel;
class QPushButton;
class QVBoxLayout;

/// A form that opens in its place on a set-up pane, with a title, a button that does it and one that leaves all as it
/// is. Escape closes it; the focus goes back to where it came from.
class FormCard : public QFrame
{
    Q_OBJECT

public:
    /// \a name gives the objectNames: "rotate" makes rotateCard, rotateAccept, rotateCancel.
    FormCard(const QString &name, QWidget *parent);

    /// Forgets what was entered, and hides.
    virtual void close();

Q_SIGNALS:
    void closed();

protected:
    /// Shows it under a title; whoever opens it gives a field the focus afterwards.
    void open(const QString &title);
    /// What the first button does. Called while the button is enabled only.
    virtual void accept() = 0;

    [[nodiscard]] QVBoxLayout &body() const { return *m_body; }
    [[nodiscard]] QPushButton &acceptButton() const { return *m_accept; }
    [[nodiscard]] QPushButton &cancelButton() const { return *m_cancel; }
    /// A button of the form's own, on the other side.
    QPushButton *addButton(const QString &objectName, const QString &text);

private:
    QLabel *m_title;
    QVBoxLayout *m_body;
    QWidget *m_buttons;
    QPushButton *m_accept;
    QPushButton *m_cancel;
    QPointer<QWidget> m_cameFrom;
};
