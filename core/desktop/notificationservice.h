// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QHash>
#include <QList>
#include <QObject>
#include <QStringList>

#include <optional>
#include <utility>

class QDBusMessage;
class QDBusPendingCall;

/// What one notification shows, before it is fitted to what the service can do.
struct NotificationContent
{
    enum class Urgency : uchar { Low = 0, Normal = 1, Critical = 2 }; ///< values of the specification

    QString summary = {};                            ///< plain text, one line
    QString body = {};                               ///< plain text
    Urgency urgency = Urgency::Normal;               ///< critical stays until it is closed
    QList<std::pair<QString, QString>> actions = {}; ///< key and label; "default" is a click on the notification
};

/// org.freedesktop.Notifications (Desktop Notifications Specification 1.2) on the session bus. Notifications go by keys
/// of the caller: the same key again replaces what is shown. Never waits for the service.
class NotificationService : public QObject
{
    Q_OBJECT

public:
    explicit NotificationService(QObject *parent);

    void show(const QString &key, const NotificationContent &content);
    void close(const QString &key);

Q_SIGNALS:
    /// \a activationToken is empty where the service sends none.
    void actionInvoked(const QString &key, const QString &action, const QString &activationToken);
    /// It is no longer on the screen, and not because of close().
    void closed(const QString &key);
    /// There is no bus or no service, or it refused. Always emitted after show() has returned.
    void failed(const QString &key);

private Q_SLOTS:
    void handleActionInvoked(uint id, const QString &action, const QDBusMessage &message);
    void handleActivationToken(uint id, const QString &token, const QDBusMessage &message);
    void handleNotificationClosed(uint id, uint reason, const QDBusMessage &message);

private:
    struct Shown
    {
        uint id = 0;                                  ///< the service's; 0 until it has answered
        bool isSending = false;                       ///< a Notify has no answer yet, so its id is not known
        bool isUnwanted = false;                      ///< to be closed as soon as its id is known
        std::optional<NotificationContent> next = {}; ///< to be sent as soon as that is possible
        QString activationToken = {};
    };

    void call(const QString &method, const QVariantList &arguments, std::function<void(const QDBusMessage &)> done);
    void askCapabilities();
    void send(const QString &key);
    void handleNotifyReply(const QString &key, const QDBusMessage &reply);
    void handleOwnerChanged(const QString &owner);
    void closeId(uint id);
    void fail(const QString &key);
    [[nodiscard]] QString keyOf(uint id, const QDBusMessage &message) const;

    QDBusConnection m_bus;
    QString m_owner; ///< unique name of the service; signals of others are not believed
    std::optional<QStringList> m_capabilities;
    bool m_isAsking = false;
    QHash<QString, Shown> m_shown;
};
