// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/signature.h"

#include "core/base/securecompare.h"
#include "core/intake/signatureheader.h"

#include <QMessageAuthenticationCode>

#include <chrono>

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds Window = std::chrono::minutes(5);

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), size_t(bytes.size())};
}

} // namespace

SignatureCheck verify(const SignatureRule &rule, QByteArrayView secret, const QByteArray &body,
                      const HeaderLookup &header, const QDateTime &now)
{
    const QByteArray value = header(rule.header.toLatin1());
    const bool isTimed = !rule.timestampHeader.isEmpty();
    const QByteArray time = isTimed ? header(rule.timestampHeader.toLatin1()) : QByteArray();
    if (value.isEmpty() || (isTimed && time.isEmpty()))
        return SignatureCheck::Missing;

    const auto signatures = SignatureHeader::readSignatures(view(value), view(rule.prefix.toLatin1()));
    const auto signedAt = isTimed ? SignatureHeader::readTimestamp(view(time)) : now.toMSecsSinceEpoch();
    if (!signatures || !signedAt)
        return SignatureCheck::Malformed;
    if (secret.isEmpty())
        return SignatureCheck::Wrong;

    QMessageAuthenticationCode code(QCryptographicHash::Sha256, secret.toByteArray());
    if (isTimed) {
        code.addData(time);
        code.addData(":"_ba);
    }
    code.addData(body);
    const QByteArray expected = code.result();
    bool isRight = false;
    // All of them, so that the time does not tell which one was right.
    for (const SignatureHeader::Digest &signature : *signatures)
        isRight |= secureEquals(expected, QByteArrayView(signature.data(), qsizetype(signature.size())));
    if (!isRight)
        return SignatureCheck::Wrong;
    const qint64 distance = qAbs(now.toMSecsSinceEpoch() - *signedAt);
    return distance <= Window.count() ? SignatureCheck::Valid : SignatureCheck::Stale;
}

const QList<KnownSignatureRule> &knownSignatureRules()
{
    static const QList<KnownSignatureRule> rules{
        // A field with a time is signed too only if its name is configured there.
        {u"grafana"_s, {.header = u"X-Grafana-Alerting-Signature"_s}},
        {u"pagerduty"_s, {.header = u"X-PagerDuty-Signature"_s, .prefix = u"v1="_s}},
        // Its Sentry-Hook-Timestamp is not signed.
        {u"sentry"_s, {.header = u"Sentry-Hook-Signature"_s}},
        {u"githubactions"_s, {.header = u"X-Hub-Signature-256"_s, .prefix = u"sha256="_s}},
        {u"checkly"_s, {.header = u"x-checkly-signature"_s}},
    };
    return rules;
}
