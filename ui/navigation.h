// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/places.h"

#include <QWidget>

class Clock;
class Desk;
class NavigationItem;
class QButtonGroup;
class QComboBox;
class QLabel;
class ReceiverStatus;
class Refresher;
struct ReceiverInformation;
class Setup;

/// The left zone: the page, the places with their counts, and whether alerts are being received.
class Navigation : public QWidget
{
    Q_OBJECT

public:
    Navigation(Desk &desk, const Setup &setup, const Clock &clock, QWidget *parent);

    /// The page whose incidents are shown; empty if there is none.
    [[nodiscard]] QString pageId() const { return m_pageId; }
    [[nodiscard]] Place place() const;
    /// Gives the keyboard to the place that is shown.
    void focusPlace();
    void setReceiver(const ReceiverInformation &receiver);

public Q_SLOTS:
    void setPageId(const QString &pageId);
    void setPlace(Place place);

Q_SIGNALS:
    void placeChanged(Place place);
    void pageChanged(const QString &pageId);

private:
    void addItems();
    void readCatalog();
    void showPages(const QList<StatusPage> &pages);
    void readCounts();

    Desk &m_desk;
    const Setup &m_setup;
    QString m_pageId;
    QComboBox *m_pages; ///< only in sight where there are several
    QLabel *m_pageName; ///< where there is one
    QButtonGroup *m_items;
    ReceiverStatus *m_receiver;
    Refresher *m_counts;
};
