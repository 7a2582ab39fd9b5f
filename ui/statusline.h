// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStatusBar>

class Desk;
class QLabel;
class Refresher;
class Setup;

/// The foot of the window: the page, what its customers see at the moment, and whether alerts are received.
class StatusLine : public QStatusBar
{
    Q_OBJECT

public:
    StatusLine(Desk &desk, const Setup &setup, QWidget *parent);

    void setPageId(const QString &pageId);
    /// \a address is "127.0.0.1:8787"; empty: nothing is received.
    void setReceiverAddress(const QString &address);

private:
    void readLive();
    void showLive(const QStringList &titles, bool hasMore);

    Desk &m_desk;
    const Setup &m_setup;
    QString m_pageId;
    QLabel *m_page;
    QLabel *m_live;
    QLabel *m_receiver;
    Refresher *m_liveReader;
};
