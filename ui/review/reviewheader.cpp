// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/reviewheader.h"

#include "ui/review/componentbar.h"
#include "ui/review/flowlayout.h"
#include "ui/review/reviewsession.h"
#include "ui/review/reviewstyle.h"
#include "ui/theme.h"
#include "ui/widgets/glyphs.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace {

constexpr int Margin = 20;
constexpr int TitleInset = 7; ///< of frame, padding and the field itself
constexpr int LongestTitle = 255;
constexpr Severity Severities[] = {Severity::Minor, Severity::Major, Severity::Critical};
constexpr Stage Stages[] = {Stage::Investigating, Stage::Identified, Stage::Monitoring, Stage::Resolved};

} // namespace

ReviewHeader::ReviewHeader(ReviewSession &session, QWidget *parent)
    : QFrame(parent)
    , m_session(session)
    , m_title(new QLineEdit(this))
    , m_context(new QPushButton(tr("Facts and alert"), this))
    , m_severity(new SegmentedControl(this))
    , m_stage(new SegmentedControl(this))
    , m_components(new ComponentBar(session, this))
{
    setLook(this, "header");

    m_title->setObjectName(u"titleEdit"_s);
    m_title->setAccessibleName(tr("Title"));
    m_title->setPlaceholderText(tr("Title: what customers notice"));
    m_title->setMaxLength(LongestTitle);
    m_title->installEventFilter(this);
    setLook(m_title, "title");

    m_context->setObjectName(u"contextButton"_s);
    m_context->setCheckable(true);
    m_context->hide();
    setLook(m_context, "quiet");

    m_severity->setObjectName(u"severity"_s);
    m_severity->setAccessibleName(tr("Severity"));
    for (const Severity severity : Severities)
        m_severity->addSegment(displayName(severity), severityIcon(severity, currentColors()));
    m_stage->setObjectName(u"stage"_s);
    m_stage->setAccessibleName(tr("Stage"));
    for (const Stage stage : Stages)
        m_stage->addSegment(displayName(stage));

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 10);
    column->setSpacing(9);
    auto *first = new QHBoxLayout;
    // The title's text begins where the controls below begin; its frame hangs out.
    first->setContentsMargins(Margin - TitleInset, 0, Margin, 0);
    first->addWidget(m_title, 1);
    first->addWidget(m_context);
    column->addLayout(first);
    auto *row = new QWidget(this);
    auto *controls = new FlowLayout(12, 8);
    controls->setContentsMargins(Margin, 0, Margin, 0);
    row->setLayout(controls);
    controls->addWidget(m_severity);
    controls->addWidget(m_stage);
    controls->addWidget(m_components);
    column->addWidget(row);

    connect(m_title, &QLineEdit::textEdited, &session, &ReviewSession::setTitle);
    connect(m_severity, &SegmentedControl::chosen, &session, [&session](int index) {
        session.setSeverity(Severities[index]);
    });
    connect(m_stage, &SegmentedControl::chosen, &session, [&session](int index) {
        session.setStage(Stages[index]);
    });
    connect(&session, &ReviewSession::shown, this, &ReviewHeader::refresh);
    connect(&session, &ReviewSession::incidentChanged, this, &ReviewHeader::refresh);
    connect(&session, &ReviewSession::copyChanged, this, &ReviewHeader::refresh);
}

void ReviewHeader::refresh()
{
    if (m_session.isEmpty())
        return;
    const WorkingCopy &copy = m_session.copy();
    const bool isEditable = m_session.isEditable();
    if (m_title->text() != copy.title) {
        m_title->setText(copy.title);
        if (!m_title->hasFocus())
            m_title->setCursorPosition(0);
    }
    m_title->setReadOnly(!isEditable);
    m_severity->setCurrentIndex(int(copy.severity));
    m_severity->setEnabled(isEditable);
    m_stage->setCurrentIndex(int(copy.stage));
    m_stage->setEnabled(isEditable);
    for (const Stage stage : Stages)
        m_stage->setSegmentEnabled(int(stage), isEditable && (m_session.mayFollow(stage) || stage == copy.stage));
}

void ReviewHeader::colorSeverities()
{
    const QList<QAbstractButton *> buttons = m_severity->findChildren<QAbstractButton *>();
    for (qsizetype i = 0; i < buttons.size() && i < qsizetype(std::size(Severities)); ++i)
        buttons.at(i)->setIcon(severityIcon(Severities[i], currentColors()));
}

void ReviewHeader::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colorSeverities();
}

bool ReviewHeader::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched != m_title || !isKey)
        return QFrame::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    if (m_title->isReadOnly() && key->matches(QKeySequence::Undo)) {
        // While a publish can be undone, Ctrl+Z is the pane's; the field would swallow it.
        key->ignore();
        return true;
    }
    if (key->key() == Qt::Key_Escape && event->type() == QEvent::KeyPress) {
        Q_EMIT left();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}
