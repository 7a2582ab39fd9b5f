// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/contextcolumn.h"

#include "ui/review/factstable.h"
#include "ui/review/rawalertview.h"
#include "ui/review/reviewsession.h"
#include "ui/review/reviewstyle.h"
#include "ui/review/reviewwords.h"
#include "ui/theme.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

constexpr int Inset = 4; ///< by which the rows of facts, which can be lit up, reach further
constexpr qsizetype ShortTimeline = 12;

/// One line of the timeline: a run of the same thing is told once.
struct Line
{
    QDateTime at;
    QString text;
    bool isWeighty = false;
    int count = 1;
};

QList<Line> linesOf(const QList<TimelineEntry> &timeline, const QString &sourceName)
{
    QList<Line> lines;
    for (qsizetype i = 0; i < timeline.size(); ++i) {
        const TimelineEntry &entry = timeline.at(i);
        // An alert for each of forty pods is one thing that happened.
        qsizetype end = i;
        while (!lines.isEmpty() && end < timeline.size() && timeline.at(end).kind == TimelineEntry::Kind::AlertFiring)
            ++end;
        if (end - i > 1) {
            lines.append({.at = entry.at, .text = ContextColumn::tr("%n more alerts joined", nullptr, int(end - i))});
            i = end - 1;
            continue;
        }
        const QString text = timelineText(entry, sourceName);
        if (!lines.isEmpty() && lines.last().text == text) {
            lines.last().at = entry.at;
            ++lines.last().count;
        } else {
            lines.append({.at = entry.at, .text = text, .isWeighty = isWeighty(entry.kind)});
        }
    }
    return lines;
}

QWidget *section(const QString &title, QWidget *content, QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *caption = new QLabel(title, box);
    setLook(caption, "heading");
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(Inset, 0, Inset, 0);
    column->setSpacing(3);
    column->addWidget(caption);
    column->addWidget(content);
    return box;
}

QLabel *richLabel(const QString &name, const QString &accessibleName, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setAccessibleName(accessibleName);
    label->setTextFormat(Qt::RichText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

ContextColumn::ContextColumn(ReviewSession &session, QWidget *parent)
    : QScrollArea(parent)
    , m_session(session)
    , m_updates(richLabel(u"updates"_s, tr("Published updates"), this))
    , m_timeline(richLabel(u"timeline"_s, tr("What happened"), this))
    , m_moreTimeline(new QPushButton(this))
{
    setObjectName(u"context"_s);
    setLook(this, "aside");
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(240);
    setFocusPolicy(Qt::NoFocus);

    auto *content = new QWidget;
    setLook(content, "aside");
    auto *facts = new FactsTable(session, content);
    m_updatesSection = section(tr("Published"), m_updates, content);
    m_updatesSection->hide();
    auto *happened = section(tr("What happened"), m_timeline, content);
    m_moreTimeline->setObjectName(u"moreTimelineButton"_s);
    setLook(m_moreTimeline, "link");
    static_cast<QVBoxLayout *>(happened->layout())->insertWidget(1, m_moreTimeline, 0, Qt::AlignLeft);
    auto *raw = new RawAlertView(session, content);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(16 - Inset, 14, 16 - Inset, 14);
    column->setSpacing(14);
    column->addWidget(facts);
    column->addWidget(m_updatesSection);
    column->addWidget(happened);
    column->addWidget(raw);
    column->addStretch();
    setWidget(content);

    connect(facts, &FactsTable::pointed, raw, &RawAlertView::emphasize);
    connect(m_moreTimeline, &QPushButton::clicked, this, [this] {
        m_showsWholeTimeline = true;
        showTimeline();
    });
    connect(&session, &ReviewSession::shown, this, [this] {
        m_showsWholeTimeline = false;
        refresh();
    });
    connect(&session, &ReviewSession::incidentChanged, this, &ContextColumn::refresh);
}

void ContextColumn::refresh()
{
    showUpdates();
    showTimeline();
}

void ContextColumn::showUpdates()
{
    const Colors &colors = currentColors();
    QString html;
    for (const IncidentUpdate &update : m_session.detail().updates) {
        html +=
            u"<p style=\"margin-top:2px; margin-bottom:6px\"><span style=\"color:%1\">%2 · <b>%3</b></span><br>%4</p>"_s
                .arg(colors.mute.name(), localTime(update.publishedAt, m_session.now()),
                     displayName(update.stage).toHtmlEscaped(), update.body.toHtmlEscaped().replace(u'\n', u"<br>"_s));
    }
    m_updates->setText(html);
    m_updatesSection->setVisible(!html.isEmpty());
}

void ContextColumn::showTimeline()
{
    const Colors &colors = currentColors();
    QList<Line> lines = linesOf(m_session.detail().timeline, m_session.incident().sourceName);
    const qsizetype left = m_showsWholeTimeline || lines.size() <= ShortTimeline + 1 ? 0 : lines.size() - ShortTimeline;
    QString html = u"<table cellspacing=\"0\" cellpadding=\"0\">"_s;
    for (qsizetype i = left; i < lines.size(); ++i) {
        const Line &line = lines.at(i);
        const QString text = line.count == 1
                                 ? line.text
                                 : tr("%1 (%L2 times)", "what happened, how often").arg(line.text).arg(line.count);
        html += u"<tr><td style=\"color:%1; padding-right:12px; padding-bottom:3px; white-space:nowrap\">%2</td>"
                "<td style=\"color:%3; font-weight:%4; padding-bottom:3px\">%5</td></tr>"_s.arg(
                    colors.mute.name(), localTime(line.at, m_session.now()),
                    (line.isWeighty ? colors.ink : colors.mute).name(), line.isWeighty ? u"500"_s : u"400"_s,
                    text.toHtmlEscaped());
    }
    m_timeline->setText(html + u"</table>"_s);
    m_moreTimeline->setVisible(left > 0);
    m_moreTimeline->setText(tr("%n earlier", nullptr, int(left)));
}

void ContextColumn::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    // The style sheet sets the palette while the constructor is still at work.
    if (event->type() == QEvent::PaletteChange && widget())
        refresh();
}
