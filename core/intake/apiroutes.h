// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/authenticator.h"
#include "core/intake/incidentroutes.h"
#include "core/intake/operatorroutes.h"
#include "core/intake/ratelimiter.h"
#include "core/intake/requestcounts.h"
#include "core/intake/router.h"
#include "core/intake/webhookroutes.h"

/// The HTTP interface of version 1: who may call, how often, and which path does what. resources/openapi.yaml is its
/// contract. Called in the server's thread; answers come after what they promise has happened.
class ApiRoutes
{
public:
    /// What the interface works with.
    struct Services
    {
        Database &database;
        IntakeSink &sink;
        const Shared<CatalogData> &catalog;
        const Shared<KeyRing> &keys;
        const Shared<SigningSecrets> &secrets;
        FailedAttempts &failedAttempts;
        OperatorRoutes::Metrics metrics;
        const Clock &clock;
    };

    /// How much one caller may ask for. A burst of ten seconds' worth is taken at once. 0: no limit.
    struct Rates
    {
        int perKey = 0;            ///< requests a second with one key, or signed by one source
        int perAddress = 0;        ///< requests a second that need no key
        int failuresPerMinute = 0; ///< of one address
    };

    ApiRoutes(const Services &services, const Rates &rates);
    Q_DISABLE_COPY_MOVE(ApiRoutes)

    void handle(const HttpRequest &request, const HttpReply &reply);

    /// All paths there are.
    [[nodiscard]] static const QList<Route> &routes();
    /// Those with public data, which pages of other sites may read.
    [[nodiscard]] static QList<QByteArray> publicPaths();
    /// Answered so far. Thread-safe.
    [[nodiscard]] QList<RequestCount> requestCounts() const { return m_counts.list(); }

private:
    struct Entry;
    [[nodiscard]] static const QList<Entry> &entries();
    /// 429 for an address that asks too much without a key, even if only for what is not there.
    [[nodiscard]] std::optional<HttpResponse> refuseTooMany(const QHostAddress &address);
    [[nodiscard]] tl::expected<Caller, HttpResponse> admit(const ApiCall &call, const Route &route);

    const Shared<CatalogData> &m_catalog;
    const Router m_router;
    Authenticator m_authenticator;
    RateLimiter m_keyRates;
    RateLimiter m_addressRates;
    RequestCounts m_counts;
    const IncidentRoutes m_incidents;
    const WebhookRoutes m_webhooks;
    const OperatorRoutes m_operator;
};
