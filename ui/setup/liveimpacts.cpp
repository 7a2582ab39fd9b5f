// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/liveimpacts.h"

#include "core/base/whenfinished.h"
#include "core/pipeline/desk.h"

#include <memory>

namespace {

constexpr int MostIncidents = 50;

/// What is known so far of one round of questions.
struct Collected
{
    QHash<QString, LiveImpacts::Impact> impacts;
    qsizetype waitingFor = 0;
};

void collect(Collected &collected, const IncidentDetail &detail)
{
    if (detail.updates.isEmpty() || detail.updates.constFirst().stage == Stage::Resolved)
        return;
    const IncidentUpdate &newest = detail.updates.constFirst();
    for (const ComponentImpact &impact : newest.components) {
        LiveImpacts::Impact &whole = collected.impacts[impact.componentId];
        whole.status = worse(whole.status, impact.status);
        whole.incidents.append(newest.title);
    }
}

} // namespace

LiveImpacts::LiveImpacts(Desk &desk, QObject *parent) : QObject(parent), m_desk(desk)
{
    connect(&m_desk, &Desk::incidentsChanged, this, &LiveImpacts::refresh);
}

void LiveImpacts::setPage(const QString &pageId)
{
    if (m_pageId == pageId)
        return;
    m_pageId = pageId;
    take({});
    refresh();
}

void LiveImpacts::refresh()
{
    if (m_pageId.isEmpty())
        return;
    const int round = ++m_round;
    const IncidentQuery query{
        .pageId = m_pageId, .states = {IncidentState::Live, IncidentState::Publishing}, .limit = MostIncidents};
    whenFinished(m_desk.list(query), this, [this, round](const Result<QList<IncidentRow>> &rows) {
        if (round != m_round || !rows)
            return;
        auto collected = std::make_shared<Collected>();
        collected->waitingFor = rows->size();
        if (rows->isEmpty())
            take({});
        for (const IncidentRow &row : *rows) {
            whenFinished(m_desk.incident(row.incident.id), this,
                         [this, round, collected](const Result<IncidentDetail> &detail) {
                             if (detail)
                                 collect(*collected, *detail);
                             if (--collected->waitingFor == 0 && round == m_round)
                                 take(collected->impacts);
                         });
        }
    });
}

void LiveImpacts::take(QHash<QString, Impact> impacts)
{
    m_impacts = std::move(impacts);
    Q_EMIT changed();
}
