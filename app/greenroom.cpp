// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/adminsocket.h"
#include "app/application.h"
#include "app/commands.h"
#include "app/demo.h"
#include "app/desktopsession.h"
#include "app/logging.h"
#include "app/programoptions.h"
#include "app/signals.h"
#include "core/base/whenfinished.h"
#include "translations/translations.h"
#include "ui/theme.h"

#include <QApplication>
#include <QMessageBox>
#include <QTemporaryDir>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

constexpr int HandOverTimeout = 3'000; // milliseconds

ThemeChoice themeOf(const Settings &settings)
{
    const QString name = settings.text("theme");
    return name == "dark"_L1 ? ThemeChoice::Dark : name == "light"_L1 ? ThemeChoice::Light : ThemeChoice::System;
}

/// Says in a window, and on stderr for whoever started the program there, why it cannot run.
int exitBecause(int exitCode, const QString &message)
{
    std::fputs((message + u'\n').toLocal8Bit().constData(), stderr);
    QMessageBox::critical(nullptr, QCoreApplication::translate("Greenroom", "Greenroom cannot start"), message);
    return exitCode;
}

/// Everything that lives while the program runs, in the order in which it comes to life.
class Program : public QObject
{
public:
    Program(DataDirectory directory, Settings settings, const ProgramOptions &options)
        : m_options(options), m_application(std::move(directory), std::move(settings)), m_commands(m_application)
    {}

    void start()
    {
        whenFinished(m_application.open(), this, [this](const Result<> &opened) {
            if (!opened)
                return end(CommandResult::Database, opened.error());
            whenFinished(m_application.serve(), this, [this](const Result<> &serving) {
                if (!serving) {
                    const bool isNetwork = serving.error().kind == Error::Kind::Network;
                    return end(isNetwork ? CommandResult::Network : CommandResult::Configuration, serving.error());
                }
                if (m_options.isDemo)
                    startDemo();
                else
                    showDesktop();
            });
        });
    }

private:
    void end(int exitCode, const Error &error) { QCoreApplication::exit(exitBecause(exitCode, error.message)); }

    void showDesktop()
    {
        m_desktop = std::make_unique<DesktopSession>(m_application);
        m_socket =
            std::make_unique<AdminSocket>(DataDirectory::socketName(m_application.directory().path()), m_commands);
        connect(m_socket.get(), &AdminSocket::raiseRequested, m_desktop.get(), &DesktopSession::bringUp);
        m_desktop->showWindow(m_options.isMinimized);
    }

    void startDemo()
    {
        m_demo = std::make_unique<Demo>(m_application);
        // With the page set up, the window has no first start to show.
        connect(m_demo.get(), &Demo::prepared, this, &Program::showDesktop);
        m_demo->start();
    }

    const ProgramOptions m_options;
    Application m_application;
    Commands m_commands;
    std::unique_ptr<DesktopSession> m_desktop;
    std::unique_ptr<AdminSocket> m_socket;
    std::unique_ptr<Demo> m_demo;
};

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"greenroom"_s);
    QApplication::setApplicationDisplayName(u"Greenroom"_s);
    QApplication::setApplicationVersion(QStringLiteral(GREENROOM_VERSION));
    QApplication::setDesktopFileName(u"org.greenroom.Greenroom"_s);

    installTranslations(application);
    auto parsed = parseProgramOptions(QApplication::arguments().mid(1));
    if (parsed && !parsed->command.isEmpty()) {
        parsed = fail(
            Error::Kind::InvalidInput,
            QCoreApplication::translate("Greenroom", "“%1” is not an option of greenroom. Commands are for greenroomd.")
                .arg(parsed->command.join(u' ')));
    }
    if (!parsed) {
        std::fputs((parsed.error().message + u'\n').toLocal8Bit().constData(), stderr);
        return CommandResult::Usage;
    }
    ProgramOptions options = *parsed;
    if (options.wantsHelp || options.wantsVersion) {
        const QString text =
            options.wantsVersion
                ? u"greenroom "_s + QStringLiteral(GREENROOM_VERSION) + u'\n'
                : QCoreApplication::translate(
                      "Greenroom", "Usage: greenroom [OPTIONS]\n\n%1"
                                   "  --minimized              starts without opening the window\n"
                                   "  --demo                   plays a sample day in a directory that is thrown away\n")
                      .arg(programOptionsHelp());
        std::fputs(text.toLocal8Bit().constData(), stdout);
        return CommandResult::Done;
    }

    std::optional<QTemporaryDir> demoDirectory;
    if (options.isDemo) {
        demoDirectory.emplace();
        options.dataDirectory = demoDirectory->path();
        // Free ports: a Greenroom that is at work keeps its own.
        for (const auto &name : {u"listen"_s, u"page_listen"_s}) {
            if (!options.settings.contains(name))
                options.settings.insert(name, u"127.0.0.1:0"_s);
        }
    }

    applyTheme(application, ThemeChoice::System);
    auto directory = DataDirectory::open(options.dataDirectory);
    if (!directory) {
        std::optional<CommandResult> raised;
        if (directory.error().kind == Error::Kind::Conflict)
            raised = AdminSocket::send(DataDirectory::socketName(options.dataDirectory), {u"raise"_s}, HandOverTimeout);
        // The owner may have no window: greenroomd.
        return raised && raised->exitCode == CommandResult::Done
                   ? int(CommandResult::Done)
                   : exitBecause(CommandResult::DataDirectory, directory.error().message);
    }
    auto settings = Settings::load(directory->path(), options.settings);
    if (!settings)
        return exitBecause(CommandResult::Configuration, settings.error().message);
    applyTheme(application, themeOf(*settings));
    startLogging(directory->logFile());
    QApplication::setQuitOnLastWindowClosed(false);

    Program program(std::move(*directory), std::move(*settings), options);
    quitOnSignals(&program);
    program.start();
    return QApplication::exec();
}
