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
    /// The last finding went while the keyboard was with it.
    void emptied();

protected:
    void changeEvent(QEvent *event) override;

private:
    /// What a line is made from.
    struct Line
    {
        Finding finding;
        QString words;
        bool isKept = false;

        bool operator==(const Line &) const = default;
    };

    void refresh();
    void rebuild();
    QWidget *widgetOf(const Line &line);

    ReviewSession &m_session;
    QVBoxLayout *m_layout;
    QList<Line> m_shown;
    QString m_shownTitle; ///< the proposed title that the lines offer
    bool m_showsAll = false;
};
