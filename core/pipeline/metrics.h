// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/intake/requestcounts.h"
#include "core/server/httpserver.h"

#include <QFuture>

#include <functional>

class Database;
class Pipeline;
class Setup;

/// The program's figures in Prometheus' text format 0.0.4. Each label takes its values from what is set up or from a
/// fixed list, never from what a sender writes, so that nobody can make the number of series grow.
class Metrics
{
public:
    /// What the front door has counted. Asked in the thread that calls render(); must not block.
    struct FrontDoor
    {
        std::function<QList<RequestCount>()> requests;
        std::function<quint64()> failedAttempts; ///< to prove who one is
        std::function<HttpServer::Statistics()> server;
    };

    /// \a clock gives the moment of the program's start: construct it then.
    Metrics(Database &database, const Setup &setup, const Pipeline &pipeline, FrontDoor frontDoor, const Clock &clock);

    /// Does not block: the store is read in its reading thread, and what has long been done is never scanned.
    [[nodiscard]] QFuture<Result<QByteArray>> render() const;

private:
    Database &m_database;
    const Setup &m_setup;
    const Pipeline &m_pipeline;
    const FrontDoor m_frontDoor;
    const QDateTime m_startedAt;
};
