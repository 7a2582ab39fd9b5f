// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/formfield.h"

#include "ui/setup/errorline.h"
#include "ui/setup/setupstyle.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

FormField::FormField(const QString &label, QWidget *field, QWidget *parent)
    : QWidget(parent), m_field(field), m_error(new ErrorLine(this))
{
    auto *caption = new QLabel(label, this);
    setSetupLook(caption, "heading");
    caption->setBuddy(field);
    field->setAccessibleName(label);
    m_error->setObjectName(field->objectName() + u"Error"_s);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(caption);
    layout->addWidget(field);
    layout->addWidget(m_error);
}

void FormField::focusField()
{
    m_field->setFocus(Qt::OtherFocusReason);
}

void FormField::showError(const QString &sentence)
{
    m_field->setAccessibleDescription(sentence);
    m_error->show(sentence);
}
