// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/apiroutes.h"

#include "core/base/log.h"
#include "core/intake/adapters/adapter.h"
#include "core/store/database.h"
#include "core/store/incidentrepository.h"

#include <QUrl>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

/// Seconds after which a sender should try again when the store cannot take an alert.
constexpr auto RetryAfter = "5";

/// The context of this stage's texts for translators.
struct Intake
{
    Q_DECLARE_TR_FUNCTIONS(Intake)
};

HttpResponse json(int status, const QJsonObject &object)
{
    return {.status = status, .body = QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

HttpResponse unauthorized(const QString &detail)
{
    HttpResponse response = problem(401, detail);
    response.headers.emplaceBack("WWW-Authenticate", "Bearer realm=\"Greenroom\"");
    return response;
}

HttpResponse invalidFields(const QList<FieldError> &errors)
{
    QJsonArray list;
    QStringList names;
    for (const FieldError &error : errors) {
        list.append(QJsonObject{{u"pointer"_s, error.pointer}, {u"detail"_s, error.detail}});
        names.append(error.pointer);
    }
    HttpResponse response = problem(422, Intake::tr("These fields cannot be used: %1").arg(names.join(u", "_s)));
    QJsonObject document = QJsonDocument::fromJson(response.body).object();
    document.insert(u"errors"_s, list);
    response.body = QJsonDocument(document).toJson(QJsonDocument::Compact);
    return response;
}

/// What the store's failures mean to a sender: passing trouble, so that it tries again.
HttpResponse failureOf(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Conflict:
        return problem(409, error.message);
    case Error::Kind::InvalidInput:
        return problem(422, error.message);
    case Error::Kind::NotFound:
        return problem(404, error.message);
    default: {
        HttpResponse response = problem(503, error.message);
        response.headers.emplaceBack("Retry-After", RetryAfter);
        return response;
    }
    }
}

QString sentenceOf(const QList<FieldError> &errors)
{
    QStringList parts;
    for (const FieldError &error : errors)
        parts.append(error.pointer.isEmpty() ? error.detail : error.pointer + u' ' + error.detail);
    return parts.join(u"; "_s);
}

/// The secret that a request presents: Authorization (any scheme with one token, or the password of Basic), X-API-Key.
QByteArray presentedSecret(const HttpRequest &request)
{
    const QByteArray authorization = request.header("Authorization").trimmed();
    if (!authorization.isEmpty()) {
        const qsizetype space = authorization.indexOf(' ');
        const QByteArray token = authorization.mid(space + 1).trimmed();
        if (space > 0 && authorization.left(space).compare("Basic", Qt::CaseInsensitive) == 0) {
            const QByteArray pair = QByteArray::fromBase64(token);
            const qsizetype colon = pair.indexOf(':');
            return colon < 0 ? QByteArray() : pair.mid(colon + 1);
        }
        return token;
    }
    return request.header("X-API-Key").trimmed();
}

/// The path's parts that stand for the pattern's "*"s; nothing if it does not match.
std::optional<QList<QByteArray>> match(QByteArrayView pattern, const QByteArray &path)
{
    const QList<QByteArray> wanted = pattern.toByteArray().split('/');
    const QList<QByteArray> given = path.split('/');
    if (wanted.size() != given.size())
        return std::nullopt;
    QList<QByteArray> parts;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        if (wanted.at(i) == "*" && !given.at(i).isEmpty())
            parts.append(QByteArray::fromPercentEncoding(given.at(i)));
        else if (wanted.at(i) != given.at(i))
            return std::nullopt;
    }
    return parts;
}

QJsonObject toJson(const Incident &incident, const CatalogData &catalog)
{
    const auto time = [](const std::optional<QDateTime> &value) {
        return value ? QJsonValue(value->toString(Qt::ISODateWithMs)) : QJsonValue(QJsonValue::Null);
    };
    QJsonArray components;
    for (const ComponentImpact &impact : incident.copy.components) {
        const Component *component = catalog.component(incident.pageId, impact.componentId);
        components.append(QJsonObject{{u"id"_s, impact.componentId},
                                      {u"name"_s, component ? component->name : QString()},
                                      {u"status"_s, toWord(impact.status)}});
    }
    return {{u"id"_s, incident.id},
            {u"status"_s, toWord(incident.state)},
            {u"status_page_id"_s, incident.pageId},
            {u"title"_s, incident.copy.title},
            {u"body"_s, incident.copy.body},
            {u"severity"_s, toWord(incident.copy.severity)},
            {u"stage"_s, toWord(incident.copy.stage)},
            {u"tone"_s, toWord(incident.copy.tone)},
            {u"affected_components"_s, components},
            {u"recovered"_s, incident.isRecovered},
            {u"test"_s, incident.isTest},
            {u"alert_count"_s, incident.alertCount},
            {u"started_at"_s, time(incident.startedAt)},
            {u"created_at"_s, time(incident.createdAt)},
            {u"published_at"_s, time(incident.publishedAt)},
            {u"resolved_at"_s, time(incident.resolvedAt)}};
}

} // namespace

