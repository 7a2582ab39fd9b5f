// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/words.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class ReviewSession;

/// How the status page will show the text: made from exactly the working copy that Publish would freeze.
class PagePreview : public QFrame
{
    Q_OBJECT

public:
    PagePreview(ReviewSession &session, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void showTime();

    ReviewSession &m_session;
    QLabel *m_title;
    QLabel *m_glyph;
    QLabel *m_status;
    QLabel *m_text;
    QLabel *m_time;
    QTimer m_minute;
};
