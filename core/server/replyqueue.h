// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/http.h"

#include <QMutex>

#include <memory>
#include <vector>

class QThread;

/// Carries responses from any thread into the server's. Many that come at once (a group commit answers up to hundreds)
/// wake the server's thread once. Outlives the server: what comes later is dropped.
class ReplyQueue : public std::enable_shared_from_this<ReplyQueue>
{
public:
    struct Reply
    {
        quint64 request = 0;
        HttpResponse response = {};
    };

    /// \a deliver is called in the thread of \a owner, which must close() the queue before it goes.
    ReplyQueue(QObject *owner, std::function<void(Reply)> deliver);
    Q_DISABLE_COPY_MOVE(ReplyQueue)

    /// The one reply to this request. If all copies are dropped without a call, the request is answered with 500.
    [[nodiscard]] HttpReply replyTo(quint64 request);

    /// Called in the owner's thread. Nothing is delivered afterwards.
    void close();

private:
    class Ticket;

    void post(Reply reply);
    void deliverAll();

    QMutex m_mutex;
    QObject *m_owner; ///< null once closed
    std::vector<Reply> m_replies;
    const QThread *const m_thread;
    const std::function<void(Reply)> m_deliver;
};
