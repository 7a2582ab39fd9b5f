// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "core/base/whenfinished.h"
#include "core/desktop/notifier.h"
#include "core/pipeline/desk.h"
#include "core/pipeline/setup.h"
#include "core/settings/settings.h"
#include "ui/actions.h"
#include "ui/closequestion.h"
#include "ui/setup/firststart.h"
#include "ui/shortcutsdialog.h"
#include "ui/statusline.h"
#include "ui/trayicon.h"
#include "ui/workbench.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QMenuBar>
#include <QMessageBox>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

constexpr QSize UsualSize(1360, 860);
constexpr QSize LeastSize(560, 420);

} // namespace

MainWindow::MainWindow(const Services &services, const ReceiverInformation &receiver, Notifier &notifier,
                       const QString &layoutFile)
    : m_services(services)
    , m_receiver(receiver)
    , m_notifier(notifier)
    , m_layoutFile(layoutFile)
    , m_actions(new Actions(*this))
{
    setObjectName("mainWindow"_L1);
    setWindowTitle(u"Greenroom"_s);
    setWindowIcon(QIcon(u":/icons/greenroom.svg"_s));
    setMinimumSize(LeastSize);
    // With a tray the program goes on without a window; when it does not, closeEvent() ends it.
    QApplication::setQuitOnLastWindowClosed(false);
    qApp->installEventFilter(this);
    connect(qApp, &QGuiApplication::commitDataRequest, this, [this] {
        m_isQuitting = true;
    });

    createCenter();
    createTray();
    m_actions->fill(*menuBar());
    connectActions();
    connectNotifier();
    restoreLayout();
    setReceiver(receiver);
    m_statusLine->setPageId(m_workbench->pageId());
    if (m_workbench->pageId().isEmpty())
        showFirstStart();
    else
        m_workbench->focusList();
    m_workbench->updateActions();
}

MainWindow::~MainWindow()
{
    saveLayout();
}

void MainWindow::createCenter()
{
    auto *center = new QWidget(this);
    m_banner = new Banner(center);
    m_stack = new QStackedWidget(center);
    m_workbench = new Workbench(m_services, m_receiver, *m_actions, m_stack);
    m_stack->addWidget(m_workbench);
    auto *layout = new QVBoxLayout(center);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_stack, 1);
    setCentralWidget(center);
    m_statusLine = new StatusLine(m_services.desk, m_services.setup, this);
    setStatusBar(m_statusLine);

    connect(m_banner, &Banner::actionTriggered, this, [this] {
        m_banner->hide();
        if (m_bannerAction)
            m_bannerAction();
    });
    connect(m_workbench, &Workbench::messageRaised, this, [this](Banner::Kind kind, const QString &text) {
        showMessage(kind, text);
        m_isBannerOfIncident = true;
    });
    connect(m_workbench, &Workbench::pageChanged, m_statusLine, &StatusLine::setPageId);
    connect(m_workbench, &Workbench::incidentShown, this, [this](const QString &id) {
        if (isActiveWindow())
            m_notifier.withdraw(id);
        // What was said of one incident would be wrong above another.
        if (m_isBannerOfIncident)
            m_banner->hide();
    });
}

void MainWindow::createTray()
{
    m_tray = new TrayIcon(m_services.desk, m_services.setup, m_notifier, this);
    connect(m_tray, &TrayIcon::openRequested, this, [this] {
        bringUp();
    });
    connect(m_tray, &TrayIcon::incidentRequested, this, [this](const QString &id) {
        bringUp();
        showIncident(id);
    });
    connect(m_tray, &TrayIcon::quitRequested, this, &MainWindow::quit);
}

void MainWindow::connectActions()
{
    using Id = Actions::Id;
    const auto on = [this](Id id, auto method) {
        connect(&m_actions->action(id), &QAction::triggered, this, method);
    };
    on(Id::OpenStatusPage, &MainWindow::openStatusPage);
    on(Id::Close, &QWidget::close);
    on(Id::Quit, &MainWindow::quit);
    on(Id::About, &MainWindow::showAbout);
    on(Id::Shortcuts, [this] {
        (new ShortcutsDialog(*m_actions, this))->open();
    });
}

void MainWindow::connectNotifier()
{
    connect(&m_notifier, &Notifier::reviewRequested, this, [this](const QString &id, const QString &activationToken) {
        bringUp(activationToken);
        // What was refused made no incident; it stands under its source.
        if (id.isEmpty())
            m_workbench->setPlace(Place::Sources);
        else
            showIncident(id);
    });
    connect(&m_notifier, &Notifier::dismissRequested, this, &MainWindow::dismissFromNotification);
}

