// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/apicall.h"

class Database;

/// What those ask who run the program: whether it is well, what it counts, how to talk to it.
class OperatorRoutes
{
public:
    /// Prometheus' text format; called in the server's thread.
    using Metrics = std::function<QFuture<Result<QByteArray>>()>;

    OperatorRoutes(Database &database, Metrics metrics) : m_database(database), m_metrics(std::move(metrics)) {}

    /// The process answers.
    void health(const ApiCall &call) const;
    /// An alert could be kept at this moment: the writing thread is there, and the disk takes what it writes.
    void readiness(const ApiCall &call) const;
    void metrics(const ApiCall &call) const;
    void openApi(const ApiCall &call) const;
    void documentation(const ApiCall &call) const;

private:
    Database &m_database;
    const Metrics m_metrics;
};
