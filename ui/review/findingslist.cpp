// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/findingslist.h"

#include "ui/review/focuschain.h"
#include "ui/review/reviewsession.h"
#include "ui/review/reviewstyle.h"
#include "ui/review/reviewwords.h"
#include "ui/theme.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostLines = 4;
constexpr int FlagSize = 12;

QPixmap flag(const QColor &color, double ratio)
{
    QPixmap pixmap(QSize(FlagSize, FlagSize) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.4, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(2.5, 1), QPointF(2.5, 11.2));
    QPainterPath cloth(QPointF(2.5, 1.2));
    cloth.lineTo(10.8, 1.2);
    cloth.lineTo(8.6, 4.1);
    cloth.lineTo(10.8, 7);
    cloth.lineTo(2.5, 7);
    cloth.closeSubpath();
    painter.fillPath(cloth, color);
    return pixmap;
}

} // namespace

FindingsList::FindingsList(ReviewSession &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_layout(new QVBoxLayout(this))
{
    setObjectName(u"findings"_s);
    setAccessibleName(tr("Findings"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(2);
    connect(&session, &ReviewSession::shown, this, [this] {
        m_showsAll = false;
        refresh();
    });
    connect(&session, &ReviewSession::findingsChanged, this, &FindingsList::refresh);
    connect(&session, &ReviewSession::incidentChanged, this, &FindingsList::refresh);
    hide();
}

void FindingsList::refresh()
{
    QList<Line> lines;
    if (m_session.isEditable()) {
        const CheckedText &text = m_session.checked();
        for (const Finding &finding : text.findings())
            lines.append({.finding = finding, .words = text.wordsOf(finding), .isKept = text.isKept(finding)});
    }
    // Lines that stay as they are keep the keyboard, too.
    if (lines == m_shown && m_session.proposedTitle() == m_shownTitle)
        return;
    m_shown = lines;
    m_shownTitle = m_session.proposedTitle();
    rebuild();
}

void FindingsList::rebuild()
{
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const qsizetype count = m_showsAll || m_shown.size() <= MostLines + 1 ? m_shown.size() : MostLines;
    QList<QWidget *> parts;
    for (const Line &line : m_shown.first(count)) {
        QWidget *widget = widgetOf(line);
        m_layout->addWidget(widget);
        widget->show();
        parts += widget->findChildren<QWidget *>();
    }
    if (count < m_shown.size()) {
        auto *more = new QPushButton(tr("%n more", nullptr, int(m_shown.size() - count)), this);
        more->setObjectName(u"moreFindingsButton"_s);
        setLook(more, "link");
        connect(more, &QPushButton::clicked, this, [this] {
            m_showsAll = true;
            rebuild();
        });
        m_layout->addWidget(more, 0, Qt::AlignLeft);
        more->show();
        parts.append(more);
    }
    chainFocus(this, parts);
    setVisible(!m_shown.isEmpty());
    if (!hadFocus)
        return;
    const auto first = std::find_if(parts.begin(), parts.end(), [](const QWidget *part) {
        return part->focusPolicy() != Qt::NoFocus;
    });
    if (first == parts.end())
        Q_EMIT emptied();
    else
        (*first)->setFocus();
}

QWidget *FindingsList::widgetOf(const Line &shown)
{
    const Colors &colors = currentColors();
    const Finding &finding = shown.finding;
    const bool isKept = shown.isKept;
    const QString words = shown.words.simplified();
    const bool isTitle = finding.field == Finding::Field::Title;
    const QColor color = isKept ? colors.mute : finding.blocks ? colors.critical : colors.minor;

    auto *line = new QWidget(this);
    line->setObjectName(u"finding"_s);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto *icon = new QLabel(line);
    icon->setPixmap(flag(color, devicePixelRatioF()));
    row->addWidget(icon);

    // The reason is a link so that it can be reached by Tab; it looks like a sentence.
    const QString where = isTitle ? tr("Title: %1", "a finding's reason").arg(finding.reason) : finding.reason;
    const QString sentence = isKept ? tr("Kept: “%1”. %2", "words, reason").arg(words, finding.reason) : where;
    auto *reason = new QLabel(line);
    reason->setObjectName(u"findingReason"_s);
    reason->setTextFormat(Qt::RichText);
    reason->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    reason->setText(u"<a href=\"place\" style=\"text-decoration:none; color:%1\">%2</a>"_s.arg(
        color.name(), sentence.toHtmlEscaped()));
    // As rich text with nothing rich in it: what an alert says must not be taken for tags.
    reason->setToolTip(words.isEmpty() ? QString() : u"<qt>"_s + tr("“%1”").arg(words.toHtmlEscaped()) + u"</qt>"_s);
    reason->setAccessibleName(words.isEmpty() ? sentence : tr("%1 Words: %2", "reason, words").arg(sentence, words));
    reason->setWordWrap(true);
    connect(reason, &QLabel::linkActivated, this, [this, finding] {
        Q_EMIT chosen(finding);
    });

    // A label that wraps asks for little; give it the width of its sentence as far as there is room.
    const int wanted = QFontMetrics(reason->font()).horizontalAdvance(sentence) + 8;
    reason->setMaximumWidth(wanted);
    row->addWidget(reason, 1000);

    const auto addLink = [&](const QString &text, const QString &name, auto slot) {
        auto *button = new QPushButton(text, line);
        button->setObjectName(name);
        setLook(button, "link");
        button->setCursor(Qt::PointingHandCursor);
        connect(button, &QPushButton::clicked, this, slot);
        row->addWidget(button);
    };
    const qsizetype fieldSize = isTitle ? m_session.copy().title.size() : m_session.copy().body.size();
    const bool isRemovable = finding.length > 0 && finding.length < fieldSize;
    if (isTitle && !m_session.proposedTitle().isEmpty() && !isKept) {
        addLink(tr("Use “%1”").arg(withoutMnemonic(m_session.proposedTitle())), u"useTitleButton"_s, [this] {
            m_session.useProposedTitle();
        });
    }
    if (isRemovable && !isKept)
        addLink(tr("Remove"), u"removeButton"_s, [this, finding] {
            m_session.removeWords(finding);
        });
    if (finding.blocks && !isKept)
        addLink(tr("Keep it anyway"), u"keepButton"_s, [this, finding] {
            m_session.setKept(finding, true);
        });
    if (isKept)
        addLink(tr("Do not keep it"), u"unkeepButton"_s, [this, finding] {
            m_session.setKept(finding, false);
        });
    row->addStretch(1);
    return line;
}

void FindingsList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        rebuild();
}
