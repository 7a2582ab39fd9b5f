// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/confirmstrip.h"

#include "ui/setup/setupstyle.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

#include <utility>

using namespace Qt::StringLiterals;

ConfirmStrip::ConfirmStrip(QWidget *parent)
    : QFrame(parent), m_question(new QLabel(this)), m_yes(new QPushButton(this)), m_no(new QPushButton(this))
{
    setObjectName(u"confirmStrip"_s);
    setSetupLook(this, "ask");
    m_question->setObjectName(u"confirmQuestion"_s);
    m_question->setWordWrap(true);
    m_question->setTextFormat(Qt::PlainText);
    m_yes->setObjectName(u"confirmYes"_s);
    setSetupLook(m_yes, "danger");
    m_no->setObjectName(u"confirmNo"_s);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(m_question, 1);
    layout->addWidget(m_no);
    layout->addWidget(m_yes);

    connect(m_no, &QPushButton::clicked, this, &ConfirmStrip::close);
    connect(m_yes, &QPushButton::clicked, this, [this] {
        const std::function<void()> confirmed = std::exchange(m_confirmed, {});
        close();
        if (confirmed)
            confirmed();
    });
    hide();
}

void ConfirmStrip::ask(const QString &question, const QString &yes, const QString &no, std::function<void()> confirmed)
{
    if (!isVisible())
        m_cameFrom = QApplication::focusWidget();
    m_confirmed = std::move(confirmed);
    m_question->setText(question);
    m_yes->setText(yes);
    m_yes->setAccessibleDescription(question);
    m_no->setText(no);
    setAccessibleName(question);
    show();
    // The answer that does no harm: Return by habit must not remove anything.
    m_no->setFocus(Qt::OtherFocusReason);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ConfirmStrip::close()
{
    m_confirmed = {};
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    hide();
    if (hadFocus && m_cameFrom)
        m_cameFrom->setFocus(Qt::OtherFocusReason);
}

void ConfirmStrip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QFrame::keyPressEvent(event);
}
