// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/navigation.h"

#include "core/base/whenfinished.h"
#include "core/pipeline/desk.h"
#include "core/pipeline/setup.h"
#include "ui/navigationitem.h"
#include "ui/receiverstatus.h"
#include "ui/refresher.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

Navigation::Navigation(Desk &desk, const Setup &setup, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_setup(setup)
    , m_pages(new QComboBox(this))
    , m_pageName(new QLabel(this))
    , m_items(new QButtonGroup(this))
    , m_receiver(new ReceiverStatus(desk, setup, clock, this))
    , m_counts(new Refresher(
          [this] {
              readCounts();
          },
          this))
{
    setObjectName("navigation"_L1);
    setAccessibleName(tr("Navigation"));
    setProperty("look", u"side"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_pages->setObjectName("pageSwitch"_L1);
    m_pages->setAccessibleName(tr("Status page"));
    m_pages->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_pageName->setObjectName("pageName"_L1);
    m_pageName->setProperty("look", u"strong"_s);
    m_pageName->setTextFormat(Qt::PlainText);
    m_pageName->setContentsMargins(10, 4, 10, 0);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 10, 8, 8);
    layout->setSpacing(2);
    layout->addWidget(m_pages);
    layout->addWidget(m_pageName);
    addItems();
    layout->addStretch(1);
    layout->addWidget(m_receiver);

    connect(m_items, &QButtonGroup::idToggled, this, [this](int id, bool isChecked) {
        if (isChecked)
            Q_EMIT placeChanged(static_cast<Place>(id));
    });
    connect(m_pages, &QComboBox::activated, this, [this] {
        setPageId(m_pages->currentData().toString());
    });
    connect(&desk, &Desk::countsChanged, m_counts, &Refresher::request);
    connect(&setup, &Setup::catalogChanged, this, &Navigation::readCatalog);
    readCatalog();
}

void Navigation::addItems()
{
    QString group;
    for (const PlaceRow &row : places()) {
        if (groupName(row.place) != group) {
            group = groupName(row.place);
            auto *heading = new QLabel(group, this);
            heading->setProperty("look", u"heading"_s);
            heading->setContentsMargins(10, 12, 10, 2);
            layout()->addWidget(heading);
        }
        auto *item = new NavigationItem(displayName(row.place), this);
        item->setObjectName(QLatin1StringView(row.objectName));
        item->setChecked(row.place == Place::Drafts);
        m_items->addButton(item, static_cast<int>(row.place));
        layout()->addWidget(item);
    }
}

Place Navigation::place() const
{
    return static_cast<Place>(m_items->checkedId());
}

void Navigation::setPlace(Place place)
{
    m_items->button(static_cast<int>(place))->setChecked(true);
}

void Navigation::focusPlace()
{
    m_items->checkedButton()->setFocus(Qt::OtherFocusReason);
}

void Navigation::setReceiver(const ReceiverInformation &receiver)
{
    m_receiver->setReceiver(receiver);
}

void Navigation::setPageId(const QString &pageId)
{
    if (pageId == m_pageId || !m_setup.catalog()->page(pageId))
        return;
    m_pageId = pageId;
    readCatalog();
    Q_EMIT pageChanged(m_pageId);
}

void Navigation::readCatalog()
{
    const auto catalog = m_setup.catalog();
    if (!catalog->page(m_pageId)) {
        m_pageId = catalog->pages.isEmpty() ? QString() : catalog->pages.constFirst().id;
        if (!m_pageId.isEmpty())
            Q_EMIT pageChanged(m_pageId);
    }
    showPages(catalog->pages);
    m_pages->setVisible(catalog->pages.size() > 1);
    const StatusPage *page = catalog->page(m_pageId);
    m_pageName->setText(page ? page->name : QString());
    m_pageName->setVisible(catalog->pages.size() == 1);

    const auto setCount = [this](Place place, qsizetype count) {
        static_cast<NavigationItem *>(m_items->button(static_cast<int>(place)))->setCount(static_cast<int>(count));
    };
    setCount(Place::Components, catalog->componentsOf(m_pageId).size());
    setCount(Place::Sources, std::ranges::count(catalog->sources, m_pageId, &Source::pageId));
    m_receiver->setPage(page, catalog->pages.size() > 1);
    m_counts->request();
}

void Navigation::showPages(const QList<StatusPage> &pages)
{
    // The catalog changes with every use of a source; a list that is being looked at stays open.
    QList<std::pair<QString, QString>> shown;
    for (int i = 0; i < m_pages->count(); ++i)
        shown.emplaceBack(m_pages->itemData(i).toString(), m_pages->itemText(i));
    QList<std::pair<QString, QString>> wanted;
    for (const StatusPage &page : pages)
        wanted.emplaceBack(page.id, page.name);
    if (shown != wanted) {
        m_pages->clear();
        for (const auto &[id, name] : wanted)
            m_pages->addItem(name, id);
    }
    m_pages->setCurrentIndex(m_pages->findData(m_pageId));
}

void Navigation::readCounts()
{
    whenFinished(m_desk.counts(m_pageId), this, [this](const Result<QHash<IncidentState, int>> &counts) {
        m_counts->finish();
        for (const PlaceRow &row : places()) {
            if (counts && row.box) {
                // History grows for ever; its number tells nothing.
                const int count =
                    *row.box == Box::History || *row.box == Box::Dismissed ? -1 : countOf(*row.box, *counts);
                static_cast<NavigationItem *>(m_items->button(static_cast<int>(row.place)))->setCount(count);
            }
        }
    });
}
