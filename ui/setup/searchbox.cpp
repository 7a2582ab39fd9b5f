// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/searchbox.h"

#include <QCompleter>
#include <QWheelEvent>

SearchBox::SearchBox(QWidget *parent) : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setMaxVisibleItems(12);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(22);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCaseSensitivity(Qt::CaseInsensitive);
}

int SearchBox::typedIndex() const
{
    return findText(currentText().trimmed(), Qt::MatchFixedString);
}

void SearchBox::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}
