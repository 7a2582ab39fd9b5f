// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/failedattempts.h"
#include "core/page/pagesite.h"
#include "core/pipeline/changes.h"
#include "core/pipeline/desk.h"
#include "core/pipeline/pipeline.h"
#include "core/pipeline/setup.h"
#include "core/pipeline/signing.h"
#include "core/publishing/outbox.h"
#include "core/settings/secretkeeper.h"
#include "core/store/database.h"
#include "tests/support/await.h"
#include "tests/support/testclock.h"

#include <QTemporaryDir>

/// All services of the core over a store of its own, with a page “Acme Status” and the components API and Login.
class Workshop
{
public:
    explicit Workshop(int undoMilliseconds = 0)
        : database(directory.filePath(QStringLiteral("greenroom.db")))
        , setup(database, clock)
        , secrets({}, directory.path(), std::make_unique<MemoryStore>())
        , signing(setup, secrets)
        , outbox(database, clock, undoMilliseconds)
        , site(database, clock, QStringLiteral("http://status.example"))
        , pipeline(database, setup, outbox, site, changes, clock)
        , desk(database, setup, outbox, changes, clock, QStringLiteral("ada@desk"))
    {
        require(await(database.open()));
        require(await(setup.load()));
        page = require(await(setup.addPage({.name = QStringLiteral("Acme Status")})));
        api = require(await(setup.addComponent({.pageId = page.id, .name = QStringLiteral("API"), .position = -1})));
        login =
            require(await(setup.addComponent({.pageId = page.id, .name = QStringLiteral("Login"), .position = -1})));
        pipeline.start();
    }

    ~Workshop() { database.close(); }
    Q_DISABLE_COPY_MOVE(Workshop)

    template<typename T>
    static T require(const Result<T> &result)
    {
        if (!result)
            qFatal("%s (%s)", qPrintable(result.error().message), qPrintable(result.error().detail));
        if constexpr (!std::is_void_v<T>)
            return *result;
    }

    /// An alert about the API as the HTTP interface would hand it on.
    [[nodiscard]] Submission alert(const QString &title, AlertState state = AlertState::Firing,
                                   const QString &key = {}) const
    {
        const QString groupKey = key.isEmpty() ? title : key;
        return {.delivery = {.groupKey = groupKey,
                             .alerts = {{.key = groupKey, .state = state, .title = title}},
                             .title = title,
                             .severity = Severity::Major,
                             .componentIds = {api.id},
                             .text = title},
                .pageId = page.id,
                .sourceName = QStringLiteral("Test"),
                .keyId = QStringLiteral("key"),
                .body = "{}"};
    }

    Receipt receive(const Submission &submission) { return require(await(pipeline.receive(submission))); }
    Incident incident(const QString &id) { return require(await(desk.incident(id))).incident; }
    /// The incident once its ordered text has been written.
    Incident drafted(const QString &id)
    {
        Incident found;
        const bool isThere = QTest::qWaitFor(
            [&] {
                return (found = incident(id)).isDrafted;
            },
            10'000);
        if (!isThere)
            qFatal("no text was written within ten seconds");
        return found;
    }
    /// Publishes the incident's working copy at another stage, with this text, and waits until it is out.
    void publish(const QString &id, Stage stage, const QString &body)
    {
        const Incident before = drafted(id);
        WorkingCopy copy = before.copy;
        copy.stage = stage;
        copy.body = body;
        copy.writer = Writer::Person;
        require(await(desk.publish(id, before.version, copy, keepAll(before, copy))));
        const bool isOut = QTest::qWaitFor(
            [&] {
                return !incident(id).pending;
            },
            10'000);
        if (!isOut)
            qFatal("the update did not go out within ten seconds");
    }
    [[nodiscard]] QStringList keepAll(const Incident &of, const WorkingCopy &copy) const
    {
        QStringList kept;
        const QList<Finding> findings = desk.check(of, copy);
        for (const Finding &finding : findings)
            kept.append(
                (finding.field == Finding::Field::Title ? copy.title : copy.body).mid(finding.start, finding.length));
        return kept;
    }

    QTemporaryDir directory;
    TestClock clock;
    Database database;
    Setup setup;
    SecretKeeper secrets; ///< its keychain forgets
    Signing signing;
    FailedAttempts failedAttempts;
    Outbox outbox;
    PageSite site;
    Changes changes;
    Pipeline pipeline;
    Desk desk;
    StatusPage page;
    Component api;
    Component login;
};
