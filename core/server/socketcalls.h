// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>

/// The few calls to the system's sockets that QTcpSocket and QTcpServer do not offer.
namespace SocketCalls {

enum class Accepted {
    Connection, ///< there is a new descriptor
    Nobody,     ///< nobody waits, or whoever did has gone
    Exhausted,  ///< somebody waits, but the process or the system has no descriptor or memory left
};

/// Takes the next connection that waits at \a listener, with the address of the other side. The descriptor is not
/// inherited by child processes.
[[nodiscard]] Accepted accept(qintptr listener, qintptr &descriptor, QHostAddress &peer);

/// Tells the other side that nothing more comes, while what it sends can still be read.
void endWriting(qintptr descriptor);

void close(qintptr descriptor);

} // namespace SocketCalls
