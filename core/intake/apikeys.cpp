// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/apikeys.h"

#include "core/base/ids.h"
#include "core/base/securecompare.h"

#include <QCryptographicHash>

#include <array>

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView Prefix = "grm_";
constexpr int RandomLength = 30;
constexpr int CheckLength = 6;

/// CRC-32 as in ISO-HDLC (zlib, PNG): the one that secret scanners compute for this form of key.
quint32 crc32(QByteArrayView bytes)
{
    quint32 crc = 0xffffffffU;
    for (const char byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1U) ^ (0xedb88320U & (0U - (crc & 1U)));
    }
    return ~crc;
}

QByteArray checkDigits(QByteArrayView body)
{
    static constexpr char Alphabet[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    QByteArray digits(CheckLength, '0');
    quint32 value = crc32(body);
    for (int i = CheckLength - 1; i >= 0; --i) {
        digits[i] = Alphabet[value % 62];
        value /= 62;
    }
    return digits;
}

QByteArray hashOf(QByteArrayView secret)
{
    return QCryptographicHash::hash(secret.toByteArray(), QCryptographicHash::Sha256);
}

} // namespace

CreatedKey makeApiKey(const QDateTime &now)
{
    const QByteArray body = Prefix.toByteArray() + randomToken(RandomLength).toLatin1();
    const QByteArray secret = body + checkDigits(body);
    return {
        .key = {.id = newId(), .prefix = QString::fromLatin1(secret.left(8)), .hash = hashOf(secret), .createdAt = now},
        .secret = QString::fromLatin1(secret)};
}

bool looksLikeApiKey(QByteArrayView secret)
{
    if (secret.size() != Prefix.size() + RandomLength + CheckLength || !secret.startsWith(Prefix))
        return false;
    const QByteArrayView body = secret.first(secret.size() - CheckLength);
    return checkDigits(body) == secret.last(CheckLength);
}

KeyRing::KeyRing(const QList<ApiKey> &keys)
{
    for (const ApiKey &key : keys) {
        // A list that cannot be read stays empty, and then authenticate() lets nobody in by it.
        m_byHash.insert(key.hash, {key, AddressList::parse(key.addresses).value_or(AddressList())});
    }
}

KeyRing::Outcome KeyRing::authenticate(QByteArrayView secret, const QHostAddress &from, const QDateTime &now) const
{
    if (!looksLikeApiKey(secret))
        return {};
    const QByteArray hash = hashOf(secret);
    const auto found = m_byHash.constFind(hash);
    if (found == m_byHash.constEnd() || !secureEquals(found->key.hash, hash))
        return {};
    if (found->key.revokedAt)
        return {.verdict = Verdict::Revoked};
    if (found->key.expiresAt && *found->key.expiresAt <= now)
        return {.verdict = Verdict::Expired};
    if (!found->key.addresses.isEmpty() && !found->addresses.contains(from))
        return {.verdict = Verdict::WrongAddress};
    return {.key = &found->key, .verdict = Verdict::Valid};
}
