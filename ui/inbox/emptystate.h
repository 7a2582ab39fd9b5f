// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inbox/box.h"

#include <QWidget>

class QLabel;
class QPushButton;

/// What stands in place of a list that has no rows: why that is so, and what to do next.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent);

    /// For a box in which nothing is.
    void showBox(Box box);
    /// For a filter that nothing fits.
    void showFilter(const QString &filter);
    /// For a list that could not be read.
    void showFailure(const QString &message);

Q_SIGNALS:
    void sourcesRequested();
    void draftsRequested();
    void filterCleared();
    void retryRequested();

private:
    enum class Step { Sources, Drafts, ClearFilter, Retry };

    void show(const QString &title, const QString &text, Step step);

    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_button;
    Step m_step = Step::Sources;
};
