// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/renamecard.h"

#include "core/base/whenfinished.h"
#include "ui/setup/formfield.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

RenameCard::RenameCard(const QString &name, QWidget *parent) : FormCard(name, parent), m_name(new QLineEdit(this))
{
    m_name->setObjectName(name + u"Field"_s);
    m_name->setMaxLength(100);
    m_field = new FormField(tr("Name"), m_name, this);
    body().addWidget(m_field);
    acceptButton().setText(tr("Rename"));
    connect(m_name, &QLineEdit::returnPressed, this, &RenameCard::accept);
    connect(m_name, &QLineEdit::textEdited, this, [this] {
        m_field->showError({});
    });
}

void RenameCard::openFor(const QString &title, const QString &name, Rename rename)
{
    m_rename = std::move(rename);
    m_name->setText(name);
    m_name->selectAll();
    m_field->showError({});
    acceptButton().setEnabled(true);
    open(title);
    m_field->focusField();
}

void RenameCard::accept()
{
    acceptButton().setEnabled(false);
    whenFinished(m_rename(m_name->text()), this, [this](const Result<> &renamed) {
        acceptButton().setEnabled(true);
        m_field->showError(renamed ? QString() : renamed.error().message);
        if (!renamed)
            return;
        close();
        Q_EMIT this->renamed();
    });
}
