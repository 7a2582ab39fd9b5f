// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/answer.h"
#include "core/base/shared.h"
#include "core/domain/source.h"
#include "core/intake/signingsecrets.h"
#include "core/settings/secretplaces.h"

#include <QObject>

class SecretKeeper;
class Setup;

/// Which sources sign what they post, and the secrets with which to check that. A rule is in the store, its secret with
/// the keeper under the name "signing-SLUG". Lives in the main thread; asynchronous throughout.
class Signing : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype ShortestSecret = 8;
    static constexpr qsizetype LongestSecret = 1024;

    Signing(Setup &setup, SecretKeeper &keeper);

    /// Fetches the secrets of the sources that sign, now and when there are more. Call once, where alerts are received:
    /// a person may be asked to unlock the keychain.
    void start();

    /// For the server's thread.
    [[nodiscard]] const Shared<SigningSecrets> &sharedSecrets() const { return m_secrets; }

    /// From now on the source signs by this rule with this secret (text of ShortestSecret to LongestSecret bytes).
    /// Tells where the secret is kept, for Memory wants a warning.
    [[nodiscard]] QFuture<Result<SecretPlace>> turnOn(const QString &sourceId, const SignatureRule &rule,
                                                      const QByteArray &secret);
    /// From now on it does not sign; the secret is forgotten.
    [[nodiscard]] QFuture<Result<>> turnOff(const QString &sourceId);
    /// As Setup::removeSource(), and its secret is forgotten.
    [[nodiscard]] QFuture<Result<>> removeSource(const QString &sourceId);

    /// Looks again for secrets that were not to be had, as start().
    void retry();

Q_SIGNALS:
    /// A secret is there, or is not to be had.
    void changed();

private:
    void readNew();
    void read(const Source &source);
    void put(const QString &sourceId, const SigningSecret &secret);
    void drop(const QString &sourceId);
    /// The source; nothing, and the answer is given, if it is not there.
    template<typename T>
    std::optional<Source> source(const QString &id, const Answer<T> &answer) const;
    void forget(const Source &source, const Answer<> &answer);

    Setup &m_setup;
    SecretKeeper &m_keeper;
    Shared<SigningSecrets> m_secrets;
};
