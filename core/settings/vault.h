// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QMap>
#include <QString>

#include <memory>

/// Secrets in one file that a passphrase opens: Argon2id (RFC 9106) makes a key of it, XChaCha20-Poly1305 encrypts.
/// Only the owner may read the file; each change replaces it as a whole. Waits for the disk, and a fifth of a second
/// for the key: not for the GUI thread.
class Vault
{
public:
    static constexpr qsizetype ShortestPassphrase = 12; ///< bytes; of a new vault

    /// Opens the vault, or makes an empty one if there is no file. Unauthorized: the passphrase is another one;
    /// InvalidInput: it is too short for a new vault; Storage: the file was damaged, or cannot be read or written.
    [[nodiscard]] static Result<Vault> open(const QString &fileName, const QByteArray &passphrase);

    [[nodiscard]] const QMap<QString, QByteArray> &secrets() const { return m_secrets; }
    /// Storage: nothing was changed.
    [[nodiscard]] Result<> write(const QString &name, const QByteArray &secret);
    [[nodiscard]] Result<> remove(const QString &name);

private:
    struct Wipe
    {
        void operator()(unsigned char *key) const;
    };
    using Key = std::unique_ptr<unsigned char, Wipe>; ///< out of the swap, and wiped at its end

    Vault(QString fileName, QByteArray header, Key key);

    [[nodiscard]] static Result<Vault> create(const QString &fileName, const QByteArray &passphrase);
    [[nodiscard]] Result<> take(QMap<QString, QByteArray> secrets);

    QString m_fileName;
    QByteArray m_header; ///< salt, cost and check of the passphrase; in clear, but authenticated with the secrets
    Key m_key;
    QMap<QString, QByteArray> m_secrets;
};
