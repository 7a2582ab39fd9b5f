// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/adminsocket.h"
#include "app/application.h"
#include "app/commands.h"
#include "app/logging.h"
#include "app/programoptions.h"
#include "app/secretinput.h"
#include "app/signals.h"
#include "core/base/log.h"
#include "core/base/whenfinished.h"
#include "translations/translations.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

/// A running owner answers in milliseconds; a backup of a large store takes longer.
constexpr int CommandTimeout = 600'000; // milliseconds

/// A full disk fails every alert; saying so once a minute is enough.
constexpr int ComplaintInterval = 60'000; // milliseconds

/// What tools and people have sent must not steer the terminal of whoever reads it.
QString withoutControls(QString text)
{
    for (QChar &character : text) {
        if (character.category() == QChar::Other_Control && character != u'\n' && character != u'\t')
            character = QChar::ReplacementCharacter;
    }
    return text;
}

void print(const CommandResult &result)
{
    std::fputs(withoutControls(result.output).toLocal8Bit().constData(), stdout);
    std::fflush(stdout);
    if (!result.error.isEmpty())
        std::fputs((withoutControls(result.error) + u'\n').toLocal8Bit().constData(), stderr);
}

int exitWith(const CommandResult &result)
{
    print(result);
    return result.exitCode;
}

QString readyLine(const Application &application, const QString &receiver, const QString &page)
{
    QJsonObject line{{u"ready"_s, true},
                     {u"listen"_s, receiver},
                     {u"page"_s, page},
                     {u"data_dir"_s, application.directory().path()},
                     {u"pid"_s, QCoreApplication::applicationPid()}};
    if (const QString fingerprint = application.certificateFingerprint(); !fingerprint.isEmpty())
        line.insert(u"certificate"_s, fingerprint);
    return QString::fromUtf8(QJsonDocument(line).toJson(QJsonDocument::Compact)) + u'\n';
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"greenroomd"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(GREENROOM_VERSION));

    installTranslations(application);
    const auto parsed = parseProgramOptions(QCoreApplication::arguments().mid(1));
    if (!parsed)
        return exitWith({.exitCode = CommandResult::Usage, .error = parsed.error().message});
    const ProgramOptions &options = *parsed;
    if (options.wantsVersion)
        return exitWith({.output = u"greenroomd "_s + QStringLiteral(GREENROOM_VERSION) + u'\n'});
    const bool isServe = options.command == QStringList{u"serve"_s};
    if (options.wantsHelp || options.command.isEmpty()) {
        const QString help =
            QCoreApplication::translate("Commands", "Usage: greenroomd [OPTIONS] COMMAND\n\n%1\nCommands:\n%2%3")
                .arg(programOptionsHelp(),
                     QCoreApplication::translate("Commands",
                                                 "  serve\n      receives alerts, drafts, and serves the page\n"),
                     Commands::overview());
        return exitWith({.exitCode = options.wantsHelp ? CommandResult::Done : CommandResult::Usage, .output = help});
    }
    if (!isServe && !Commands::isKnown(options.command)) {
        return exitWith({.exitCode = CommandResult::Usage,
                         .error = QCoreApplication::translate(
                                      "Commands", "There is no command “%1”. “greenroomd --help” lists them.")
                                      .arg(options.command.join(u' '))});
    }

    const QStringList command = Commands::withAbsoluteFile(options.command);
    // Before the data directory is opened: a person may take their time.
    const QByteArray input =
        Commands::readsInput(command)
            ? readSecretInput(QCoreApplication::translate("Commands", "Secret (it is not shown): "))
            : QByteArray();

    auto directory = DataDirectory::open(options.dataDirectory);
    if (!directory) {
        if (!isServe && directory.error().kind == Error::Kind::Conflict) {
            if (auto result =
                    AdminSocket::send(DataDirectory::socketName(options.dataDirectory), command, CommandTimeout, input))
                return exitWith(*result);
        }
        return exitWith({.exitCode = CommandResult::DataDirectory, .error = directory.error().message});
    }
    auto settings = Settings::load(directory->path(), options.settings);
    if (!settings)
        return exitWith({.exitCode = CommandResult::Configuration, .error = settings.error().message});
    startLogging(directory->logFile());

    Application services(std::move(*directory), std::move(*settings));
    Commands commands(services);
    std::optional<AdminSocket> socket;
    quitOnSignals(&services);

    int exitCode = CommandResult::Done;
    const auto finish = [&exitCode](const CommandResult &result) {
        exitCode = exitWith(result);
        QCoreApplication::exit(exitCode);
    };
    const auto serve = [&] {
        whenFinished(services.serve(), &services, [&](const Result<> &serving) {
            if (!serving) {
                const bool isNetwork = serving.error().kind == Error::Kind::Network;
                return finish({.exitCode = isNetwork ? CommandResult::Network : CommandResult::Configuration,
                               .error = serving.error().message});
            }
            socket.emplace(DataDirectory::socketName(services.directory().path()), commands);
            print({.output = readyLine(services, services.receiverUrl(), services.pageUrl())});
        });
    };
    QElapsedTimer lastComplaint;
    QObject::connect(&services.pipeline(), &Pipeline::storageFailed, &services, [&](const QString &message) {
        if (lastComplaint.isValid() && !lastComplaint.hasExpired(ComplaintInterval))
            return;
        lastComplaint.start();
        qCWarning(lcApp).noquote() << message;
    });
    whenFinished(services.open(), &services, [&](const Result<> &opened) {
        if (!opened)
            return finish({.exitCode = CommandResult::Database, .error = opened.error().message});
        if (isServe)
            return serve();
        whenFinished(commands.run(command, input), &services, finish);
    });
    const int loop = QCoreApplication::exec();
    return exitCode != CommandResult::Done ? exitCode : loop;
}
