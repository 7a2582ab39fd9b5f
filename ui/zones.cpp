// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/zones.h"

#include "ui/inbox/inboxpane.h"
#include "ui/navigation.h"
#include "ui/widgets/icons.h"

#include <QListView>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

constexpr int NavigationWidth = 196;
constexpr int ListWidth = 348;
constexpr int LeastNavigationWidth = 160;
constexpr int LeastListWidth = 270;
/// An incident beside the list is not squeezed below this, whatever its parts would bear.
constexpr int LeastDetailWidth = 540;

} // namespace

Zones::Zones(Navigation *navigation, InboxPane *inbox, QWidget *review, QWidget *parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_navigation(navigation)
    , m_inbox(inbox)
    , m_detail(new QWidget(this))
    , m_back(new QPushButton(m_detail))
    , m_stack(new QStackedWidget(m_detail))
{
    setObjectName("zones"_L1);
    setHandleWidth(1);
    m_back->setObjectName("backButton"_L1);
    m_back->setProperty("look", u"quiet"_s);
    m_back->setIcon(tintedIcon(u"back"));
    auto *layout = new QVBoxLayout(m_detail);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_back, 0, Qt::AlignLeading);
    layout->addWidget(m_stack, 1);
    m_stack->addWidget(review);
    m_navigation->setMinimumWidth(LeastNavigationWidth);
    m_inbox->setMinimumWidth(LeastListWidth);

    addWidget(m_navigation);
    addWidget(m_inbox);
    addWidget(m_detail);
    setChildrenCollapsible(false);
    setStretchFactor(2, 1);
    m_widths = {NavigationWidth, ListWidth};
    connect(m_back, &QPushButton::clicked, this, &Zones::goBack);
    connect(this, &QSplitter::splitterMoved, this, [this](int, int handle) {
        const int zone = handle - 1;
        if (sizes().at(zone) > 0 && (zone == 0 || (zone == 1 && !m_isFolded)))
            m_widths[zone] = sizes().at(zone);
    });
    arrange();
}

void Zones::addPane(Place place, QWidget *pane)
{
    m_panes.insert(place, pane);
    m_stack->addWidget(pane);
}

void Zones::showPlace(Place place)
{
    m_place = place;
    m_isIncidentOpen = false;
    m_stack->setCurrentWidget(m_panes.value(place, m_stack->widget(0)));
    m_back->setText(displayName(place));
    m_back->setAccessibleName(tr("Back to %1").arg(displayName(place)));
    arrange();
}

void Zones::setWidths(const QList<int> &widths)
{
    if (widths.size() != m_widths.size())
        return;
    m_widths = {std::max(widths.at(0), LeastNavigationWidth), std::max(widths.at(1), LeastListWidth)};
    applyWidths();
}

bool Zones::canGoBack() const
{
    return m_isFolded && m_isIncidentOpen && rowOf(m_place).box.has_value();
}

void Zones::openIncident()
{
    m_isIncidentOpen = true;
    arrange();
}

void Zones::goBack()
{
    m_isIncidentOpen = false;
    arrange();
    m_inbox->list()->setFocus(Qt::OtherFocusReason);
}

void Zones::resizeEvent(QResizeEvent *event)
{
    QSplitter::resizeEvent(event);
    arrange();
}

int Zones::detailWidth() const
{
    return std::max(LeastDetailWidth, m_stack->currentWidget()->minimumSizeHint().width());
}

void Zones::arrange()
{
    const bool hasList = rowOf(m_place).box.has_value();
    m_isFolded = width() < LeastNavigationWidth + LeastListWidth + detailWidth();
    m_navigation->setVisible(width() >= LeastNavigationWidth + detailWidth());
    m_inbox->setVisible(hasList && (!m_isFolded || !m_isIncidentOpen));
    m_detail->setVisible(!hasList || !m_isFolded || m_isIncidentOpen);
    m_back->setVisible(canGoBack());
    applyWidths();
    Q_EMIT arranged();
}

/// Two zones keep their widths, and the last one in sight has the rest.
void Zones::applyWidths()
{
    const int rest = std::max(1, width() - m_widths.at(0));
    if (m_detail->isHidden())
        setSizes({m_widths.at(0), rest, 0});
    else
        setSizes({m_widths.at(0), m_widths.at(1), m_inbox->isHidden() ? rest : std::max(1, rest - m_widths.at(1))});
}
