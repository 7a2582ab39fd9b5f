// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/datadirectory.h"
#include "app/listenersettings.h"
#include "core/base/clock.h"
#include "core/intake/apiroutes.h"
#include "core/page/pagesite.h"
#include "core/pipeline/changes.h"
#include "core/pipeline/desk.h"
#include "core/pipeline/metrics.h"
#include "core/pipeline/pipeline.h"
#include "core/pipeline/setup.h"
#include "core/pipeline/signing.h"
#include "core/publishing/outbox.h"
#include "core/server/httpserver.h"
#include "core/settings/secretkeeper.h"
#include "core/settings/settings.h"
#include "core/store/backups.h"
#include "core/store/database.h"

#include <QObject>

#include <optional>

/// Builds every service of the core in order of dependency and starts them; shared by the window and by greenroomd.
class Application : public QObject
{
    Q_OBJECT

public:
    Application(DataDirectory directory, Settings settings);
    /// Takes no more requests, finishes what was handed over, and closes the store.
    ~Application() override;

    /// Opens the store and reads what is set up; nothing listens yet. Enough for commands.
    [[nodiscard]] QFuture<Result<>> open();
    /// After open(): receives alerts and serves the page.
    [[nodiscard]] QFuture<Result<>> serve();

    [[nodiscard]] Database &database() { return m_database; }
    [[nodiscard]] Setup &setup() { return m_setup; }
    [[nodiscard]] SecretKeeper &secrets() { return m_secrets; }
    [[nodiscard]] Signing &signing() { return m_signing; }
    [[nodiscard]] Desk &desk() { return m_desk; }
    [[nodiscard]] Pipeline &pipeline() { return m_pipeline; }
    [[nodiscard]] Settings &settings() { return m_settings; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] const FailedAttempts &failedAttempts() const { return m_failedAttempts; }
    [[nodiscard]] const DataDirectory &directory() const { return m_directory; }

    /// "http://127.0.0.1:8787"; empty before serve() has finished.
    [[nodiscard]] const QString &receiverUrl() const { return m_receiverUrl; }
    [[nodiscard]] const QString &pageUrl() const { return m_pageUrl; }

    /// The certificate with which the receiver speaks TLS, or would; nothing if TLS is off. Errors name file and
    /// setting.
    [[nodiscard]] Result<std::optional<Certificate>> certificate();
    /// SHA-256, "AA:BB:…"; empty if TLS is off, or before serve() has finished.
    [[nodiscard]] QString certificateFingerprint() const;

private:
    [[nodiscard]] Result<> loadCertificate();
    void exchangeCertificate();

    DataDirectory m_directory;
    Settings m_settings;
    SystemClock m_clock;
    Database m_database;
    Setup m_setup;
    SecretKeeper m_secrets;
    Signing m_signing;
    Outbox m_outbox;
    PageSite m_page;
    Changes m_changes;
    Pipeline m_pipeline;
    Desk m_desk;
    FailedAttempts m_failedAttempts;
    Metrics m_metrics;
    ApiRoutes m_routes;
    Backups m_backups;
    std::unique_ptr<CertificateKeeper> m_certificate; ///< null if TLS is off
    std::optional<HttpServer> m_receiver;
    std::optional<HttpServer> m_pageServer;
    QString m_receiverUrl;
    QString m_pageUrl;
};
