// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/memorystore.h"

#include <QCoreApplication>

QFuture<Result<QByteArray>> MemoryStore::read(const QString &name)
{
    const auto found = m_secrets.constFind(name);
    if (found == m_secrets.constEnd()) {
        return ready(Result<QByteArray>(
            fail(Error::Kind::NotFound,
                 QCoreApplication::translate("MemoryStore", "This secret has not been entered since Greenroom was "
                                                            "started."))));
    }
    return ready(Result<QByteArray>(*found));
}

QFuture<Result<>> MemoryStore::write(const QString &name, const QByteArray &secret)
{
    m_secrets.insert(name, secret);
    return ready(Result<>());
}

QFuture<Result<>> MemoryStore::remove(const QString &name)
{
    m_secrets.remove(name);
    return ready(Result<>());
}
