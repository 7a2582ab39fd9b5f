// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"

#include "core/base/log.h"
#include "core/store/migrations.h"

#include <QFile>
#include <QTimer>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// More would let the first of a flood wait too long; throughput is flat from about 100 on (measured).
constexpr size_t LargestGroup = 256;

constexpr auto CheckpointInterval = 1s;

void begin(QObject &worker, QThread &thread, const QString &name)
{
    thread.setObjectName(name);
    worker.moveToThread(&thread);
    thread.start();
}

/// What a crash has left in the WAL is read anew by each start until a checkpoint has moved it: without this, a program
/// that is killed every second starts a millisecond slower for each megabyte (measured). A full disk may prevent it.
void emptyWal(Connection &connection)
{
    {
        Rows rows = connection.execute(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
        (void)rows.next();
    }
    (void)connection.takeError();
}

/// Does nothing the second time.
void end(QObject &worker, QThread &thread, std::unique_ptr<Connection> &connection)
{
    if (!thread.isRunning())
        return;
    // Posted after all other work, so nothing that was handed over is lost.
    QMetaObject::invokeMethod(
        &worker,
        [&worker, &connection, &thread] {
            qDeleteAll(worker.children());
            connection.reset();
            thread.quit();
        },
        Qt::QueuedConnection);
    thread.wait();
}

} // namespace

Database::Database(QString fileName) : m_fileName(std::move(fileName))
{
    begin(m_writer, m_writerThread, u"database"_s);
    begin(m_reader, m_readerThread, u"database-reader"_s);
    begin(m_keeper, m_keeperThread, u"database-keeper"_s);
}

Database::~Database()
{
    close();
}

void Database::close()
{
    end(m_keeper, m_keeperThread, m_keeperConnection);
    end(m_reader, m_readerThread, m_readConnection);
    end(m_writer, m_writerThread, m_writeConnection);
}

QFuture<Result<>> Database::open()
{
    auto promise = std::make_shared<QPromise<Result<>>>();
    promise->start();
    const auto finish = [promise](Result<> result) {
        promise->addResult(std::move(result));
        promise->finish();
    };
    const auto openIn = [this](std::unique_ptr<Connection> &connection, Connection::Access access) -> Result<> {
        auto opened = Connection::open(m_fileName, access);
        if (!opened)
            return tl::unexpected(opened.error());
        connection = std::move(*opened);
        return {};
    };
    // One after the other: the reader needs the schema, and the keeper must not meet a migration.
    QMetaObject::invokeMethod(&m_writer, [this, finish, openIn] {
        Result<> opened = openIn(m_writeConnection, Connection::Access::ReadWrite);
        if (opened) {
            QFile::setPermissions(m_fileName, QFile::ReadOwner | QFile::WriteOwner);
            opened = migrate(*m_writeConnection, m_fileName);
        }
        if (opened)
            emptyWal(*m_writeConnection);
        if (!opened)
            return finish(opened);
        QMetaObject::invokeMethod(&m_reader, [this, finish, openIn] {
            if (Result<> reading = openIn(m_readConnection, Connection::Access::ReadOnly); !reading)
                return finish(reading);
            QMetaObject::invokeMethod(&m_keeper, [this, finish, openIn] {
                const Result<> keeping = openIn(m_keeperConnection, Connection::Access::ReadWrite);
                if (keeping) {
                    auto *timer = new QTimer(&m_keeper);
                    QObject::connect(timer, &QTimer::timeout, &m_keeper, [this] {
                        checkpoint();
                    });
                    timer->start(CheckpointInterval);
                }
                finish(keeping);
            });
        });
    });
    return promise->future();
}

