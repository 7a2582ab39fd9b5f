// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/histogram.h"
#include "core/base/result.h"
#include "core/store/connection.h"

#include <QFuture>
#include <QMutex>
#include <QPromise>
#include <QThread>

#include <concepts>
#include <deque>

/// The store's file: one connection that writes, on a thread of its own, and one that reads, on another.
///
/// Writes that wait together share one transaction (group commit): each future finishes after the commit that made
/// its work durable. Work may be run a second time when another's in the same group has failed, so it must have no
/// effect but through its connection and its result.
class Database
{
public:
    /// \a fileName is created if it is missing; call open() before anything else.
    explicit Database(QString fileName);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    /// Opens both connections and brings the schema up to date, after a copy of an older file has been put beside it.
    /// Error::Kind::Storage when the file cannot be used; the message says how to mend it.
    [[nodiscard]] QFuture<Result<>> open();
    /// Finishes the work that was handed over, continuations without a context included, then closes. Waits for it, so
    /// call it only when the program ends; the destructor does it too.
    void close();

    /// Runs \a work (Result<T>(Connection &)) in a transaction that is kept only if it succeeds. Thread-safe.
    template<std::invocable<Connection &> Work>
    [[nodiscard]] auto write(Work work) -> QFuture<std::invoke_result_t<Work, Connection &>>
    {
        auto job = std::make_unique<TypedJob<Work>>(std::move(work));
        auto future = job->future();
        enqueueWrite(std::move(job));
        return future;
    }

    /// Runs \a work on the reading connection, on one consistent snapshot. Thread-safe.
    template<std::invocable<Connection &> Work>
    [[nodiscard]] auto read(Work work) -> QFuture<std::invoke_result_t<Work, Connection &>>
    {
        auto job = std::make_shared<TypedJob<Work>>(std::move(work));
        auto future = job->future();
        QMetaObject::invokeMethod(
            &m_reader,
            [this, job] {
                runRead(*job);
            },
            Qt::QueuedConnection);
        return future;
    }

    [[nodiscard]] const QString &fileName() const { return m_fileName; }

    /// Copies the whole database to a new file; at no time does it hold a write up. Fails if the file exists.
    [[nodiscard]] QFuture<Result<>> backup(const QString &target);

    /// Whether the file is whole (PRAGMA quick_check): nothing, or what is wrong first. Reads all of it, so it takes
    /// seconds for a large store, on the thread for copies.
    [[nodiscard]] QFuture<Result<QString>> check();

    /// Writes as much as a large alert, to see whether the disk takes it. Storage says what is wrong.
    [[nodiscard]] QFuture<Result<>> probe();

    /// What group commit has done so far.
    struct Statistics
    {
        quint64 commits = 0;
        quint64 writes = 0;
        qsizetype waiting = 0; ///< writes that no transaction has taken up yet
        /// Writes that shared a transaction.
        Histogram groupSizes{{1, 2, 4, 8, 16, 32, 64, 128}};
        /// What a group took, from its beginning to the end of its commit.
        Histogram seconds{{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5}};
    };
    /// Thread-safe.
    [[nodiscard]] Statistics statistics() const;

private:
    class Job
    {
    public:
        Job() = default;
        virtual ~Job() = default;
        Q_DISABLE_COPY_MOVE(Job)
        /// Keeps the result; true if it is a success.
        virtual bool run(Connection &connection) = 0;
        virtual void fail(Error error) = 0;
        /// Hands the result to whoever waits.
        virtual void finish() = 0;
    };

    template<typename Work>
    class TypedJob final : public Job
    {
    public:
        using Value = std::invoke_result_t<Work, Connection &>;

        explicit TypedJob(Work work) : m_work(std::move(work)) { m_promise.start(); }

        [[nodiscard]] QFuture<Value> future() const { return m_promise.future(); }
        bool run(Connection &connection) override
        {
            m_value = m_work(connection);
            return m_value->has_value();
        }
        void fail(Error error) override { m_value = tl::unexpected<Error>(std::move(error)); }
        void finish() override
        {
            m_promise.addResult(std::move(*m_value));
            m_promise.finish();
        }

    private:
        Work m_work;
        QPromise<Value> m_promise;
        std::optional<Value> m_value;
    };

    void enqueueWrite(std::unique_ptr<Job> job);
    void runWrites();
    /// Those that wait longest; empty when nobody waits.
    [[nodiscard]] std::vector<std::unique_ptr<Job>> takeGroup();
    void runGroup(const std::vector<std::unique_ptr<Job>> &group);
    void runAlone(Job &job);
    void runRead(Job &job);
    void checkpoint();

    const QString m_fileName;
    mutable QMutex m_mutex;
    std::deque<std::unique_ptr<Job>> m_waiting;
    bool m_isScheduled = false;
    Statistics m_statistics;

    QThread m_writerThread;
    QThread m_readerThread;
    QThread m_keeperThread;
    QObject m_writer; ///< lives in the writing thread
    QObject m_reader; ///< lives in the reading thread
    QObject m_keeper; ///< lives in the thread for checkpoints and copies
    std::unique_ptr<Connection> m_writeConnection;
    std::unique_ptr<Connection> m_readConnection;
    std::unique_ptr<Connection> m_keeperConnection;
};
