// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/apiroutes.h"

#include "core/intake/answers.h"
#include "core/intake/intake.h"

using namespace Qt::StringLiterals;

namespace {

constexpr double BurstSeconds = 10;

RateLimiter::Rate rateOf(int perSecond)
{
    return {.perSecond = double(perSecond), .burst = perSecond * BurstSeconds};
}

/// What is counted against a rate: the key itself, or the source that signs.
QByteArray rateKeyOf(const Caller &caller)
{
    return caller.key ? caller.key->hash : caller.signedSourceId.toLatin1();
}

/// What a proxy passes on comes from somewhere else, whether or not it is believed about where.
bool isThisComputer(const HttpRequest &request)
{
    return request.peer.isLoopback() && !request.isForwarded;
}

} // namespace

ApiRoutes::ApiRoutes(const Services &services, const Rates &rates)
    : m_catalog(services.catalog)
    , m_router(routes())
    , m_authenticator(services.keys, services.secrets, services.failedAttempts, rates.failuresPerMinute, services.clock)
    , m_keyRates(rateOf(rates.perKey))
    , m_addressRates(rateOf(rates.perAddress))
    , m_counts(routes())
    , m_incidents(services.database, services.sink)
    , m_webhooks(services.sink, services.secrets, services.clock, rates.perKey)
    , m_operator(services.database, services.metrics)
{}

/// A path and what it does.
struct ApiRoutes::Entry
{
    Route route;
    void (*run)(const ApiRoutes &, const ApiCall &);
};

const QList<ApiRoutes::Entry> &ApiRoutes::entries()
{
    using Access = Route::Access;
    using Self = const ApiRoutes &;
    using Call = const ApiCall &;
    static const QList<Entry> table{
        {{"POST", "/api/v1/incidents", Access::Key},
         [](Self self, Call call) {
             self.m_incidents.post(call);
         }},
        {{"GET", "/api/v1/incidents", Access::Key},
         [](Self self, Call call) {
             self.m_incidents.list(call);
         }},
        {{"GET", "/api/v1/incidents/{id}", Access::Key},
         [](Self self, Call call) {
             self.m_incidents.show(call);
         }},
        {{"GET", "/api/v1/components", Access::Key},
         [](Self, Call call) {
             CatalogRoutes::components(call);
         }},
        {{"GET", "/api/v1/status_pages", Access::Key},
         [](Self, Call call) {
             CatalogRoutes::statusPages(call);
         }},
        {{"POST", "/api/v1/webhooks/{source}", Access::Source},
         [](Self self, Call call) {
             self.m_webhooks.take(call);
         }},
        {{"PUT", "/api/v1/webhooks/{source}", Access::Source},
         [](Self self, Call call) {
             self.m_webhooks.take(call);
         }},
        {{"GET", "/api/v1/webhooks/{source}", Access::Source},
         [](Self self, Call call) {
             self.m_webhooks.take(call);
         }},
        {{"OPTIONS", "/api/v1/webhooks/{source}", Access::Source},
         [](Self self, Call call) {
             self.m_webhooks.options(call);
         }},
        {{"POST", "/api/v1/webhooks/{source}/{token}", Access::Source},
         [](Self self, Call call) {
             self.m_webhooks.take(call);
         }},
        {{"PUT", "/api/v1/webhooks/{source}/{token}", Access::Source},
         [](Self self, Call call) {
             self.m_webhooks.take(call);
         }},
        {{"GET", "/api/v1/webhooks/{source}/{token}", Access::Source},
         [](Self self, Call call) {
             self.m_webhooks.take(call);
         }},
        {{"OPTIONS", "/api/v1/webhooks/{source}/{token}", Access::Source},
         [](Self self, Call call) {
             self.m_webhooks.options(call);
         }},
        {{"GET", "/api/v1/openapi.json", Access::Public},
         [](Self self, Call call) {
             self.m_operator.openApi(call);
         }},
        {{"GET", "/api/docs", Access::Public},
         [](Self self, Call call) {
             self.m_operator.documentation(call);
         }},
        {{"GET", "/healthz", Access::Open},
         [](Self self, Call call) {
             self.m_operator.health(call);
         }},
        {{"GET", "/readyz", Access::Open},
         [](Self self, Call call) {
             self.m_operator.readiness(call);
         }},
        {{"GET", "/metrics", Access::Operator},
         [](Self self, Call call) {
             self.m_operator.metrics(call);
         }},
    };
    return table;
}

const QList<Route> &ApiRoutes::routes()
{
    static const QList<Route> all = [] {
        QList<Route> routes;
        for (const Entry &entry : entries())
            routes.append(entry.route);
        return routes;
    }();
    return all;
}

QList<QByteArray> ApiRoutes::publicPaths()
{
    QList<QByteArray> paths;
    for (const Route &route : routes()) {
        if (route.access == Route::Access::Public)
            paths.append(route.pattern.toByteArray());
    }
    return paths;
}

void ApiRoutes::handle(const HttpRequest &request, const HttpReply &reply)
{
    Router::Match match = m_router.match(request);
    ApiCall call{.request = request,
                 .reply =
                     [this, reply, route = match.route](HttpResponse response) {
                         m_counts.note(route, response.status);
                         reply(std::move(response));
                     },
                 .parts = std::move(match.parts),
                 .catalog = m_catalog.get()};
    if (!match.route) {
        if (auto refusal = refuseTooMany(request.peer))
            return call.reply(std::move(*refusal));
        if (match.allowed.isEmpty())
            return call.reply(problem(404, Intake::tr("There is nothing at this path.")));
        HttpResponse response =
            problem(405, Intake::tr("This path takes only: %1").arg(QString::fromLatin1(match.allowed)));
        response.headers.emplaceBack("Allow", match.allowed);
        return call.reply(std::move(response));
    }
    const Entry &entry = entries().at(*match.route);
    auto caller = admit(call, entry.route);
    if (!caller)
        return call.reply(std::move(caller.error()));
    call.caller = std::move(*caller);
    entry.run(*this, call);
}

std::optional<HttpResponse> ApiRoutes::refuseTooMany(const QHostAddress &address)
{
    if (const auto wait = m_addressRates.take(rateKeyOf(address), RateLimiter::Clock::now()))
        return tryAgain(429, Intake::tr("Too many requests came from this address."), *wait);
    return {};
}

tl::expected<Caller, HttpResponse> ApiRoutes::admit(const ApiCall &call, const Route &route)
{
    using Access = Route::Access;
    const bool isWebhook = route.access == Access::Source;
    const bool isOpen = route.access == Access::Public || route.access == Access::Open;
    if (isOpen || (route.access == Access::Operator && isThisComputer(call.request))) {
        if (auto refusal = refuseTooMany(call.request.peer))
            return tl::unexpected(std::move(*refusal));
        return Caller();
    }

    Authenticator::Circumstances circumstances{.isWebhook = isWebhook};
    if (isWebhook) {
        circumstances.source = call.catalog->source(QString::fromUtf8(call.parts.first()));
        circumstances.pathToken = call.parts.value(1);
    }
    auto caller = m_authenticator.authenticate(call.request, circumstances);
    if (!caller)
        return caller;
    if (const auto wait = m_keyRates.take(rateKeyOf(*caller), RateLimiter::Clock::now())) {
        return tl::unexpected(tryAgain(isWebhook ? 503 : 429,
                                       Intake::tr("Too many requests came with this key. Raise the setting key_rate if "
                                                  "they are all meant."),
                                       *wait));
    }
    return caller;
}
