// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QTest>

/// The value of a future, with the event loop running until it is there. Fails the test after ten seconds.
template<typename T>
T await(QFuture<T> future)
{
    if (!QTest::qWaitFor(
            [&future] {
                return future.isFinished();
            },
            10'000))
        qFatal("a future did not finish within ten seconds");
    return future.result();
}
