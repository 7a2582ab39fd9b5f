// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/drafting.h"

#include <QFrame>
#include <QWidget>

class QVBoxLayout;
class ReviewSession;

/// One fact: its role, its value, where it was read.
class FactRow : public QFrame
{
    Q_OBJECT

public:
    FactRow(const QString &role, const QString &value, const QString &origin, bool isKnown, QWidget *parent);

Q_SIGNALS:
    /// The pointer or the keyboard is on it.
    void entered();
    void left();

protected:
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
};

/// What is known about the incident, and so all that a text may say.
class FactsTable : public QWidget
{
    Q_OBJECT

public:
    FactsTable(ReviewSession &session, QWidget *parent);

Q_SIGNALS:
    /// The person looks at the fact of this number; -1: at none.
    void pointed(int fact);

private:
    void refresh();

    ReviewSession &m_session;
    QVBoxLayout *m_rows;
    QList<Fact> m_shown;
    bool m_isFilled = false;
};
