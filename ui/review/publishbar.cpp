// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/publishbar.h"

#include "ui/review/dismissform.h"
#include "ui/review/reviewsession.h"
#include "ui/review/reviewstyle.h"
#include "ui/review/reviewwords.h"
#include "ui/theme.h"

#include <QDesktopServices>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace {

constexpr int NarrowWidth = 640; ///< below it the words stand above the buttons

} // namespace

/// The button of the one action that matters, with its shortcut in a smaller, quieter font.
class PublishButton : public QPushButton
{
public:
    explicit PublishButton(QWidget *parent) : QPushButton(parent)
    {
        setCursor(Qt::PointingHandCursor);
        setFont(scaledFont(font(), 13, QFont::DemiBold));
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        const int keys = QFontMetrics(keyFont()).horizontalAdvance(keyText());
        return {2 * Padding + QFontMetrics(font()).horizontalAdvance(text()) + Gap + keys,
                QFontMetrics(font()).height() + 18};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Colors &colors = currentColors();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (!isEnabled())
            painter.setOpacity(0.45);
        const QColor back = isDown()                      ? colors.accent.darker(120)
                            : underMouse() && isEnabled() ? colors.accent.darker(108)
                                                          : colors.accent;
        painter.setPen(Qt::NoPen);
        painter.setBrush(back);
        painter.drawRoundedRect(rect(), 7, 7);
        if (hasFocus()) {
            painter.setPen(QPen(colors.accentInk, 1.5));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(rect()).adjusted(2.5, 2.5, -2.5, -2.5), 5, 5);
        }
        painter.setPen(colors.accentInk);
        painter.setFont(font());
        const QRect place = rect().adjusted(Padding, 0, -Padding, 0);
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft, text());
        painter.setFont(keyFont());
        painter.setOpacity(painter.opacity() * 0.78);
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignRight, keyText());
    }

private:
    static constexpr int Padding = 20;
    static constexpr int Gap = 9;

    [[nodiscard]] QFont keyFont() const { return scaledFont(font(), 11.5, QFont::Normal); }
    [[nodiscard]] static QString keyText()
    {
        return QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText).replace(u"Return"_s, u"↵"_s);
    }
};

/// A line that grows shorter as the time to take a click back runs out.
class UndoProgress : public QWidget
{
public:
    explicit UndoProgress(QWidget *parent) : QWidget(parent) { setFixedHeight(3); }

    void setShare(double share)
    {
        m_share = qBound(0.0, share, 1.0);
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Colors &colors = currentColors();
        QPainter painter(this);
        painter.fillRect(rect(), colors.selection);
        painter.fillRect(QRectF(0, 0, width() * m_share, height()), colors.accent);
    }

private:
    double m_share = 0;
};

PublishBar::PublishBar(ReviewSession &session, QWidget *parent)
    : QFrame(parent)
    , m_session(session)
    , m_progress(new UndoProgress(this))
    , m_actions(new QWidget(this))
    , m_countdown(new QLabel(m_actions))
    , m_summary(new QLabel(m_actions))
    , m_outcome(new QLabel(m_actions))
    , m_dismiss(new QPushButton(tr("Dismiss …"), m_actions))
    , m_restore(new QPushButton(tr("Restore"), m_actions))
    , m_obstacle(new QLabel(m_actions))
    , m_undo(new QPushButton(tr("Undo"), m_actions))
    , m_publish(new PublishButton(m_actions))
    , m_form(new DismissForm(this))
{
    setLook(this, "bar");
    m_countdown->setObjectName(u"countdown"_s);
    m_countdown->setFont(scaledFont(font(), 15, QFont::DemiBold));
    setLook(m_countdown, "ink");
    m_summary->setObjectName(u"publishSummary"_s);
    m_summary->setTextFormat(Qt::RichText);
    m_summary->setWordWrap(true);
    setLook(m_summary, "mute");
    m_outcome->setObjectName(u"publishOutcome"_s);
    m_outcome->setTextFormat(Qt::RichText);
    m_outcome->setWordWrap(true);
    setLook(m_outcome, "mute");
    m_dismiss->setObjectName(u"dismissButton"_s);
    m_dismiss->setToolTip(tr("Nothing is said to customers (D)"));
    m_restore->setObjectName(u"restoreButton"_s);
    m_restore->setToolTip(tr("Make it a draft again"));
    m_obstacle->setObjectName(u"obstacle"_s);
    setLook(m_obstacle, "warn");
    m_undo->setObjectName(u"undoButton"_s);
    m_undo->setText(tr("Undo  %1", "button with its shortcut")
                        .arg(QKeySequence(QKeySequence::Undo).toString(QKeySequence::NativeText)));
    m_undo->setAccessibleName(tr("Undo publishing"));
    setLook(m_undo, "primary");
    m_publish->setObjectName(u"publishButton"_s);
    m_publish->setText(tr("Publish"));

    auto *words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(m_countdown);
    words->addWidget(m_summary);
    words->addWidget(m_outcome);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(12);
    buttons->addStretch();
    for (QWidget *widget : std::initializer_list<QWidget *>{m_dismiss, m_restore, m_obstacle, m_undo, m_publish})
        buttons->addWidget(widget);
    m_row = new QBoxLayout(QBoxLayout::LeftToRight, m_actions);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(12);
    m_row->addLayout(words, 1);
    m_row->addLayout(buttons);

    auto *inner = new QVBoxLayout;
    inner->setContentsMargins(20, 11, 20, 12);
    inner->addWidget(m_actions);
    inner->addWidget(m_form);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_progress);
    column->addLayout(inner);
    m_form->hide();

    connect(m_publish, &QPushButton::clicked, &session, &ReviewSession::publish);
    connect(m_undo, &QPushButton::clicked, &session, &ReviewSession::undoPublish);
    connect(m_restore, &QPushButton::clicked, &session, &ReviewSession::restore);
    connect(m_dismiss, &QPushButton::clicked, this, &PublishBar::askDismissal);
    connect(m_outcome, &QLabel::linkActivated, this, [this] {
        QDesktopServices::openUrl(m_pageUrl);
    });
    connect(m_form, &DismissForm::confirmed, this, [this](const QString &reason) {
        m_form->hide();
        m_actions->show();
        m_session.dismiss(reason);
    });
    connect(m_form, &DismissForm::cancelled, this, [this] {
        m_form->hide();
        m_actions->show();
        m_dismiss->setFocus();
    });
    connect(&session, &ReviewSession::shown, this, [this] {
        m_form->hide();
        m_actions->show();
        refresh();
    });
    connect(&session, &ReviewSession::incidentChanged, this, &PublishBar::refresh);
    connect(&session, &ReviewSession::copyChanged, this, &PublishBar::refresh);
    connect(&session, &ReviewSession::findingsChanged, this, &PublishBar::refresh);
    connect(&session, &ReviewSession::countdownTicked, this, &PublishBar::showCountdown);
}

