// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/webhookroutes.h"

#include "core/intake/adapters/adapter.h"
#include "core/intake/answers.h"
#include "core/intake/intake.h"
#include "core/intake/webhookbody.h"

using namespace Qt::StringLiterals;

namespace {

/// The component that one of the labels names.
std::optional<QString> namedComponent(const QMap<QString, QString> &labels, const Adapter &tool,
                                      const QList<Component> &components)
{
    for (const QString &label : tool.componentLabels) {
        const QString value = labels.value(label);
        if (value.isEmpty())
            continue;
        for (const Component &component : components) {
            if (component.slug == slugOf(value) || component.name.compare(value, Qt::CaseInsensitive) == 0)
                return component.id;
        }
    }
    return {};
}

} // namespace

void WebhookRoutes::post(const ApiCall &call) const
{
    if (!call.caller.mayDraft())
        return call.reply(problem(403, Intake::tr("This API key may only read.")));
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
    const auto deliveries = [&]() -> Result<QList<Delivery>> {
        if (!tool) {
            return fail(Error::Kind::InvalidInput,
                        Intake::tr("The source “%1” is not a monitoring tool; post to /api/v1/incidents instead.")
                            .arg(source->name));
        }
        return readWebhookBody(call.request).and_then(tool->parse);
    }();
    if (!deliveries) {
        const QString reason = deliveries.error().message;
        return call.refuse(m_sink, reason, jsonAnswer(200, {{u"accepted"_s, false}, {u"reason"_s, reason}}));
    }
    submit(call, *source, *tool, deliveries->first());
}

void WebhookRoutes::submit(const ApiCall &call, const Source &source, const Adapter &tool, Delivery delivery) const
{
    if (const auto component = namedComponent(delivery.labels, tool, call.catalog->componentsOf(source.pageId)))
        delivery.componentIds = {*component};
    Submission submission{.delivery = std::move(delivery),
                          .pageId = source.pageId,
                          .sourceId = source.id,
                          .sourceName = source.name,
                          .keyId = call.caller.keyId(),
                          .body = call.request.body};
    const QString urlOfIncident = call.incidentUrl({});
    m_sink.receive(std::move(submission)).then([reply = call.reply, urlOfIncident](const Result<Receipt> &receipt) {
        if (!receipt)
            return reply(failureAnswer(receipt.error()));
        reply(jsonAnswer(200, toJson(*receipt, urlOfIncident + receipt->incidentId, {})));
    });
}
