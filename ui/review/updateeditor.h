// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/drafting.h"
#include "ui/review/fittedtextedit.h"

class ReviewSession;

/// The text under review: large, with room between the lines, and every finding underlined at its place.
class UpdateEditor : public FittedTextEdit
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
    void changeEvent(QEvent *event) override;

private:
    void showAnother();
    void refresh();
    void mark();

    ReviewSession &m_session;
    bool m_isShowing = false; ///< the text is being set by us, not typed
};
