// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/secretkeeper.h"

#include "core/base/log.h"
#include "core/base/whenfinished.h"

#include <QTimer>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto KeychainPatience = 5s;

} // namespace

SecretKeeper::SecretKeeper(std::optional<SecretPlace> onlyPlace, const QString &directory,
                           std::unique_ptr<SecretStore> keychain)
    : m_onlyPlace(onlyPlace)
    , m_keychain(std::move(keychain))
    , m_places(directory + u"/secrets.json"_s)
    , m_vault(directory + u"/vault"_s)
{
    const QByteArray passphrase = uses(SecretPlace::Vault) ? vaultPassphraseFromEnvironment() : QByteArray();
    if (passphrase.isEmpty())
        return;
    whenFinished(unlockVault(passphrase), this, [](const Result<> &opened) {
        if (!opened)
            qCWarning(lcApp).noquote() << "the vault stays locked:" << opened.error().message;
    });
}

QFuture<Result<QByteArray>> SecretKeeper::read(const QString &name)
{
    if (m_onlyPlace)
        return readFrom(*m_onlyPlace, name);
    const Answer<QByteArray> answer;
    const auto place = m_places.of(name).value_or(SecretPlace::Memory);
    whenFinished(readFrom(place, name), this, [this, name, answer](const Result<QByteArray> &found) {
        if (found)
            return answer(found);
        whenFinished(m_environment.read(name), this, [answer, found](const Result<QByteArray> &given) {
            answer(given ? given : found);
        });
    });
    return answer.future();
}

QFuture<Result<QByteArray>> SecretKeeper::readFrom(SecretPlace place, const QString &name)
{
    switch (place) {
    case SecretPlace::Keychain:
        break;
    case SecretPlace::Vault:
        return m_vault.read(name);
    case SecretPlace::Environment:
        return m_environment.read(name);
    case SecretPlace::Memory:
        return m_memory.read(name);
    }
    const bool wasPut = m_places.of(name) == SecretPlace::Keychain;
    return m_keychain->read(m_places.sharedName(name)).then([wasPut](Result<QByteArray> found) -> Result<QByteArray> {
        if (!found && found.error().kind == Error::Kind::NotFound && wasPut) {
            return fail(Error::Kind::Unauthorized,
                        tr("The system keychain does not give this secret. Unlock it, or enter the secret again."));
        }
        return found;
    });
}

QFuture<Result<SecretPlace>> SecretKeeper::write(const QString &name, const QByteArray &secret)
{
    const Answer<SecretPlace> answer;
    switch (m_onlyPlace.value_or(SecretPlace::Keychain)) {
    case SecretPlace::Keychain:
        writeToKeychain(name, secret, answer);
        break;
    case SecretPlace::Vault:
        writeToVault(name, secret, answer);
        break;
    case SecretPlace::Environment:
        answer(tl::unexpected(m_environment.write(name, secret).result().error()));
        break;
    case SecretPlace::Memory:
        writeToMemory(name, secret, answer);
        break;
    }
    return answer.future();
}

void SecretKeeper::writeToKeychain(const QString &name, const QByteArray &secret, const Answer<SecretPlace> &answer)
{
    const auto written = m_keychain->write(m_places.sharedName(name), secret);
    whenFinished(written, this, [this, name, secret, answer](const Result<> &kept) {
        if (!kept && kept.error().kind == Error::Kind::Storage && !m_onlyPlace) {
            if (m_vault.exists() || m_hasPassphrase)
                writeToVault(name, secret, answer);
            else
                writeToMemory(name, secret, answer);
            return;
        }
        if (!kept)
            return answer(tl::unexpected(kept.error()));
        clearOthers(name, SecretPlace::Keychain);
        const auto noted = m_places.note(name, SecretPlace::Keychain);
        answer(noted ? Result<SecretPlace>(SecretPlace::Keychain) : tl::unexpected(noted.error()));
    });
}

void SecretKeeper::writeToVault(const QString &name, const QByteArray &secret, const Answer<SecretPlace> &answer)
{
    whenFinished(m_vault.write(name, secret), this, [this, name, answer](const Result<> &kept) {
        if (!kept)
            return answer(tl::unexpected(kept.error()));
        clearOthers(name, SecretPlace::Vault);
        const auto noted = m_places.note(name, SecretPlace::Vault);
        answer(noted ? Result<SecretPlace>(SecretPlace::Vault) : tl::unexpected(noted.error()));
    });
}

