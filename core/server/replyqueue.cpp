// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/replyqueue.h"

#include <QObject>
#include <QThread>

#include <atomic>

using namespace Qt::StringLiterals;

/// The right to answer one request, once.
class ReplyQueue::Ticket
{
public:
    Ticket(std::shared_ptr<ReplyQueue> queue, quint64 request) : m_queue(std::move(queue)), m_request(request) {}
    Q_DISABLE_COPY_MOVE(Ticket)

    ~Ticket()
    {
        if (!m_isUsed)
            use(problem(500, u"The request was taken, but no part of the program answered it."_s));
    }

    void use(HttpResponse response)
    {
        if (!m_isUsed.exchange(true))
            m_queue->post({m_request, std::move(response)});
    }

private:
    const std::shared_ptr<ReplyQueue> m_queue;
    const quint64 m_request;
    std::atomic<bool> m_isUsed = false;
};

ReplyQueue::ReplyQueue(QObject *owner, std::function<void(Reply)> deliver)
    : m_owner(owner), m_thread(owner->thread()), m_deliver(std::move(deliver))
{}

HttpReply ReplyQueue::replyTo(quint64 request)
{
    return [ticket = std::make_shared<Ticket>(shared_from_this(), request)](HttpResponse response) {
        ticket->use(std::move(response));
    };
}

void ReplyQueue::close()
{
    const QMutexLocker lock(&m_mutex);
    m_owner = nullptr;
    m_replies.clear();
}

void ReplyQueue::post(Reply reply)
{
    if (QThread::currentThread() == m_thread) {
        // Only this thread closes the queue, so m_owner can't change meanwhile.
        if (m_owner)
            m_deliver(std::move(reply));
        return;
    }
    const QMutexLocker lock(&m_mutex);
    if (!m_owner)
        return;
    m_replies.push_back(std::move(reply));
    if (m_replies.size() == 1)
        QMetaObject::invokeMethod(
            m_owner,
            [self = shared_from_this()] {
                self->deliverAll();
            },
            Qt::QueuedConnection);
}

void ReplyQueue::deliverAll()
{
    std::vector<Reply> replies;
    {
        const QMutexLocker lock(&m_mutex);
        replies.swap(m_replies);
    }
    for (Reply &reply : replies) {
        if (m_owner)
            m_deliver(std::move(reply));
    }
}
