// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QMenu>
#include <QObject>
#include <QSystemTrayIcon>
#include <QTimer>

class Desk;
class Notifier;
class Refresher;
class Setup;
struct Notification;

/// The icon in the desktop's tray: how many drafts wait, whether alerts are received, and the newest drafts in its
/// menu. Stands in for notifications where there is no service for them. Does nothing on a desktop without a tray.
class TrayIcon : public QObject
{
    Q_OBJECT

public:
    TrayIcon(Desk &desk, const Setup &setup, Notifier &notifier, QObject *parent);

    /// Whether one sees it. A tray may come a while after the program was started with the session.
    [[nodiscard]] bool isAvailable() const { return m_icon.isVisible(); }
    void setReceiving(bool isReceiving);

Q_SIGNALS:
    void openRequested();
    void incidentRequested(const QString &id);
    void quitRequested();

private:
    void lookForTray();
    void readDrafts();
    void fillMenu(const QList<std::pair<QString, QString>> &drafts);
    void updateIcon();
    void showMessage(const Notification &notification);

    Desk &m_desk;
    const Setup &m_setup;
    QMenu m_menu;
    QSystemTrayIcon m_icon;
    QTimer m_search;
    int m_searchesLeft;
    int m_count = 0;
    bool m_isReceiving = true;
    Refresher *m_drafts;
};

/// The picture in the tray. Above 99 the badge says "99"; a program that receives nothing is crossed out.
[[nodiscard]] QIcon trayPicture(bool isReceiving, int drafts);
