// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/reviewpane.h"

#include "core/base/clock.h"
#include "core/review/review.h"
#include "ui/review/componentbar.h"
#include "ui/review/contextcolumn.h"
#include "ui/review/draftbar.h"
#include "ui/review/emptyhint.h"
#include "ui/review/findingslist.h"
#include "ui/review/noticestrip.h"
#include "ui/review/pagepreview.h"
#include "ui/review/publishbar.h"
#include "ui/review/reviewheader.h"
#include "ui/review/reviewsession.h"
#include "ui/review/reviewstyle.h"
#include "ui/review/updateeditor.h"
#include "ui/theme.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

constexpr int ContextWidth = 316;
constexpr int NarrowWidth = 780; ///< below it the column beside the text is folded away

const Clock &systemClock()
{
    static const SystemClock clock;
    return clock;
}

} // namespace

ReviewPane::ReviewPane(Desk &desk, Setup &setup, QWidget *parent, const Clock *clock)
    : QWidget(parent)
    , m_session(new ReviewSession(desk, setup, clock ? *clock : systemClock(), this))
    , m_stack(new QStackedLayout(this))
{
    setObjectName(u"reviewPane"_s);
    setAccessibleName(tr("Review"));
    setAttribute(Qt::WA_StyledBackground);
    setFocusPolicy(Qt::ClickFocus);

    auto *whole = new QWidget(this);
    m_header = new ReviewHeader(*m_session, whole);
    auto *notices = new NoticeStrip(*m_session, whole);
    m_splitter = new QSplitter(Qt::Horizontal, whole);

    auto *scroll = new QScrollArea(m_splitter);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget;
    setLook(content, "card");
    m_draftBar = new DraftBar(*m_session, content);
    m_editor = new UpdateEditor(*m_session, content);
    m_findings = new FindingsList(*m_session, content);
    auto *preview = new PagePreview(*m_session, content);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(20, 14, 20, 14);
    column->setSpacing(10);
    column->addWidget(m_draftBar);
    column->addWidget(m_editor);
    column->addWidget(m_findings);
    column->addWidget(preview);
    column->addStretch();
    scroll->setWidget(content);

    m_context = new ContextColumn(*m_session, m_splitter);
    // Made in the order in which Tab goes through them.
    m_publishBar = new PublishBar(*m_session, whole);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setSizes({NarrowWidth, ContextWidth});

    auto *all = new QVBoxLayout(whole);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_header);
    all->addWidget(notices);
    all->addWidget(m_splitter, 1);
    all->addWidget(m_publishBar);
    m_stack->addWidget(new EmptyHint(this));
    m_stack->addWidget(whole);
    applyColors();

    connect(m_session, &ReviewSession::shown, this, &ReviewPane::showParts);
    connect(m_session, &ReviewSession::incidentChanged, this, &ReviewPane::stateChanged);
    connect(m_session, &ReviewSession::copyChanged, this, &ReviewPane::stateChanged);
    connect(m_session, &ReviewSession::findingsChanged, this, &ReviewPane::stateChanged);
    connect(m_session, &ReviewSession::incidentChanged, this, &ReviewPane::updatePageUrl);
    connect(m_session, &ReviewSession::failed, this, [this](const QString &text) {
        Q_EMIT messageRaised(Banner::Kind::Error, text, {});
    });
    connect(m_session, &ReviewSession::noticed, this, [this](const QString &text) {
        Q_EMIT messageRaised(Banner::Kind::Information, text, {});
    });
    connect(m_findings, &FindingsList::chosen, this, [this](const Finding &finding) {
        if (finding.field == Finding::Field::Body) {
            m_editor->select(finding);
        } else {
            m_header->title()->setFocus();
            m_header->title()->setSelection(int(finding.start), int(finding.length));
        }
    });
    connect(m_findings, &FindingsList::emptied, m_editor, qOverload<>(&QWidget::setFocus));
    connect(m_editor, &UpdateEditor::left, this, &ReviewPane::leave);
    connect(m_header, &ReviewHeader::left, this, &ReviewPane::leave);
    connect(m_header->contextButton(), &QPushButton::toggled, m_context, &QWidget::setVisible);
}

