// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/adapter.h"
#include "core/intake/adapters/fieldpath.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace {

/// A form; its "Token" is a secret, so it is in nothing that is shown. There is no time in it.
const Mapping &mapping()
{
    static const Mapping table{
        .key = {u"TestID", u"Name+URL", u"Name", u"URL"},
        .state = {u"Status"},
        .states = {{u"Down", StateMeaning::Firing}, {u"Up", StateMeaning::Resolved}},
        .title = {u"Name", u"URL"},
        .text = {u"result"},
        .url = {u"https://app.statuscake.com/UptimeStatus.php?tid={TestID}"},
        .monitors = {u"Name", u"URL"},
        .labels = {u"Tags", u"URL", u"Method"},
    };
    return table;
}

Result<WebhookReading> read(const Webhook &webhook)
{
    QJsonObject body = webhook.body.toObject();
    // 0: there was no answer that could have had one.
    const QString code = textAt(body, u"StatusCode");
    const QString state = textAt(body, u"Status");
    body.insert(u"result"_s, code.isEmpty() || code == "0"_L1 ? state : state + u", status code "_s + code);
    return readOne(mapping(), body);
}

} // namespace

Adapter statuscakeAdapter()
{
    return {.tool = u"statuscake"_s, .name = u"StatusCake"_s, .read = &read};
}
