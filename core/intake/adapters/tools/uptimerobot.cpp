// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/adapter.h"

using namespace Qt::StringLiterals;

namespace {

/// UptimeRobot as JSON, as a form or in the query: the fields are the same, and are renamed where people write their
/// own body, some of which have no number of the monitor.
const Mapping &mapping()
{
    static const Mapping table{
        .key = {u"monitorID", u"monitorURL", u"monitorFriendlyName"},
        .state = {u"alertType", u"alertTypeFriendlyName"},
        .states = {{u"1", StateMeaning::Firing},
                   {u"2", StateMeaning::Resolved},
                   {u"3", StateMeaning::Expiry},
                   {u"98", StateMeaning::Ignored}, // started
                   {u"99", StateMeaning::Ignored}, // paused
                   {u"down", StateMeaning::Firing},
                   {u"up", StateMeaning::Resolved},
                   {u"SSL expiry", StateMeaning::Expiry},
                   {u"domain expiry", StateMeaning::Expiry},
                   {u"started", StateMeaning::Ignored},
                   {u"paused", StateMeaning::Ignored}},
        .title = {u"monitorFriendlyName", u"monitorURL"},
        .text = {u"alertTypeFriendlyName", u"alertDetails"},
        .changedAt = {u"alertDateTime"},
        .url = {u"https://dashboard.uptimerobot.com/monitors/{monitorID}"},
        .monitors = {u"monitorFriendlyName", u"monitorURL"},
        .labels = {u"monitorURL", u"sslExpiryDate", u"sslExpiryDaysLeft"},
    };
    return table;
}

Result<WebhookReading> read(const Webhook &webhook)
{
    return readOne(mapping(), webhook.body);
}

} // namespace

Adapter uptimerobotAdapter()
{
    return {.tool = u"uptimerobot"_s, .name = u"UptimeRobot"_s, .read = &read};
}
