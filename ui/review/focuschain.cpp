// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/focuschain.h"

#include <QWidget>

void chainFocus(QWidget *place, const QList<QWidget *> &widgets)
{
    QWidget *previous = place->previousInFocusChain();
    while (previous != place && (previous->focusPolicy() == Qt::NoFocus || place->isAncestorOf(previous)))
        previous = previous->previousInFocusChain();
    if (previous == place)
        return;
    for (QWidget *widget : widgets) {
        if (widget->focusPolicy() == Qt::NoFocus)
            continue;
        QWidget::setTabOrder(previous, widget);
        previous = widget;
    }
}
