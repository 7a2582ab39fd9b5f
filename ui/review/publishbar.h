// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QUrl>

class DismissForm;
class QBoxLayout;
class QLabel;
class QPushButton;
class ReviewSession;
class UndoProgress;

/// Foot of the review pane: says exactly what the click will do, and has the click; then its undo, then what became of
/// it.
class PublishBar : public QFrame
{
    Q_OBJECT

public:
    PublishBar(ReviewSession &session, QWidget *parent);

    /// Where the page of the incident can be seen; an empty one hides the link.
    void setPageUrl(const QUrl &url);
    /// Asks for the reason of a dismissal, in the bar itself.
    void askDismissal();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    [[nodiscard]] bool canBeDismissed() const;
    void showCountdown();
    [[nodiscard]] QString outcome() const;

    ReviewSession &m_session;
    QUrl m_pageUrl;
    UndoProgress *m_progress;
    QWidget *m_actions;
    QBoxLayout *m_row;
    QLabel *m_countdown;
    QLabel *m_summary;
    QLabel *m_outcome;
    QPushButton *m_dismiss;
    QPushButton *m_restore;
    QLabel *m_obstacle;
    QPushButton *m_undo;
    QPushButton *m_publish;
    DismissForm *m_form;
};
