// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The front door alone: what bare_server does, behind the guard and with the limits of greenroomd. It keeps nothing.

#include "core/base/whenfinished.h"
#include "core/server/httpserver.h"
#include "tests/benchmarks/alertanswer.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);

    HttpServer server(u"guarded"_s, [](const HttpRequest &request, const HttpReply &reply) {
        if (request.method != "POST" || request.path != "/api/v1/incidents")
            return reply(problem(404, u"There is nothing here."_s));
        reply({.status = 201, .body = answerToAlert(request.body)});
    });
    const auto listens = server.listen({.addresses = {QHostAddress(QHostAddress::LocalHost)},
                                        .allowedHosts = {u"localhost"_s, u"127.0.0.1"_s, u"[::1]"_s}});
    whenFinished(listens, &application, [](const Result<quint16> &port) {
        if (!port)
            qFatal("%s", qPrintable(port.error().message));
        std::printf("{\"ready\":true,\"listen\":\"http://127.0.0.1:%d\"}\n", int(*port));
        std::fflush(stdout);
    });
    return QCoreApplication::exec();
}
