// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>

/// Calls \a done with the result, in the thread of \a owner, and not at all once \a owner is gone.
/// Use it instead of QFuture::then(context, …), which asserts on Qt 6.4 when the context goes first.
template<typename T, typename Done>
void whenFinished(const QFuture<T> &future, QObject *owner, Done done)
{
    auto *watcher = new QFutureWatcher<T>(owner);
    QObject::connect(watcher, &QFutureWatcherBase::finished, owner, [watcher, done = std::move(done)]() mutable {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            done(watcher->result());
    });
    watcher->setFuture(future);
}