struct ApiRoutes::Call
{
    const HttpRequest &request;
    const HttpReply &reply;
    QList<QByteArray> parts;
    std::shared_ptr<const CatalogData> catalog;
    std::shared_ptr<const KeyRing> keys;
    const ApiKey *key = nullptr; ///< of keys; null where no key is needed

    [[nodiscard]] QString sourceName() const
    {
        const Source *source = catalog->source(key->sourceId);
        return source ? source->name : key->name;
    }

    /// The pages that the key may see.
    [[nodiscard]] QList<StatusPage> pages() const
    {
        QList<StatusPage> visible;
        for (const StatusPage &page : catalog->pages) {
            if (key->pageId.isEmpty() || key->pageId == page.id)
                visible.append(page);
        }
        return visible;
    }
};

ApiRoutes::ApiRoutes(Database &database, IntakeSink &sink, const Shared<CatalogData> &catalog,
                     const Shared<KeyRing> &keys, const Clock &clock)
    : m_database(database), m_sink(sink), m_catalog(catalog), m_keys(keys), m_clock(clock)
{}

const QList<ApiRoutes::Route> &ApiRoutes::routes()
{
    static const QList<Route> table{
        {"POST", "/api/v1/incidents", &ApiRoutes::postIncident, true},
        {"GET", "/api/v1/incidents", &ApiRoutes::listIncidents, true},
        {"GET", "/api/v1/incidents/*", &ApiRoutes::showIncident, true},
        {"GET", "/api/v1/components", &ApiRoutes::listComponents, true},
        {"GET", "/api/v1/status_pages", &ApiRoutes::listPages, true},
        {"POST", "/api/v1/webhooks/*", &ApiRoutes::postWebhook, true},
        {"GET", "/healthz", &ApiRoutes::health, false},
        {"GET", "/readyz", &ApiRoutes::readiness, false},
    };
    return table;
}

void ApiRoutes::handle(const HttpRequest &request, const HttpReply &reply) const
{
    QList<QByteArray> allowed;
    for (const Route &route : routes()) {
        auto parts = match(route.pattern, request.path);
        if (!parts)
            continue;
        const bool isHead = request.method == "HEAD" && route.method == "GET";
        if (request.method != route.method && !isHead) {
            allowed.append(route.method.toByteArray());
            if (route.method == "GET")
                allowed.append("HEAD");
            continue;
        }
        Call call{.request = request,
                  .reply = reply,
                  .parts = std::move(*parts),
                  .catalog = m_catalog.get(),
                  .keys = m_keys.get()};
        if (route.needsKey) {
            const QByteArray secret = presentedSecret(request);
            if (secret.isEmpty())
                return reply(
                    unauthorized(Intake::tr("An API key is needed. Send it as “Authorization: Bearer grm_…”.")));
            call.key = call.keys->authenticate(secret, request.peer, m_clock.now()).key;
            if (!call.key) {
                return reply(
                    unauthorized(looksLikeApiKey(secret)
                                     ? Intake::tr("This API key is not known here, has been revoked or has expired.")
                                     : Intake::tr("This is not an API key: one begins with grm_ and has 40 characters. "
                                                  "Check that it was copied whole.")));
            }
        }
        return (this->*route.action)(call);
    }
    if (allowed.isEmpty())
        return reply(problem(404, Intake::tr("There is nothing at this path.")));
    HttpResponse response =
        problem(405, Intake::tr("This path takes only: %1").arg(QString::fromLatin1(allowed.join(", "))));
    response.headers.emplaceBack("Allow", allowed.join(", "));
    reply(response);
}

