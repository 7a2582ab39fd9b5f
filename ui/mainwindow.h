// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/receiverstatus.h"
#include "ui/services.h"
#include "ui/widgets/banner.h"

#include <QMainWindow>

#include <functional>

class Actions;
class Notifier;
class QStackedWidget;
class StatusLine;
class TrayIcon;
class Workbench;

/// The window: puts the panes together and leads from one to the other. While no status page is set up, the first start
/// stands in its place.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// \a layoutFile keeps size, place and zones of the window from one start to the next. The catalog must have been
    /// read. Closing the window ends the program, unless there is a tray and the person wants to go on receiving.
    MainWindow(const Services &services, const ReceiverInformation &receiver, Notifier &notifier,
               const QString &layoutFile);
    ~MainWindow() override;

public Q_SLOTS:
    /// Shows an incident in the list that it is in. Does not raise the window.
    void showIncident(const QString &id);
    /// Brings the window up because the person asked for it. \a activationToken is what a notification service gave for
    /// it (xdg-activation, or X11 startup id); may be empty.
    void bringUp(const QString &activationToken = {});
    /// A message above the panes, until it is closed or replaced.
    void showMessage(Banner::Kind kind, const QString &text);
    /// Takes note that alerts are received elsewhere, or no more.
    void setReceiver(const ReceiverInformation &receiver);
    void quit();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void createCenter();
    void createTray();
    void connectActions();
    void connectNotifier();
    void showFirstStart();
    void offer(Banner::Kind kind, const QString &text, const QString &actionText, std::function<void()> action);
    void dismissFromNotification(const QString &id);
    void openStatusPage();
    void showAbout();
    void restoreLayout();
    void saveLayout() const;

    const Services m_services;
    ReceiverInformation m_receiver;
    Notifier &m_notifier;
    const QString m_layoutFile;
    Actions *m_actions;
    Banner *m_banner;
    std::function<void()> m_bannerAction;
    bool m_isBannerOfIncident = false;
    QStackedWidget *m_stack;
    Workbench *m_workbench;
    StatusLine *m_statusLine;
    TrayIcon *m_tray;
    bool m_isQuitting = false;
};
