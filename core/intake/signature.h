// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/source.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <functional>

/// What became of looking at a signature.
enum class SignatureCheck {
    Valid,
    Missing,   ///< the signature's field, or that of its time, is not there
    Malformed, ///< it can't be read
    Wrong,     ///< it is not of these bytes and this secret
    Stale,     ///< it is right, but its time is more than five minutes away from now: perhaps sent by somebody again
};

/// The value of the first header field of that name (compared without case); empty if there is none.
using HeaderLookup = std::function<QByteArray(QByteArrayView name)>;

/// Looks whether \a body, exactly as it was received, was signed with \a secret: HMAC-SHA256 over the bytes or, where
/// the rule names a field with a time, over "<time>:<bytes>". Any right signature of several is enough, for senders
/// send two while they rotate their secret. An empty secret, which anybody could guess, is never right.
[[nodiscard]] SignatureCheck verify(const SignatureRule &rule, QByteArrayView secret, const QByteArray &body,
                                    const HeaderLookup &header, const QDateTime &now);

/// How a tool signs when nobody has changed it.
struct KnownSignatureRule
{
    QString tool = {}; ///< machine word, as in Source::tool
    SignatureRule rule = {};
};

/// The tools whose way of signing is known, from their makers' documentation.
[[nodiscard]] const QList<KnownSignatureRule> &knownSignatureRules();
