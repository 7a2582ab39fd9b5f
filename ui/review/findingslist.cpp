// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/findingslist.h"

#include "ui/review/focuschain.h"
#include "ui/review/reviewsession.h"
#include "ui/review/reviewstyle.h"
#include "ui/review/reviewwords.h"
#include "ui/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>

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
    : QWidget(parent), m_session(session), m_lines(new QVBoxLayout(this))
{
    setObjectName(u"findings"_s);
    setAccessibleName(tr("Findings"));
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(2);
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
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const QList<Finding> findings = m_session.isEditable() ? m_session.checked().findings() : QList<Finding>();
    const qsizetype shown = m_showsAll || findings.size() <= MostLines + 1 ? findings.size() : MostLines;
    for (const Finding &finding : findings.first(shown))
        m_lines->addWidget(lineOf(finding));
    if (shown < findings.size()) {
        auto *more = new QPushButton(tr("%n more", nullptr, int(findings.size() - shown)), this);
        more->setObjectName(u"moreFindingsButton"_s);
        setLook(more, "link");
        connect(more, &QPushButton::clicked, this, [this] {
            m_showsAll = true;
            refresh();
        });
        m_lines->addWidget(more, 0, Qt::AlignLeft);
    }
    chainFocus(this, findChildren<QWidget *>());
    setVisible(!findings.isEmpty());
}

QWidget *FindingsList::lineOf(const Finding &finding)
{
    const Colors &colors = colorsOf(palette());
    const bool isKept = m_session.checked().isKept(finding);
    const QColor color = isKept ? colors.mute : finding.blocks ? colors.critical : colors.minor;
    const QString words = m_session.checked().wordsOf(finding).simplified();
    const bool isTitle = finding.field == Finding::Field::Title;

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
        refresh();
}
