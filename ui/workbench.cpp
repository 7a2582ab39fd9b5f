// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workbench.h"

#include "core/base/whenfinished.h"
#include "core/pipeline/desk.h"
#include "ui/actions.h"
#include "ui/inbox/inboxpane.h"
#include "ui/navigation.h"
#include "ui/receiverstatus.h"
#include "ui/review/reviewpane.h"
#include "ui/setup/componentspane.h"
#include "ui/setup/frontdoor.h"
#include "ui/setup/sourcespane.h"
#include "ui/zones.h"

#include <QAction>
#include <QApplication>
#include <QListView>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

using Id = Actions::Id;

Workbench::Workbench(const Services &services, const ReceiverInformation &receiver, Actions &actions, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_actions(actions)
    , m_navigation(new Navigation(services.desk, services.setup, services.clock, this))
    , m_inbox(new InboxPane(services.desk, services.setup, services.clock, this))
    , m_review(new ReviewPane(services.desk, services.setup, this, &services.clock))
    , m_components(new ComponentsPane(services.setup, services.desk, this))
    , m_sources(new SourcesPane({.setup = services.setup,
                                 .signing = services.signing,
                                 .secrets = services.secrets,
                                 .failedAttempts = services.failedAttempts,
                                 .receiverUrl = receiver.urlForTools(),
                                 .certificateFingerprint = receiver.certificateFingerprint},
                                this))
    , m_zones(new Zones(m_navigation, m_inbox, m_review, this))
{
    setObjectName("workbench"_L1);
    m_zones->addPane(Place::Components, m_components);
    m_zones->addPane(Place::Sources, m_sources);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_zones);
    connectActions();
    connectPanes();
    setReceiver(receiver);
    showPage(pageId());
}

QString Workbench::pageId() const
{
    return m_navigation->pageId();
}

void Workbench::setReceiver(const ReceiverInformation &receiver)
{
    m_navigation->setReceiver(receiver);
    m_review->setPageUrl(QUrl(receiver.pageUrl));
}

void Workbench::setPlace(Place place)
{
    m_navigation->setPlace(place);
}

void Workbench::focusList()
{
    m_inbox->list()->setFocus(Qt::OtherFocusReason);
}

QList<int> Workbench::widths() const
{
    return m_zones->widths();
}

void Workbench::setWidths(const QList<int> &widths)
{
    m_zones->setWidths(widths);
}

void Workbench::connectActions()
{
    const auto on = [this](Id id, auto *receiver, auto method) {
        connect(&m_actions.action(id), &QAction::triggered, receiver, method);
    };
    on(Id::Find, m_inbox, &InboxPane::focusFilter);
    on(Id::Next, m_inbox, &InboxPane::chooseNext);
    on(Id::Previous, m_inbox, &InboxPane::choosePrevious);
    on(Id::Open, m_inbox, &InboxPane::openChosen);
    on(Id::Back, m_zones, &Zones::goBack);
    on(Id::Restore, m_review, &ReviewPane::restore);
    on(Id::Publish, m_review, &ReviewPane::publish);
    on(Id::Undo, this, [this] {
        if (m_review->isPublishing())
            m_review->undoPublish();
        else
            callFocusedField("undo");
    });
    m_inbox->list()->addAction(&m_actions.action(Id::Open));

    // What is done inside the incident shows it first, where it shares its place with the list.
    const std::initializer_list<std::pair<Id, void (ReviewPane::*)()>> steps{
        {Id::EditText, &ReviewPane::editText}, {Id::Tone, &ReviewPane::chooseTone},
        {Id::Redraft, &ReviewPane::redraft},   {Id::Components, &ReviewPane::chooseComponents},
        {Id::Dismiss, &ReviewPane::dismiss},
    };
    for (const auto &[id, step] : steps) {
        on(id, this, [this, step = step] {
            m_zones->openIncident();
            (m_review->*step)();
        });
    }
    for (const PlaceRow &row : places()) {
        connect(&m_actions.placeAction(row.place), &QAction::triggered, this, [this, place = row.place] {
            setPlace(place);
        });
    }
}

