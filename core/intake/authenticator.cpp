// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/authenticator.h"

#include "core/intake/answers.h"
#include "core/intake/intake.h"
#include "core/intake/signature.h"
#include "core/net/address.h"

using namespace Qt::StringLiterals;

namespace {

/// What may be a key in the fields, most deliberate first.
QList<QByteArray> presentedSecrets(const HttpRequest &request)
{
    QList<QByteArray> secrets;
    const QByteArray authorization = request.header("Authorization");
    if (const qsizetype space = authorization.indexOf(' '); space > 0) {
        const QByteArray token = authorization.mid(space + 1).trimmed();
        if (authorization.left(space).compare("Basic", Qt::CaseInsensitive) == 0) {
            const QByteArray pair = QByteArray::fromBase64(token);
            const qsizetype colon = pair.indexOf(':');
            const QByteArray user = pair.left(colon);
            const QByteArray password = colon < 0 ? QByteArray() : pair.mid(colon + 1);
            secrets.append(password.isEmpty() || looksLikeApiKey(user) ? user : password);
        } else {
            secrets.append(token);
        }
    } else if (looksLikeApiKey(authorization)) {
        secrets.append(authorization);
    }
    if (const QByteArray key = request.header("X-API-Key"); !key.isEmpty())
        secrets.append(key);
    return secrets;
}

HttpResponse notFromHere(const QString &reason)
{
    return problem(403, reason);
}

} // namespace

Authenticator::Authenticator(const Shared<KeyRing> &keys, const Shared<SigningSecrets> &secrets,
                             FailedAttempts &failedAttempts, int failuresPerMinute, const Clock &clock)
    : m_keys(keys)
    , m_secrets(secrets)
    , m_failedAttempts(failedAttempts)
    , m_failures({.perSecond = failuresPerMinute / 60.0, .burst = double(failuresPerMinute)})
    , m_clock(clock)
{}

tl::expected<Caller, HttpResponse> Authenticator::authenticate(const HttpRequest &request,
                                                               const Circumstances &circumstances)
{
    const Source *source = circumstances.source;
    QList<QByteArray> secrets = presentedSecrets(request);
    if (!circumstances.pathToken.isEmpty())
        secrets.append(circumstances.pathToken);
    const bool isSigned =
        source && !source->signature.header.isEmpty() && !request.header(source->signature.header.toLatin1()).isEmpty();
    // A signature that can't be looked at now says nothing; one that is wrong says that something is.
    if (isSigned && (secrets.isEmpty() || !m_secrets.get()->value(source->id).value.isEmpty()))
        return checkSignature(request, circumstances);

    if (secrets.isEmpty()) {
        const QString reason = source && !source->signature.header.isEmpty()
                                   ? Intake::tr("An API key or the signature in “%1” is needed. Send the key as "
                                                "“Authorization: Bearer grm_…”.")
                                         .arg(source->signature.header)
                                   : Intake::tr("An API key is needed. Send it as “Authorization: Bearer grm_…”.");
        return tl::unexpected(refuse(request, circumstances, reason, unauthorized(reason)));
    }

    Caller caller{.ring = m_keys.get()};
    const QDateTime now = m_clock.now();
    auto worst = KeyRing::Verdict::Unknown;
    for (const QByteArray &secret : std::as_const(secrets)) {
        const KeyRing::Outcome outcome = caller.ring->authenticate(secret, request.peer, now);
        if (outcome.verdict == KeyRing::Verdict::Valid) {
            caller.key = outcome.key;
            return caller;
        }
        if (outcome.verdict != KeyRing::Verdict::Unknown)
            worst = outcome.verdict;
    }
    const auto because = [&](const QString &reason) {
        return tl::unexpected(refuse(request, circumstances, reason, unauthorized(reason)));
    };
    switch (worst) {
    case KeyRing::Verdict::WrongAddress: {
        const QString reason =
            request.peer.isNull()
                ? Intake::tr("This API key may be used from some addresses only, and the proxy in front does not tell "
                             "from where it was used.")
                : Intake::tr("This API key may not be used from %1.").arg(request.peer.toString());
        return tl::unexpected(refuse(request, circumstances, reason, notFromHere(reason)));
    }
    case KeyRing::Verdict::Expired:
        return because(Intake::tr("This API key has expired. Make a new one under Sources."));
    case KeyRing::Verdict::Revoked:
        return because(Intake::tr("This API key has been revoked. Make a new one under Sources."));
    case KeyRing::Verdict::Valid:
    case KeyRing::Verdict::Unknown:
        break;
    }
    return because(looksLikeApiKey(secrets.first())
                       ? Intake::tr("This API key is not known here.")
                       : Intake::tr("This is not an API key: one begins with grm_ and has 40 characters. Check that it "
                                    "was copied whole."));
}

tl::expected<Caller, HttpResponse> Authenticator::checkSignature(const HttpRequest &request,
                                                                 const Circumstances &circumstances)
{
    const Source &source = *circumstances.source;
    const SigningSecret secret = m_secrets.get()->value(source.id);
    if (secret.value.isEmpty()) {
        return tl::unexpected(tryAgain(
            503,
            secret.unavailable.isEmpty()
                ? Intake::tr("The secret that “%1” signs with is not set. Enter it under Sources.").arg(source.name)
                : secret.unavailable,
            60));
    }
    const auto field = [&request](QByteArrayView name) {
        return request.header(name);
    };
    QString reason;
    switch (verify(source.signature, secret.value, request.body, field, m_clock.now())) {
    case SignatureCheck::Valid:
        return Caller{.signedSourceId = source.id};
    case SignatureCheck::Stale:
        reason = Intake::tr("The signed time in “%1” is more than five minutes away from this computer's clock.")
                     .arg(source.signature.timestampHeader);
        break;
    case SignatureCheck::Missing:
    case SignatureCheck::Malformed:
        reason = Intake::tr("The signature in “%1” can't be read.").arg(source.signature.header);
        break;
    case SignatureCheck::Wrong:
        reason = Intake::tr("The signature in “%1” is wrong. Check that both sides have the same secret.")
                     .arg(source.signature.header);
        break;
    }
    return tl::unexpected(refuse(request, circumstances, reason, unauthorized(reason)));
}

HttpResponse Authenticator::refuse(const HttpRequest &request, const Circumstances &circumstances,
                                   const QString &reason, HttpResponse response)
{
    m_failedAttempts.note(request.peer, reason, m_clock.now());
    if (const auto wait = m_failures.take(rateKeyOf(request.peer), RateLimiter::Clock::now())) {
        return tryAgain(circumstances.isWebhook ? 503 : 429,
                        Intake::tr("Too many attempts without a good API key came from this address."), *wait);
    }
    return response;
}

QByteArray rateKeyOf(const QHostAddress &address)
{
    return Address::callerOf(address).toString().toLatin1();
}
