// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/secretstore.h"

#include <QHash>

/// Secrets that are forgotten when the program ends.
class MemoryStore final : public SecretStore
{
public:
    [[nodiscard]] QFuture<Result<QByteArray>> read(const QString &name) override;
    [[nodiscard]] QFuture<Result<>> write(const QString &name, const QByteArray &secret) override;
    [[nodiscard]] QFuture<Result<>> remove(const QString &name) override;

private:
    QHash<QString, QByteArray> m_secrets;
};
