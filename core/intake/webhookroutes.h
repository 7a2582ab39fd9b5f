// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/apicall.h"

/// Monitoring tools' own webhooks. Whatever was authenticated is kept and answered with 200, also what could not be
/// read: senders repeat a refused body for ever, or switch the webhook off (measured and documented per tool).
class WebhookRoutes
{
public:
    explicit WebhookRoutes(IntakeSink &sink) : m_sink(sink) {}

    /// The source is the path's first part.
    void post(const ApiCall &call) const;

private:
    void submit(const ApiCall &call, const Source &source, QList<Delivery> deliveries) const;
    void notice(const ApiCall &call, const Source &source, Notice::Kind kind, const QString &text) const;

    IntakeSink &m_sink;
};
