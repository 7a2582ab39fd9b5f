// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/apicall.h"

class Database;

/// Incidents by the program's own interface: taking one in, and reading them. There is no call that publishes.
class IncidentRoutes
{
public:
    IncidentRoutes(Database &database, IntakeSink &sink) : m_database(database), m_sink(sink) {}

    void post(const ApiCall &call) const;
    void list(const ApiCall &call) const;
    void show(const ApiCall &call) const;

private:
    Database &m_database;
    IntakeSink &m_sink;
};

/// What is set up, as far as the caller may see it.
namespace CatalogRoutes {
void components(const ApiCall &call);
void statusPages(const ApiCall &call);
} // namespace CatalogRoutes
