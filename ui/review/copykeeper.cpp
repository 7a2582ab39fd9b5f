// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/copykeeper.h"

#include "core/base/whenfinished.h"
#include "core/pipeline/desk.h"
#include "core/review/review.h"

using namespace std::chrono_literals;

namespace {

constexpr auto SaveDelay = 400ms;
constexpr auto RetryDelay = 3s;

} // namespace

WorkingCopy merged(const WorkingCopy &base, const WorkingCopy &mine, const WorkingCopy &theirs)
{
    WorkingCopy result = theirs;
    if (mine.title != base.title)
        result.title = mine.title;
    if (mine.severity != base.severity)
        result.severity = mine.severity;
    if (mine.stage != base.stage)
        result.stage = mine.stage;
    if (mine.components != base.components)
        result.components = mine.components;
    if (mine.tone != base.tone)
        result.tone = mine.tone;
    if (mine.body != base.body || mine.writer != base.writer) {
        result.body = mine.body;
        result.writer = mine.writer;
    }
    return result;
}

CopyKeeper::CopyKeeper(Desk &desk, const Incident &stored, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_id(stored.id)
    , m_copy(stored.copy)
    , m_stored(stored.copy)
    , m_version(stored.version)
    , m_isEditable(mayFollow(stored, Step::Edit).has_value())
{
    m_timer.setSingleShot(true);
    m_timer.callOnTimeout(this, &CopyKeeper::saveNow);
}

void CopyKeeper::setCopy(const WorkingCopy &copy)
{
    m_copy = copy;
    m_timer.start(SaveDelay);
}

void CopyKeeper::adopt(const Incident &stored)
{
    if (m_isSaving) {
        m_arrived = stored;
        return;
    }
    // A read that was overtaken by a save tells nothing new.
    if (stored.version < m_version)
        return;
    const bool wasSaved = isSaved();
    const WorkingCopy result = merged(m_stored, m_copy, stored.copy);
    m_isEditable = mayFollow(stored, Step::Edit).has_value();
    m_version = stored.version;
    m_stored = stored.copy;
    if (result != m_copy) {
        m_copy = result;
        Q_EMIT copyMerged();
    }
    if (isSaved()) {
        m_timer.stop();
        if (!wasSaved)
            Q_EMIT saved();
    } else if (m_isEditable && !m_timer.isActive()) {
        m_timer.start(SaveDelay);
    }
}

void CopyKeeper::saveNow()
{
    m_timer.stop();
    if (m_isSaving || !m_isEditable || m_copy == m_stored)
        return;
    m_isSaving = true;
    whenFinished(m_desk.save(m_id, m_version, m_copy), this, [this, sent = m_copy](const Result<int> &version) {
        finishSave(sent, version);
    });
}

void CopyKeeper::finishSave(const WorkingCopy &sent, const Result<int> &version)
{
    if (!version && version.error().kind == Error::Kind::Conflict) {
        joinAndSave(version.error());
        return;
    }
    m_isSaving = false;
    if (!version) {
        m_timer.start(RetryDelay);
        Q_EMIT failed(version.error());
        return;
    }
    m_stored = sent;
    m_version = *version;
    if (const auto arrived = std::exchange(m_arrived, std::nullopt))
        adopt(*arrived);
    if (isSaved())
        Q_EMIT saved();
    else if (!m_timer.isActive())
        m_timer.start(SaveDelay);
}

void CopyKeeper::joinAndSave(const Error &conflict)
{
    whenFinished(m_desk.incident(m_id), this, [this, conflict](const Result<IncidentDetail> &detail) {
        m_isSaving = false;
        m_arrived.reset();
        if (!detail) {
            m_timer.start(RetryDelay);
            Q_EMIT failed(detail.error());
            return;
        }
        const bool isNewer = detail->incident.version > m_version;
        adopt(detail->incident);
        if (m_copy == m_stored)
            return;
        if (isNewer && m_isEditable) {
            saveNow();
            return;
        }
        // Not a matter of versions: it is being published or was closed. What was typed stays here until it can be
        // kept.
        if (m_isEditable)
            m_timer.start(RetryDelay);
        Q_EMIT failed(conflict);
    });
}
