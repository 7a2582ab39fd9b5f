// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <functional>

/// Asks the store again when something has changed: at once, but one question at a time, and in a flood of changes only
/// a few times a second.
class Refresher : public QObject
{
    Q_OBJECT

public:
    /// \a ask puts the question; whoever gets the answer calls finish().
    Refresher(std::function<void()> ask, QObject *parent);

    void request();
    void finish();

private:
    void askIfWanted();

    std::function<void()> m_ask;
    QTimer m_pause;
    bool m_isAsking = false;
    bool m_isWanted = false;
};
