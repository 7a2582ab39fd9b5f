// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/incidentroutes.h"

#include "core/intake/answers.h"
#include "core/intake/intake.h"
#include "core/net/json.h"
#include "core/store/database.h"
#include "core/store/incidentrepository.h"

#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace {

constexpr int IncidentsAtOnce = 50;
constexpr qsizetype LongestIdempotencyKey = 255;

QString sentenceOf(const QList<FieldError> &errors)
{
    QStringList parts;
    for (const FieldError &error : errors)
        parts.append(error.pointer.isEmpty() ? error.detail : error.pointer + u' ' + error.detail);
    return parts.join(u"; "_s);
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

void IncidentRoutes::post(const ApiCall &call) const
{
    if (!call.caller.mayDraft()) {
        const QString detail = Intake::tr("This API key may only read.");
        return call.refuse(m_sink, detail, problem(403, detail));
    }
    const QByteArray idempotencyKey = call.request.header("Idempotency-Key");
    if (idempotencyKey.size() > LongestIdempotencyKey) {
        const QString detail =
            Intake::tr("Idempotency-Key is too long: at most %1 characters.").arg(LongestIdempotencyKey);
        return call.refuse(m_sink, detail, problem(400, detail));
    }
    const auto body = parseJson(call.request.body);
    if (!body) {
        const JsonError &error = body.error();
        return call.refuse(m_sink, error.sentence(),
                           invalidFields(400, error.sentence(), {{.pointer = error.pointer, .detail = error.detail}}));
    }
    if (!body->isObject()) {
        const QString detail = Intake::tr("The body must be a JSON object.");
        return call.refuse(m_sink, detail, problem(400, detail));
    }
    ParsedIncident parsed = parseIncident(body->toObject(), *call.catalog, call.caller.pageId());
    if (!parsed.errors.isEmpty())
        return call.refuse(m_sink, sentenceOf(parsed.errors), invalidFields(parsed.errors));

    Submission submission{.delivery = std::move(parsed.delivery),
                          .pageId = parsed.pageId,
                          .sourceId = call.caller.sourceId(),
                          .sourceName = call.callerName(),
                          .keyId = call.caller.keyId(),
                          .body = call.request.body,
                          .idempotencyKey = idempotencyKey};
    const QString urlOfIncident = call.incidentUrl({});
    m_sink.receive(std::move(submission))
        .then([reply = call.reply, warnings = parsed.warnings, urlOfIncident](const Result<Receipt> &receipt) {
            if (!receipt)
                return reply(failureAnswer(receipt.error()));
            const QString url = urlOfIncident + receipt->incidentId;
            HttpResponse response = jsonAnswer(receipt->isDeduplicated ? 200 : 201, toJson(*receipt, url, warnings));
            if (response.status == 201)
                response.headers.emplaceBack("Location", url.toLatin1());
            reply(response);
        });
}

void IncidentRoutes::list(const ApiCall &call) const
{
    const QUrlQuery query(QString::fromLatin1(call.request.query));
    IncidentQuery wanted{.limit = IncidentsAtOnce};
    const QString page = query.queryItemValue(u"status_page_id"_s, QUrl::FullyDecoded);
    const QList<StatusPage> pages = call.pages();
    const StatusPage *chosen = page.isEmpty() ? (pages.isEmpty() ? nullptr : &pages.first()) : call.catalog->page(page);
    const QString boundTo = call.caller.pageId();
    if (!chosen || (!boundTo.isEmpty() && chosen->id != boundTo))
        return call.reply(problem(404, Intake::tr("There is no such status page for this key.")));
    wanted.pageId = chosen->id;
    const QString status = query.queryItemValue(u"status"_s);
    if (status.isEmpty()) {
        wanted.states = {IncidentState::Draft, IncidentState::Publishing, IncidentState::Live, IncidentState::Resolved};
    } else if (const auto state = fromWord<IncidentState>(status)) {
        wanted.states = {*state};
    } else {
        return call.reply(invalidFields(
            {{u"/status"_s, Intake::tr("must be draft, publishing, live, resolved, dismissed, held or merged")}}));
    }
    m_database
        .read([wanted](Connection &connection) -> Result<QList<IncidentRow>> {
            return IncidentRepository(connection).list(wanted);
        })
        .then([reply = call.reply, catalog = call.catalog](const Result<QList<IncidentRow>> &rows) {
            if (!rows)
                return reply(failureAnswer(rows.error()));
            QJsonArray incidents;
            for (const IncidentRow &row : *rows)
                incidents.append(toJson(row.incident, *catalog));
            reply(jsonAnswer(200, {{u"incidents"_s, incidents}}));
        });
}

void IncidentRoutes::show(const ApiCall &call) const
{
    const QString id = QString::fromLatin1(call.parts.first());
    m_database
        .read([id](Connection &connection) -> Result<std::optional<Incident>> {
            return IncidentRepository(connection).find(id);
        })
        .then([reply = call.reply, catalog = call.catalog,
               boundTo = call.caller.pageId()](const Result<std::optional<Incident>> &incident) {
            if (!incident)
                return reply(failureAnswer(incident.error()));
            if (!*incident || (!boundTo.isEmpty() && (*incident)->pageId != boundTo))
                return reply(problem(404, Intake::tr("There is no such incident.")));
            reply(jsonAnswer(200, toJson(**incident, *catalog)));
        });
}

void CatalogRoutes::components(const ApiCall &call)
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
    call.reply(jsonAnswer(200, {{u"components"_s, components}}));
}

void CatalogRoutes::statusPages(const ApiCall &call)
{
    QJsonArray pages;
    for (const StatusPage &page : call.pages()) {
        pages.append(QJsonObject{
            {u"id"_s, page.id}, {u"slug"_s, page.slug}, {u"name"_s, page.name}, {u"time_zone"_s, page.timeZone}});
    }
    call.reply(jsonAnswer(200, {{u"status_pages"_s, pages}}));
}
