// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/http.h"

// The written contract of the HTTP interface. The build makes both of resources/openapi.yaml, so they say the same.
// Each is 304 where If-None-Match names the version that is served (RFC 9110 §13.1.2).

/// The contract as OpenAPI 3.1 in JSON.
[[nodiscard]] HttpResponse openApiDocument(const HttpRequest &request);

/// The contract as a page for people, under a policy that allows its own style and nothing else.
[[nodiscard]] HttpResponse documentationPage(const HttpRequest &request);
