// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/noticestrip.h"

#include "ui/review/reviewsession.h"
#include "ui/review/reviewstyle.h"
#include "ui/review/reviewwords.h"

#include <QFrame>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

NoticeStrip::NoticeStrip(ReviewSession &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_lines(new QVBoxLayout(this))
{
    setObjectName(u"notices"_s);
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(0);
    connect(&session, &ReviewSession::shown, this, &NoticeStrip::refresh);
    connect(&session, &ReviewSession::incidentChanged, this, &NoticeStrip::refresh);
    connect(&session, &ReviewSession::copyChanged, this, &NoticeStrip::refresh);
    hide();
}

void NoticeStrip::refresh()
{
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    if (!m_session.isEmpty()) {
        const Incident &incident = m_session.incident();
        if (incident.isTest)
            add("noticeMinor", tr("This is a test. It stays in this window and reaches no customer."));
        if (incident.state == IncidentState::Held)
            add("noticeMinor", explain(incident.assessment.reason));
        if (incident.state == IncidentState::Draft && incident.assessment.action == TriageAction::SuggestDismiss)
            add("noticeMinor",
                tr("%1 Dismissing it is suggested.", "a reason").arg(explain(incident.assessment.reason)));
        if (incident.isFlapping)
            add("noticeMinor", explain({.rule = TriageRule::Flapping}));
        if (incident.isRecovered && incident.recoveredAt) {
            const QString time = localTime(*incident.recoveredAt, m_session.now());
            if (incident.state == IncidentState::Draft)
                add("noticeOk", tr("The alert has recovered at %1. Publish anyway, or dismiss.").arg(time));
            else if (incident.state == IncidentState::Live && m_session.copy().stage == Stage::Resolved)
                add("noticeOk",
                    tr("The alert has recovered at %1. Read the resolving update below, then publish it.").arg(time));
            else if (incident.state == IncidentState::Live)
                add("noticeOk", tr("The alert has recovered at %1.").arg(time));
        }
    }
    setVisible(m_lines->count() > 0);
}

void NoticeStrip::add(const char *look, const QString &text)
{
    auto *line = new QFrame(this);
    setLook(line, look);
    auto *label = new QLabel(text, line);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(20, 6, 20, 6);
    row->addWidget(label);
    m_lines->addWidget(line);
}
