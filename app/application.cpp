// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"

#include "core/base/log.h"
#include "core/base/whenfinished.h"
#include "core/settings/keychainstore.h"

#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace {

/// Who clicks, for the record: "ada@desk-7".
QString operatorName()
{
    QString user = qEnvironmentVariable("USER");
    if (user.isEmpty())
        user = qEnvironmentVariable("USERNAME", u"operator"_s);
    return user + u'@' + QSysInfo::machineHostName();
}

/// Names under which a server on these addresses may be asked; anything else is DNS rebinding.
QStringList hostsOf(const ListenAddress &listen, const QStringList &further)
{
    QStringList hosts{u"localhost"_s, u"127.0.0.1"_s, u"[::1]"_s};
    for (const QHostAddress &address : listen.addresses) {
        const QString text = address.toString();
        hosts.append(address.protocol() == QAbstractSocket::IPv6Protocol ? u'[' + text + u']' : text);
    }
    for (const QString &name : further)
        hosts.append(name.toLower());
    hosts.removeDuplicates();
    return hosts;
}

} // namespace

Application::Application(DataDirectory directory, Settings settings)
    : m_directory(std::move(directory))
    , m_settings(std::move(settings))
    , m_database(m_directory.databaseFile())
    , m_setup(m_database, m_clock)
    , m_secrets(secretPlace(m_settings.text("secret_store")), m_directory.path(), std::make_unique<KeychainStore>())
    , m_signing(m_setup, m_secrets)
    , m_outbox(m_database, m_clock, m_settings.number("undo_seconds") * 1000)
    , m_page(m_database, m_clock, m_settings.text("page_url"))
    , m_pipeline(m_database, m_setup, m_outbox, m_page, m_changes, m_clock)
    , m_desk(m_database, m_setup, m_outbox, m_changes, m_clock, operatorName())
    , m_metrics(m_database, m_setup, m_pipeline,
                {.requests =
                     [this] {
                         return m_routes.requestCounts();
                     },
                 .failedAttempts =
                     [this] {
                         return m_failedAttempts.total();
                     },
                 .server =
                     [this] {
                         // While the program ends, the last requests are answered without it.
                         return m_receiver ? m_receiver->statistics() : HttpServer::Statistics{};
                     }},
                m_clock)
    , m_routes({.database = m_database,
                .sink = m_pipeline,
                .catalog = m_setup.sharedCatalog(),
                .keys = m_setup.sharedKeys(),
                .secrets = m_signing.sharedSecrets(),
                .failedAttempts = m_failedAttempts,
                .metrics =
                    [this] {
                        return m_metrics.render();
                    },
                .clock = m_clock},
               {.perKey = m_settings.number("key_rate"),
                .perAddress = m_settings.number("address_rate"),
                .failuresPerMinute = m_settings.number("failed_attempts")})
    , m_backups(m_database, m_directory.backupFolder(), m_settings.number("backups_kept"), m_clock)
{}

Application::~Application()
{
    m_receiver.reset();
    m_pageServer.reset();
    // What was handed over is finished while everything that it tells is still there.
    m_database.close();
}

Result<ListenAddress> Application::listenAddress(const char *setting) const
{
    auto address = parseListenAddress(m_settings.list(setting), QString::fromLatin1(setting));
    if (address && !address->isLoopback() && !m_settings.flag("behind_proxy")) {
        return fail(
            Error::Kind::InvalidInput,
            tr("%1: without TLS, alerts and keys would cross the network in clear. Listen on 127.0.0.1 and put a "
               "proxy with TLS in front, or say behind_proxy = true if one is there.")
                .arg(QString::fromLatin1(setting)));
    }
    return address;
}

QFuture<Result<>> Application::open()
{
    auto promise = std::make_shared<QPromise<Result<>>>();
    promise->start();
    const auto finish = [promise](const Result<> &result) {
        promise->addResult(result);
        promise->finish();
    };
    whenFinished(m_database.open(), this, [this, finish](const Result<> &opened) {
        if (!opened)
            return finish(opened);
        whenFinished(m_setup.load(), this, finish);
    });
    return promise->future();
}

QFuture<Result<>> Application::serve()
{
    const auto receiver = listenAddress("listen");
    const auto page = listenAddress("page_listen");
    if (!receiver)
        return ready(Result<>(tl::unexpected(receiver.error())));
    if (!page)
        return ready(Result<>(tl::unexpected(page.error())));

    auto promise = std::make_shared<QPromise<Result<>>>();
    promise->start();
    const auto finish = [promise](const Result<> &result) {
        promise->addResult(result);
        promise->finish();
    };
    m_pageServer.emplace(u"page"_s, [this](const HttpRequest &request, const HttpReply &reply) {
        m_page.handle(request, reply);
    });
    m_receiver.emplace(u"receiver"_s, [this](const HttpRequest &request, const HttpReply &reply) {
        m_routes.handle(request, reply);
    });

    const QStringList furtherHosts = m_settings.list("allowed_hosts");
    // The page first: once an alert is answered, what it leads to can be seen.
    const auto pageListens = m_pageServer->listen({.addresses = page->addresses,
                                                   .port = page->port,
                                                   .refusesForeignOrigins = false,
                                                   .listenOption = u"--page-listen"_s});
    whenFinished(pageListens, this, [=, this](const Result<quint16> &pagePort) {
        if (!pagePort)
            return finish(tl::unexpected(pagePort.error()));
        m_pageUrl = page->url(*pagePort);
        if (m_settings.text("page_url").isEmpty())
            m_page.setPublicUrl(m_pageUrl);
        const auto receiverListens = m_receiver->listen({.addresses = receiver->addresses,
                                                         .port = receiver->port,
                                                         .allowedHosts = hostsOf(*receiver, furtherHosts)});
        whenFinished(receiverListens, this, [=, this](const Result<quint16> &port) {
            if (!port)
                return finish(tl::unexpected(port.error()));
            m_receiverUrl = receiver->url(*port);
            m_signing.start();
            m_pipeline.start();
            m_backups.start();
            qCInfo(lcApp).noquote() << "receiving on" << m_receiverUrl << "- page on" << m_pageUrl;
            finish({});
        });
    });
    return promise->future();
}
