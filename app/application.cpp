// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"

#include "app/descriptorlimit.h"
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
    , m_pipeline(m_database, m_setup, m_outbox, m_page, m_changes, m_clock, m_settings.number("storm_drafts"))
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
    auto settings = listenerSettings(m_settings);
    if (!settings)
        return ready(Result<>(tl::unexpected(settings.error())));
    std::optional<TlsContext> tls;
    if (settings->receiverIsEncrypted) {
        if (const Result<> loaded = loadCertificate(); !loaded)
            return ready(loaded);
        const auto context = TlsContext::make(m_certificate->certificate());
        if (!context)
            return ready(Result<>(tl::unexpected(context.error())));
        tls = *context;
        connect(m_certificate.get(), &CertificateKeeper::changed, this, &Application::exchangeCertificate);
        m_certificate->start();
    }
    settings->fitTo(raiseDescriptorLimit(settings->descriptors()));

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

    // The page first: once an alert is answered, what it leads to can be seen.
    const auto pageListens = m_pageServer->listen({.addresses = settings->page.addresses,
                                                   .port = settings->page.port,
                                                   .refusesForeignOrigins = false,
                                                   .limits = settings->limits,
                                                   .proxies = settings->proxies,
                                                   .tls = settings->pageIsEncrypted ? tls : std::nullopt,
                                                   .listenOption = u"--page-listen"_s});
    whenFinished(pageListens, this, [=, this, settings = *settings](const Result<quint16> &pagePort) {
        if (!pagePort)
            return finish(tl::unexpected(pagePort.error()));
        m_pageUrl = settings.page.url(*pagePort, settings.pageIsEncrypted);
        if (m_settings.text("page_url").isEmpty())
            m_page.setPublicUrl(m_pageUrl);
        const auto receiverListens = m_receiver->listen({.addresses = settings.receiver.addresses,
                                                         .port = settings.receiver.port,
                                                         .allowedHosts = settings.allowedHosts,
                                                         .publicPaths = ApiRoutes::publicPaths(),
                                                         .limits = settings.limits,
                                                         .proxies = settings.proxies,
                                                         .tls = tls});
        whenFinished(receiverListens, this, [=, this](const Result<quint16> &port) {
            if (!port)
                return finish(tl::unexpected(port.error()));
            m_receiverUrl = settings.receiver.url(*port, settings.receiverIsEncrypted);
            m_signing.start();
            m_pipeline.start();
            m_backups.start();
            qCInfo(lcApp).noquote() << "receiving on" << m_receiverUrl << "- page on" << m_pageUrl;
            finish({});
        });
    });
    return promise->future();
}

Result<> Application::loadCertificate()
{
    if (m_certificate)
        return {};
    auto keeper = certificateKeeper(m_settings, m_clock);
    if (!keeper)
        return tl::unexpected(keeper.error());
    if (!*keeper)
        return {};
    const Result<> loaded = (*keeper)->load();
    if (loaded)
        m_certificate = std::move(*keeper);
    return loaded;
}

void Application::exchangeCertificate()
{
    const auto context = TlsContext::make(m_certificate->certificate());
    if (!context) {
        qCWarning(lcApp).noquote() << context.error().message;
        return;
    }
    m_receiver->setTls(*context);
    m_pageServer->setTls(*context);
}

Result<std::optional<Certificate>> Application::certificate()
{
    if (const Result<> loaded = loadCertificate(); !loaded)
        return tl::unexpected(loaded.error());
    return m_certificate ? std::optional(m_certificate->certificate()) : std::nullopt;
}

QString Application::certificateFingerprint() const
{
    return m_certificate ? m_certificate->certificate().fingerprint() : QString();
}
