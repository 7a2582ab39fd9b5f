// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class ComponentBar;
class QLineEdit;
class QPushButton;
class ReviewSession;
class SegmentedControl;

/// Top of the review pane: title, severity, stage and the components with their impact.
class ReviewHeader : public QFrame
{
    Q_OBJECT

public:
    ReviewHeader(ReviewSession &session, QWidget *parent);

    [[nodiscard]] ComponentBar *components() const { return m_components; }
    [[nodiscard]] QLineEdit *title() const { return m_title; }
    /// The button that shows and hides the column beside the text.
    [[nodiscard]] QPushButton *contextButton() const { return m_context; }

Q_SIGNALS:
    /// The person wants to leave the title by Esc.
    void left();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void colorSeverities();

    ReviewSession &m_session;
    QLineEdit *m_title;
    QPushButton *m_context;
    SegmentedControl *m_severity;
    SegmentedControl *m_stage;
    ComponentBar *m_components;
};
