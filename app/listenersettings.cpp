// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/listenersettings.h"

#include <QDir>
#include <QNetworkInterface>
#include <QSysInfo>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

/// The context of this file's texts for translators.
struct ListenerTexts
{
    Q_DECLARE_TR_FUNCTIONS(ListenerSettings)
};

constexpr int MillisecondsPerSecond = 1000;
/// Those who are turned away, at each listener.
constexpr int TurnedAway = 32;
constexpr int LeastConnections = 8;

/// As it stands in Host.
QString hostOf(const QHostAddress &address)
{
    const QString text = address.toString();
    return address.protocol() == QAbstractSocket::IPv6Protocol ? u'[' + text + u']' : text;
}

bool isAny(const QHostAddress &address)
{
    return address == QHostAddress::Any || address == QHostAddress::AnyIPv4 || address == QHostAddress::AnyIPv6;
}

/// The addresses of this computer now, if it listens on all of them.
QStringList ownHosts(const ListenAddress &listen)
{
    QStringList hosts;
    if (std::none_of(listen.addresses.begin(), listen.addresses.end(), &isAny))
        return hosts;
    const QList<QHostAddress> addresses = QNetworkInterface::allAddresses();
    for (const QHostAddress &address : addresses) {
        if (!address.isLinkLocal() && !address.isLoopback())
            hosts.append(hostOf(address));
    }
    return hosts;
}

/// Names under which a server on these addresses may be asked; anything else is DNS rebinding.
QStringList hostsOf(const ListenAddress &listen, const QStringList &further)
{
    QStringList hosts{u"localhost"_s, u"127.0.0.1"_s, u"[::1]"_s};
    for (const QHostAddress &address : listen.addresses) {
        if (!isAny(address))
            hosts.append(hostOf(address));
    }
    for (const QString &name : further) {
        // As it stands in Host; an address in brackets has no such form.
        const QString ascii = QString::fromLatin1(QUrl::toAce(name));
        hosts.append(ascii.isEmpty() ? name.toLower() : ascii);
    }
    hosts.removeDuplicates();
    return hosts;
}

Result<ListenAddress> listenAddress(const Settings &settings, const char *setting)
{
    auto address = parseListenAddress(settings.list(setting), QString::fromLatin1(setting));
    if (address && !address->isLoopback() && !settings.flag("behind_proxy") && settings.text("tls") == "off"_L1) {
        return fail(Error::Kind::InvalidInput,
                    ListenerTexts::tr("%1: without TLS, alerts and keys would cross the network in clear. Say tls = "
                                      "self_signed, or listen on 127.0.0.1 and put a proxy with TLS in front, or say "
                                      "behind_proxy = true if one is there.")
                        .arg(QString::fromLatin1(setting)));
    }
    return address;
}

ServerLimits limitsOf(const Settings &settings)
{
    ServerLimits limits;
    limits.connections = settings.number("max_connections");
    limits.connectionsPerAddress = settings.number("max_connections_per_address");
    limits.head = settings.number("max_head");
    limits.fields = settings.number("max_fields");
    limits.body = settings.number("max_body");
    limits.allBodies = settings.number("max_bodies_total");
    limits.headTime = settings.number("head_seconds") * MillisecondsPerSecond;
    limits.bodyTime = settings.number("body_seconds") * MillisecondsPerSecond;
    limits.idleTime = settings.number("idle_seconds") * MillisecondsPerSecond;
    limits.answerTime = settings.number("answer_seconds") * MillisecondsPerSecond;
    limits.writeTime = settings.number("write_seconds") * MillisecondsPerSecond;
    return limits;
}

} // namespace

int ListenerSettings::descriptors() const
{
    return 2 * (limits.connections + TurnedAway);
}

void ListenerSettings::fitTo(int descriptors)
{
    const int room = std::max(LeastConnections, descriptors / 2 - TurnedAway);
    if (limits.connections <= room)
        return;
    limits.connections = room;
    limits.connectionsPerAddress = std::min(limits.connectionsPerAddress, room / 2);
}

Result<ListenerSettings> listenerSettings(const Settings &settings)
{
    const auto receiver = listenAddress(settings, "listen");
    if (!receiver)
        return tl::unexpected(receiver.error());
    const auto page = listenAddress(settings, "page_listen");
    if (!page)
        return tl::unexpected(page.error());
    auto proxies = settings.flag("behind_proxy")
                       ? ProxyPolicy::parse(settings.list("trusted_proxies"), u"trusted_proxies"_s)
                       : ProxyPolicy();
    if (!proxies)
        return tl::unexpected(proxies.error());
    const bool isEncrypted = settings.text("tls") != "off"_L1;
    return ListenerSettings{.receiver = *receiver,
                            .page = *page,
                            .allowedHosts = hostsOf(*receiver, settings.list("allowed_hosts")) + ownHosts(*receiver),
                            .receiverIsEncrypted = isEncrypted,
                            .pageIsEncrypted = isEncrypted && !page->isLoopback(),
                            .limits = limitsOf(settings),
                            .proxies = std::move(*proxies)};
}

QString publicUrl(const Settings &settings, const QString &receiverUrl)
{
    const bool isEncrypted = settings.text("tls") != "off"_L1;
    QString listening = receiverUrl;
    if (const auto address = listenAddress(settings, "listen"); address && listening.isEmpty())
        listening = address->url(address->port, isEncrypted);
    const QStringList names = settings.list("allowed_hosts");
    const bool isBehindProxy = settings.flag("behind_proxy");
    if (names.isEmpty() || (!isBehindProxy && !isEncrypted))
        return listening;
    // Who comes through a proxy finds it on the usual port.
    const int port = isBehindProxy ? -1 : QUrl(listening).port();
    return u"https://"_s + names.first() + (port < 0 ? QString() : u':' + QString::number(port));
}

Result<std::unique_ptr<CertificateKeeper>> certificateKeeper(const Settings &settings, const Clock &clock)
{
    const QString kind = settings.text("tls");
    if (kind == "off"_L1)
        return nullptr;
    if (kind == "self_signed"_L1) {
        QStringList names;
        QStringList furtherNames{QSysInfo::machineHostName()};
        for (const char *setting : {"listen", "page_listen"}) {
            const auto address = parseListenAddress(settings.list(setting), QString::fromLatin1(setting));
            if (!address)
                return tl::unexpected(address.error());
            names += hostsOf(*address, settings.list("allowed_hosts"));
            furtherNames += ownHosts(*address);
        }
        return std::make_unique<CertificateKeeper>(
            CertificateKeeper::SelfSigned{settings.directory() + u"/tls"_s, names, furtherNames}, clock);
    }
    for (const char *setting : {"tls_certificate", "tls_key"}) {
        if (settings.text(setting).isEmpty())
            return fail(Error::Kind::InvalidInput,
                        ListenerTexts::tr("tls = files needs %1, the name of a file in PEM. Say it, or tls = "
                                          "self_signed.")
                            .arg(QString::fromLatin1(setting)));
    }
    const QDir folder(settings.directory());
    return std::make_unique<CertificateKeeper>(
        CertificateKeeper::Files{folder.absoluteFilePath(settings.text("tls_certificate")),
                                 folder.absoluteFilePath(settings.text("tls_key"))},
        clock);
}
