// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/incident.h"

#include <QObject>
#include <QTimer>

class Desk;

/// What two changes of the same copy make together: of each field mine if I changed it, else theirs.
[[nodiscard]] WorkingCopy merged(const WorkingCopy &base, const WorkingCopy &mine, const WorkingCopy &theirs);

/// Keeps the working copy of one incident in the store while a person edits it: saves soon after the last change and
/// joins what was changed elsewhere with what was typed here. Nothing that was typed is ever overwritten.
class CopyKeeper : public QObject
{
    Q_OBJECT

public:
    CopyKeeper(Desk &desk, const Incident &stored, QObject *parent);

    [[nodiscard]] const QString &id() const { return m_id; }
    [[nodiscard]] const WorkingCopy &copy() const { return m_copy; }
    /// The stored version that copy() was made from.
    [[nodiscard]] int version() const { return m_version; }
    /// True when the store has copy() and nothing is on its way.
    [[nodiscard]] bool isSaved() const { return !m_isSaving && m_copy == m_stored; }

    /// Takes a change by the person; it is stored 400 ms after the last one.
    void setCopy(const WorkingCopy &copy);
    /// Takes what the store has now. Fields that were changed here and are not stored yet stay as they are.
    void adopt(const Incident &stored);
    /// Stores at once what is not stored yet.
    void saveNow();

Q_SIGNALS:
    /// copy() changed because of what was stored elsewhere.
    void copyMerged();
    /// isSaved() became true.
    void saved();
    /// Could not be stored; it is tried again unless the incident can no longer be edited.
    void failed(const Error &error);

private:
    void finishSave(const WorkingCopy &sent, const Result<int> &version);
    void joinAndSave(const Error &conflict);

    Desk &m_desk;
    const QString m_id;
    WorkingCopy m_copy;
    WorkingCopy m_stored;
    int m_version = 0;
    bool m_isEditable = true;
    bool m_isSaving = false;
    std::optional<Incident> m_arrived; ///< came while a save was under way
    QTimer m_timer;
};
