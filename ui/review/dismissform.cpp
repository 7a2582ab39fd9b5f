// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/dismissform.h"

#include "ui/review/reviewstyle.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace {

constexpr int LongestReason = 200;

} // namespace

DismissForm::DismissForm(QWidget *parent) : QWidget(parent), m_reason(new QLineEdit(this))
{
    auto *label = new QLabel(tr("Why?"), this);
    label->setBuddy(m_reason);
    setLook(label, "ink");
    m_reason->setObjectName(u"dismissReason"_s);
    m_reason->setAccessibleName(tr("Why it is dismissed"));
    m_reason->setPlaceholderText(tr("Reason (may stay empty)"));
    m_reason->setMaxLength(LongestReason);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(label);
    row->addWidget(m_reason, 1);
    for (const QString &reason : {tr("False alarm"), tr("Recovered by itself"), tr("Internal only")}) {
        auto *button = new QPushButton(reason, this);
        setLook(button, "quiet");
        connect(button, &QPushButton::clicked, this, [this, reason] {
            Q_EMIT confirmed(reason);
        });
        row->addWidget(button);
    }
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"dismissCancelButton"_s);
    auto *confirm = new QPushButton(tr("Dismiss"), this);
    confirm->setObjectName(u"dismissConfirmButton"_s);

    row->addSpacing(4);
    row->addWidget(cancel);
    row->addWidget(confirm);

    connect(m_reason, &QLineEdit::returnPressed, this, [this] {
        Q_EMIT confirmed(m_reason->text());
    });
    connect(confirm, &QPushButton::clicked, this, [this] {
        Q_EMIT confirmed(m_reason->text());
    });
    connect(cancel, &QPushButton::clicked, this, &DismissForm::cancelled);
}

void DismissForm::start()
{
    m_reason->clear();
    m_reason->setFocus();
}

void DismissForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else
        QWidget::keyPressEvent(event);
}
