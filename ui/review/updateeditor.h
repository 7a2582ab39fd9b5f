// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/drafting.h"

#include <QPlainTextEdit>

class ReviewSession;

/// The text under review: large, with room between the lines, and every finding underlined at its place.
class UpdateEditor : public QPlainTextEdit
{
    Q_OBJECT

public:
    UpdateEditor(ReviewSession &session, QWidget *parent);

    /// Selects the words that a finding is about.
    void select(const Finding &finding);

Q_SIGNALS:
    /// The person wants to leave the text by Esc.
    void left();

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showAnother();
    void refresh();
    void mark();
    void fit();
    [[nodiscard]] QPointF ontoLine(QPointF position) const;
    template<typename Handler>
    void passOntoLine(QMouseEvent *event, Handler handler);

    ReviewSession &m_session;
    bool m_isShowing = false; ///< the text is being set by us, not typed
};
