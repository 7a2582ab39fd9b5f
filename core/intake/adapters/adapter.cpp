// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/adapter.h"

#include "core/intake/adapters/toollist.h"
#include "core/intake/intake.h"
#include "core/intake/webhookbody.h"

#include <algorithm>

using namespace Qt::StringLiterals;

const QList<Adapter> &adapters()
{
    static const QList<Adapter> all = [] {
        QList<Adapter> made;
        for (const auto make : AllTools)
            made.append(make());
        std::sort(made.begin(), made.end(), [](const Adapter &left, const Adapter &right) {
            return left.name.compare(right.name, Qt::CaseInsensitive) < 0;
        });
        return made;
    }();
    return all;
}

const Adapter *adapter(const QString &tool)
{
    const auto found = std::find_if(adapters().begin(), adapters().end(), [&tool](const Adapter &candidate) {
        return candidate.tool == tool;
    });
    return found == adapters().end() ? nullptr : &*found;
}

Result<WebhookReading> readWebhook(const Adapter &tool, const HttpRequest &request, const Recipient &recipient)
{
    const auto body = readWebhookBody(request);
    if (!body)
        return tl::unexpected(body.error());
    auto reading = tool.read({.request = request, .body = body->value, .recipient = recipient});
    if (reading && body->isSalvaged) {
        for (Delivery &delivery : reading->deliveries)
            delivery.labels.insert(SalvagedLabel.toString(), u"true"_s);
    }
    return reading;
}

Result<WebhookReading> readOne(const Mapping &mapping, const QJsonValue &body)
{
    auto mapped = readMapped(mapping, body);
    if (!mapped)
        return tl::unexpected(std::move(mapped.error()));
    switch (mapped->state) {
    case StateMeaning::Firing:
    case StateMeaning::Resolved:
    case StateMeaning::Flapping:
    case StateMeaning::NoData:
    case StateMeaning::Expiry:
    case StateMeaning::Test:
        break;
    case StateMeaning::Update:
        return WebhookReading{.note =
                                  Intake::tr("An update of “%1”, which fires as before.").arg(mapped->delivery.title)};
    case StateMeaning::Ignored:
        return WebhookReading{.note = Intake::tr("“%1”: nothing about how it is.").arg(mapped->delivery.title)};
    }
    return WebhookReading{.deliveries = {std::move(mapped->delivery)}};
}
