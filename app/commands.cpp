// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"

#include "app/application.h"
#include "app/commandtable.h"

#include <QCommandLineParser>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

const Command *find(const QStringList &arguments)
{
    for (const Command &command : commandTable()) {
        const QStringList words = command.words.split(u' ');
        if (arguments.mid(0, words.size()) == words)
            return &command;
    }
    return nullptr;
}

CommandResult usage(const Command &command, const QString &why)
{
    return {.exitCode = CommandResult::Usage,
            .error = why + u'\n' + Commands::tr("Usage: greenroomd %1 %2").arg(command.words, command.synopsis)};
}

} // namespace

QFuture<CommandResult> Commands::run(const QStringList &arguments, const QByteArray &input)
{
    const Command *command = find(arguments);
    if (!command) {
        return ready(CommandResult{
            .exitCode = CommandResult::Usage,
            .error =
                Commands::tr("There is no command “%1”. “greenroomd --help” lists them.").arg(arguments.join(u' '))});
    }
    QCommandLineParser parser;
    for (const CommandOption &option : command->options) {
        parser.addOption(option.takesValue ? QCommandLineOption(option.name, QString(), u"value"_s)
                                           : QCommandLineOption(option.name));
    }
    parser.addOption(QCommandLineOption(u"json"_s));
    const qsizetype words = command->words.count(u' ') + 1;
    if (!parser.parse(QStringList{u"greenroomd"_s} + arguments.mid(words)))
        return ready(usage(*command, parser.errorText() + u'.'));
    if (parser.positionalArguments().size() != command->positionalCount)
        return ready(usage(*command, Commands::tr("Wrong number of arguments.")));

    CommandLine line{
        .positional = parser.positionalArguments(), .input = input, .isJson = parser.isSet(u"json"_s)};
    for (const CommandOption &option : command->options) {
        if (parser.isSet(option.name))
            line.options.insert(option.name, option.isList       ? parser.values(option.name).join(u',')
                                             : option.takesValue ? parser.value(option.name)
                                                                 : u"true"_s);
        else if (option.isRequired)
            return ready(usage(*command, Commands::tr("--%1 is missing.").arg(option.name)));
    }
    return command->run(m_application, line);
}

QString Commands::overview()
{
    QString text;
    for (const Command &command : commandTable())
        text += u"  %1\n      %2\n"_s.arg(QString(command.words + u' ' + command.synopsis).trimmed(),
                                          Commands::tr(command.description));
    return text;
}

bool Commands::isKnown(const QStringList &arguments)
{
    return find(arguments) != nullptr;
}

bool Commands::readsInput(const QStringList &arguments)
{
    const Command *command = find(arguments);
    if (!command || command->readsInput)
        return command != nullptr;
    return std::any_of(command->options.begin(), command->options.end(), [&arguments](const CommandOption &option) {
        return option.readsInput && arguments.contains(QString(u"--"_s + option.name));
    });
}

QStringList Commands::withAbsoluteFile(QStringList arguments)
{
    const Command *command = find(arguments);
    if (!command || !command->takesFile)
        return arguments;
    for (qsizetype i = command->words.count(u' ') + 1; i < arguments.size(); ++i) {
        if (!arguments.at(i).startsWith(u'-')) {
            arguments[i] = QFileInfo(arguments.at(i)).absoluteFilePath();
            break;
        }
    }
    return arguments;
}
