// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logging.h"

#include <QDateTime>
#include <QFile>
#include <QLoggingCategory>
#include <QMutex>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 LargestFile = 1024 * 1024;

struct LogFile
{
    QMutex mutex;
    QFile file;

    void rotate()
    {
        const QString name = file.fileName();
        file.close();
        QFile::remove(name + u".2"_s);
        QFile::rename(name + u".1"_s, name + u".2"_s);
        QFile::rename(name, name + u".1"_s);
        open(name);
    }

    void open(const QString &name)
    {
        file.setFileName(name);
        if (file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Text))
            file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
};

LogFile &logFile()
{
    static LogFile log;
    return log;
}

QByteArrayView levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
    case QtFatalMsg:
        return "error";
    }
    return "info";
}

void write(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    QByteArray line = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1();
    line += ' ';
    line += levelOf(type);
    line += ' ';
    line += context.category ? context.category : "default";
    line += ": ";
    line += message.toUtf8().replace('\n', ' ');
    line += '\n';
    if (type != QtDebugMsg && type != QtInfoMsg)
        std::fwrite(line.constData(), 1, size_t(line.size()), stderr);

    LogFile &log = logFile();
    const QMutexLocker lock(&log.mutex);
    if (!log.file.isOpen())
        return;
    log.file.write(line);
    log.file.flush();
    if (log.file.size() > LargestFile)
        log.rotate();
}

} // namespace

void startLogging(const QString &fileName)
{
    {
        LogFile &log = logFile();
        const QMutexLocker lock(&log.mutex);
        log.open(fileName);
    }
    qInstallMessageHandler(&write);
}
