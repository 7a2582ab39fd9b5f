// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/adapter.h"

using namespace Qt::StringLiterals;

namespace {

/// What our template for Gatus' custom provider sends, in a body or in the parameters of the address. What the words of
/// the state are, the user can set there; these are the usual ones.
const Mapping &mapping()
{
    static const Mapping table{
        .key = {u"group+name", u"name"},
        .state = {u"status", u"state"},
        .states = {{u"TRIGGERED", StateMeaning::Firing},
                   {u"firing", StateMeaning::Firing},
                   {u"down", StateMeaning::Firing},
                   {u"failed", StateMeaning::Firing},
                   {u"partial_outage", StateMeaning::Firing},
                   {u"major_outage", StateMeaning::Firing},
                   {u"RESOLVED", StateMeaning::Resolved},
                   {u"operational", StateMeaning::Resolved},
                   {u"up", StateMeaning::Resolved},
                   {u"ok", StateMeaning::Resolved}},
        .title = {u"name"},
        .text = {u"description", u"errors", u"conditions"},
        .severity = {u"severity", u"status"},
        .severities = {{u"critical", Severity::Critical},
                       {u"major_outage", Severity::Critical},
                       {u"major", Severity::Major},
                       {u"partial_outage", Severity::Major},
                       {u"minor", Severity::Minor}},
        .monitors = {u"name", u"group"},
        .labels = {u"group", u"url"}, // of the endpoint, not of Gatus
    };
    return table;
}

Result<WebhookReading> read(const Webhook &webhook)
{
    return readOne(mapping(), webhook.body);
}

} // namespace

Adapter gatusAdapter()
{
    return {.tool = u"gatus"_s, .name = u"Gatus"_s, .read = &read};
}
