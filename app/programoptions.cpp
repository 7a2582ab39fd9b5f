// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/programoptions.h"

#include "app/datadirectory.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

Result<ProgramOptions> parseProgramOptions(const QStringList &arguments)
{
    ProgramOptions options{.dataDirectory = qEnvironmentVariable("GREENROOM_DATA_DIR", DataDirectory::standardPath())};
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        QString name = arguments.at(i);
        if (name == "--help"_L1 || name == "-h"_L1) {
            options.wantsHelp = true;
            continue;
        }
        if (name == "--version"_L1) {
            options.wantsVersion = true;
            continue;
        }
        if (name == "--minimized"_L1) {
            options.isMinimized = true;
            continue;
        }
        if (name == "--demo"_L1) {
            options.isDemo = true;
            continue;
        }
        QString value;
        const qsizetype equals = name.indexOf(u'=');
        const bool hasValue = name.startsWith(u"--"_s) && equals > 0;
        if (hasValue) {
            value = name.mid(equals + 1);
            name.truncate(equals);
        }
        const bool isOurs = name == "--data-dir"_L1 || name == "--listen"_L1 || name == "--page-listen"_L1;
        if (!isOurs) {
            // Anything else belongs to the command.
            options.command.append(arguments.at(i));
            continue;
        }
        if (!hasValue) {
            if (i + 1 == arguments.size())
                return fail(Error::Kind::InvalidInput,
                            QCoreApplication::translate("ProgramOptions", "%1 needs a value.").arg(name));
            value = arguments.at(++i);
        }
        if (name == "--data-dir"_L1)
            options.dataDirectory = value;
        else
            options.settings.insert(name.mid(2).replace(u'-', u'_'), value);
    }
    return options;
}

QString programOptionsHelp()
{
    return QCoreApplication::translate("ProgramOptions", "Options:\n"
                                                         "  --data-dir DIR           where everything is kept\n"
                                                         "  --listen ADDR:PORT       where alerts are received\n"
                                                         "  --page-listen ADDR:PORT  where the status page is served\n"
                                                         "  --json                   answers for programs\n"
                                                         "  --help, --version\n");
}
