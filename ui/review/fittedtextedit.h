// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

/// A text field with room between its lines that is as high as its text, within limits.
class FittedTextEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    /// \a spacing is of the font's own line height.
    FittedTextEdit(double spacing, int leastLines, int mostLines, QWidget *parent);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fit();
    /// In pixels; no longer exact once it is above \a most.
    [[nodiscard]] double textHeight(double most) const;
    [[nodiscard]] QPointF ontoLine(QPointF position) const;
    template<typename Handler>
    void passOntoLine(QMouseEvent *event, Handler handler);

    const double m_spacing;
    const int m_leastLines;
    const int m_mostLines;
    bool m_isFitting = false;
};
