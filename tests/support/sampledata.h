// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QString>
#include <QTemporaryDir>

#include <atomic>
#include <memory>

class Database;
class Desk;
class Settings;
class Setup;

/// A clock that stands still until it is told to move.
class StillClock final : public Clock
{
public:
    explicit StillClock(const QDateTime &now) : m_now(now.toMSecsSinceEpoch()) {}
    [[nodiscard]] QDateTime now() const override { return QDateTime::fromMSecsSinceEpoch(m_now, Qt::UTC); }
    void advance(qint64 milliseconds) { m_now += milliseconds; }

private:
    std::atomic<qint64> m_now; ///< milliseconds since 1970, UTC
};

/// A whole desk over a temporary store: the page "Acme Status" with its components, sources and incidents in all
/// states. For pictures and for tests of the window; what cannot be set up ends the program with a message.
///
/// Drafts: "API requests are failing" (major, edited by hand, names a host), "Customers cannot log in" (critical),
/// "Search responds slowly" (minor), "Website was unreachable" (minor, recovered). Live: "Exports are delayed".
/// Resolved: "Checkout was unavailable" and others. Dismissed: "Disk almost full on a batch worker".
class SampleData
{
public:
    /// Empty has no page at all: what a first start finds. PageOnly has page and components, no incident.
    enum class Extent { Empty, PageOnly, Everything };

    explicit SampleData(Extent extent = Extent::Everything);
    ~SampleData();
    Q_DISABLE_COPY_MOVE(SampleData)

    [[nodiscard]] Desk &desk() const;
    [[nodiscard]] Setup &setup() const;
    [[nodiscard]] Settings &settings() const;
    [[nodiscard]] Database &database() const;
    /// Stands at the present until it is moved, so that ages in the pictures are right.
    [[nodiscard]] StillClock &clock() const;

    [[nodiscard]] QString pageId() const;
    [[nodiscard]] QString componentId(const QString &name) const;
    /// The incident whose title begins like this; fails when there is none.
    [[nodiscard]] QString incidentId(const QString &title) const;
    /// A new draft, as an alert would make it; returns its id after it can be read and was told of.
    QString addDraft(const QString &title);

private:
    struct Store;
    std::unique_ptr<Store> m_store;
};