void Workbench::connectPanes()
{
    connect(m_navigation, &Navigation::placeChanged, this, &Workbench::showPlace);
    connect(m_navigation, &Navigation::pageChanged, this, &Workbench::showPage);
    connect(m_zones, &Zones::arranged, this, &Workbench::updateActions);

    connect(m_inbox, &InboxPane::incidentChosen, this, [this](const QString &id) {
        if (id.isEmpty())
            m_review->clear();
        else
            m_review->showIncident(id);
        Q_EMIT incidentShown(id);
    });
    connect(m_inbox, &InboxPane::incidentClicked, m_zones, &Zones::openIncident);
    connect(m_inbox, &InboxPane::incidentOpened, this, [this] {
        m_zones->openIncident();
        m_review->editText();
    });
    connect(m_inbox, &InboxPane::sourcesRequested, this, [this] {
        setPlace(Place::Sources);
    });
    connect(m_inbox, &InboxPane::draftsRequested, this, [this] {
        setPlace(Place::Drafts);
    });
    connect(m_inbox, &InboxPane::failed, this, [this](const QString &message) {
        Q_EMIT messageRaised(Banner::Kind::Error, message);
    });

    connect(m_review, &ReviewPane::messageRaised, this, &Workbench::messageRaised);
    connect(m_review, &ReviewPane::stateChanged, this, &Workbench::updateActions);
    connect(m_review, &ReviewPane::left, this, [this] {
        if (!m_zones->canGoBack())
            focusList();
    });
}

void Workbench::showPlace(Place place)
{
    m_zones->showPlace(place);
    m_actions.placeAction(place).setChecked(true);
    const auto box = rowOf(place).box;
    if (box)
        m_inbox->show(pageId(), *box);
    updateActions();
    // The field that happens to be the first of a pane must not get the next letter that is meant for the window.
    if (m_navigation->isAncestorOf(QApplication::focusWidget()))
        return;
    if (box)
        focusList();
    else
        m_navigation->focusPlace();
}

void Workbench::showPage(const QString &pageId)
{
    m_components->setPage(pageId);
    m_sources->setPage(pageId);
    showPlace(m_navigation->place());
    Q_EMIT pageChanged(pageId);
}

void Workbench::showIncident(const QString &id)
{
    whenFinished(m_services.desk.rows({id}), this, [this](const Result<QList<IncidentRow>> &rows) {
        if (!rows) {
            Q_EMIT messageRaised(Banner::Kind::Error, rows.error().message);
        } else if (rows->isEmpty()) {
            Q_EMIT messageRaised(Banner::Kind::Warning, tr("This incident is not there any more."));
        } else {
            const Incident &incident = rows->constFirst().incident;
            m_navigation->setPageId(incident.pageId);
            setPlace(placeOf(boxOf(incident)));
            m_inbox->showIncident(incident);
            m_zones->openIncident();
        }
    });
}

void Workbench::updateActions()
{
    const auto enable = [this](Id id, bool isEnabled) {
        m_actions.action(id).setEnabled(isEnabled);
    };
    const bool isShown = isVisibleTo(parentWidget());
    const bool hasList = isShown && rowOf(m_navigation->place()).box.has_value();
    for (const PlaceRow &row : places())
        m_actions.placeAction(row.place).setEnabled(isShown);
    for (const Id id : {Id::Find, Id::Next, Id::Previous, Id::Open})
        enable(id, hasList);
    // Publishing may still be refused; it says why then, so it is not taken away.
    for (const Id id : {Id::EditText, Id::Tone, Id::Redraft, Id::Components, Id::Publish})
        enable(id, hasList && m_review->canEdit());
    enable(Id::Dismiss, hasList && m_review->canDismiss());
    enable(Id::Restore, hasList && m_review->canRestore());
    enable(Id::Back, isShown && m_zones->canGoBack());
    m_actions.action(Id::Undo).setText(m_review->isPublishing() ? tr("&Undo publish") : tr("&Undo"));
}
