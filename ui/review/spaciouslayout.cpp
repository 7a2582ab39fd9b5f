// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/spaciouslayout.h"

#include <QFontMetricsF>
#include <QTextBlock>
#include <QTextDocument>

#include <cmath>

SpaciousLayout::SpaciousLayout(QTextDocument *document, double spacing)
    : QPlainTextDocumentLayout(document), m_spacing(spacing)
{}

QRectF SpaciousLayout::blockBoundingRect(const QTextBlock &block) const
{
    QRectF rect = QPlainTextDocumentLayout::blockBoundingRect(block);
    if (!block.isValid() || !block.isVisible())
        return rect;
    // QPlainTextEdit asks for this before it paints or measures a block, so that this is the place to move its lines.
    QTextLayout *layout = block.layout();
    double top = 0;
    for (int i = 0; i < layout->lineCount(); ++i) {
        QTextLine line = layout->lineAt(i);
        const double advance = std::round(line.height() * m_spacing);
        line.setPosition({line.x(), top + std::floor((advance - line.height()) / 2)});
        top += advance;
    }
    rect.setHeight(block.next().isValid() ? top : top + document()->documentMargin());
    return rect;
}

double SpaciousLayout::lineAdvance(const QFont &font, double spacing)
{
    return std::round(QFontMetricsF(font).height() * spacing);
}
