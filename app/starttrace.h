// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAbstractItemView;
class QWidget;

/// Prints “first-rows-painted” on stderr once the window has painted its list's first rows, or that there are none:
/// what the benchmark of the start waits for. Only there when GREENROOM_TRACE_START is set.
class StartTrace : public QObject
{
    Q_OBJECT

public:
    /// Does nothing unless the environment asks for it. Dies with \a window.
    static void install(QWidget *window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    explicit StartTrace(QWidget *window);

    QAbstractItemView *m_list;
    QWidget *m_emptyState;
};
