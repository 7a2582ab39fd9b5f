// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/rawalertview.h"

#include "ui/review/fittedtextedit.h"
#include "ui/review/reviewsession.h"
#include "ui/review/reviewstyle.h"
#include "ui/theme.h"

#include <QEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

constexpr int Inset = 4;
constexpr int MostLines = 22;
constexpr double LineSpacing = 1.2;

} // namespace

RawAlertView::RawAlertView(ReviewSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_choice(new QPushButton(this))
    , m_view(new FittedTextEdit(LineSpacing, 1, MostLines, this))
{
    auto *caption = new QLabel(tr("Raw alert"), this);
    caption->setBuddy(m_view);
    setLook(caption, "heading");
    m_choice->setObjectName(u"rawAlertChoice"_s);
    setLook(m_choice, "corner");

    m_view->setObjectName(u"rawAlert"_s);
    m_view->setAccessibleName(tr("Raw alert"));
    m_view->setReadOnly(true);
    setLook(m_view, "code");

    auto *head = new QHBoxLayout;
    head->addWidget(caption);
    head->addStretch();
    head->addWidget(m_choice);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Inset, 0, Inset, 0);
    column->setSpacing(3);
    column->addLayout(head);
    column->addWidget(m_view);

    connect(m_choice, &QPushButton::clicked, this, &RawAlertView::openChoice);
    connect(&session, &ReviewSession::shown, this, [this] {
        m_chosen = 0;
        m_texts.clear();
        refresh();
    });
    connect(&session, &ReviewSession::incidentChanged, this, &RawAlertView::refresh);
}

void RawAlertView::refresh()
{
    QStringList texts;
    if (!m_session.isEmpty()) {
        if (!m_session.incident().alertText.trimmed().isEmpty())
            texts.append(m_session.incident().alertText);
        else
            texts.append(QString());
        for (const QByteArray &body : m_session.detail().rawAlerts)
            texts.append(QString::fromUtf8(body));
        if (texts.first().isEmpty() && texts.size() > 1 && m_chosen == 0)
            m_chosen = 1;
    }
    if (texts == m_texts)
        return;
    m_texts = texts;
    m_chosen = qBound(0, m_chosen, int(qMax(qsizetype(0), m_texts.size() - 1)));
    showText();
}

void RawAlertView::showText()
{
    m_shown = ReadableText(m_texts.value(m_chosen));
    m_view->setPlainText(m_shown.text());
    const bool hasChoice = m_texts.size() > 2 || (m_texts.size() == 2 && !m_texts.first().isEmpty());
    m_choice->setVisible(hasChoice);
    const QString chosen =
        m_chosen == 0 ? tr("As read") : tr("As received (%L1 of %L2)").arg(m_chosen).arg(m_texts.size() - 1);
    m_choice->setText(chosen + u" ▾"_s);
    m_choice->setAccessibleName(tr("Shown: %1").arg(chosen));
    m_emphasized = -1;
    mark();
}

void RawAlertView::openChoice()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int i = m_texts.first().isEmpty() ? 1 : 0; i < m_texts.size(); ++i) {
        const QString text = i == 0   ? tr("As read: what facts were taken from")
                             : i == 1 ? tr("As received: the newest")
                                      : tr("As received: %L1 of %L2").arg(i).arg(m_texts.size() - 1);
        QAction *action = menu->addAction(text, this, [this, i] {
            m_chosen = i;
            showText();
        });
        action->setCheckable(true);
        action->setChecked(i == m_chosen);
    }
    menu->popup(m_choice->mapToGlobal(QPoint(0, m_choice->height() + 2)));
}

std::optional<ReadableText::Span> RawAlertView::placeOf(const Fact &fact) const
{
    if (fact.start < 0 || fact.length == 0 || m_texts.isEmpty())
        return std::nullopt;
    if (m_chosen == 0)
        return m_shown.placeOf({.start = fact.start, .length = fact.length});
    // The places are those of the text that was read; a body as received holds the same words somewhere.
    const QString words = m_texts.first().mid(fact.start, fact.length);
    const qsizetype start = words.isEmpty() ? -1 : m_shown.text().indexOf(words);
    return start < 0 ? std::nullopt : std::optional(ReadableText::Span{.start = start, .length = words.size()});
}

void RawAlertView::emphasize(int fact)
{
    m_emphasized = fact;
    mark();
    const QList<Fact> &facts = m_session.detail().facts.facts;
    if (fact < 0 || fact >= facts.size())
        return;
    if (const auto place = placeOf(facts.at(fact))) {
        QTextCursor cursor(m_view->document());
        cursor.setPosition(int(place->start));
        m_view->setTextCursor(cursor);
        m_view->ensureCursorVisible();
    }
}

void RawAlertView::mark()
{
    const Colors &colors = currentColors();
    QList<QTextEdit::ExtraSelection> selections;
    const QList<Fact> &facts = m_session.detail().facts.facts;
    for (int i = 0; i < facts.size(); ++i) {
        const auto place = placeOf(facts.at(i));
        if (!place)
            continue;
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(m_view->document());
        selection.cursor.setPosition(int(place->start));
        selection.cursor.setPosition(int(place->start + place->length), QTextCursor::KeepAnchor);
        const bool isEmphasized = i == m_emphasized;
        selection.format.setBackground(isEmphasized ? colors.accent : colors.minorBack);
        selection.format.setForeground(isEmphasized ? colors.accentInk : colors.ink);
        if (isEmphasized)
            selections.append(selection);
        else
            selections.prepend(selection);
    }
    m_view->setExtraSelections(selections);
}

void RawAlertView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        mark();
}
