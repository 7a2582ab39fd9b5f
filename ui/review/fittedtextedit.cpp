// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/fittedtextedit.h"

#include "ui/review/spaciouslayout.h"

#include <QMouseEvent>
#include <QScrollBar>
#include <QTextBlock>

#include <cmath>
#include <limits>

FittedTextEdit::FittedTextEdit(double spacing, int leastLines, int mostLines, QWidget *parent)
    : QPlainTextEdit(parent), m_spacing(spacing), m_leastLines(leastLines), m_mostLines(mostLines)
{
    setTabChangesFocus(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentLayout(new SpaciousLayout(document(), spacing));
    connect(this, &QPlainTextEdit::textChanged, this, &FittedTextEdit::fit);
}

double FittedTextEdit::textHeight(double most) const
{
    double height = document()->documentMargin();
    for (QTextBlock block = document()->firstBlock(); block.isValid() && height <= most; block = block.next())
        height += blockBoundingRect(block).height();
    return height;
}

void FittedTextEdit::fit()
{
    if (m_isFitting)
        return;
    m_isFitting = true;
    const double margins = 2 * document()->documentMargin();
    const double line = SpaciousLayout::lineAdvance(font(), m_spacing);
    const double least = m_leastLines * line + margins;
    const double most = m_mostLines * line + margins;
    const bool isTooHigh = textHeight(most) > most;
    // The scroll bar takes width away, and the text is laid out anew before the height is asked for again.
    setVerticalScrollBarPolicy(isTooHigh ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    const double height = isTooHigh ? most : qMax(least, textHeight(most));
    setFixedHeight(int(std::ceil(height)) + contentsMargins().top() + contentsMargins().bottom());
    m_isFitting = false;
}

QPointF FittedTextEdit::ontoLine(QPointF position) const
{
    // A click between two lines would be taken for one at the end of the upper; take it to the middle of the nearest.
    double bestDistance = std::numeric_limits<double>::max();
    double best = position.y();
    const QPointF offset = contentOffset();
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF place = blockBoundingGeometry(block).translated(offset);
        if (place.top() > viewport()->height())
            break;
        for (int i = 0; i < block.layout()->lineCount(); ++i) {
            const QTextLine line = block.layout()->lineAt(i);
            const double middle = place.top() + line.y() + line.height() / 2;
            const double distance = std::abs(middle - position.y());
            if (distance < bestDistance) {
                bestDistance = distance;
                best = middle;
            }
        }
    }
    const bool isInside = position.y() >= 0 && position.y() <= viewport()->height();
    return isInside ? QPointF(position.x(), best) : position;
}

template<typename Handler>
void FittedTextEdit::passOntoLine(QMouseEvent *event, Handler handler)
{
    QMouseEvent moved(event->type(), ontoLine(event->position()), event->globalPosition(), event->button(),
                      event->buttons(), event->modifiers(), event->pointingDevice());
    moved.setTimestamp(event->timestamp());
    handler(&moved);
    event->setAccepted(moved.isAccepted());
}

void FittedTextEdit::mousePressEvent(QMouseEvent *event)
{
    passOntoLine(event, [this](QMouseEvent *moved) {
        QPlainTextEdit::mousePressEvent(moved);
    });
}

void FittedTextEdit::mouseMoveEvent(QMouseEvent *event)
{
    passOntoLine(event, [this](QMouseEvent *moved) {
        QPlainTextEdit::mouseMoveEvent(moved);
    });
}

void FittedTextEdit::mouseReleaseEvent(QMouseEvent *event)
{
    passOntoLine(event, [this](QMouseEvent *moved) {
        QPlainTextEdit::mouseReleaseEvent(moved);
    });
}

void FittedTextEdit::mouseDoubleClickEvent(QMouseEvent *event)
{
    passOntoLine(event, [this](QMouseEvent *moved) {
        QPlainTextEdit::mouseDoubleClickEvent(moved);
    });
}

void FittedTextEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fit();
}

void FittedTextEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fit();
}
