// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/net/http.h"

#include <QJsonValue>

/// The body of a tool's webhook as a JSON value, whatever form it was sent in. The body decides, not the Content-Type,
/// which tools often get wrong: what begins like JSON is JSON. A form (urlencoded or multipart) is an object of its
/// fields' texts, or, where one field holds a JSON object, that object. InvalidInput says what could not be read.
[[nodiscard]] Result<QJsonValue> readWebhookBody(const HttpRequest &request);
