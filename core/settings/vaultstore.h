// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/secretstore.h"
#include "core/settings/vault.h"

#include <QThreadPool>

#include <atomic>
#include <optional>

/// The vault as a place for secrets: locked until its passphrase was given, and worked on in a thread of its own.
class VaultStore final : public SecretStore
{
public:
    explicit VaultStore(QString fileName);
    /// Finishes what was asked for.
    ~VaultStore() override;

    /// Whether there is a vault, open or not.
    [[nodiscard]] bool exists() const;
    [[nodiscard]] bool isUnlocked() const { return m_isUnlocked; }
    /// As Vault::open(). A vault that is open stays so when the passphrase is wrong.
    [[nodiscard]] QFuture<Result<>> unlock(const QByteArray &passphrase);

    [[nodiscard]] QFuture<Result<QByteArray>> read(const QString &name) override;
    [[nodiscard]] QFuture<Result<>> write(const QString &name, const QByteArray &secret) override;
    [[nodiscard]] QFuture<Result<>> remove(const QString &name) override;

private:
    /// Runs \a work (Result<T>()) in the thread, one after another.
    template<typename T, typename Work>
    QFuture<Result<T>> run(Work work);

    const QString m_fileName;
    std::optional<Vault> m_vault; ///< only used in the thread
    std::atomic<bool> m_isUnlocked = false;
    QThreadPool m_thread;
};
