// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands.h"

#include <QLocalServer>
#include <QObject>

#include <optional>

/// Where the process that owns a data directory takes commands from other processes of the same user. One JSON line
/// with "arguments" and "input" in, one with "exit", "output" and "error" out.
class AdminSocket : public QObject
{
    Q_OBJECT

public:
    AdminSocket(const QString &name, Commands &commands);

    [[nodiscard]] bool isListening() const { return m_server.isListening(); }

    /// Hands a command, and the secret that it reads, to the owner. Nothing if nobody answers there within
    /// \a milliseconds. Waits, so not for a window.
    [[nodiscard]] static std::optional<CommandResult> send(const QString &name, const QStringList &arguments,
                                                           int milliseconds, const QByteArray &input = {});

Q_SIGNALS:
    /// A second start of the window: the first one should come up.
    void raiseRequested();

private:
    void serve(QLocalSocket *socket);
    void execute(QLocalSocket *socket, const QByteArray &line);

    QLocalServer m_server;
    Commands &m_commands;
};
