// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/pagepreview.h"

#include "ui/review/reviewsession.h"
#include "ui/review/reviewstyle.h"
#include "ui/review/reviewwords.h"
#include "ui/theme.h"
#include "ui/widgets/glyphs.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr int GlyphSize = 12;

/// The text as HTML, with the places of the findings marked.
QString markedHtml(const QString &text, const QList<std::pair<qsizetype, qsizetype>> &places, const QColor &mark)
{
    QString html;
    qsizetype end = 0;
    for (const auto &[start, length] : places) {
        if (start < end || start + length > text.size())
            continue;
        html += text.mid(end, start - end).toHtmlEscaped();
        html += u"<span style=\"background-color:%1\">"_s.arg(mark.name());
        html += text.mid(start, length).toHtmlEscaped() + u"</span>"_s;
        end = start + length;
    }
    html += text.mid(end).toHtmlEscaped();
    return html.replace(u'\n', u"<br>"_s);
}

} // namespace

PagePreview::PagePreview(ReviewSession &session, QWidget *parent)
    : QFrame(parent)
    , m_session(session)
    , m_title(new QLabel(this))
    , m_glyph(new QLabel(this))
    , m_status(new QLabel(this))
    , m_text(new QLabel(this))
    , m_time(new QLabel(this))
{
    setObjectName(u"preview"_s);
    setAccessibleName(tr("Preview of the status page"));
    setLook(this, "framed");

    auto *head = new QFrame(this);
    setLook(head, "boxHead");
    auto *headText = new QLabel(tr("Preview: status page"), head);
    headText->setFont(scaledFont(font(), 12, QFont::DemiBold));
    setLook(headText, "ink");
    auto *headRow = new QHBoxLayout(head);
    headRow->setContentsMargins(16, 6, 16, 7);
    headRow->addWidget(headText);

    m_title->setObjectName(u"previewTitle"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_title->setFont(scaledFont(font(), 15, QFont::DemiBold));
    setLook(m_title, "ink");
    m_status->setObjectName(u"previewStatus"_s);
    m_status->setTextFormat(Qt::PlainText);
    m_status->setWordWrap(true);
    m_text->setObjectName(u"previewText"_s);
    m_text->setTextFormat(Qt::RichText);
    m_text->setWordWrap(true);
    setLook(m_text, "ink");
    m_time->setObjectName(u"previewTime"_s);
    setLook(m_time, "faint");

    auto *statusRow = new QHBoxLayout;
    statusRow->setSpacing(6);
    statusRow->addWidget(m_glyph);
    statusRow->addWidget(m_status, 1);
    auto *body = new QVBoxLayout;
    body->setContentsMargins(16, 11, 16, 12);
    body->setSpacing(0);
    body->addWidget(m_title);
    body->addSpacing(2);
    body->addLayout(statusRow);
    body->addSpacing(7);
    body->addWidget(m_text);
    body->addSpacing(6);
    body->addWidget(m_time);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(head);
    column->addLayout(body);

    m_minute.setInterval(std::chrono::seconds(20));
    m_minute.callOnTimeout(this, &PagePreview::showTime);
    m_minute.start();
    connect(&session, &ReviewSession::shown, this, &PagePreview::refresh);
    connect(&session, &ReviewSession::incidentChanged, this, &PagePreview::refresh);
    connect(&session, &ReviewSession::copyChanged, this, &PagePreview::refresh);
    connect(&session, &ReviewSession::findingsChanged, this, &PagePreview::refresh);
}

void PagePreview::refresh()
{
    if (m_session.isEmpty())
        return;
    const Colors &colors = currentColors();
    const WorkingCopy &copy = m_session.copy();
    m_title->setText(copy.title.trimmed().isEmpty() ? tr("(no title yet)") : copy.title.trimmed());

    QStringList names;
    const QList<Component> components = m_session.components();
    for (const Component &component : components) {
        const bool isAffected =
            std::any_of(copy.components.begin(), copy.components.end(), [&](const ComponentImpact &impact) {
                return impact.componentId == component.id;
            });
        if (isAffected)
            names.append(component.name);
    }
    const ComponentStatus status =
        copy.stage == Stage::Resolved ? ComponentStatus::Operational : worstOf(copy.components);
    const QColor color = statusColor(status, colors);
    m_status->setText(names.isEmpty()
                          ? tr("No components")
                          : tr("%1 · %2", "status, components").arg(displayName(status), names.join(u", "_s)));
    m_status->setStyleSheet(u"color: %1"_s.arg((names.isEmpty() ? colors.mute : color).name()));
    m_glyph->setPixmap(statusIcon(status, colors).pixmap(QSize(GlyphSize, GlyphSize), devicePixelRatioF()));
    m_glyph->setVisible(!names.isEmpty());

    QList<std::pair<qsizetype, qsizetype>> places;
    for (const Finding &finding : m_session.checked().findings()) {
        if (finding.field == Finding::Field::Body && finding.blocks && !m_session.checked().isKept(finding))
            places.append({finding.start, finding.length});
    }
    const QString text = copy.body.trimmed().isEmpty() ? tr("(no text yet)").toHtmlEscaped()
                                                       : markedHtml(copy.body, places, colors.mark);
    m_text->setText(u"<p style=\"margin:0; line-height:140%\"><span style=\"font-weight:600\">%1</span> · %2</p>"_s.arg(
        displayName(copy.stage).toHtmlEscaped(), text));
    showTime();
}

void PagePreview::showTime()
{
    if (m_session.isEmpty())
        return;
    // What is out keeps its time; what would be published now carries the present one.
    const bool isOut = !m_session.isEditable() && !m_session.isPublishing() && !m_session.detail().updates.isEmpty();
    m_time->setText(
        pageTime(isOut ? m_session.detail().updates.first().publishedAt : m_session.now(), m_session.page().timeZone));
}

void PagePreview::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}
