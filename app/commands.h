// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QFuture>
#include <QJsonObject>
#include <QString>
#include <QStringList>

class Application;

/// What a command leaves behind. Scripts rely on the exit codes: they are in the manual page.
struct CommandResult
{
    enum Exit { Done = 0, Failed = 1, Usage = 2, DataDirectory = 3, Network = 4, Database = 5, Configuration = 6 };

    int exitCode = Done;
    QString output = {}; ///< for stdout, ends with a line break if not empty
    QString error = {};  ///< for stderr, one sentence
};

/// The command line's way to what the window sets up: "pages add …", "keys create …". Runs in the process that owns the
/// data directory, wherever it was typed.
class Commands
{
    Q_DECLARE_TR_FUNCTIONS(Commands)

public:
    explicit Commands(Application &application) : m_application(application) {}

    /// Runs one command with its arguments ("keys", "create", "--name", "…"), without the program's own options.
    /// \a input is what readsInput() asked for.
    [[nodiscard]] QFuture<CommandResult> run(const QStringList &arguments, const QByteArray &input = {});

    /// All commands, one line each.
    [[nodiscard]] static QString overview();
    /// True if the first words name a command that is there.
    [[nodiscard]] static bool isKnown(const QStringList &arguments);
    /// True if it wants a secret from standard input of whoever typed it.
    [[nodiscard]] static bool readsInput(const QStringList &arguments);
    /// The same command with the name of a file made absolute: what runs it may have been started in another folder.
    [[nodiscard]] static QStringList withAbsoluteFile(QStringList arguments);

private:
    Application &m_application;
};
