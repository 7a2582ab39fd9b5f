// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publishing/outbox.h"

#include "core/base/log.h"
#include "core/base/whenfinished.h"
#include "core/publishing/outboxrepository.h"
#include "core/store/database.h"
#include "core/store/incidentrepository.h"

#include <chrono>

using namespace std::chrono_literals;

namespace {

/// After that, texts speak of times that have passed: the engineer looks again.
constexpr std::chrono::milliseconds FreshFor = 10min;

/// The clock may jump and the computer may sleep; no timer runs longer without a look at it.
constexpr std::chrono::milliseconds LongestPause = 1min;

/// What one look at the outbox did.
struct Delivered
{
    QStringList published;
    QStringList expired;
    std::optional<QDateTime> next; ///< when the next row is due
};

Result<Delivered> deliver(Connection &connection, const QDateTime &now)
{
    OutboxRepository outbox(connection);
    IncidentRepository incidents(connection);
    Delivered delivered;
    const QList<OutboxRow> due = outbox.due(now);
    for (const OutboxRow &row : due) {
        auto update = incidents.update(row.updateId);
        if (!update)
            continue;
        if (row.clickedAt.msecsTo(now) > FreshFor.count()) {
            outbox.setState(row.seq, OutboxState::Withdrawn, now);
            const auto incident = incidents.find(update->incidentId);
            incidents.withdrawPendingUpdate(update->incidentId, update->id,
                                            incident && incident->publishedAt ? IncidentState::Live
                                                                              : IncidentState::Draft);
            incidents.addTimeline(update->incidentId,
                                  {.at = now, .kind = TimelineEntry::Kind::Undone, .subject = toWord(update->stage)});
            delivered.expired.append(update->incidentId);
            continue;
        }
        update->publishedAt = now;
        outbox.setState(row.seq, OutboxState::Done, now);
        incidents.completePendingUpdate(update->incidentId, *update);
        incidents.addTimeline(update->incidentId,
                              {.at = now, .kind = TimelineEntry::Kind::Published, .subject = toWord(update->stage)});
        delivered.published.append(update->incidentId);
    }
    delivered.next = outbox.nextDue();
    return delivered;
}

} // namespace

Outbox::Outbox(Database &database, const Clock &clock, int undoMilliseconds)
    : m_database(database), m_clock(clock), m_undoMilliseconds(undoMilliseconds)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Outbox::deliverDue);
}

void Outbox::add(Connection &connection, const IncidentUpdate &update, const QDateTime &notBefore)
{
    OutboxRepository(connection).add(update.id, QStringLiteral("page"), notBefore);
}

bool Outbox::withdraw(Connection &connection, const QString &updateId)
{
    return OutboxRepository(connection).withdraw(updateId);
}

void Outbox::wake()
{
    deliverDue();
}

void Outbox::deliverDue()
{
    if (std::exchange(m_isDelivering, true)) {
        m_looksAgain = true;
        return;
    }
    const QDateTime now = m_clock.now();
    const auto delivery = m_database.write([now](Connection &connection) {
        return deliver(connection, now);
    });
    whenFinished(delivery, this, [this](const Result<Delivered> &delivered) {
        m_isDelivering = false;
        if (!delivered) {
            // The rows stand where they stood; the store says what is wrong in the window, and we look again.
            qCWarning(lcPublishing).noquote() << "an update could not be published yet:" << delivered.error().detail;
            m_timer.start(LongestPause / 12);
            return;
        }
        if (delivered->next) {
            const std::chrono::milliseconds wait(std::max<qint64>(0, m_clock.now().msecsTo(*delivered->next)));
            m_timer.start(std::min(wait, LongestPause));
        }
        for (const QString &incidentId : delivered->published)
            Q_EMIT published(incidentId);
        for (const QString &incidentId : delivered->expired)
            Q_EMIT expired(incidentId);
        if (std::exchange(m_looksAgain, false))
            deliverDue();
    });
}