void ApiRoutes::postIncident(const Call &call) const
{
    if (call.key->scope != ApiKey::Scope::Draft)
        return call.reply(problem(403, Intake::tr("This API key may only read.")));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(call.request.body, &error);
    if (!document.isObject()) {
        const QString detail =
            error.error == QJsonParseError::NoError
                ? Intake::tr("The body must be a JSON object.")
                : Intake::tr("The body is not JSON: %1 at byte %2.").arg(error.errorString()).arg(error.offset);
        return refuse(call, detail, problem(400, detail));
    }
    ParsedIncident parsed = parseIncident(document.object(), *call.catalog, call.key->pageId);
    if (!parsed.errors.isEmpty())
        return refuse(call, sentenceOf(parsed.errors), invalidFields(parsed.errors));

    Submission submission{.delivery = std::move(parsed.delivery),
                          .pageId = parsed.pageId,
                          .sourceId = call.key->sourceId,
                          .sourceName = call.sourceName(),
                          .keyId = call.key->id,
                          .body = call.request.body,
                          .idempotencyKey = call.request.header("Idempotency-Key").left(255)};
    submit(call, std::move(submission), 201, parsed.warnings);
}

void ApiRoutes::postWebhook(const Call &call) const
{
    if (call.key->scope != ApiKey::Scope::Draft)
        return call.reply(problem(403, Intake::tr("This API key may only read.")));
    const QString slug = QString::fromUtf8(call.parts.first());
    const Source *source = call.catalog->source(slug);
    if (!source) {
        const QString detail =
            Intake::tr("There is no source “%1”. Its address is shown under Sources.").arg(slug.left(100));
        return refuse(call, detail, problem(404, detail));
    }
    if (!call.key->sourceId.isEmpty() && call.key->sourceId != source->id) {
        const QString detail = Intake::tr("This API key belongs to another source than “%1”.").arg(source->name);
        return refuse(call, detail, problem(403, detail));
    }
    const Adapter *tool = adapter(source->tool);
    Result<QList<Delivery>> deliveries =
        tool ? tool->parse(call.request.body)
             : fail(Error::Kind::InvalidInput,
                    Intake::tr("The source “%1” is not a monitoring tool; post to /api/v1/incidents instead.")
                        .arg(source->name));
    if (!deliveries) {
        // Senders repeat a 4xx for ever or switch the webhook off: what was authenticated is kept and shown instead.
        return refuse(call, deliveries.error().message,
                      json(200, {{u"accepted"_s, false}, {u"reason"_s, deliveries.error().message}}));
    }
    Submission submission{.delivery = deliveries->first(),
                          .pageId = source->pageId,
                          .sourceId = source->id,
                          .sourceName = source->name,
                          .keyId = call.key->id,
                          .body = call.request.body};
    // A label that is the name of one of our components says what is affected.
    const QList<Component> components = call.catalog->componentsOf(source->pageId);
    for (const QString &label : tool->componentLabels) {
        const QString value = submission.delivery.labels.value(label);
        for (const Component &component : components) {
            const bool isNamed =
                !value.isEmpty()
                && (component.slug == slugOf(value) || component.name.compare(value, Qt::CaseInsensitive) == 0);
            if (isNamed && submission.delivery.componentIds.isEmpty())
                submission.delivery.componentIds = {component.id};
        }
    }
    submit(call, std::move(submission), 200, {});
}

void ApiRoutes::submit(const Call &call, Submission submission, int status, const QStringList &warnings) const
{
    const QByteArray host = call.request.header("Host");
    m_sink.receive(std::move(submission))
        .then([reply = call.reply, status, warnings, host](const Result<Receipt> &receipt) {
            if (!receipt)
                return reply(failureOf(receipt.error()));
            const QString url = u"http://%1/api/v1/incidents/%2"_s.arg(QString::fromLatin1(host), receipt->incidentId);
            QJsonObject body{{u"id"_s, receipt->incidentId},
                             {u"status"_s, toWord(receipt->state)},
                             {u"url"_s, url},
                             {u"deduplicated"_s, receipt->isDeduplicated}};
            if (!warnings.isEmpty())
                body.insert(u"warnings"_s, QJsonArray::fromStringList(warnings));
            HttpResponse response = json(receipt->isDeduplicated ? 200 : status, body);
            if (response.status == 201)
                response.headers.emplaceBack("Location", url.toLatin1());
            reply(response);
        });
}

