// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backups.h"

#include "core/base/log.h"
#include "core/base/whenfinished.h"
#include "core/store/database.h"

#include <QDir>
#include <QFileInfo>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 SecondsBetweenCopies = 24 * 3600;

QFileInfoList copiesIn(const QString &folder)
{
    return QDir(folder).entryInfoList({u"greenroom-*.db"_s}, QDir::Files, QDir::Name | QDir::Reversed);
}

} // namespace

Backups::Backups(Database &database, QString folder, int kept, const Clock &clock)
    : m_database(database), m_folder(std::move(folder)), m_kept(kept), m_clock(clock)
{
    connect(&m_timer, &QTimer::timeout, this, &Backups::makeIfDue);
}

void Backups::start()
{
    if (m_kept == 0)
        return;
    m_timer.start(1h);
    makeIfDue();
}

void Backups::makeIfDue()
{
    const QDateTime now = m_clock.now();
    const QFileInfoList copies = copiesIn(m_folder);
    if (!copies.isEmpty() && copies.first().lastModified().secsTo(now) < SecondsBetweenCopies)
        return;
    QDir().mkpath(m_folder);
    QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    // The name sorts by time. A copy that was cut off is under another name, and never taken for a good one.
    const QString target = m_folder + u"/greenroom-"_s + now.toString(u"yyyyMMdd-HHmmss"_s) + u".db"_s;
    const QString unfinished = target + u".unfinished"_s;
    QFile::remove(unfinished);
    whenFinished(m_database.backup(unfinished), this, [this, unfinished, target](const Result<> &made) {
        if (!made || !QFile::rename(unfinished, target)) {
            qCWarning(lcStore).noquote() << "the daily copy failed:" << (made ? target : made.error().detail);
            QFile::remove(unfinished);
            return;
        }
        qCInfo(lcStore).noquote() << "copied the database to" << target;
        removeOld();
    });
}

void Backups::removeOld()
{
    const QFileInfoList copies = copiesIn(m_folder);
    for (qsizetype i = m_kept; i < copies.size(); ++i)
        QFile::remove(copies.at(i).absoluteFilePath());
}
