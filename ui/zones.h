// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/places.h"

#include <QHash>
#include <QSplitter>

class InboxPane;
class Navigation;
class QPushButton;
class QStackedWidget;

/// The three zones side by side. Where the window is too narrow for them, the list and the incident share one place,
/// and where it is narrower still, the navigation goes too.
class Zones : public QSplitter
{
    Q_OBJECT

public:
    Zones(Navigation *navigation, InboxPane *inbox, QWidget *review, QWidget *parent);

    /// What stands beside the navigation at a place that has no list.
    void addPane(Place place, QWidget *pane);
    void showPlace(Place place);

    /// Of navigation and list while they stand side by side, in pixels.
    [[nodiscard]] QList<int> widths() const { return m_widths; }
    void setWidths(const QList<int> &widths);

    /// True while list and incident share one place and the incident has it.
    [[nodiscard]] bool canGoBack() const;

public Q_SLOTS:
    void openIncident();
    void goBack();

Q_SIGNALS:
    /// canGoBack() may be another now.
    void arranged();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    void applyWidths();
    [[nodiscard]] int detailWidth() const;

    Navigation *m_navigation;
    InboxPane *m_inbox;
    QWidget *m_detail;
    QPushButton *m_back;
    QStackedWidget *m_stack;
    QHash<Place, QWidget *> m_panes;
    Place m_place = Place::Drafts;
    QList<int> m_widths;
    bool m_isFolded = false;
    bool m_isIncidentOpen = false;
};
