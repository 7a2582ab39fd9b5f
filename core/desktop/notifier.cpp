// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desktop/notifier.h"

#include "core/desktop/notificationservice.h"

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype BurstLimit = 5;
constexpr std::chrono::milliseconds BurstTime = 10s;
constexpr qsizetype SummaryLines = 4;

/// The key of the shared notification; no id of an incident looks like it.
const QString SummaryKey = u"summary"_s;

const QString DefaultAction = u"default"_s; ///< a click on the notification itself
const QString ReviewAction = u"review"_s;
const QString DismissAction = u"dismiss"_s;

const Clock &systemClock()
{
    static const SystemClock clock;
    return clock;
}

NotificationContent::Urgency urgencyOf(Severity severity)
{
    return severity == Severity::Critical ? NotificationContent::Urgency::Critical
                                          : NotificationContent::Urgency::Normal;
}

} // namespace

Notifier::Notifier(QObject *parent) : Notifier(systemClock(), parent)
{}

Notifier::Notifier(const Clock &clock, QObject *parent)
    : QObject(parent), m_clock(clock), m_service(new NotificationService(this))
{
    connect(m_service, &NotificationService::actionInvoked, this, &Notifier::handleAction);
    connect(m_service, &NotificationService::closed, this, &Notifier::handleClosed);
    connect(m_service, &NotificationService::failed, this, &Notifier::handleFailed);
}

void Notifier::show(const Notification &notification)
{
    if (const qsizetype index = indexInSummary(notification.incidentId); index >= 0) {
        m_summarised[index] = notification;
        showSummary();
        return;
    }
    if (m_shown.contains(notification.incidentId)) {
        showOne(notification);
        return;
    }

    const QDateTime now = m_clock.now();
    // The distance, not the order: a clock that was set back must not make one burst of a whole hour.
    m_arrivals.removeIf([&now](const Arrival &arrival) {
        return std::abs(arrival.at.msecsTo(now)) > BurstTime.count();
    });
    m_arrivals.removeIf([&](const Arrival &arrival) {
        return arrival.incidentId == notification.incidentId;
    });
    m_arrivals.append({now, notification.incidentId});
    if (m_arrivals.size() <= BurstLimit) {
        showOne(notification);
        return;
    }

    for (const Arrival &arrival : std::as_const(m_arrivals)) {
        const auto shown = m_shown.find(arrival.incidentId);
        if (shown == m_shown.end())
            continue;
        m_summarised.append(*shown);
        m_shown.erase(shown);
        m_service->close(arrival.incidentId);
    }
    m_summarised.append(notification);
    showSummary();
}

void Notifier::withdraw(const QString &incidentId)
{
    if (m_shown.remove(incidentId))
        m_service->close(incidentId);

    const qsizetype index = indexInSummary(incidentId);
    if (index < 0)
        return;
    m_summarised.removeAt(index);
    // While others are left it stays as it is: most services pop a replaced notification up anew.
    if (m_summarised.isEmpty())
        m_service->close(SummaryKey);
}

void Notifier::showOne(const Notification &notification)
{
    m_shown.insert(notification.incidentId, notification);
    m_service->show(
        notification.incidentId,
        {.summary = notification.title,
         .body = notification.body,
         .urgency = urgencyOf(notification.severity),
         .actions = {{DefaultAction, tr("Review")}, {ReviewAction, tr("Review")}, {DismissAction, tr("Dismiss")}}});
}

void Notifier::showSummary()
{
    const Notification shared = summary();
    m_service->show(SummaryKey, {.summary = shared.title,
                                 .body = shared.body,
                                 .urgency = urgencyOf(shared.severity),
                                 .actions = {{DefaultAction, tr("Review")}, {ReviewAction, tr("Review")}}});
}

Notification Notifier::summary() const
{
    // max_element finds the first of equals: from the newest to the oldest.
    const auto gravest = std::max_element(m_summarised.crbegin(), m_summarised.crend(),
                                          [](const Notification &left, const Notification &right) {
                                              return left.severity < right.severity;
                                          });
    QStringList lines;
    for (auto notification = m_summarised.crbegin(); notification != m_summarised.crend(); ++notification) {
        if (lines.size() == SummaryLines) {
            lines.append(tr("and %n more", nullptr, int(m_summarised.size() - SummaryLines)));
            break;
        }
        lines.append(notification->title);
    }
    return {.incidentId = gravest->incidentId,
            .title = tr("%n new drafts", nullptr, int(m_summarised.size())),
            .body = lines.join(u'\n'),
            .severity = gravest->severity};
}

qsizetype Notifier::indexInSummary(const QString &incidentId) const
{
    for (qsizetype i = 0; i < m_summarised.size(); ++i) {
        if (m_summarised[i].incidentId == incidentId)
            return i;
    }
    return -1;
}

void Notifier::handleAction(const QString &key, const QString &action, const QString &activationToken)
{
    const bool isReview = action == ReviewAction || action == DefaultAction;
    if (key != SummaryKey) {
        if (isReview)
            Q_EMIT reviewRequested(key, activationToken);
        else if (action == DismissAction)
            Q_EMIT dismissRequested(key);
    } else if (isReview && !m_summarised.isEmpty()) {
        Q_EMIT reviewRequested(summary().incidentId, activationToken);
    }
}

void Notifier::handleClosed(const QString &key)
{
    if (key == SummaryKey)
        m_summarised.clear();
    else
        m_shown.remove(key);
}

void Notifier::handleFailed(const QString &key)
{
    if (key != SummaryKey) {
        Q_EMIT unavailable(m_shown.take(key));
    } else if (!m_summarised.isEmpty()) {
        const Notification shared = summary();
        m_summarised.clear();
        Q_EMIT unavailable(shared);
    }
}
