// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/adminsocket.h"

#include "core/base/log.h"
#include "core/base/whenfinished.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QMetaMethod>

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 LongestLine = 1024 * 1024;

} // namespace

AdminSocket::AdminSocket(const QString &name, Commands &commands) : m_commands(commands)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    // The lock on the data directory is ours, so a socket that is left there is of a process that is gone.
    QLocalServer::removeServer(name);
    if (!m_server.listen(name))
        qCWarning(lcApp).noquote() << "no commands can be taken:" << m_server.errorString();
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server.nextPendingConnection())
            serve(socket);
    });
}

void AdminSocket::serve(QLocalSocket *socket)
{
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
        if (socket->bytesAvailable() > LongestLine)
            socket->abort();
        else if (socket->canReadLine())
            execute(socket, socket->readLine());
    });
}

void AdminSocket::execute(QLocalSocket *socket, const QByteArray &line)
{
    QStringList arguments;
    const QJsonObject request = QJsonDocument::fromJson(line).object();
    const QJsonArray array = request.value("arguments"_L1).toArray();
    for (const QJsonValue &argument : array)
        arguments.append(argument.toString());

    const auto answer = [socket](const CommandResult &result) {
        const QJsonObject object{
            {u"exit"_s, result.exitCode}, {u"output"_s, result.output}, {u"error"_s, result.error}};
        socket->write(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
        socket->disconnectFromServer();
    };
    if (arguments == QStringList{u"raise"_s}) {
        // Without a window there is nobody to raise it, and whoever asks must hear that.
        if (!isSignalConnected(QMetaMethod::fromSignal(&AdminSocket::raiseRequested)))
            return answer({.exitCode = CommandResult::Failed});
        Q_EMIT raiseRequested();
        return answer({});
    }
    whenFinished(m_commands.run(arguments, QByteArray::fromBase64(request.value("input"_L1).toString().toLatin1())), socket, answer);
}

std::optional<CommandResult> AdminSocket::send(const QString &name, const QStringList &arguments, int milliseconds,
                                               const QByteArray &input)
{
    QLocalSocket socket;
    socket.connectToServer(name);
    if (!socket.waitForConnected(milliseconds))
        return std::nullopt;
    const QJsonObject request{{u"arguments"_s, QJsonArray::fromStringList(arguments)},
                              {u"input"_s, QString::fromLatin1(input.toBase64())}};
    socket.write(QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n');
    QElapsedTimer timer;
    timer.start();
    while (!socket.canReadLine()) {
        if (!socket.waitForReadyRead(int(std::max<qint64>(1, milliseconds - timer.elapsed()))))
            return std::nullopt;
    }
    const QJsonObject answer = QJsonDocument::fromJson(socket.readLine()).object();
    return CommandResult{.exitCode = answer.value("exit"_L1).toInt(CommandResult::Failed),
                         .output = answer.value("output"_L1).toString(),
                         .error = answer.value("error"_L1).toString()};
}
