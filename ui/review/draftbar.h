// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QMenu;
class QPushButton;
class ReviewSession;
class SegmentedControl;

/// Above the text: its tone, whose text it is, a redraft, and the earlier texts.
class DraftBar : public QWidget
{
    Q_OBJECT

public:
    DraftBar(ReviewSession &session, QWidget *parent);

    [[nodiscard]] SegmentedControl *tone() const { return m_tone; }

private:
    void refresh();
    void refreshOffer();
    void openHistory();

    ReviewSession &m_session;
    SegmentedControl *m_tone;
    QPushButton *m_redraft;
    SegmentedControl *m_writer;
    QPushButton *m_history;
    QWidget *m_offer;
    QLabel *m_offerText;
    QPushButton *m_offerAction;
};
