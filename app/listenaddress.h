// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QHostAddress>
#include <QList>
#include <QStringList>

/// Where a server listens: addresses that share one port.
struct ListenAddress
{
    QList<QHostAddress> addresses = {};
    quint16 port = 0;

    [[nodiscard]] bool isLoopback() const;
    /// The first address as a URL, with the port that was found when 0 was asked for.
    [[nodiscard]] QString url(quint16 actualPort, bool isEncrypted = false) const;
};

/// Reads "127.0.0.1:8787", "[::1]:8787", "localhost:8787"; all of a list must have the same port. InvalidInput names
/// \a setting and what is wrong.
[[nodiscard]] Result<ListenAddress> parseListenAddress(const QStringList &texts, const QString &setting);