void MainWindow::showFirstStart()
{
    auto *firstStart = new FirstStart(m_services.setup, m_receiver.receiverUrl, m_stack, m_receiver.urlForTools());
    m_stack->addWidget(firstStart);
    m_stack->setCurrentWidget(firstStart);
    connect(firstStart, &FirstStart::finished, this, [this, firstStart] {
        m_stack->setCurrentWidget(m_workbench);
        firstStart->deleteLater();
        m_workbench->updateActions();
        m_workbench->focusList();
    });
}

void MainWindow::showIncident(const QString &id)
{
    m_workbench->showIncident(id);
}

void MainWindow::bringUp(const QString &activationToken)
{
    if (!activationToken.isEmpty()) {
        qputenv("XDG_ACTIVATION_TOKEN", activationToken.toUtf8());
        qputenv("DESKTOP_STARTUP_ID", activationToken.toUtf8());
    }
    setWindowState(windowState() & ~Qt::WindowMinimized);
    QWidget::show();
    raise();
    activateWindow();
}

void MainWindow::showMessage(Banner::Kind kind, const QString &text)
{
    offer(kind, text, {}, {});
}

void MainWindow::offer(Banner::Kind kind, const QString &text, const QString &actionText, std::function<void()> action)
{
    m_bannerAction = std::move(action);
    m_isBannerOfIncident = false;
    m_banner->show(kind, text, actionText);
}

void MainWindow::dismissFromNotification(const QString &id)
{
    whenFinished(m_services.desk.dismiss(id, {}), this, [this, id](const Result<> &dismissed) {
        if (!dismissed)
            return showMessage(Banner::Kind::Error, dismissed.error().message);
        offer(Banner::Kind::Information, tr("A draft was dismissed from its notification."), tr("Show it"), [this, id] {
            showIncident(id);
        });
    });
}

void MainWindow::setReceiver(const ReceiverInformation &receiver)
{
    m_receiver = receiver;
    m_workbench->setReceiver(receiver);
    m_statusLine->setReceiverAddress(QUrl(receiver.receiverUrl).authority());
    m_tray->setReceiving(!receiver.receiverUrl.isEmpty());
    m_actions->action(Actions::Id::OpenStatusPage).setEnabled(!receiver.pageUrl.isEmpty());
    if (!receiver.error.isEmpty())
        showMessage(Banner::Kind::Error, receiver.error);
}

void MainWindow::openStatusPage()
{
    const auto catalog = m_services.setup.catalog();
    const StatusPage *page = catalog->page(m_workbench->pageId());
    const bool hasSlug = page && catalog->pages.size() > 1;
    QDesktopServices::openUrl(QUrl(hasSlug ? u"%1/%2/"_s.arg(m_receiver.pageUrl, page->slug) : m_receiver.pageUrl));
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("About Greenroom"),
                                tr("Greenroom %1").arg(QStringLiteral(GREENROOM_VERSION)), QMessageBox::Close, this);
    box->setObjectName("aboutBox"_L1);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("From a fired alert to a published incident in one click.\n\nFree software under the GNU "
           "General Public License, version 3 or later."));
    box->setIconPixmap(windowIcon().pixmap(48));
    box->open();
}

void MainWindow::quit()
{
    m_isQuitting = true;
    close();
}

/// The program may be told to end by a signal or the session; then the window does not ask.
bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == qApp && event->type() == QEvent::Quit)
        m_isQuitting = true;
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveLayout();
    const QString wish = m_tray->isAvailable() && !m_isQuitting ? m_services.settings.text("close_to_tray") : u"quit"_s;
    if (wish == "quit"_L1) {
        event->accept();
        QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
        return;
    }
    event->ignore();
    if (wish == "keep"_L1)
        return hide();
    askWhetherToGoOnReceiving(this, [this](bool goesOn) {
        if (auto stored = m_services.settings.store("close_to_tray", goesOn ? u"keep"_s : u"quit"_s); !stored)
            showMessage(Banner::Kind::Warning, stored.error().message);
        goesOn ? hide() : quit();
    });
}

void MainWindow::restoreLayout()
{
    const QSettings file(m_layoutFile, QSettings::IniFormat);
    if (!restoreGeometry(file.value("geometry"_L1).toByteArray()))
        resize(UsualSize.boundedTo(screen()->availableSize() * 0.95));
    if (file.contains("list_width"_L1))
        m_workbench->setWidths({file.value("navigation_width"_L1).toInt(), file.value("list_width"_L1).toInt()});
}

void MainWindow::saveLayout() const
{
    QSettings file(m_layoutFile, QSettings::IniFormat);
    file.setValue("geometry"_L1, saveGeometry());
    file.setValue("navigation_width"_L1, m_workbench->widths().at(0));
    file.setValue("list_width"_L1, m_workbench->widths().at(1));
}
