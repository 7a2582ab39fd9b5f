// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/errorline.h"

#include "ui/setup/setupstyle.h"

#include <QAccessible>

using namespace Qt::StringLiterals;

ErrorLine::ErrorLine(QWidget *parent) : QLabel(parent)
{
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setSetupLook(this, "error");
    hide();
}

void ErrorLine::show(const QString &sentence)
{
    // The sign tells it from a hint where its colour does not.
    setText(sentence.isEmpty() ? QString() : QString(u"⚑ "_s + sentence));
    setAccessibleName(sentence);
    setVisible(!sentence.isEmpty());
    if (!sentence.isEmpty()) {
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}
