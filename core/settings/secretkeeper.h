// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/answer.h"
#include "core/settings/environmentstore.h"
#include "core/settings/memorystore.h"
#include "core/settings/secretplaces.h"
#include "core/settings/vaultstore.h"

#include <QObject>

#include <memory>

/// Where the next secret would be kept, and whether that can be relied on.
struct SecretStatus
{
    SecretPlace place = SecretPlace::Memory;
    bool isReliable = false; ///< false: it is locked, cannot be used, or forgets at the end of the program
    QString sentence = {};   ///< for the person; says how to mend what is not reliable
};

/// Keeps the secrets of one data directory in the best place that there is: the system's keychain, else a vault that a
/// passphrase opens, else memory until the program ends; reads them from the environment where none of these has them.
/// A person can insist on one place. Lives in the main thread; asynchronous throughout.
class SecretKeeper : public QObject
{
    Q_OBJECT

public:
    /// \a onlyPlace is the setting secret_store; nothing stands for "auto". The vault is DIRECTORY/vault; a passphrase
    /// in the environment opens it at once.
    SecretKeeper(std::optional<SecretPlace> onlyPlace, const QString &directory, std::unique_ptr<SecretStore> keychain);

    /// As SecretStore. Unauthorized also when it was put into the keychain, but that says now that it has none.
    [[nodiscard]] QFuture<Result<QByteArray>> read(const QString &name);
    /// Tells the place, for Memory wants a warning.
    [[nodiscard]] QFuture<Result<SecretPlace>> write(const QString &name, const QByteArray &secret);
    [[nodiscard]] QFuture<Result<>> remove(const QString &name);

    /// Asks the keychain, for five seconds at most.
    [[nodiscard]] QFuture<SecretStatus> status();

    /// Opens the vault, or makes one. Unauthorized: wrong passphrase; InvalidInput: too short for a new vault.
    [[nodiscard]] QFuture<Result<>> unlockVault(const QByteArray &passphrase);
    [[nodiscard]] bool hasVault() const { return m_vault.exists(); }
    [[nodiscard]] bool isVaultUnlocked() const { return m_vault.isUnlocked(); }

Q_SIGNALS:
    /// What could not be read before may be there now.
    void unlocked();

private:
    [[nodiscard]] bool uses(SecretPlace place) const { return !m_onlyPlace || *m_onlyPlace == place; }
    [[nodiscard]] QFuture<Result<QByteArray>> readFrom(SecretPlace place, const QString &name);
    /// Takes \a name from where it is, if that is not \a place.
    void clearOthers(const QString &name, SecretPlace place);
    void writeToKeychain(const QString &name, const QByteArray &secret, const Answer<SecretPlace> &answer);
    void writeToVault(const QString &name, const QByteArray &secret, const Answer<SecretPlace> &answer);
    void writeToMemory(const QString &name, const QByteArray &secret, const Answer<SecretPlace> &answer);
    [[nodiscard]] SecretStatus statusWithoutKeychain(const QString &why) const;

    const std::optional<SecretPlace> m_onlyPlace;
    const std::unique_ptr<SecretStore> m_keychain;
    SecretPlaces m_places;
    VaultStore m_vault;
    EnvironmentStore m_environment;
    MemoryStore m_memory;
    bool m_hasPassphrase = false; ///< one was given, so the vault is or will be open
    QString m_vaultError;         ///< why that did not open it
};
