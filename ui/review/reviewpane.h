// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/banner.h"

#include <QUrl>
#include <QWidget>

class Clock;
class ContextColumn;
class Desk;
class DraftBar;
class FindingsList;
class PublishBar;
class QSplitter;
class QStackedLayout;
class ReviewHeader;
class ReviewSession;
class Setup;
class UpdateEditor;
struct Colors;

/// The incident under review: reads, edits, previews and publishes it. Puts the parts together; what is known and may
/// be done is in ReviewSession.
class ReviewPane : public QWidget
{
    Q_OBJECT

public:
    /// \a clock tells when an undo ends; the computer's own if none is given.
    ReviewPane(Desk &desk, Setup &setup, QWidget *parent, const Clock *clock = nullptr);

    /// Where customers see the built-in pages (without a trailing slash); the bar's link leads there. Hidden if empty.
    void setPageUrl(const QUrl &url);

    [[nodiscard]] bool canUndoPublish() const;
    /// From the click until it is public or taken back: Ctrl+Z is about it, not about a text.
    [[nodiscard]] bool isPublishing() const;
    /// What may be done now, for the window's actions.
    [[nodiscard]] bool canPublish() const;
    [[nodiscard]] bool canDismiss() const;
    [[nodiscard]] bool canRestore() const;
    [[nodiscard]] bool canEdit() const;
    [[nodiscard]] QString incidentId() const;

public Q_SLOTS:
    /// Shows the incident as soon as it has been read; what was typed about another is saved.
    void showIncident(const QString &id);
    void clear();
    /// Moves the keyboard to the text.
    void editText();
    /// Chooses the next tone.
    void chooseTone();
    void redraft();
    void chooseComponents();
    /// Asks for a reason in the bar below.
    void dismiss();
    void restore();
    void publish();
    void undoPublish();

Q_SIGNALS:
    void messageRaised(Banner::Kind kind, const QString &text, const QString &actionText);
    /// What canPublish() and the others say may have changed.
    void stateChanged();
    /// The person left the text by Esc: the keyboard belongs to the list now.
    void left();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showParts();
    void leave();
    void applyColors();
    void arrange();
    void updatePageUrl();

    ReviewSession *m_session;
    QUrl m_pageUrl;
    QStackedLayout *m_stack;
    ReviewHeader *m_header;
    QSplitter *m_splitter;
    DraftBar *m_draftBar;
    UpdateEditor *m_editor;
    FindingsList *m_findings;
    ContextColumn *m_context;
    PublishBar *m_publishBar;
    const Colors *m_colors = nullptr; ///< those of the style sheet
};
