// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/shared.h"
#include "core/intake/apikeys.h"
#include "core/intake/submission.h"
#include "core/net/http.h"

class Database;

/// The HTTP interface of version 1: who may call, what each path takes and answers. There is no call that publishes.
/// Called in the server's thread; answers come after what they promise has happened.
class ApiRoutes
{
public:
    ApiRoutes(Database &database, IntakeSink &sink, const Shared<CatalogData> &catalog, const Shared<KeyRing> &keys,
              const Clock &clock);
    Q_DISABLE_COPY_MOVE(ApiRoutes)

    void handle(const HttpRequest &request, const HttpReply &reply) const;

private:
    /// Everything one call needs, as of its beginning.
    struct Call;
    using Action = void (ApiRoutes::*)(const Call &) const;
    struct Route
    {
        QByteArrayView method;
        QByteArrayView pattern; ///< "*" stands for one part of the path
        Action action;
        bool needsKey;
    };
    static const QList<Route> &routes();

    void postIncident(const Call &call) const;
    void postWebhook(const Call &call) const;
    void listIncidents(const Call &call) const;
    void showIncident(const Call &call) const;
    void listComponents(const Call &call) const;
    void listPages(const Call &call) const;
    void health(const Call &call) const;
    void readiness(const Call &call) const;

    /// Keeps the body with its reason, then answers.
    void refuse(const Call &call, const QString &reason, HttpResponse response) const;
    void submit(const Call &call, Submission submission, int status, const QStringList &warnings) const;

    Database &m_database;
    IntakeSink &m_sink;
    const Shared<CatalogData> &m_catalog;
    const Shared<KeyRing> &m_keys;
    const Clock &m_clock;
};
