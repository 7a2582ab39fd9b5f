// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The least that QHttpServer can do with an alert: parse its JSON and answer 201. What Greenroom's receiver is measured
// against; it keeps nothing and guards nothing.

#include "tests/benchmarks/alertanswer.h"

#include <QCoreApplication>
#include <QHttpServer>
#include <QTcpServer>

#include <cstdio>

using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);

    QHttpServer server;
    server.route(u"/api/v1/incidents"_s, QHttpServerRequest::Method::Post, [](const QHttpServerRequest &request) {
        // Without a MIME type it would search the type's database for each answer.
        return QHttpServerResponse("application/json"_ba, answerToAlert(request.body()),
                                   QHttpServerResponse::StatusCode::Created);
    });

    // From 6.8 on there is no listen() of its own; handing over a listening socket works everywhere.
    auto *listener = new QTcpServer(&server);
    if (!listener->listen(QHostAddress::LocalHost))
        qFatal("%s", qPrintable(listener->errorString()));
    server.bind(listener);

    std::printf("{\"ready\":true,\"listen\":\"http://127.0.0.1:%d\"}\n", int(listener->serverPort()));
    std::fflush(stdout);
    return QCoreApplication::exec();
}
