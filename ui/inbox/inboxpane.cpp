// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/inboxpane.h"

#include "ui/inbox/emptystate.h"
#include "ui/inbox/incidentdelegate.h"
#include "ui/inbox/incidentlistmodel.h"
#include "ui/widgets/icons.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

constexpr int TypingPause = 150; // milliseconds
constexpr int AgingInterval = 15'000;

} // namespace

InboxPane::InboxPane(Desk &desk, const Setup &setup, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_model(new IncidentListModel(desk, setup, clock, this))
    , m_filter(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_empty(new EmptyState(this))
    , m_stack(new QStackedLayout)
    , m_newRows(new QPushButton(this))
{
    setObjectName("inboxPane"_L1);
    createList();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(createHeader());
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    layout->addLayout(m_stack, 1);

    connectModel();
    connectEmptyState();
    m_typing.setSingleShot(true);
    m_typing.setInterval(TypingPause);
    connect(&m_typing, &QTimer::timeout, this, &InboxPane::applyFilter);
    m_aging.start(AgingInterval);
    connect(&m_aging, &QTimer::timeout, m_list->viewport(), qOverload<>(&QWidget::update));
}

QWidget *InboxPane::createHeader()
{
    auto *header = new QWidget(this);
    header->setObjectName("inboxHeader"_L1);
    header->setProperty("look", u"header"_s);
    header->setAttribute(Qt::WA_StyledBackground);
    m_filter->setObjectName("inboxFilter"_L1);
    m_filter->setClearButtonEnabled(true);
    m_filter->installEventFilter(this);
    connect(m_filter, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));

    m_newRows->setObjectName("newRowsButton"_L1);
    m_newRows->setIcon(tintedIcon(u"up"));
    m_newRows->hide();
    connect(m_newRows, &QPushButton::clicked, this, [this] {
        m_list->scrollToTop();
        m_list->setFocus();
    });

    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(12, 10, 12, 10);
    layout->setSpacing(8);
    layout->addWidget(m_filter, 1);
    layout->addWidget(m_newRows);
    return header;
}

void InboxPane::createList()
{
    m_list->setObjectName("incidentList"_L1);
    m_list->setAccessibleName(tr("Incidents"));
    m_list->setItemDelegate(new IncidentDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_list->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (value == 0)
            updateNewRows(0);
    });
    connect(m_list, &QListView::activated, this, &InboxPane::openChosen);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        Q_EMIT incidentClicked(index.data(IncidentListModel::IdRole).toString());
    });
}

void InboxPane::connectModel()
{
    const auto begin = [this] {
        m_isModelMoving = true;
        holdStill();
    };
    const auto end = [this](const QModelIndex &, int, int) {
        goOn(0, -1);
    };
    // Before the view connects itself, for it makes a neighbour current while the current row is going.
    connect(m_model, &QAbstractItemModel::rowsAboutToBeRemoved, this, begin);
    connect(m_model, &QAbstractItemModel::rowsAboutToBeInserted, this, begin);
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        m_isModelMoving = true;
    });
    m_list->setModel(m_model);
    // After the view.
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, end);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
        goOn(first, last);
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_isModelMoving = false;
    });
    connect(m_model, &IncidentListModel::loaded, this, &InboxPane::handleLoaded);
    connect(m_model, &IncidentListModel::failed, this, [this](const QString &message) {
        m_empty->showFailure(message);
        if (m_model->rowCount() == 0)
            m_stack->setCurrentWidget(m_empty);
        else
            Q_EMIT failed(message);
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &InboxPane::handleCurrentChanged);
}

void InboxPane::connectEmptyState()
{
    connect(m_empty, &EmptyState::sourcesRequested, this, &InboxPane::sourcesRequested);
    connect(m_empty, &EmptyState::draftsRequested, this, &InboxPane::draftsRequested);
    connect(m_empty, &EmptyState::filterCleared, this, [this] {
        m_filter->clear();
        m_filter->setFocus();
    });
    connect(m_empty, &EmptyState::retryRequested, this, [this] {
        const Box box = m_model->box();
        m_model->show({}, box, {});
        m_model->show(m_pageId, box, m_filter->text());
    });
}

void InboxPane::show(const QString &pageId, Box box)
{
    if (pageId == m_pageId && box == m_model->box() && m_model->isLoaded())
        return;
    m_chosenId = pageId == m_pageId ? m_lastChosen.value(box) : QString();
    m_chosenRow = -1;
    m_isBoxNew = true;
    if (pageId != m_pageId)
        m_lastChosen.clear();
    m_pageId = pageId;
    m_filter->clear();
    m_typing.stop();
    m_model->show(pageId, box, {});
    updateNewRows(0);
    updatePlaceholder();
    m_stack->setCurrentWidget(m_list);
}

void InboxPane::showIncident(const Incident &incident)
{
    show(incident.pageId, boxOf(incident));
    choose(incident.id);
    m_isBoxNew = false;
    if (const int row = m_model->rowOf(incident.id); row >= 0)
        setCurrentRow(row);
    else
        m_list->selectionModel()->clear();
    Q_EMIT incidentChosen(incident.id);
}

Box InboxPane::box() const
{
    return m_model->box();
}

void InboxPane::chooseNext()
{
    step(1);
}

void InboxPane::choosePrevious()
{
    step(-1);
}

