// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desktop/notificationservice.h"

#include "core/base/log.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusServiceWatcher>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString Service = u"org.freedesktop.Notifications"_s;
const QString Path = u"/org/freedesktop/Notifications"_s;

/// Long enough for a service that the bus starts on demand.
constexpr std::chrono::milliseconds AnswerTime = 10s;

constexpr int ServiceDecides = -1; ///< expire_timeout
constexpr int Never = 0;           ///< expire_timeout

QStringList actionList(const QList<std::pair<QString, QString>> &actions)
{
    QStringList list;
    for (const auto &[key, label] : actions)
        list << key << label;
    return list;
}

} // namespace

NotificationService::NotificationService(QObject *parent) : QObject(parent), m_bus(QDBusConnection::sessionBus())
{
    if (!m_bus.isConnected())
        return;
    // Without a service's name: with one, QtDBus asks for its owner and waits for the answer. keyOf() looks at the
    // sender.
    m_bus.connect({}, Path, Service, u"ActionInvoked"_s, this, SLOT(handleActionInvoked(uint, QString, QDBusMessage)));
    m_bus.connect({}, Path, Service, u"ActivationToken"_s, this,
                  SLOT(handleActivationToken(uint, QString, QDBusMessage)));
    m_bus.connect({}, Path, Service, u"NotificationClosed"_s, this,
                  SLOT(handleNotificationClosed(uint, uint, QDBusMessage)));

    auto *watcher = new QDBusServiceWatcher(Service, m_bus, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(watcher, &QDBusServiceWatcher::serviceOwnerChanged, this,
            [this](const QString &, const QString &, const QString &owner) {
                handleOwnerChanged(owner);
            });
}

void NotificationService::show(const QString &key, const NotificationContent &content)
{
    Shown &shown = m_shown[key];
    shown.next = content;
    shown.isUnwanted = false;
    if (!m_bus.isConnected()) {
        QMetaObject::invokeMethod(
            this,
            [this, key] {
                fail(key);
            },
            Qt::QueuedConnection);
    } else if (!m_capabilities) {
        askCapabilities();
    } else if (!shown.isSending) {
        send(key);
    }
}

void NotificationService::close(const QString &key)
{
    const auto shown = m_shown.find(key);
    if (shown == m_shown.end())
        return;
    if (shown->isSending) {
        shown->isUnwanted = true;
        shown->next.reset();
        return;
    }
    const uint id = shown->id;
    m_shown.erase(shown);
    if (id != 0)
        closeId(id);
}

void NotificationService::call(const QString &method, const QVariantList &arguments,
                               std::function<void(const QDBusMessage &)> done)
{
    QDBusMessage message = QDBusMessage::createMethodCall(Service, Path, Service, method);
    message.setArguments(arguments);
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message, int(AnswerTime.count())), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [method, done = std::move(done)](QDBusPendingCallWatcher *call) {
                call->deleteLater();
                const QDBusMessage reply = call->reply();
                if (call->isError())
                    qCInfo(lcDesktop) << "The notification service did not take" << method << call->error().name();
                done(reply);
            });
}

void NotificationService::askCapabilities()
{
    if (m_isAsking)
        return;
    m_isAsking = true;
    call(u"GetCapabilities"_s, {}, [this](const QDBusMessage &reply) {
        m_isAsking = false;
        const bool isAnswer = reply.type() == QDBusMessage::ReplyMessage;
        if (isAnswer) {
            m_owner = reply.service();
            m_capabilities = reply.arguments().value(0).toStringList();
        }
        const QStringList keys = m_shown.keys();
        for (const QString &key : keys) {
            const auto shown = m_shown.constFind(key);
            if (shown == m_shown.cend() || shown->isSending || !shown->next)
                continue;
            if (isAnswer)
                send(key);
            else
                fail(key);
        }
    });
}

void NotificationService::send(const QString &key)
{
    Shown &shown = m_shown[key];
    const NotificationContent content = *std::exchange(shown.next, std::nullopt);
    shown.isSending = true;

    const bool isCritical = content.urgency == NotificationContent::Urgency::Critical;
    const QVariantMap hints{{u"urgency"_s, QVariant::fromValue(uchar(content.urgency))},
                            {u"desktop-entry"_s, u"org.greenroom.Greenroom"_s},
                            {u"category"_s, u"x-greenroom.incident"_s}};
    // Some services that have no actions open a dialog for a notification with actions (notify-osd).
    const bool hasActions = m_capabilities->contains(u"actions"_s);
    const bool hasMarkup = m_capabilities->contains(u"body-markup"_s);
    call(u"Notify"_s,
         {u"Greenroom"_s, shown.id, u"org.greenroom.Greenroom"_s, content.summary,
          hasMarkup ? content.body.toHtmlEscaped() : content.body,
          hasActions ? actionList(content.actions) : QStringList(), hints, isCritical ? Never : ServiceDecides},
         [this, key](const QDBusMessage &reply) {
             handleNotifyReply(key, reply);
         });
}

void NotificationService::handleNotifyReply(const QString &key, const QDBusMessage &reply)
{
    const auto shown = m_shown.find(key);
    if (shown == m_shown.end())
        return;
    shown->isSending = false;
    const bool isAnswer = reply.type() == QDBusMessage::ReplyMessage;
    if (isAnswer) {
        m_owner = reply.service();
        shown->id = reply.arguments().value(0).toUInt();
    }
    if (shown->isUnwanted) {
        const uint id = shown->id;
        m_shown.erase(shown);
        if (id != 0)
            closeId(id);
    } else if (!isAnswer) {
        fail(key);
    } else if (shown->next && m_capabilities) {
        send(key);
    }
}

void NotificationService::handleOwnerChanged(const QString &owner)
{
    m_owner = owner;
    m_capabilities.reset();
    // Another service knows nothing of what the last one showed, and gives its ids to others.
    QStringList gone;
    for (auto shown = m_shown.begin(); shown != m_shown.end(); ++shown) {
        shown->id = 0;
        if (!shown->isSending && !shown->next)
            gone.append(shown.key());
    }
    for (const QString &key : std::as_const(gone)) {
        m_shown.remove(key);
        Q_EMIT closed(key);
    }
    if (!owner.isEmpty())
        askCapabilities();
}

void NotificationService::handleActionInvoked(uint id, const QString &action, const QDBusMessage &message)
{
    const QString key = keyOf(id, message);
    if (!key.isNull())
        Q_EMIT actionInvoked(key, action, std::exchange(m_shown[key].activationToken, {}));
}

void NotificationService::handleActivationToken(uint id, const QString &token, const QDBusMessage &message)
{
    const QString key = keyOf(id, message);
    if (!key.isNull())
        m_shown[key].activationToken = token;
}

void NotificationService::handleNotificationClosed(uint id, uint, const QDBusMessage &message)
{
    const QString key = keyOf(id, message);
    if (key.isNull())
        return;
    Shown &shown = m_shown[key];
    shown.id = 0;
    if (shown.isSending || shown.next)
        return;
    m_shown.remove(key);
    Q_EMIT closed(key);
}

void NotificationService::closeId(uint id)
{
    call(u"CloseNotification"_s, {id}, [](const QDBusMessage &) {});
}

void NotificationService::fail(const QString &key)
{
    if (m_shown.remove(key))
        Q_EMIT failed(key);
}

QString NotificationService::keyOf(uint id, const QDBusMessage &message) const
{
    if (id == 0 || message.service() != m_owner)
        return {};
    for (auto shown = m_shown.cbegin(); shown != m_shown.cend(); ++shown) {
        if (shown->id == id)
            return shown.key();
    }
    return {};
}
