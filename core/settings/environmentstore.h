// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/secretstore.h"

/// Secrets that whoever starts the program gives it: GREENROOM_SECRET_<NAME> in the environment, or a file of that name
/// in $CREDENTIALS_DIRECTORY (systemd.exec(5), LoadCredential=). One line break at the end is not part of a secret.
/// Cannot be written.
class EnvironmentStore final : public SecretStore
{
public:
    [[nodiscard]] QFuture<Result<QByteArray>> read(const QString &name) override;
    [[nodiscard]] QFuture<Result<>> write(const QString &name, const QByteArray &secret) override;
    [[nodiscard]] QFuture<Result<>> remove(const QString &name) override;

    /// "GREENROOM_SECRET_SIGNING_GRAFANA" for "signing-grafana".
    [[nodiscard]] static QString variableName(const QString &name);
};

/// The passphrase of the vault if whoever starts the program gives it: GREENROOM_VAULT_PASSPHRASE, or the credential
/// "vault-passphrase". Empty if not.
[[nodiscard]] QByteArray vaultPassphraseFromEnvironment();
