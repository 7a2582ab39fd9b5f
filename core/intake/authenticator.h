// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/shared.h"
#include "core/domain/catalog.h"
#include "core/intake/apikeys.h"
#include "core/intake/failedattempts.h"
#include "core/intake/ratelimiter.h"
#include "core/intake/signingsecrets.h"
#include "core/net/http.h"

/// Who a request comes from, once that is proven: by a key, or by a signature of the source it is sent to.
struct Caller
{
    std::shared_ptr<const KeyRing> ring = {}; ///< what key points into
    const ApiKey *key = nullptr;
    QString signedSourceId = {};

    [[nodiscard]] QString keyId() const { return key ? key->id : QString(); }
    [[nodiscard]] QString pageId() const { return key ? key->pageId : QString(); }
    [[nodiscard]] QString sourceId() const { return key ? key->sourceId : signedSourceId; }
    [[nodiscard]] bool mayDraft() const { return !key || key->scope == ApiKey::Scope::Draft; }
};

/// Finds out who calls, and slows down those who guess. For the server's thread.
///
/// A key may come as the token of Authorization, whatever the scheme is called there or if there is none; as the
/// password of Basic, or as its user, which is what senders make of "https://KEY@host/"; in X-API-Key; and as the last part of a webhook's path.
class Authenticator
{
public:
    Authenticator(const Shared<KeyRing> &keys, const Shared<SigningSecrets> &secrets, FailedAttempts &failedAttempts,
                  int failuresPerMinute, const Clock &clock);

    /// What is known of the request besides itself.
    struct Circumstances
    {
        const Source *source = nullptr; ///< that the path names
        QByteArray pathToken = {};      ///< the key in the path
        bool isWebhook = false;         ///< over-rate is 503: some senders repeat after 429 without end
    };

    /// The caller, or what to answer: 401, 403 from an address where the key may not be used, 503 while the source's
    /// secret can't be read, and 429 (503 for a webhook) to an address that fails too often. A good key is let in all
    /// the same.
    [[nodiscard]] tl::expected<Caller, HttpResponse> authenticate(const HttpRequest &request,
                                                                  const Circumstances &circumstances);

private:
    [[nodiscard]] tl::expected<Caller, HttpResponse> checkSignature(const HttpRequest &request,
                                                                    const Circumstances &circumstances);
    [[nodiscard]] HttpResponse refuse(const HttpRequest &request, const Circumstances &circumstances,
                                      const QString &reason, HttpResponse response);

    const Shared<KeyRing> &m_keys;
    const Shared<SigningSecrets> &m_secrets;
    FailedAttempts &m_failedAttempts;
    RateLimiter m_failures;
    const Clock &m_clock;
};

/// Requests of one address are counted by this; see Address::callerOf().
[[nodiscard]] QByteArray rateKeyOf(const QHostAddress &address);
