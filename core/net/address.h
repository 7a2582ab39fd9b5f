// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>

/// Whom an address stands for.
namespace Address {

/// An IPv4 address as itself, also where it is written as IPv6 ("::ffff:192.0.2.1", as a socket for both tells it).
[[nodiscard]] QHostAddress unmapped(const QHostAddress &address);

/// What is counted as one caller: an IPv4 address, or the /64 of an IPv6 one, all of which one person has (RFC 6177).
/// The loopback address stays itself.
[[nodiscard]] QHostAddress callerOf(const QHostAddress &address);

} // namespace Address
