// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/publishclick.h"

#include "core/base/whenfinished.h"
#include "core/pipeline/desk.h"
#include "ui/review/copykeeper.h"

PublishClick::PublishClick(Desk &desk, CopyKeeper &keeper, const QStringList &keptWords, QObject *parent)
    : QObject(parent), m_desk(desk), m_keeper(keeper), m_id(keeper.id()), m_copy(keeper.copy()), m_keptWords(keptWords)
{}

void PublishClick::start()
{
    if (m_keeper.isSaved()) {
        send();
        return;
    }
    connect(&m_keeper, &CopyKeeper::saved, this, &PublishClick::send);
    connect(&m_keeper, &CopyKeeper::failed, this, [this](const Error &error) {
        finish(tl::unexpected(error));
    });
    m_keeper.saveNow();
}

void PublishClick::send()
{
    if (m_isSent || m_isFinished)
        return;
    m_isSent = true;
    if (m_isUnwanted) {
        finish({});
        return;
    }
    // Something else was joined into it while it was being stored: nobody has seen that text yet.
    if (m_keeper.copy() != m_copy) {
        finish(fail(Error::Kind::Conflict, {}));
        return;
    }
    whenFinished(m_desk.publish(m_id, m_keeper.version(), m_copy, m_keptWords), this, [this](const Result<> &result) {
        if (!result || !m_isUnwanted) {
            finish(result);
            return;
        }
        whenFinished(m_desk.undo(m_id), this, [this](const Result<> &) {
            finish({});
        });
    });
}

void PublishClick::finish(const Result<> &result)
{
    if (std::exchange(m_isFinished, true))
        return;
    if (result)
        Q_EMIT succeeded();
    else
        Q_EMIT failed(result.error());
}
