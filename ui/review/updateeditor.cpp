// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/updateeditor.h"

#include "ui/review/reviewsession.h"
#include "ui/review/reviewstyle.h"
#include "ui/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace {

constexpr double LineSpacing = 1.32; ///< of the font's own line height: 24 pixels at the usual size
constexpr int LeastLines = 6;
constexpr int MostLines = 16;

} // namespace

UpdateEditor::UpdateEditor(ReviewSession &session, QWidget *parent)
    : FittedTextEdit(LineSpacing, LeastLines, MostLines, parent), m_session(session)
{
    setObjectName(u"bodyEdit"_s);
    setAccessibleName(tr("Text for customers"));
    setPlaceholderText(tr("What customers notice, since when, and what you are doing about it"));
    setLook(this, "text");

    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_isShowing)
            m_session.setBody(toPlainText());
    });
    connect(&session, &ReviewSession::shown, this, &UpdateEditor::showAnother);
    connect(&session, &ReviewSession::incidentChanged, this, &UpdateEditor::refresh);
    connect(&session, &ReviewSession::copyChanged, this, &UpdateEditor::refresh);
    connect(&session, &ReviewSession::findingsChanged, this, &UpdateEditor::mark);
}

void UpdateEditor::showAnother()
{
    m_isShowing = true;
    // Also forgets what could be undone: it was another incident's text.
    setPlainText(m_session.copy().body);
    m_isShowing = false;
    setReadOnly(!m_session.isEditable());
    verticalScrollBar()->setValue(0);
    mark();
}

void UpdateEditor::refresh()
{
    setReadOnly(!m_session.isEditable());
    const QString &body = m_session.copy().body;
    const QString old = toPlainText();
    if (old == body) {
        mark();
        return;
    }
    // Only what differs is replaced, so that the cursor stays and Ctrl+Z brings the old text back.
    qsizetype start = 0;
    const qsizetype shorter = qMin(old.size(), body.size());
    while (start < shorter && old.at(start) == body.at(start))
        ++start;
    qsizetype tail = 0;
    while (tail < shorter - start && old.at(old.size() - 1 - tail) == body.at(body.size() - 1 - tail))
        ++tail;
    m_isShowing = true;
    QTextCursor cursor(document());
    cursor.setPosition(int(start));
    cursor.setPosition(int(old.size() - tail), QTextCursor::KeepAnchor);
    cursor.insertText(body.mid(start, body.size() - tail - start));
    m_isShowing = false;
    mark();
}

void UpdateEditor::mark()
{
    const Colors &colors = currentColors();
    QList<QTextEdit::ExtraSelection> selections;
    for (const Finding &finding : m_session.checked().findings()) {
        const qsizetype size = toPlainText().size();
        if (finding.field != Finding::Field::Body || finding.length == 0 || finding.start + finding.length > size)
            continue;
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(document());
        selection.cursor.setPosition(int(finding.start));
        selection.cursor.setPosition(int(finding.start + finding.length), QTextCursor::KeepAnchor);
        const bool isKept = m_session.checked().isKept(finding);
        if (!isKept)
            selection.format.setBackground(finding.blocks ? colors.mark : colors.minorBack);
        selection.format.setUnderlineStyle(isKept ? QTextCharFormat::DotLine : QTextCharFormat::WaveUnderline);
        selection.format.setUnderlineColor(isKept ? colors.faint : finding.blocks ? colors.critical : colors.minor);
        selections.append(selection);
    }
    setExtraSelections(selections);
}

void UpdateEditor::select(const Finding &finding)
{
    QTextCursor cursor(document());
    const int size = document()->characterCount() - 1;
    cursor.setPosition(qMin(int(finding.start), size));
    cursor.setPosition(qMin(int(finding.start + finding.length), size), QTextCursor::KeepAnchor);
    setTextCursor(cursor);
    setFocus();
}

bool UpdateEditor::event(QEvent *event)
{
    // While a publish can be undone, Ctrl+Z is the window's.
    if (event->type() == QEvent::ShortcutOverride && isReadOnly()
        && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Undo)) {
        event->ignore();
        return false;
    }
    return FittedTextEdit::event(event);
}

bool UpdateEditor::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return FittedTextEdit::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int position = cursorForPosition(help->pos()).position();
    QStringList reasons;
    for (const Finding &finding : m_session.checked().findings()) {
        if (finding.field == Finding::Field::Body && position >= finding.start
            && position <= finding.start + finding.length)
            reasons.append(finding.reason);
    }
    if (reasons.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), reasons.join(u'\n'), this);
    return true;
}

void UpdateEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT left();
        return;
    }
    if (isReadOnly() && event->matches(QKeySequence::Undo)) {
        event->ignore();
        return;
    }
    FittedTextEdit::keyPressEvent(event);
}

void UpdateEditor::changeEvent(QEvent *event)
{
    FittedTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        mark();
}
