// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/incident.h"

#include <QObject>
#include <QStringList>

class CopyKeeper;
class Desk;

/// One click on Publish: stores what is not stored yet, then publishes exactly what was on the screen at the click.
/// Goes its way also when another incident is shown meanwhile.
class PublishClick : public QObject
{
    Q_OBJECT

public:
    PublishClick(Desk &desk, CopyKeeper &keeper, const QStringList &keptWords, QObject *parent);

    /// Begins; one of the signals comes at any time from then on, and only once.
    void start();
    /// The person regrets it before the store has it: nothing goes out. succeeded() follows all the same.
    void takeBack() { m_isUnwanted = true; }

    [[nodiscard]] const QString &incidentId() const { return m_id; }
    [[nodiscard]] const QString &title() const { return m_copy.title; }
    [[nodiscard]] bool isFinished() const { return m_isFinished; }

Q_SIGNALS:
    /// The store has it, and its undo window has begun; or it has been taken back.
    void succeeded();
    void failed(const Error &error);

private:
    void send();
    void finish(const Result<> &result);

    Desk &m_desk;
    CopyKeeper &m_keeper; ///< used only until it has saved
    const QString m_id;
    const WorkingCopy m_copy;
    const QStringList m_keptWords;
    bool m_isSent = false;
    bool m_isUnwanted = false;
    bool m_isFinished = false;
};
