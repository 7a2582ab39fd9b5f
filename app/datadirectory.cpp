// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datadirectory.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace {

/// sockaddr_un holds 108 bytes on Linux and 104 on macOS, the final zero among them.
constexpr qsizetype LongestSocketName = 100;

} // namespace

QString DataDirectory::standardPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/greenroom"_s;
}

Result<DataDirectory> DataDirectory::open(const QString &path)
{
    const QString absolute = QDir(path).absolutePath();
    const bool isNew = !QDir(absolute).exists();
    if (isNew && !QDir().mkpath(absolute)) {
        return fail(Error::Kind::Storage,
                    DataDirectory::tr("The data directory %1 cannot be made. Make it writable for your user, or name "
                                      "another one with --data-dir.")
                        .arg(absolute));
    }
    if (isNew)
        QFile::setPermissions(absolute, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);

    DataDirectory directory(QDir(absolute).canonicalPath());
    directory.m_lock = std::make_unique<QLockFile>(directory.m_path + u"/greenroom.lock"_s);
    // The lock of a process that is gone is stale at once; that of one that lives never is.
    directory.m_lock->setStaleLockTime(0);
    if (!directory.m_lock->tryLock(0)) {
        if (directory.m_lock->error() == QLockFile::LockFailedError) {
            return fail(Error::Kind::Conflict,
                        DataDirectory::tr("The data directory %1 is in use by another Greenroom.").arg(absolute));
        }
        return fail(Error::Kind::Storage,
                    DataDirectory::tr("The data directory %1 cannot be written. Make it writable for your user, or "
                                      "name another one with --data-dir.")
                        .arg(absolute));
    }
    return directory;
}

QString DataDirectory::socketName(const QString &path)
{
    const QString canonical = QDir(path).canonicalPath();
    const QString inside = canonical + u"/greenroom.socket"_s;
    if (inside.toLocal8Bit().size() <= LongestSocketName)
        return inside;
    const QByteArray hash = QCryptographicHash::hash(canonical.toUtf8(), QCryptographicHash::Sha256).toHex();
    return QDir::tempPath() + u"/greenroom-"_s + QString::fromLatin1(hash.left(24));
}
