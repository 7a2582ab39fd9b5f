// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/webhookroutes.h"

#include "core/intake/adapters/adapter.h"
#include "core/intake/adapters/times.h"
#include "core/intake/answers.h"
#include "core/intake/intake.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

/// The component that one of the tool's names stands for.
std::optional<QString> namedComponent(const QStringList &monitors, const QList<Component> &components)
{
    for (const QString &monitor : monitors) {
        for (const Component &component : components) {
            if (component.slug == slugOf(monitor) || component.name.compare(monitor, Qt::CaseInsensitive) == 0)
                return component.id;
        }
    }
    return {};
}

} // namespace

void WebhookRoutes::take(const ApiCall &call) const
{
    // Looks at what GET would do, and does not do it.
    if (call.request.method == "HEAD")
        return call.reply({});
    if (!call.caller.mayDraft()) {
        const QString detail = Intake::tr("This API key may only read.");
        return call.refuse(m_sink, detail, problem(403, detail));
    }
    const QString slug = QString::fromUtf8(call.parts.first());
    const Source *source = call.catalog->source(slug);
    if (!source) {
        const QString detail =
            Intake::tr("There is no source “%1”. Its address is shown under Sources.").arg(slug.left(100));
        return call.refuse(m_sink, detail, problem(404, detail));
    }
    const QString boundTo = call.caller.sourceId();
    const QString page = call.caller.pageId();
    if ((!boundTo.isEmpty() && boundTo != source->id) || (!page.isEmpty() && page != source->pageId)) {
        const QString detail = Intake::tr("This API key belongs to another source than “%1”.").arg(source->name);
        return call.refuse(m_sink, detail, problem(403, detail));
    }

    const Adapter *tool = adapter(source->tool);
    const auto reading = [&]() -> Result<WebhookReading> {
        if (!tool) {
            return fail(Error::Kind::InvalidInput,
                        Intake::tr("The source “%1” is not a monitoring tool; post to /api/v1/incidents instead.")
                            .arg(source->name));
        }
        return readWebhook(
            *tool, call.request,
            {.catalog = call.catalog.get(), .source = source, .secret = m_secrets.get()->value(source->id).value});
    }();
    if (!reading) {
        const QString reason = reading.error().message;
        return call.refuse(m_sink, reason, jsonAnswer(200, {{u"accepted"_s, false}, {u"reason"_s, reason}}));
    }
    QList<Delivery> deliveries = reading->deliveries;
    const auto tests = std::stable_partition(deliveries.begin(), deliveries.end(), [](const Delivery &delivery) {
        return !delivery.isTest;
    });
    const bool hasTest = tests != deliveries.end();
    const QString note = hasTest ? Intake::tr("A test: %1").arg(tests->title) : reading->note;
    if (hasTest)
        notice(call, *source, Notice::Kind::Test, note);
    else if (deliveries.isEmpty())
        notice(call, *source, Notice::Kind::Told, note);
    deliveries.erase(tests, deliveries.end());
    if (reading->answer)
        return call.reply(*reading->answer);
    if (deliveries.isEmpty())
        return call.reply(jsonAnswer(200, {{u"accepted"_s, true}, {u"note"_s, note}}));
    submit(call, *source, std::move(deliveries));
}

void WebhookRoutes::options(const ApiCall &call) const
{
    HttpResponse response = jsonAnswer(200, {});
    response.headers.emplaceBack("Allow", "POST, PUT, GET, HEAD, OPTIONS");
    const QByteArray origin = call.request.header("WebHook-Request-Origin");
    if (!origin.isEmpty()) {
        constexpr int SecondsInMinute = 60;
        response.headers.emplaceBack("WebHook-Allowed-Origin", origin);
        response.headers.emplaceBack("WebHook-Allowed-Rate",
                                     m_perKey == 0 ? "*"_ba : QByteArray::number(m_perKey * SecondsInMinute));
    }
    call.reply(std::move(response));
}

void WebhookRoutes::notice(const ApiCall &call, const Source &source, Notice::Kind kind, const QString &text) const
{
    m_sink.notice({.kind = kind,
                   .sourceId = source.id,
                   .sourceName = source.name,
                   .keyId = call.caller.keyId(),
                   .body = call.received(),
                   .text = text});
}

void WebhookRoutes::submit(const ApiCall &call, const Source &source, QList<Delivery> deliveries) const
{
    const QList<Component> components = call.catalog->componentsOf(source.pageId);
    QList<QFuture<Result<Receipt>>> received;
    const QDateTime now = m_clock.now();
    for (Delivery &delivery : deliveries) {
        for (Alert &alert : delivery.alerts) {
            for (auto *const time : {&alert.startsAt, &alert.endsAt, &alert.changedAt})
                *time = believable(*time, now);
        }
        const auto component = namedComponent(delivery.monitors, components);
        if (component && delivery.componentIds.isEmpty())
            delivery.componentIds = {*component};
        received.append(m_sink.receive({.delivery = std::move(delivery),
                                        .pageId = source.pageId,
                                        .sourceId = source.id,
                                        .sourceName = source.name,
                                        .keyId = call.caller.keyId(),
                                        .body = call.received()}));
    }
    // One that could not be kept is enough for the sender to try again: the others are then known already.
    QtFuture::whenAll(received.begin(), received.end())
        .then([reply = call.reply, urlOfIncident = call.incidentUrl({})](const QList<QFuture<Result<Receipt>>> &all) {
            for (const QFuture<Result<Receipt>> &receipt : all) {
                if (const auto kept = receipt.result(); !kept)
                    return reply(failureAnswer(kept.error()));
            }
            const Result<Receipt> first = all.first().result();
            reply(jsonAnswer(200, toJson(*first, urlOfIncident + first->incidentId, {})));
        });
}