void PublishBar::setPageUrl(const QUrl &url)
{
    const bool isWeb = url.isValid() && (url.scheme() == u"http"_s || url.scheme() == u"https"_s);
    m_pageUrl = isWeb ? url : QUrl();
    refresh();
}

void PublishBar::askDismissal()
{
    if (!canBeDismissed())
        return;
    m_actions->hide();
    m_form->show();
    m_form->start();
}

bool PublishBar::canBeDismissed() const
{
    const IncidentState state = m_session.incident().state;
    return state == IncidentState::Held || (state == IncidentState::Draft && m_session.isEditable());
}

void PublishBar::refresh()
{
    if (m_session.isEmpty())
        return;
    const Incident &incident = m_session.incident();
    const bool isEditable = m_session.isEditable();
    const bool isPublishing = m_session.isPublishing();
    const QString obstacle = isEditable ? m_session.obstacle() : QString();

    m_summary->setVisible(isEditable || isPublishing);
    m_summary->setText(publishSummary(m_session));
    const QString outcome = this->outcome();
    m_outcome->setText(outcome);
    m_outcome->setVisible(!outcome.isEmpty() && !isPublishing);

    const bool isHeld = incident.state == IncidentState::Held;
    m_dismiss->setVisible(canBeDismissed());
    m_restore->setVisible(isHeld || incident.state == IncidentState::Dismissed);
    m_restore->setText(isHeld ? tr("Draft it anyway") : tr("Restore"));
    m_obstacle->setText(obstacle);
    m_obstacle->setVisible(!obstacle.isEmpty());
    setLook(m_obstacle, m_session.checked().openCount() > 0 ? "warn" : "mute");
    m_publish->setVisible(isEditable || (isPublishing && !incident.pending));
    m_publish->setEnabled(isEditable && obstacle.isEmpty());
    m_publish->setAccessibleDescription(obstacle);
    m_publish->setToolTip(obstacle);
    showCountdown();
    if (!canBeDismissed() && m_form->isVisible()) {
        m_form->hide();
        m_actions->show();
    }
}

void PublishBar::showCountdown()
{
    const bool isPending = m_session.incident().pending.has_value();
    const bool hadFocus = m_undo->hasFocus();
    m_undo->setVisible(isPending && m_session.canUndoPublish());
    m_progress->setVisible(isPending);
    m_countdown->setVisible(isPending);
    if (!isPending)
        return;
    const int left = m_session.undoMillisecondsLeft();
    m_progress->setShare(double(left) / qMax(1, m_session.undoMilliseconds()));
    m_countdown->setText(left > 0 ? tr("Publishing in %n s", "countdown", (left + 999) / 1000) : tr("Publishing …"));
    if (hadFocus && !m_undo->isVisible())
        parentWidget()->setFocus();
}

QString PublishBar::outcome() const
{
    const Incident &incident = m_session.incident();
    const QList<IncidentUpdate> &updates = m_session.detail().updates;
    QString text;
    if (incident.state == IncidentState::Dismissed) {
        text = incident.dismissReason.isEmpty() ? tr("Dismissed") : tr("Dismissed: %1").arg(incident.dismissReason);
        return text.toHtmlEscaped();
    }
    if (updates.isEmpty())
        return {};
    const IncidentUpdate &last = updates.first();
    const QString time = localTime(last.publishedAt, m_session.now());
    text = incident.state == IncidentState::Resolved
               ? tr("Resolved at %1").arg(time)
               : tr("Published at %1: %2", "time, stage").arg(time, inSentence(displayName(last.stage)));
    text = text.toHtmlEscaped();
    if (!m_pageUrl.isEmpty())
        text += u" · <a href=\"page\" style=\"color:%1\">%2</a>"_s.arg(currentColors().accent.name(),
                                                                       tr("View page").toHtmlEscaped());
    return text;
}

void PublishBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    m_row->setDirection(width() < NarrowWidth ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void PublishBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}
