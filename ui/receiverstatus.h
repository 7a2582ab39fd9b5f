// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/page.h"

#include <QDateTime>
#include <QTimer>
#include <QWidget>

class Clock;
class Desk;
class QLabel;
class QPushButton;
class Refresher;
class Setup;

/// Where the program can be reached.
struct ReceiverInformation
{
    QString receiverUrl = {}; ///< "http://127.0.0.1:8787", without a trailing slash; empty: nothing is being received
    QString publicUrl = {};   ///< how tools reach that, where they come by another way; likewise
    QString pageUrl = {};     ///< of the built-in status pages, likewise
    QString certificateFingerprint = {}; ///< SHA-256, "AA:BB:…"; empty: the receiver speaks no TLS
    QString error = {};       ///< why nothing is received, one sentence for the person

    [[nodiscard]] const QString &urlForTools() const { return publicUrl.isEmpty() ? receiverUrl : publicUrl; }
};

/// The foot of the navigation: whether and where alerts are received, when the last one came, and the page's address.
class ReceiverStatus : public QWidget
{
    Q_OBJECT

public:
    ReceiverStatus(Desk &desk, const Setup &setup, const Clock &clock, QWidget *parent);

    void setReceiver(const ReceiverInformation &receiver);
    /// \a hasSlug: there are several pages, each below its own path.
    void setPage(const StatusPage *page, bool hasSlug);

private:
    void readSources();
    void readChanged();
    void noteAlert(const QDateTime &at);
    void updateTexts();
    void updateLink();

    Desk &m_desk;
    const Setup &m_setup;
    const Clock &m_clock;
    QString m_address;
    QString m_error;
    QString m_pageUrl;
    QString m_slug;
    QDateTime m_lastAlertAt;
    QLabel *m_state;
    QLabel *m_detail;
    QPushButton *m_link;
    QTimer m_timer;
    QStringList m_changedIds; ///< of which the newest alert is not known yet
    Refresher *m_changes;
};
