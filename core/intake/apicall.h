// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/catalog.h"
#include "core/intake/authenticator.h"
#include "core/intake/submission.h"
#include "core/net/http.h"

#include <memory>

/// One call of the interface, with everything it needs as of its beginning.
struct ApiCall
{
    const HttpRequest &request;
    HttpReply reply;
    QList<QByteArray> parts = {}; ///< what the path has for "{…}"
    std::shared_ptr<const CatalogData> catalog = {};
    Caller caller = {};

    /// Who calls, as a person knows it.
    [[nodiscard]] QString callerName() const;
    /// The pages that the caller may see.
    [[nodiscard]] QList<StatusPage> pages() const;
    /// Where an incident can be asked for, under the name by which this server was asked.
    [[nodiscard]] QString incidentUrl(const QString &incidentId) const;

    /// What was sent: the body or, of a request without one, the query.
    [[nodiscard]] const QByteArray &received() const;

    /// Keeps the body with its reason, then answers.
    void refuse(IntakeSink &sink, const QString &reason, HttpResponse response) const;
};
