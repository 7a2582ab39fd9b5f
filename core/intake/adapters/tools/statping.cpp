// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/adapter.h"
#include "core/intake/intake.h"

using namespace Qt::StringLiterals;

namespace {

/// Statping and Statping-ng: the body as it comes, and what our template adds. Their test is a recovery of the service.
const Mapping &mapping()
{
    static const Mapping table{
        .key = {u"id"},
        .state = {u"online", u"status"},
        .states = {{u"false", StateMeaning::Firing},
                   {u"0", StateMeaning::Firing},
                   {u"offline", StateMeaning::Firing},
                   {u"true", StateMeaning::Resolved},
                   {u"1", StateMeaning::Resolved},
                   {u"online", StateMeaning::Resolved}},
        .title = {u"name", u"domain"},
        .text = {u"issue"},
        .monitors = {u"name"},
        .labels = {u"domain"},
    };
    return table;
}

Result<WebhookReading> read(const Webhook &webhook)
{
    auto reading = readOne(mapping(), webhook.body);
    if (!reading || !firstText(webhook.body, mapping().title).isEmpty())
        return reading;
    for (Delivery &delivery : reading->deliveries)
        delivery.title = shortened(Intake::tr("Service %1 of Statping").arg(delivery.title), LongestTitle);
    return reading;
}

} // namespace

Adapter statpingAdapter()
{
    return {.tool = u"statping"_s, .name = u"Statping"_s, .read = &read};
}
