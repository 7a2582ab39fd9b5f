// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QLabel;
class QPushButton;
class ReviewSession;

/// Beside the text: the facts, what was published, what happened, and the alert as it came.
class ContextColumn : public QScrollArea
{
    Q_OBJECT

public:
    ContextColumn(ReviewSession &session, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void showUpdates();
    void showTimeline();

    ReviewSession &m_session;
    QWidget *m_updatesSection;
    QLabel *m_updates;
    QLabel *m_timeline;
    QPushButton *m_moreTimeline;
    bool m_showsWholeTimeline = false;
};
