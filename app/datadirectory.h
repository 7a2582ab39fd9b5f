// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QCoreApplication>
#include <QLockFile>
#include <QString>

#include <memory>

/// The folder that holds everything of one Greenroom: database, settings, log, backups. One process owns it at a time.
class DataDirectory
{
    Q_DECLARE_TR_FUNCTIONS(DataDirectory)

public:
    /// $XDG_DATA_HOME/greenroom
    [[nodiscard]] static QString standardPath();

    /// Makes the folder if it is missing (mode 0700) and takes its lock. Conflict: another process has it. Storage: it
    /// cannot be made or written.
    [[nodiscard]] static Result<DataDirectory> open(const QString &path);

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] QString databaseFile() const { return m_path + QStringLiteral("/greenroom.db"); }
    [[nodiscard]] QString logFile() const { return m_path + QStringLiteral("/greenroom.log"); }
    [[nodiscard]] QString backupFolder() const { return m_path + QStringLiteral("/backups"); }

    /// Where the owner of a data directory listens for commands of the same user.
    [[nodiscard]] static QString socketName(const QString &path);

private:
    explicit DataDirectory(QString path) : m_path(std::move(path)) {}

    QString m_path;
    std::unique_ptr<QLockFile> m_lock;
};
