// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QFuture>
#include <QString>

/// A place for secrets that must be used in clear, such as the one that a tool signs with. Each has a name of
/// [a-z0-9-]. Never waits, and never writes one as plain text. To be used from one thread.
///
/// Errors: NotFound, there is no such secret; Unauthorized, the place is locked; Storage, it cannot be used. The
/// message says how to mend it.
class SecretStore
{
public:
    SecretStore() = default;
    virtual ~SecretStore() = default;
    Q_DISABLE_COPY_MOVE(SecretStore)

    [[nodiscard]] virtual QFuture<Result<QByteArray>> read(const QString &name) = 0;
    [[nodiscard]] virtual QFuture<Result<>> write(const QString &name, const QByteArray &secret) = 0;
    /// Done as well where there was none.
    [[nodiscard]] virtual QFuture<Result<>> remove(const QString &name) = 0;
};
