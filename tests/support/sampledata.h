// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/words.h"
#include "tests/support/testclock.h"

#include <QString>

#include <memory>

class Database;
class Desk;
class FailedAttempts;
class SecretKeeper;
class Settings;
class Setup;
class Signing;

/// A whole desk over a temporary store: the page "Acme Status" with its components, sources and incidents in all
/// states, on 11 March 2026 at 14:05 UTC. For pictures and for tests of the window; what cannot be set up ends the
/// program with a message.
///
/// Drafts: "API requests are failing" (major, edited by hand, names a host), "Customers cannot log in" (critical),
/// "Search responds slowly" (minor), "Website was unreachable" (minor, recovered). Live: "Exports are delayed".
/// Resolved: "Checkout was unavailable" and "Password e-mails were late". Dismissed: "Disk almost full on a batch
/// worker".
class SampleData
{
public:
    /// Empty has no page at all: what a first start finds. PageOnly has page, components and sources, no incident.
    enum class Extent { Empty, PageOnly, Everything };

    explicit SampleData(Extent extent = Extent::Everything);
    ~SampleData();
    Q_DISABLE_COPY_MOVE(SampleData)

    [[nodiscard]] Desk &desk() const;
    [[nodiscard]] Setup &setup() const;
    [[nodiscard]] Signing &signing() const;
    [[nodiscard]] SecretKeeper &secrets() const;
    [[nodiscard]] FailedAttempts &failedAttempts() const;
    [[nodiscard]] Settings &settings() const;
    [[nodiscard]] Database &database() const;
    /// Stands still until it is moved.
    [[nodiscard]] TestClock &clock() const;
    /// A folder of its own, gone with this.
    [[nodiscard]] QString directory() const;

    [[nodiscard]] QString pageId() const;
    [[nodiscard]] QString componentId(const QString &name) const;
    /// The incident whose title begins like this, of whatever state.
    [[nodiscard]] QString incidentId(const QString &title) const;

    /// A new draft, as an alert makes it. Its text has been written when this returns.
    QString addDraft(const QString &title, const QString &componentName = QStringLiteral("API"));
    /// As many drafts at once, "NAME 1" to "NAME \a count", the newest last; their texts may still be being written.
    void addDrafts(const QString &name, int count);
    /// Publishes an incident's present text at this stage and waits until it is out.
    void publish(const QString &id, Stage stage);

private:
    struct Core;

    /// Makes everything anew and leaves a copy of the store in \a storeFile.
    explicit SampleData(const QString &storeFile);
    [[nodiscard]] static QString storeWithEverything();

    void setUpPage();
    void addIncidents();
    void addSolved();
    void addLive();
    void addOpen();

    std::unique_ptr<Core> m_core;
};
