// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/shared.h"
#include "core/intake/apicall.h"
#include "core/intake/signingsecrets.h"

/// Monitoring tools' own webhooks. Whatever was authenticated is kept and answered with 200, also what could not be
/// read: senders repeat a refused body for ever, or switch the webhook off (measured and documented per tool).
class WebhookRoutes
{
public:
    /// \a perKey is how many requests a second one key may make; 0: as many as it likes.
    WebhookRoutes(IntakeSink &sink, const Shared<SigningSecrets> &secrets, const Clock &clock, int perKey)
        : m_sink(sink), m_secrets(secrets), m_clock(clock), m_perKey(perKey)
    {}

    /// The source is the path's first part. A body may also be a query, which is all that some tools can send.
    void take(const ApiCall &call) const;
    /// The handshake of CloudEvents' web hooks (HTTP 1.1 Web Hooks for Event Delivery, §4): whoever asks with a key may
    /// post with it.
    void options(const ApiCall &call) const;

private:
    void submit(const ApiCall &call, const Source &source, QList<Delivery> deliveries) const;
    void notice(const ApiCall &call, const Source &source, Notice::Kind kind, const QString &text) const;

    IntakeSink &m_sink;
    const Shared<SigningSecrets> &m_secrets;
    const Clock &m_clock;
    const int m_perKey;
};
