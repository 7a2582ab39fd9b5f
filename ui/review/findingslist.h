// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/drafting.h"

#include <QWidget>

class QVBoxLayout;
class ReviewSession;

/// Below the text: one line for each finding, with its reason and what can be done about it.
class FindingsList : public QWidget
{
    Q_OBJECT

public:
    FindingsList(ReviewSession &session, QWidget *parent);

Q_SIGNALS:
    /// The person wants to see the place of a finding.
    void chosen(const Finding &finding);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    QWidget *lineOf(const Finding &finding);

    ReviewSession &m_session;
    QVBoxLayout *m_lines;
    bool m_showsAll = false;
};
