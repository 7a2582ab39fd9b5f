// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/http.h"

#include <QJsonValue>

/// What a tool's webhook carries.
struct WebhookBody
{
    QJsonValue value = {};
    bool isSalvaged = false; ///< it was broken JSON, and mended as salvage.h says
};

/// The body of a tool's webhook as a JSON value, whatever form it was sent in. The body decides, not the Content-Type,
/// which tools often get wrong: what begins like JSON is JSON, what begins like a part of a form is one in parts, and
/// what reads like "name=value&…" is one of those. Without a body, the query of the address is the form. A form is an
/// object of its fields' texts, or, where its only JSON is in a field for it ("payload", "data"), that JSON. JSON in a
/// JSON text is taken out. InvalidInput says what could not be read.
[[nodiscard]] Result<WebhookBody> readWebhookBody(const HttpRequest &request);
