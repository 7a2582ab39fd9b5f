// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/socketcalls.h"

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <cerrno>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace SocketCalls {

#ifdef Q_OS_WIN

Accepted accept(qintptr listener, qintptr &descriptor, QHostAddress &peer)
{
    sockaddr_storage address = {};
    int size = sizeof address;
    const SOCKET accepted = ::accept(SOCKET(listener), reinterpret_cast<sockaddr *>(&address), &size);
    if (accepted != INVALID_SOCKET) {
        peer = QHostAddress(reinterpret_cast<const sockaddr *>(&address));
        descriptor = qintptr(accepted);
        return Accepted::Connection;
    }
    const int error = WSAGetLastError();
    return error == WSAEMFILE || error == WSAENOBUFS ? Accepted::Exhausted : Accepted::Nobody;
}

void endWriting(qintptr descriptor)
{
    ::shutdown(SOCKET(descriptor), SD_SEND);
}

void close(qintptr descriptor)
{
    ::closesocket(SOCKET(descriptor));
}

#else

Accepted accept(qintptr listener, qintptr &descriptor, QHostAddress &peer)
{
    sockaddr_storage address = {};
    socklen_t size = sizeof address;
#ifdef Q_OS_LINUX
    const int accepted = ::accept4(int(listener), reinterpret_cast<sockaddr *>(&address), &size, SOCK_CLOEXEC);
#else
    const int accepted = ::accept(int(listener), reinterpret_cast<sockaddr *>(&address), &size);
    if (accepted >= 0)
        ::fcntl(accepted, F_SETFD, FD_CLOEXEC);
#endif
    if (accepted >= 0) {
        peer = QHostAddress(reinterpret_cast<const sockaddr *>(&address));
        descriptor = accepted;
        return Accepted::Connection;
    }
    return errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM ? Accepted::Exhausted
                                                                                     : Accepted::Nobody;
}

void endWriting(qintptr descriptor)
{
    ::shutdown(int(descriptor), SHUT_WR);
}

void close(qintptr descriptor)
{
    ::close(int(descriptor));
}

#endif

} // namespace SocketCalls
