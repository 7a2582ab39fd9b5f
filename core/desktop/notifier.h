// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/words.h"

#include <QHash>
#include <QObject>
#include <QStringList>

class QDBusMessage;
class QDBusServiceWatcher;

/// What a desktop notification says about one incident.
struct Notification
{
    QString incidentId = {}; ///< a second one of the same incident replaces the first
    QString title = {};
    QString body = {};
    Severity severity = Severity::Minor; ///< critical stays until it is seen
};

/// Shows notifications through org.freedesktop.Notifications, without ever waiting for it. Publishing is never an action.
class Notifier : public QObject
{
    Q_OBJECT

public:
    explicit Notifier(QObject *parent);

    void show(const Notification &notification);
    /// Takes an incident's notification away.
    void withdraw(const QString &incidentId);

Q_SIGNALS:
    /// The person chose Review, or clicked the notification. \a activationToken (may be empty) lets the window come up.
    void reviewRequested(const QString &incidentId, const QString &activationToken);
    void dismissRequested(const QString &incidentId);
    /// No notification service took it: show it another way.
    void unavailable(const Notification &notification);
};
