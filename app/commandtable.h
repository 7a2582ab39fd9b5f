// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands.h"

#include <QHash>
#include <QList>

/// One option of a command.
struct CommandOption
{
    QString name;
    bool takesValue = true;
    bool isRequired = false;
    bool isList = false;     ///< given several times, the values are joined with commas
    bool readsInput = false; ///< with it, the command reads a secret from standard input
};

/// A command line that fits its command.
struct CommandLine
{
    QStringList positional = {};
    QHash<QString, QString> options = {};
    QByteArray input = {}; ///< of a command that reads a secret from standard input
    bool isJson = false;
};

/// One row of the table of commands.
struct Command
{
    QString words;           ///< "keys create"
    QString synopsis;        ///< its options and arguments
    const char *description; ///< one translated sentence
    QList<CommandOption> options = {};
    int positionalCount = 0;
    QFuture<CommandResult> (*run)(Application &application, const CommandLine &line);
    bool takesFile = false;  ///< the argument is the name of a file
    bool readsInput = false; ///< a secret from standard input
};

[[nodiscard]] const QList<Command> &commandTable();
