// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/vaultstore.h"

#include "core/base/answer.h"

#include <QCoreApplication>
#include <QFile>

namespace {

tl::unexpected<Error> isLocked()
{
    return fail(Error::Kind::Unauthorized,
                QCoreApplication::translate("Vault",
                                            "The vault is locked. Unlock it under Sources, or with “greenroomd "
                                            "vault unlock”."));
}

} // namespace

VaultStore::VaultStore(QString fileName) : m_fileName(std::move(fileName))
{
    m_thread.setMaxThreadCount(1);
}

VaultStore::~VaultStore()
{
    // At the program's end only: what is being written must not be cut off. It takes 200 ms at most.
    m_thread.waitForDone();
}

template<typename T, typename Work>
QFuture<Result<T>> VaultStore::run(Work work)
{
    const Answer<T> answer;
    m_thread.start([answer, work = std::move(work)] {
        answer(work());
    });
    return answer.future();
}

bool VaultStore::exists() const
{
    return m_isUnlocked || QFile::exists(m_fileName);
}

QFuture<Result<>> VaultStore::unlock(const QByteArray &passphrase)
{
    return run<void>([this, passphrase]() -> Result<> {
        auto vault = Vault::open(m_fileName, passphrase);
        if (!vault)
            return tl::unexpected(vault.error());
        m_vault.emplace(std::move(*vault));
        m_isUnlocked = true;
        return {};
    });
}

QFuture<Result<QByteArray>> VaultStore::read(const QString &name)
{
    return run<QByteArray>([this, name]() -> Result<QByteArray> {
        if (!m_vault)
            return isLocked();
        const auto found = m_vault->secrets().constFind(name);
        if (found == m_vault->secrets().constEnd())
            return fail(Error::Kind::NotFound, QCoreApplication::translate("Vault", "The vault has no such secret."));
        return *found;
    });
}

QFuture<Result<>> VaultStore::write(const QString &name, const QByteArray &secret)
{
    return run<void>([this, name, secret]() -> Result<> {
        return m_vault ? m_vault->write(name, secret) : isLocked();
    });
}

QFuture<Result<>> VaultStore::remove(const QString &name)
{
    return run<void>([this, name]() -> Result<> {
        return m_vault ? m_vault->remove(name) : isLocked();
    });
}
