// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desktop/notifier.h"
#include "core/domain/incident.h"
#include "ui/mainwindow.h"

#include <QObject>

class Application;

/// The desktop around a running core: the window, and what is told to the engineer outside of it.
class DesktopSession : public QObject
{
    Q_OBJECT

public:
    /// \a application has been opened and serves already.
    explicit DesktopSession(Application &application);

    void showWindow(bool isMinimized);
    void bringUp() { m_window.bringUp(); }

private:
    void tellOfDraft(const Incident &incident);
    void tellOfHeld(const Incident &incident);
    void tellOfResolution(const Incident &incident);
    void tellOfRefusal(const QString &sourceName, const QString &reason);
    void show(const Notification &notification);

    Application &m_application;
    Notifier m_notifier;
    MainWindow m_window;
};
