// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextDocumentLayout>

/// Lays the lines of each paragraph further apart than QPlainTextEdit can be asked to.
class SpaciousLayout : public QPlainTextDocumentLayout
{
public:
    /// \a spacing is of the font's own line height. The document takes the layout by setDocumentLayout().
    SpaciousLayout(QTextDocument *document, double spacing);

    [[nodiscard]] QRectF blockBoundingRect(const QTextBlock &block) const override;

    /// Distance from line to line in this font, in pixels.
    [[nodiscard]] static double lineAdvance(const QFont &font, double spacing);

private:
    const double m_spacing;
};