void ReviewPane::setPageUrl(const QUrl &url)
{
    m_pageUrl = url;
    updatePageUrl();
}

void ReviewPane::updatePageUrl()
{
    QUrl url = m_pageUrl;
    if (!url.isEmpty() && !m_session->isEmpty())
        url.setPath(m_session->pageCount() > 1 ? u"%1/%2/"_s.arg(url.path(), m_session->page().slug)
                                               : url.path() + u'/');
    m_publishBar->setPageUrl(url);
}

void ReviewPane::showParts()
{
    m_stack->setCurrentIndex(m_session->isEmpty() ? 0 : 1);
    updatePageUrl();
    Q_EMIT stateChanged();
}

QString ReviewPane::incidentId() const
{
    return m_session->isEmpty() ? QString() : m_session->incident().id;
}

bool ReviewPane::canUndoPublish() const
{
    return m_session->canUndoPublish();
}

bool ReviewPane::isPublishing() const
{
    return !m_session->isEmpty() && m_session->isPublishing();
}

bool ReviewPane::canPublish() const
{
    return m_session->isEditable() && m_session->obstacle().isEmpty();
}

bool ReviewPane::canDismiss() const
{
    return m_session->isEditable() && mayFollow(m_session->incident(), Step::Dismiss);
}

bool ReviewPane::canRestore() const
{
    return !m_session->isEmpty() && mayFollow(m_session->incident(), Step::Restore);
}

bool ReviewPane::canEdit() const
{
    return m_session->isEditable();
}

void ReviewPane::showIncident(const QString &id)
{
    m_session->show(id);
}

void ReviewPane::clear()
{
    m_session->clear();
}

void ReviewPane::editText()
{
    if (m_session->isEmpty())
        return;
    m_editor->setFocus();
    m_editor->moveCursor(QTextCursor::End);
}

void ReviewPane::chooseTone()
{
    if (m_session->isEditable()) {
        constexpr int Tones = int(Tone::Minimal) + 1;
        m_session->setTone(Tone((int(m_session->copy().tone) + 1) % Tones));
    }
}

void ReviewPane::redraft()
{
    m_session->redraft();
}

void ReviewPane::chooseComponents()
{
    m_header->components()->choose();
}

void ReviewPane::dismiss()
{
    m_publishBar->askDismissal();
}

void ReviewPane::restore()
{
    m_session->restore();
}

void ReviewPane::publish()
{
    m_session->publish();
}

void ReviewPane::undoPublish()
{
    m_session->undoPublish();
}

void ReviewPane::leave()
{
    setFocus(Qt::OtherFocusReason);
    Q_EMIT left();
}

void ReviewPane::arrange()
{
    QPushButton *button = m_header->contextButton();
    const bool isNarrow = width() < NarrowWidth;
    if (isNarrow == !button->isHidden())
        return;
    button->setVisible(isNarrow);
    button->setChecked(!isNarrow);
    m_context->setVisible(!isNarrow);
}

void ReviewPane::applyColors()
{
    // A style sheet changes the palettes of what it is for, which calls this again.
    const Colors &colors = currentColors();
    if (std::exchange(m_colors, &colors) != &colors)
        setStyleSheet(reviewStyleSheet(colors));
}

void ReviewPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColors();
}

void ReviewPane::keyPressEvent(QKeyEvent *event)
{
    // The window's menu has these too and comes first; here they work where there is no menu.
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && event->modifiers().testFlag(Qt::ControlModifier))
        publish();
    else if (event->matches(QKeySequence::Undo) && isPublishing())
        undoPublish();
    else
        QWidget::keyPressEvent(event);
}

void ReviewPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}
