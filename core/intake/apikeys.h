// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/source.h"
#include "core/net/addresslist.h"

#include <QDateTime>
#include <QHash>
#include <QString>

#include <optional>

/// A key just made: the only moment at which its secret is known.
struct CreatedKey
{
    ApiKey key = {};
    QString secret = {}; ///< "grm_" + 30 base62 + 6 base62 of the CRC-32 of what stands before
};

/// Makes a new key (178 bits from the system's random source). Name, scope, page and source are the caller's.
[[nodiscard]] CreatedKey makeApiKey(const QDateTime &now);

/// True if the text has the form of a key and its check digits are right: tells a typing mistake without the store.
[[nodiscard]] bool looksLikeApiKey(QByteArrayView secret);

/// All keys, to be asked from the server's thread. Only hashes are kept. A random 178-bit secret needs no slow hash.
class KeyRing
{
public:
    enum class Verdict {
        Valid,
        Unknown, ///< no key of ours, or mistyped
        Revoked,
        Expired,
        WrongAddress, ///< may not be used from there
    };

    struct Outcome
    {
        const ApiKey *key = nullptr; ///< only of a valid key; lives as long as the ring
        Verdict verdict = Verdict::Unknown;
    };

    KeyRing() = default;
    explicit KeyRing(const QList<ApiKey> &keys);

    /// Whether whoever asks \a from there may use the key of this secret at \a now.
    [[nodiscard]] Outcome authenticate(QByteArrayView secret, const QHostAddress &from, const QDateTime &now) const;

private:
    struct Entry
    {
        ApiKey key;
        AddressList addresses;
    };

    QHash<QByteArray, Entry> m_byHash;
};
