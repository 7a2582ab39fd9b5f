// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/domain/words.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QObject>
#include <QStringList>

class NotificationService;

/// What a desktop notification says about one incident.
struct Notification
{
    QString incidentId = {}; ///< a second one of the same incident replaces the first
    QString title = {};
    QString body = {};
    Severity severity = Severity::Minor; ///< critical stays until it is seen
};

/// Shows notifications through org.freedesktop.Notifications, without ever waiting for it. Publishing is never an
/// action.
///
/// More than five incidents within ten seconds share one notification that says how many they are. Review then asks for
/// the gravest of them, the newest of those; it has no Dismiss, for nobody has read what it would dismiss.
class Notifier : public QObject
{
    Q_OBJECT

public:
    explicit Notifier(QObject *parent);
    /// \a clock tells what came within ten seconds; it must live longer than the notifier.
    Notifier(const Clock &clock, QObject *parent);

    void show(const Notification &notification);
    /// Takes an incident's notification away.
    void withdraw(const QString &incidentId);

Q_SIGNALS:
    /// The person chose Review, or clicked the notification. \a activationToken (may be empty) lets the window come up.
    void reviewRequested(const QString &incidentId, const QString &activationToken);
    void dismissRequested(const QString &incidentId);
    /// No notification service took it: show it another way.
    void unavailable(const Notification &notification);

private:
    struct Arrival
    {
        QDateTime at;
        QString incidentId;
    };

    void showOne(const Notification &notification);
    void showSummary();
    [[nodiscard]] Notification summary() const;
    [[nodiscard]] qsizetype indexInSummary(const QString &incidentId) const;
    void handleAction(const QString &key, const QString &action, const QString &activationToken);
    void handleClosed(const QString &key);
    void handleFailed(const QString &key);

    const Clock &m_clock;
    NotificationService *m_service;
    QList<Arrival> m_arrivals;            ///< of the last ten seconds
    QHash<QString, Notification> m_shown; ///< those with a notification of their own, by incident
    QList<Notification> m_summarised;     ///< those that share one, in the order of their arrival
};
