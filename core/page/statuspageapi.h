// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/page/snapshot.h"

#include <QByteArray>
#include <QList>

/// One document of the read API.
struct ApiDocument
{
    QByteArray path; ///< below the page's address, e.g. "api/v2/status.json"
    QByteArray json;
};

/// The page in the shapes of the Statuspage v2 read API, which status clients know (status.atlassian.com/api). Its
/// words are a protocol: never translated. Times are UTC with milliseconds.
[[nodiscard]] QList<ApiDocument> statusPageApi(const PageSnapshot &snapshot);
