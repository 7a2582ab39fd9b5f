// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;
class ReviewSession;

/// Lines below the header that say what must be known before publishing: a test, or recovered.
class NoticeStrip : public QWidget
{
    Q_OBJECT

public:
    NoticeStrip(ReviewSession &session, QWidget *parent);

private:
    void refresh();
    void add(const char *look, const QString &text);

    ReviewSession &m_session;
    QVBoxLayout *m_lines;
};
