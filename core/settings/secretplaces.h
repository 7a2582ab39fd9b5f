// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QString>

#include <optional>

/// Where a secret can be.
enum class SecretPlace { Keychain, Vault, Environment, Memory };

/// The place's word in settings and in what programs read: "keychain", "vault", "environment", "memory".
[[nodiscard]] QString toWord(SecretPlace place);
/// The place of a word; nothing for any other, such as "auto".
[[nodiscard]] std::optional<SecretPlace> secretPlace(const QString &word);

/// Which secret was put into which place, in a file: a locked keychain says of every secret that it never had it, and
/// one desktop may have another keychain tomorrow. Holds no secret.
class SecretPlaces
{
public:
    /// Reads the file, if there is one.
    explicit SecretPlaces(QString fileName);

    [[nodiscard]] std::optional<SecretPlace> of(const QString &name) const;
    /// Keychain or Vault. Storage: nothing was changed.
    [[nodiscard]] Result<> note(const QString &name, SecretPlace place);
    [[nodiscard]] Result<> forget(const QString &name);

    /// The secret's name in a keychain that several data directories share.
    [[nodiscard]] QString sharedName(const QString &name) const { return name + u'@' + m_id; }

private:
    [[nodiscard]] Result<> take(QHash<QString, SecretPlace> places);

    QString m_fileName;
    QString m_id; ///< of the data directory, wherever it is moved to
    QHash<QString, SecretPlace> m_places;
};