void ApiRoutes::refuse(const Call &call, const QString &reason, HttpResponse response) const
{
    const Source *source = call.catalog->source(call.key->sourceId);
    m_sink.refuse({.sourceId = source ? source->id : QString(),
                   .sourceName = call.sourceName(),
                   .keyId = call.key->id,
                   .body = call.request.body,
                   .reason = reason});
    call.reply(std::move(response));
}

void ApiRoutes::listIncidents(const Call &call) const
{
    const QUrlQuery query(QString::fromLatin1(call.request.query));
    IncidentQuery wanted{.limit = 50};
    const QString page = query.queryItemValue(u"status_page_id"_s, QUrl::FullyDecoded);
    const QList<StatusPage> pages = call.pages();
    const StatusPage *chosen = page.isEmpty() ? (pages.isEmpty() ? nullptr : &pages.first()) : call.catalog->page(page);
    if (!chosen || (!call.key->pageId.isEmpty() && chosen->id != call.key->pageId))
        return call.reply(problem(404, Intake::tr("There is no such status page for this key.")));
    wanted.pageId = chosen->id;
    const QString status = query.queryItemValue(u"status"_s);
    if (status.isEmpty()) {
        wanted.states = {IncidentState::Draft, IncidentState::Publishing, IncidentState::Live, IncidentState::Resolved};
    } else if (const auto state = fromWord<IncidentState>(status)) {
        wanted.states = {*state};
    } else {
        return call.reply(
            invalidFields({{u"/status"_s, Intake::tr("must be draft, publishing, live, resolved or dismissed")}}));
    }
    m_database
        .read([wanted](Connection &connection) -> Result<QList<IncidentRow>> {
            return IncidentRepository(connection).list(wanted);
        })
        .then([reply = call.reply, catalog = call.catalog](const Result<QList<IncidentRow>> &rows) {
            if (!rows)
                return reply(failureOf(rows.error()));
            QJsonArray incidents;
            for (const IncidentRow &row : *rows)
                incidents.append(toJson(row.incident, *catalog));
            reply(json(200, {{u"incidents"_s, incidents}}));
        });
}

void ApiRoutes::showIncident(const Call &call) const
{
    const QString id = QString::fromLatin1(call.parts.first());
    m_database
        .read([id](Connection &connection) -> Result<std::optional<Incident>> {
            return IncidentRepository(connection).find(id);
        })
        .then([reply = call.reply, catalog = call.catalog,
               pageId = call.key->pageId](const Result<std::optional<Incident>> &incident) {
            if (!incident)
                return reply(failureOf(incident.error()));
            if (!*incident || (!pageId.isEmpty() && (*incident)->pageId != pageId))
                return reply(problem(404, Intake::tr("There is no such incident.")));
            reply(json(200, toJson(**incident, *catalog)));
        });
}

void ApiRoutes::listComponents(const Call &call) const
{
    QJsonArray components;
    for (const StatusPage &page : call.pages()) {
        for (const Component &component : call.catalog->componentsOf(page.id)) {
            components.append(QJsonObject{{u"id"_s, component.id},
                                          {u"slug"_s, component.slug},
                                          {u"name"_s, component.name},
                                          {u"status_page_id"_s, component.pageId}});
        }
    }
    call.reply(json(200, {{u"components"_s, components}}));
}

void ApiRoutes::listPages(const Call &call) const
{
    QJsonArray pages;
    for (const StatusPage &page : call.pages()) {
        pages.append(QJsonObject{
            {u"id"_s, page.id}, {u"slug"_s, page.slug}, {u"name"_s, page.name}, {u"time_zone"_s, page.timeZone}});
    }
    call.reply(json(200, {{u"status_pages"_s, pages}}));
}

void ApiRoutes::health(const Call &call) const
{
    call.reply(json(200, {{u"status"_s, u"ok"_s}}));
}

void ApiRoutes::readiness(const Call &call) const
{
    // Goes the way that an alert goes: through the writing thread, into a transaction.
    m_database
        .write([](Connection &) -> Result<bool> {
            return true;
        })
        .then([reply = call.reply](const Result<bool> &written) {
            reply(written ? json(200, {{u"status"_s, u"ready"_s}}) : failureOf(written.error()));
        });
}
