// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/keychainstore.h"

#include "core/base/answer.h"

#include <QCoreApplication>
#include <QTimer>
#include <qt6keychain/keychain.h>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A person may be asked to unlock it meanwhile.
constexpr auto Patience = 2min;

Error errorOf(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        return {Error::Kind::NotFound,
                QCoreApplication::translate("KeychainStore", "The system keychain has no such secret."),
                {}};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return {Error::Kind::Unauthorized,
                QCoreApplication::translate("KeychainStore", "The system keychain is locked. Unlock it and try again."),
                job.errorString()};
    default:
        return {Error::Kind::Storage,
                QCoreApplication::translate(
                    "KeychainStore", "The system keychain cannot be used: %1. Start one (gnome-keyring, KWallet), "
                                     "or use the vault: secret_store = vault.")
                    .arg(job.errorString()),
                job.errorString()};
    }
}

/// Runs a job and answers once with what \a value makes of it, or with why there is no answer.
template<typename T, typename Job, typename Value>
QFuture<Result<T>> run(Job *job, const QString &name, Value value)
{
    const Answer<T> answer;
    auto *timer = new QTimer(job);
    timer->setSingleShot(true);
    job->setKey(name);
    job->setAutoDelete(true);
    QObject::connect(job, &QKeychain::Job::finished, timer, [answer, job, timer, value] {
        if (!timer->isActive())
            return;
        timer->stop();
        answer(job->error() == QKeychain::NoError ? Result<T>(value(*job)) : tl::unexpected(errorOf(*job)));
    });
    QObject::connect(timer, &QTimer::timeout, timer, [answer] {
        answer(
            fail(Error::Kind::Storage,
                 QCoreApplication::translate("KeychainStore", "The system keychain does not answer. Restart it, or use "
                                                              "the vault: secret_store = vault.")));
    });
    timer->start(Patience);
    job->start();
    return answer.future();
}

QString serviceName()
{
    return u"Greenroom"_s;
}

Result<> nothing(const QKeychain::Job &)
{
    return {};
}

} // namespace

QFuture<Result<QByteArray>> KeychainStore::read(const QString &name)
{
    return run<QByteArray>(new QKeychain::ReadPasswordJob(serviceName()), name,
                           [](const QKeychain::ReadPasswordJob &job) {
                               return job.binaryData();
                           });
}

QFuture<Result<>> KeychainStore::write(const QString &name, const QByteArray &secret)
{
    auto *job = new QKeychain::WritePasswordJob(serviceName());
    job->setBinaryData(secret);
    return run<void>(job, name, nothing);
}

QFuture<Result<>> KeychainStore::remove(const QString &name)
{
    return run<void>(new QKeychain::DeletePasswordJob(serviceName()), name, nothing)
        .then([](const Result<> &removed) -> Result<> {
            const bool wasNotThere = !removed && removed.error().kind == Error::Kind::NotFound;
            return wasNotThere ? Result<>() : removed;
        });
}
