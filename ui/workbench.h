// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/places.h"
#include "ui/services.h"
#include "ui/widgets/banner.h"

#include <QWidget>

class Actions;
class ComponentsPane;
class InboxPane;
class Navigation;
struct ReceiverInformation;
class ReviewPane;
class SourcesPane;
class Zones;

/// The three zones at work: leads from a place to its list, from the list to the incident, and gives the actions what
/// they do.
class Workbench : public QWidget
{
    Q_OBJECT

public:
    Workbench(const Services &services, const ReceiverInformation &receiver, Actions &actions, QWidget *parent);

    [[nodiscard]] QString pageId() const;
    void setReceiver(const ReceiverInformation &receiver);
    void setPlace(Place place);
    /// Gives the keyboard to the list.
    void focusList();

    /// Widths of navigation and list in pixels, to be kept from one start to the next.
    [[nodiscard]] QList<int> widths() const;
    void setWidths(const QList<int> &widths);

public Q_SLOTS:
    /// Shows an incident in the list that it is in.
    void showIncident(const QString &id);
    void updateActions();

Q_SIGNALS:
    void messageRaised(Banner::Kind kind, const QString &text);
    /// The person has this incident before them; empty if none.
    void incidentShown(const QString &id);
    void pageChanged(const QString &pageId);

private:
    void connectActions();
    void connectPanes();
    void showPlace(Place place);
    void showPage(const QString &pageId);

    const Services m_services;
    Actions &m_actions;
    Navigation *m_navigation;
    InboxPane *m_inbox;
    ReviewPane *m_review;
    ComponentsPane *m_components;
    SourcesPane *m_sources;
    Zones *m_zones;
};
