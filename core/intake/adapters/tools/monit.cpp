// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/adapter.h"
#include "core/intake/adapters/fieldpath.h"

#include <QJsonObject>

#include <array>

using namespace Qt::StringLiterals;

namespace {

/// What our script sends, recorded from Monit 5.33. Its date is local to the host and has no zone, so that the time of
/// arrival tells more.
const Mapping &mapping()
{
    static const Mapping table{
        // Not the event: it is worded otherwise once it is over.
        .key = {u"host+service", u"service"},
        .state = {u"state", u"event"},
        .states = {{u"firing", StateMeaning::Firing},
                   {u"failed", StateMeaning::Firing},
                   {u"resolved", StateMeaning::Resolved},
                   {u"succeeded", StateMeaning::Resolved},
                   {u"changed", StateMeaning::Ignored},
                   {u"done", StateMeaning::Ignored}},
        .title = {u"service"},
        .text = {u"event", u"description"},
        .monitors = {u"service", u"host"},
        .labels = {u"host"},
    };
    return table;
}

/// What Monit's events end with, where a script passes the event only: "Connection failed", "Timeout recovery".
struct Ending
{
    QLatin1StringView text;
    QLatin1StringView state;
};
constexpr std::array Endings{
    Ending{"failed"_L1, "firing"_L1},     Ending{"not exist"_L1, "firing"_L1},   Ending{"matched"_L1, "firing"_L1},
    Ending{"timeout"_L1, "firing"_L1},    Ending{"succeeded"_L1, "resolved"_L1}, Ending{"exists"_L1, "resolved"_L1},
    Ending{"recovery"_L1, "resolved"_L1}, Ending{"changed"_L1, "changed"_L1},    Ending{"done"_L1, "done"_L1},
};

Result<WebhookReading> read(const Webhook &webhook)
{
    QJsonObject body = webhook.body.toObject();
    if (textAt(body, u"state").isEmpty()) {
        const QString event = textAt(body, u"event");
        for (const Ending &ending : Endings) {
            if (event.endsWith(ending.text, Qt::CaseInsensitive))
                body.insert(u"state"_s, ending.state);
        }
    }
    return readOne(mapping(), body);
}

} // namespace

Adapter monitAdapter()
{
    return {.tool = u"monit"_s, .name = u"Monit"_s, .read = &read};
}
