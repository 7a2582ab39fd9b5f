// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/secretstore.h"

/// The system's keychain: Secret Service or KWallet, the Keychain of macOS, the Credential Manager of Windows.
///
/// A locked keychain that nobody can unlock says "not found" when it is read (measured with gnome-keyring): whoever
/// knows that a secret was kept must not believe it.
class KeychainStore final : public SecretStore
{
public:
    [[nodiscard]] QFuture<Result<QByteArray>> read(const QString &name) override;
    [[nodiscard]] QFuture<Result<>> write(const QString &name, const QByteArray &secret) override;
    [[nodiscard]] QFuture<Result<>> remove(const QString &name) override;
};
