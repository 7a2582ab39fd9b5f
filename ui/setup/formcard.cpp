// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/formcard.h"

#include "ui/setup/setupstyle.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

FormCard::FormCard(const QString &name, QWidget *parent)
    : QFrame(parent)
    , m_title(new QLabel(this))
    , m_body(new QVBoxLayout)
    , m_buttons(new QWidget(this))
    , m_accept(new QPushButton(m_buttons))
    , m_cancel(new QPushButton(tr("Cancel"), m_buttons))
{
    setObjectName(name + u"Card"_s);
    setSetupLook(this, "framed");
    setSetupLook(m_title, "strong");
    m_title->setTextFormat(Qt::PlainText);
    m_accept->setObjectName(name + u"Accept"_s);
    setSetupLook(m_accept, "primary");
    m_cancel->setObjectName(name + u"Cancel"_s);
    setSetupLook(m_cancel, "quiet");

    auto *buttons = new QHBoxLayout(m_buttons);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_accept);
    m_body->setSpacing(12);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 14, 18, 14);
    layout->setSpacing(12);
    layout->addWidget(m_title);
    layout->addLayout(m_body);
    layout->addWidget(m_buttons);
    hide();

    connect(m_accept, &QPushButton::clicked, this, &FormCard::accept);
    connect(m_cancel, &QPushButton::clicked, this, &FormCard::close);
    auto *escape = new QShortcut(QKeySequence(Qt::Key_Escape), this, this, &FormCard::close);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
}

void FormCard::open(const QString &title)
{
    if (!isVisible())
        m_cameFrom = QApplication::focusWidget();
    m_title->setText(title);
    setAccessibleName(title);
    show();
}

void FormCard::close()
{
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    hide();
    if (hadFocus && m_cameFrom)
        m_cameFrom->setFocus(Qt::OtherFocusReason);
    Q_EMIT closed();
}

QPushButton *FormCard::addButton(const QString &objectName, const QString &text)
{
    auto *button = new QPushButton(text, m_buttons);
    button->setObjectName(objectName);
    static_cast<QHBoxLayout *>(m_buttons->layout())->insertWidget(0, button);
    return button;
}