void InboxPane::openChosen()
{
    if (!m_chosenId.isEmpty())
        Q_EMIT incidentOpened(m_chosenId);
}

void InboxPane::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

/// Down and Enter lead from the filter into the list, Esc empties it first.
bool InboxPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Escape:
            if (m_filter->text().isEmpty())
                m_list->setFocus(Qt::OtherFocusReason);
            else
                m_filter->clear();
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            applyFilter();
            [[fallthrough]];
        case Qt::Key_Down:
            m_list->setFocus(Qt::OtherFocusReason);
            if (m_model->rowOf(m_chosenId) < 0)
                m_list->setCurrentIndex(m_model->index(0));
            return true;
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void InboxPane::applyFilter()
{
    m_typing.stop();
    m_model->show(m_pageId, m_model->box(), m_filter->text());
}

void InboxPane::handleLoaded()
{
    showListOrReason();
    updateNewRows(0);
    const bool isBoxNew = std::exchange(m_isBoxNew, false);
    if (const int row = m_model->rowOf(m_chosenId); row >= 0) {
        setCurrentRow(row);
        if (isBoxNew)
            Q_EMIT incidentChosen(m_chosenId);
    } else if (isBoxNew) {
        m_chosenId.clear();
        if (m_model->rowCount() == 0)
            Q_EMIT incidentChosen({});
        m_list->setCurrentIndex(m_model->index(0));
    }
}

void InboxPane::handleCurrentChanged(const QModelIndex &current)
{
    if (m_isModelMoving || !current.isValid())
        return;
    const QString id = current.data(IncidentListModel::IdRole).toString();
    const bool isOther = id != m_chosenId;
    choose(id);
    m_chosenRow = current.row();
    if (isOther)
        Q_EMIT incidentChosen(id);
}

void InboxPane::step(int rows)
{
    const int count = m_model->rowCount();
    if (count == 0)
        return;
    const int row = m_model->rowOf(m_chosenId);
    // What was chosen has left: the row that took its place is the next one.
    const int from = row >= 0 ? row : rows > 0 ? m_chosenRow - 1 : m_chosenRow;
    m_list->setCurrentIndex(m_model->index(std::clamp(from + rows, 0, count - 1)));
}

void InboxPane::choose(const QString &id)
{
    m_chosenId = id;
    m_lastChosen.insert(m_model->box(), id);
}

void InboxPane::setCurrentRow(int row)
{
    m_isModelMoving = true;
    m_list->setCurrentIndex(m_model->index(row));
    m_isModelMoving = false;
    m_chosenRow = row;
}

void InboxPane::showListOrReason()
{
    if (m_model->rowCount() > 0 || !m_model->isLoaded()) {
        m_stack->setCurrentWidget(m_list);
        return;
    }
    const bool hadFocus = m_list->hasFocus();
    if (m_model->filter().simplified().isEmpty())
        m_empty->showBox(m_model->box());
    else
        m_empty->showFilter(m_model->filter());
    m_stack->setCurrentWidget(m_empty);
    if (hadFocus)
        m_filter->setFocus();
}

void InboxPane::holdStill()
{
    m_anchor = m_list->indexAt(QPoint(1, 1));
    m_anchorTop = m_anchor.isValid() ? m_list->visualRect(m_anchor).top() : 0;
}

/// Rows \a firstNew to \a lastNew have come, or, if there are none, others have gone.
void InboxPane::goOn(int firstNew, int lastNew)
{
    QScrollBar *bar = m_list->verticalScrollBar();
    // At the top, the newest are what one wants to see; further down, what is being read stays in its place.
    if (bar->value() > 0 && m_anchor.isValid()) {
        m_list->doItemsLayout();
        bar->setValue(bar->value() + m_list->visualRect(m_anchor).top() - m_anchorTop);
        if (lastNew >= firstNew && firstNew < m_anchor.row())
            updateNewRows(m_newCount + lastNew - firstNew + 1);
    }
    m_anchor = QPersistentModelIndex();

    const int row = m_model->rowOf(m_chosenId);
    if (row >= 0)
        setCurrentRow(row);
    else
        m_list->selectionModel()->clear();
    m_isModelMoving = false;
    showListOrReason();
    // The first draft of a quiet night is shown at once; it takes nothing from the reader's eyes.
    if (m_chosenId.isEmpty() && m_model->rowCount() > 0 && m_model->isLoaded() && m_filter->text().isEmpty())
        m_list->setCurrentIndex(m_model->index(0));
}

void InboxPane::updateNewRows(int count)
{
    m_newCount = count;
    m_newRows->setText(tr("%n new", "incidents above what is in sight", count));
    m_newRows->setAccessibleName(tr("Show %n new at the top of the list", nullptr, count));
    m_newRows->setVisible(count > 0);
}

void InboxPane::updatePlaceholder()
{
    QString text;
    switch (m_model->box()) {
    case Box::Drafts:
        text = tr("Filter drafts");
        break;
    case Box::Held:
        text = tr("Filter what is held");
        break;
    case Box::Live:
        text = tr("Filter live incidents");
        break;
    case Box::History:
        text = tr("Filter history");
        break;
    case Box::Dismissed:
        text = tr("Filter dismissed");
        break;
    }
    m_filter->setPlaceholderText(text);
    m_filter->setAccessibleName(text);
}
