// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/domain/incident.h"
#include "core/intake/submission.h"
#include "core/pipeline/tally.h"
#include "core/triage/triage.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <atomic>

class Changes;
class Database;
class Outbox;
class PageSite;
class Setup;

/// The way of an incident: front door → triage → store → drafting → (a person's review) → publishing → page. Joins the
/// stages and decides nothing itself.
class Pipeline : public QObject, public IntakeSink
{
    Q_OBJECT

public:
    /// So many new drafts of a page within a minute become one incident; \a stormDrafts 0: never.
    Pipeline(Database &database, Setup &setup, Outbox &outbox, PageSite &page, Changes &changes, const Clock &clock,
             int stormDrafts = StormDrafts);
    ~Pipeline() override;

    /// Takes up what a former run left: texts that were ordered, updates that wait, the page.
    void start();

    /// Thread-safe; finishes after the commit.
    [[nodiscard]] QFuture<Result<Receipt>> receive(Submission submission) override;
    /// Thread-safe.
    void refuse(Refusal refusal) override;
    /// Thread-safe.
    void notice(Notice notice) override;

    /// When the newest alert came in; invalid before the first one of this run. Thread-safe.
    [[nodiscard]] QDateTime lastReceivedAt() const;
    /// What has passed since the program began.
    [[nodiscard]] const Tally &tally() const { return m_tally; }

Q_SIGNALS:
    /// A draft has its first text: time to tell the engineer.
    void draftReady(const Incident &incident);
    /// An alert is held and has no text: time to tell the engineer.
    void incidentHeld(const Incident &incident);
    /// The trouble of a live incident is over, and the resolving update has been drafted.
    void resolutionReady(const Incident &incident);
    /// A source has sent its test, or told something that makes no incident.
    void noticed(const Notice &notice);
    /// The page was rendered anew with the newest published updates.
    void pageRefreshed();
    /// The store could not take an alert or a text; \a message says what to do. Repeated while it lasts.
    void storageFailed(const QString &message);

private:
    void tellOfHeld(const QString &incidentId);
    void settle();
    void writeOrderedTexts();
    void refreshPage();

    Database &m_database;
    Setup &m_setup;
    Outbox &m_outbox;
    PageSite &m_page;
    Changes &m_changes;
    const Clock &m_clock;
    const int m_stormDrafts;
    QThreadPool m_writers; ///< one thread: drafting a flood must leave the other cores to receiving
    Tally m_tally;
    std::atomic<qint64> m_lastReceived = 0;
    QTimer m_settling;
    bool m_isWriting = false;
    bool m_writesAgain = false;
    bool m_isRefreshing = false;
    bool m_refreshesAgain = false;
};