QFuture<Result<>> Database::backup(const QString &target)
{
    auto promise = std::make_shared<QPromise<Result<>>>();
    promise->start();
    QMetaObject::invokeMethod(&m_keeper, [this, promise, target] {
        Result<> result;
        if (QFile::exists(target)) {
            result = fail(
                Error::Kind::InvalidInput,
                QCoreApplication::translate("Database", "%1 exists already. Name a file that does not.").arg(target));
        } else {
            m_keeperConnection->execute(u"VACUUM INTO ?"_s, {target});
            if (auto error = m_keeperConnection->takeError())
                result = tl::unexpected(std::move(*error));
            else
                QFile::setPermissions(target, QFile::ReadOwner | QFile::WriteOwner);
        }
        promise->addResult(std::move(result));
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<>> Database::probe()
{
    return write([](Connection &connection) -> Result<> {
        connection.execute(u"INSERT OR REPLACE INTO probe (id, payload) VALUES (1, zeroblob(65536))"_s);
        return {};
    });
}

QFuture<Result<QString>> Database::check()
{
    auto promise = std::make_shared<QPromise<Result<QString>>>();
    promise->start();
    QMetaObject::invokeMethod(&m_keeper, [this, promise] {
        Result<QString> result;
        {
            Rows rows = m_keeperConnection->execute(u"PRAGMA quick_check(1)"_s);
            if (rows.next() && rows.text(0) != "ok"_L1)
                result = rows.text(0);
        }
        if (auto error = m_keeperConnection->takeError())
            result = tl::unexpected(std::move(*error));
        promise->addResult(std::move(result));
        promise->finish();
    });
    return promise->future();
}

Database::Statistics Database::statistics() const
{
    const QMutexLocker lock(&m_mutex);
    Statistics statistics = m_statistics;
    statistics.waiting = qsizetype(m_waiting.size());
    return statistics;
}

void Database::enqueueWrite(std::unique_ptr<Job> job)
{
    const QMutexLocker lock(&m_mutex);
    m_waiting.push_back(std::move(job));
    if (!std::exchange(m_isScheduled, true))
        QMetaObject::invokeMethod(
            &m_writer,
            [this] {
                runWrites();
            },
            Qt::QueuedConnection);
}

void Database::runWrites()
{
    // All of it in one go: an event for the rest would come after the one that ends the thread.
    for (auto group = takeGroup(); !group.empty(); group = takeGroup())
        runGroup(group);
}

std::vector<std::unique_ptr<Database::Job>> Database::takeGroup()
{
    std::vector<std::unique_ptr<Job>> group;
    const QMutexLocker lock(&m_mutex);
    while (!m_waiting.empty() && group.size() < LargestGroup) {
        group.push_back(std::move(m_waiting.front()));
        m_waiting.pop_front();
    }
    m_isScheduled = !group.empty();
    return group;
}

void Database::runGroup(const std::vector<std::unique_ptr<Job>> &group)
{
    const auto beganAt = std::chrono::steady_clock::now();
    if (group.size() == 1) {
        runAlone(*group.front());
    } else {
        m_writeConnection->execute(u"BEGIN IMMEDIATE"_s);
        bool isGood = true;
        for (auto job = group.begin(); isGood && job != group.end(); ++job)
            isGood = (*job)->run(*m_writeConnection);
        if (isGood)
            m_writeConnection->execute(u"COMMIT"_s);
        if (m_writeConnection->takeError() || !isGood) {
            // One of them failed: nobody else may suffer from it, so each gets a transaction of its own.
            m_writeConnection->execute(u"ROLLBACK"_s);
            (void)m_writeConnection->takeError();
            for (const auto &job : group)
                runAlone(*job);
        }
    }
    {
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - beganAt;
        const QMutexLocker lock(&m_mutex);
        ++m_statistics.commits;
        m_statistics.writes += group.size();
        m_statistics.groupSizes.note(double(group.size()));
        m_statistics.seconds.note(taken.count());
    }
    for (const auto &job : group)
        job->finish();
}

void Database::runAlone(Job &job)
{
    m_writeConnection->execute(u"BEGIN IMMEDIATE"_s);
    const bool isGood = job.run(*m_writeConnection);
    if (isGood)
        m_writeConnection->execute(u"COMMIT"_s);
    auto error = m_writeConnection->takeError();
    if (isGood && !error)
        return;
    m_writeConnection->execute(u"ROLLBACK"_s);
    (void)m_writeConnection->takeError();
    if (error)
        job.fail(std::move(*error));
}

void Database::runRead(Job &job)
{
    m_readConnection->execute(u"BEGIN"_s);
    job.run(*m_readConnection);
    if (auto error = m_readConnection->takeError())
        job.fail(std::move(*error));
    m_readConnection->execute(u"COMMIT"_s);
    (void)m_readConnection->takeError();
    job.finish();
}

void Database::checkpoint()
{
    {
        Rows rows = m_keeperConnection->execute(u"PRAGMA wal_checkpoint(PASSIVE)"_s);
        (void)rows.next();
    }
    if (auto error = m_keeperConnection->takeError())
        qCWarning(lcStore).noquote() << "checkpoint failed:" << error->detail;
}
