// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/failedsection.h"

#include "ui/setup/failedmodel.h"

#include <QLabel>
#include <QTimer>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

FailedSection::FailedSection(const FailedAttempts &attempts, QWidget *parent)
    : Section(tr("Failed attempts"),
              tr("Who came without a good key since Greenroom was started. An address that tries too often is made to "
                 "wait."),
              parent)
    , m_attempts(attempts)
    , m_model(new FailedModel(this))
    , m_table(new SetupTable(u"failedTable"_s, tr("Failed attempts"), 6, this))
    , m_timer(new QTimer(this))
{
    m_table->setRows(m_model, FailedModel::Reason);
    addPart(m_table);
    m_empty = addEmptyState(u"failedEmpty"_s, tr("Nobody has come without a good key."));
    connect(m_timer, &QTimer::timeout, this, &FailedSection::ask);
    ask();
}

void FailedSection::showEvent(QShowEvent *event)
{
    Section::showEvent(event);
    ask();
    m_timer->start(3s);
}

void FailedSection::hideEvent(QHideEvent *event)
{
    Section::hideEvent(event);
    m_timer->stop();
}

void FailedSection::ask()
{
    const FailedRow *current = m_model->rowOf(m_table->currentIndex());
    const QString id = current ? current->id : QString();
    m_model->setAttempts(m_attempts.recent());
    // Each attempt puts its row on top; the one that is being read must not be lost by that.
    if (const QModelIndex index = m_model->indexOf(id); index.isValid() && index != m_table->currentIndex())
        m_table->setCurrentIndex(index);
    const bool isEmpty = m_model->rowCount() == 0;
    m_table->setVisible(!isEmpty);
    m_empty->setVisible(isEmpty);
}
