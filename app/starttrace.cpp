// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/starttrace.h"

#include <QAbstractItemView>
#include <QEvent>

#include <cstdio>

using namespace Qt::StringLiterals;

void StartTrace::install(QWidget *window)
{
    if (qEnvironmentVariableIsSet("GREENROOM_TRACE_START"))
        new StartTrace(window);
}

StartTrace::StartTrace(QWidget *window)
    : QObject(window)
    , m_list(window->findChild<QAbstractItemView *>(u"incidentList"_s))
    , m_emptyState(window->findChild<QWidget *>(u"emptyState"_s))
{
    if (!m_list || !m_emptyState)
        return;
    m_list->viewport()->installEventFilter(this);
    m_emptyState->installEventFilter(this);
}

bool StartTrace::eventFilter(QObject *watched, QEvent *event)
{
    const bool showsRows = watched == m_list->viewport() && m_list->model()->rowCount() > 0;
    if (event->type() == QEvent::Paint && (showsRows || watched == m_emptyState)) {
        m_list->viewport()->removeEventFilter(this);
        m_emptyState->removeEventFilter(this);
        // After this event the rows are on their way to the screen.
        QMetaObject::invokeMethod(
            this,
            [] {
                std::fputs("first-rows-painted\n", stderr);
                std::fflush(stderr);
            },
            Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}
