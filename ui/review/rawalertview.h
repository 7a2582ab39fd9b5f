// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/drafting.h"
#include "ui/review/readabletext.h"

#include <QWidget>

class FittedTextEdit;
class QPushButton;
class ReviewSession;

/// What the tool sent, as it came, with the facts marked where they were read. Secrets are masked.
class RawAlertView : public QWidget
{
    Q_OBJECT

public:
    RawAlertView(ReviewSession &session, QWidget *parent);

public Q_SLOTS:
    /// Marks the place that the fact of this number was read from more strongly than the others; -1: none.
    void emphasize(int fact);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void showText();
    void mark();
    void openChoice();
    [[nodiscard]] std::optional<ReadableText::Span> placeOf(const Fact &fact) const;

    ReviewSession &m_session;
    QPushButton *m_choice;
    FittedTextEdit *m_view;
    QStringList m_texts; ///< the text that was read for facts, then the bodies, newest first
    int m_chosen = 0;
    ReadableText m_shown;
    int m_emphasized = -1;
};