void SecretKeeper::writeToMemory(const QString &name, const QByteArray &secret, const Answer<SecretPlace> &answer)
{
    whenFinished(m_memory.write(name, secret), this, [this, name, answer](const Result<> &) {
        clearOthers(name, SecretPlace::Memory);
        // An older secret must not come back with the next start.
        const auto forgotten = m_places.forget(name);
        answer(forgotten ? Result<SecretPlace>(SecretPlace::Memory) : tl::unexpected(forgotten.error()));
    });
}

void SecretKeeper::clearOthers(const QString &name, SecretPlace place)
{
    const auto before = m_places.of(name);
    if (before == SecretPlace::Keychain && place != SecretPlace::Keychain)
        (void)m_keychain->remove(m_places.sharedName(name));
    if (before == SecretPlace::Vault && place != SecretPlace::Vault)
        (void)m_vault.remove(name);
    if (place != SecretPlace::Memory)
        (void)m_memory.remove(name);
}

QFuture<Result<>> SecretKeeper::remove(const QString &name)
{
    const auto place = m_places.of(name);
    const Answer<> answer;
    const auto forget = [this, name, answer](const Result<> &removed) {
        answer(removed ? m_places.forget(name) : removed);
    };
    (void)m_memory.remove(name);
    if (place == SecretPlace::Keychain)
        whenFinished(m_keychain->remove(m_places.sharedName(name)), this, forget);
    else if (place == SecretPlace::Vault)
        whenFinished(m_vault.remove(name), this, forget);
    else
        answer({});
    return answer.future();
}

QFuture<SecretStatus> SecretKeeper::status()
{
    if (!uses(SecretPlace::Keychain))
        return ready(statusWithoutKeychain({}));
    auto promise = std::make_shared<QPromise<SecretStatus>>();
    promise->start();
    auto *patience = new QTimer(this);
    patience->setSingleShot(true);
    const auto answer = [promise, patience](const SecretStatus &status) {
        if (promise->future().isFinished())
            return;
        patience->deleteLater();
        promise->addResult(status);
        promise->finish();
    };
    connect(patience, &QTimer::timeout, this, [this, answer] {
        answer(statusWithoutKeychain(tr("The system keychain does not answer.")));
    });
    patience->start(KeychainPatience);
    // That it has none of this name is an answer, too.
    whenFinished(
        m_keychain->read(m_places.sharedName(u"probe"_s)), this, [this, answer](const Result<QByteArray> &found) {
            const bool isUsable = found || found.error().kind == Error::Kind::NotFound;
            answer(isUsable ? SecretStatus{SecretPlace::Keychain, true, tr("Secrets are kept in the system keychain.")}
                            : statusWithoutKeychain(found.error().message));
        });
    return promise->future();
}

SecretStatus SecretKeeper::statusWithoutKeychain(const QString &why) const
{
    if (m_onlyPlace == SecretPlace::Keychain)
        return {SecretPlace::Keychain, false, why};
    if (m_onlyPlace == SecretPlace::Environment)
        return {SecretPlace::Environment, true,
                tr("Secrets are read from the environment and from systemd's credentials.")};
    const bool usesVault = uses(SecretPlace::Vault) && (m_vault.exists() || m_hasPassphrase || m_onlyPlace);
    if (usesVault && m_vault.isUnlocked())
        return {SecretPlace::Vault, true, tr("Secrets are kept in the vault, which is unlocked.")};
    if (usesVault && !m_vaultError.isEmpty())
        return {SecretPlace::Vault, false, tr("The vault is locked. %1").arg(m_vaultError)};
    if (usesVault && m_vault.exists())
        return {SecretPlace::Vault, false, tr("The vault is locked. Enter its passphrase.")};
    if (usesVault)
        return {SecretPlace::Vault, false, tr("There is no vault yet. Choose a passphrase for it.")};
    return {
        SecretPlace::Memory, false,
        tr("There is no keychain here: secrets are forgotten when Greenroom ends. Choose a passphrase, and they are "
           "kept in a vault.")};
}

QFuture<Result<>> SecretKeeper::unlockVault(const QByteArray &passphrase)
{
    m_hasPassphrase = true;
    const Answer<> answer;
    whenFinished(m_vault.unlock(passphrase), this, [this, answer](const Result<> &opened) {
        m_hasPassphrase = m_vault.isUnlocked();
        m_vaultError = opened || m_vault.isUnlocked() ? QString() : opened.error().message;
        answer(opened);
        if (opened)
            Q_EMIT unlocked();
    });
    return answer.future();
}
