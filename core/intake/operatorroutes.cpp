// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/operatorroutes.h"

#include "core/intake/answers.h"
#include "core/intake/contract.h"
#include "core/intake/intake.h"
#include "core/store/database.h"

#include <QTimer>

#include <atomic>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A commit takes milliseconds; whoever asks gives up after some seconds.
constexpr auto ReadinessTime = 2s;
constexpr int RetryAfter = 5; // seconds

/// Anybody may ask: what is wrong, and in which folder, is told to whoever runs the program.
HttpResponse notReady()
{
    return tryAgain(503, Intake::tr("No alert can be kept at this moment. “greenroomd doctor” says why."), RetryAfter);
}

} // namespace

void OperatorRoutes::health(const ApiCall &call) const
{
    call.reply(jsonAnswer(200, {{u"status"_s, u"ok"_s}}));
}

void OperatorRoutes::readiness(const ApiCall &call) const
{
    const auto isAnswered = std::make_shared<std::atomic<bool>>(false);
    m_database.probe().then([reply = call.reply, isAnswered](const Result<> &written) {
        if (!isAnswered->exchange(true))
            reply(written ? jsonAnswer(200, {{u"status"_s, u"ready"_s}}) : notReady());
    });
    QTimer::singleShot(ReadinessTime, [reply = call.reply, isAnswered] {
        if (!isAnswered->exchange(true))
            reply(notReady());
    });
}

void OperatorRoutes::metrics(const ApiCall &call) const
{
    m_metrics().then([reply = call.reply](const Result<QByteArray> &text) {
        if (!text)
            return reply(failureAnswer(text.error()));
        reply({.contentType = "text/plain; version=0.0.4; charset=utf-8", .body = *text});
    });
}

void OperatorRoutes::openApi(const ApiCall &call) const
{
    call.reply(openApiDocument(call.request));
}

void OperatorRoutes::documentation(const ApiCall &call) const
{
    call.reply(documentationPage(call.request));
}
