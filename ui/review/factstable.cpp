// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/factstable.h"

#include "ui/review/focuschain.h"
#include "ui/review/reviewsession.h"
#include "ui/review/reviewstyle.h"
#include "ui/review/reviewwords.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>

using namespace Qt::StringLiterals;

namespace {

constexpr int Inset = 4;
constexpr int RoleWidth = 82;

} // namespace

FactRow::FactRow(const QString &role, const QString &value, const QString &origin, bool isKnown, QWidget *parent)
    : QFrame(parent)
{
    setLook(this, "fact");
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Inset, 2, Inset, 2);
    row->setSpacing(6);
    const auto add = [&](const QString &text, const char *look, int stretch) {
        auto *label = new QLabel(text, this);
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        setLook(label, look);
        row->addWidget(label, stretch);
        return label;
    };
    add(role, "mute", 0)->setFixedWidth(RoleWidth);
    add(value, isKnown ? "ink" : "faint", 1)->setWordWrap(true);
    QLabel *place = add(origin, "faint", 0);
    place->setFont(scaledFont(font(), 12));
    place->setAlignment(Qt::AlignTop | Qt::AlignRight);
    setAccessibleName(origin.isEmpty() ? u"%1: %2"_s.arg(role, value) : u"%1: %2 (%3)"_s.arg(role, value, origin));
    if (isKnown)
        setFocusPolicy(Qt::StrongFocus);
}

void FactRow::enterEvent(QEnterEvent *event)
{
    QFrame::enterEvent(event);
    Q_EMIT entered();
}

void FactRow::leaveEvent(QEvent *event)
{
    QFrame::leaveEvent(event);
    if (!hasFocus())
        Q_EMIT left();
}

void FactRow::focusInEvent(QFocusEvent *event)
{
    QFrame::focusInEvent(event);
    Q_EMIT entered();
}

void FactRow::focusOutEvent(QFocusEvent *event)
{
    QFrame::focusOutEvent(event);
    Q_EMIT left();
}

void FactRow::mousePressEvent(QMouseEvent *event)
{
    event->accept();
    Q_EMIT entered();
}

FactsTable::FactsTable(ReviewSession &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_rows(new QVBoxLayout)
{
    setObjectName(u"facts"_s);
    setAccessibleName(tr("Facts in this draft"));
    auto *caption = new QLabel(tr("Facts in this draft"), this);
    setLook(caption, "heading");
    // The text of the rows begins below the caption's.
    caption->setIndent(Inset);
    m_rows->setSpacing(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    column->addWidget(caption);
    column->addLayout(m_rows);
    connect(&session, &ReviewSession::shown, this, &FactsTable::refresh);
    connect(&session, &ReviewSession::incidentChanged, this, &FactsTable::refresh);
}

void FactsTable::refresh()
{
    const QList<Fact> &facts = m_session.detail().facts.facts;
    if (m_isFilled && facts == m_shown)
        return;
    m_shown = facts;
    m_isFilled = true;
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    QList<QWidget *> rows;
    for (int i = 0; i < facts.size(); ++i) {
        const Fact &fact = facts.at(i);
        auto *row = new FactRow(roleName(fact.role), fact.value, fact.origin, true, this);
        connect(row, &FactRow::entered, this, [this, i] {
            Q_EMIT pointed(i);
        });
        connect(row, &FactRow::left, this, [this] {
            Q_EMIT pointed(-1);
        });
        m_rows->addWidget(row);
        rows.append(row);
    }
    chainFocus(this, rows);
    if (facts.isEmpty())
        m_rows->addWidget(new FactRow(tr("Symptom"), tr("not told by the alert"), {}, false, this));
    // No alert proves a cause; the table says so, lest it be missed and made up.
    m_rows->addWidget(new FactRow(tr("Cause"), tr("not confirmed"), {}, false, this));
}
