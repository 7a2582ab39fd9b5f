// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/webhookbody.h"

#include "core/net/json.h"

Result<QJsonValue> readWebhookBody(const HttpRequest &request)
{
    return readJson(request.body);
}
