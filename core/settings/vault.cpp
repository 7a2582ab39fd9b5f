// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/vault.h"

#include <QCborMap>
#include <QCborValue>
#include <QCoreApplication>
#include <QDataStream>
#include <QFile>
#include <QSaveFile>

#include <sodium.h>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<char, 8> Magic{'G', 'R', 'M', 'V', 'A', 'U', 'L', 'T'};
constexpr quint8 Version = 1;
constexpr qsizetype SaltSize = crypto_pwhash_argon2id_SALTBYTES;
constexpr qsizetype KeySize = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr qsizetype NonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype TagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr qsizetype CheckSize = 32;
constexpr qint64 LargestFile = 16 * 1024 * 1024;

/// What it costs to try a passphrase. RFC 9106 §4 wants 64 MiB at least; 200 ms here.
struct Cost
{
    quint32 passes = 4;
    quint32 memory = 64; ///< MiB
};
constexpr Cost Highest{16, 1024}; ///< of a file: a forged one must not take all memory

/// The part of the file before the nonce, and what it is made of.
struct Header
{
    Cost cost = {};
    QByteArray salt = {};
    QByteArray check = {}; ///< tells a wrong passphrase from a damaged file

    [[nodiscard]] QByteArray toBytes() const
    {
        QByteArray bytes(Magic.data(), Magic.size());
        QDataStream stream(&bytes, QIODevice::Append);
        stream << Version << cost.passes << cost.memory;
        return bytes + salt + check;
    }

    static constexpr qsizetype Size = Magic.size() + 1 + 4 + 4 + SaltSize + CheckSize;

    [[nodiscard]] static std::optional<Header> fromBytes(const QByteArray &bytes)
    {
        if (bytes.size() < Size || !bytes.startsWith(QByteArrayView(Magic.data(), Magic.size())))
            return std::nullopt;
        QDataStream stream(bytes.mid(Magic.size()));
        quint8 version = 0;
        Header header;
        stream >> version >> header.cost.passes >> header.cost.memory;
        header.salt = bytes.mid(Size - CheckSize - SaltSize, SaltSize);
        header.check = bytes.mid(Size - CheckSize, CheckSize);
        const bool isAffordable = header.cost.passes >= 1 && header.cost.passes <= Highest.passes
                                  && header.cost.memory >= 1 && header.cost.memory <= Highest.memory;
        return version == Version && isAffordable ? std::optional(header) : std::nullopt;
    }
};

const unsigned char *bytesOf(const QByteArray &array)
{
    return reinterpret_cast<const unsigned char *>(array.constData());
}

unsigned char *bytesOf(QByteArray &array)
{
    return reinterpret_cast<unsigned char *>(array.data());
}

tl::unexpected<Error> storageError(const QString &message, const QString &detail = {})
{
    return fail(Error::Kind::Storage, message, detail);
}

Result<> startSodium()
{
    if (sodium_init() < 0)
        return storageError(QCoreApplication::translate("Vault", "The library for encryption cannot be used."));
    return {};
}

QByteArray random(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    randombytes_buf(bytes.data(), size_t(size));
    return bytes;
}

/// Fills \a key and gives what checks the passphrase: two halves of one derivation, of which none tells the other.
Result<QByteArray> derive(const QByteArray &passphrase, const Header &header, unsigned char *key)
{
    QByteArray both(KeySize + CheckSize, Qt::Uninitialized);
    const int failed = crypto_pwhash_argon2id(
        bytesOf(both), quint64(both.size()), passphrase.constData(), quint64(passphrase.size()), bytesOf(header.salt),
        header.cost.passes, size_t(header.cost.memory) * 1024 * 1024, crypto_pwhash_argon2id_ALG_ARGON2ID13);
    if (failed != 0)
        return storageError(QCoreApplication::translate("Vault", "There is not enough memory to open the vault."));
    std::copy_n(bytesOf(both), KeySize, key);
    QByteArray check(CheckSize, Qt::Uninitialized);
    crypto_generichash(bytesOf(check), CheckSize, bytesOf(both) + KeySize, CheckSize, nullptr, 0);
    sodium_memzero(both.data(), size_t(both.size()));
    return check;
}

QString damaged(const QString &fileName)
{
    return QCoreApplication::translate("Vault",
                                       "%1 is damaged or was changed by somebody else. Put a copy of it back, or "
                                       "remove it and enter the secrets again.")
        .arg(fileName);
}

} // namespace

void Vault::Wipe::operator()(unsigned char *key) const
{
    sodium_free(key); // wipes first
}

Vault::Vault(QString fileName, QByteArray header, Key key)
    : m_fileName(std::move(fileName)), m_header(std::move(header)), m_key(std::move(key))
{}

Result<Vault> Vault::open(const QString &fileName, const QByteArray &passphrase)
{
    if (auto started = startSodium(); !started)
        return tl::unexpected(started.error());
    QFile file(fileName);
    if (!file.exists())
        return create(fileName, passphrase);
    if (!file.open(QIODevice::ReadOnly))
        return storageError(
            QCoreApplication::translate("Vault", "%1 cannot be read: %2.").arg(fileName, file.errorString()));
    const QByteArray content = file.read(LargestFile + 1);
    const auto header = Header::fromBytes(content);
    if (!header || content.size() < Header::Size + NonceSize + TagSize || content.size() > LargestFile)
        return storageError(damaged(fileName));

    Key key(static_cast<unsigned char *>(sodium_malloc(KeySize)));
    if (!key)
        return storageError(QCoreApplication::translate("Vault", "There is not enough memory to open the vault."));
    const auto check = derive(passphrase, *header, key.get());
    if (!check)
        return tl::unexpected(check.error());
    if (sodium_memcmp(check->constData(), header->check.constData(), CheckSize) != 0)
        return fail(Error::Kind::Unauthorized,
                    QCoreApplication::translate("Vault", "This is not the passphrase of the vault."));

    Vault vault(fileName, content.left(Header::Size), std::move(key));
    const QByteArray nonce = content.mid(Header::Size, NonceSize);
    const QByteArray sealed = content.mid(Header::Size + NonceSize);
    QByteArray plain(sealed.size() - TagSize, Qt::Uninitialized);
    const int failed = crypto_aead_xchacha20poly1305_ietf_decrypt(
        bytesOf(plain), nullptr, nullptr, bytesOf(sealed), quint64(sealed.size()), bytesOf(vault.m_header),
        quint64(vault.m_header.size()), bytesOf(nonce), vault.m_key.get());
    if (failed != 0)
        return storageError(damaged(fileName));
    const QCborMap secrets = QCborValue::fromCbor(plain).toMap();
    sodium_memzero(plain.data(), size_t(plain.size()));
    for (const auto &[name, secret] : secrets)
        vault.m_secrets.insert(name.toString(), secret.toByteArray());
    return vault;
}

Result<Vault> Vault::create(const QString &fileName, const QByteArray &passphrase)
{
    if (passphrase.size() < ShortestPassphrase) {
        return fail(Error::Kind::InvalidInput,
                    QCoreApplication::translate("Vault",
                                                "The passphrase is too short: %1 characters at least, better a "
                                                "few words.")
                        .arg(ShortestPassphrase));
    }
    Header header{.salt = random(SaltSize)};
    Key key(static_cast<unsigned char *>(sodium_malloc(KeySize)));
    if (!key)
        return storageError(QCoreApplication::translate("Vault", "There is not enough memory to open the vault."));
    const auto check = derive(passphrase, header, key.get());
    if (!check)
        return tl::unexpected(check.error());
    header.check = *check;
    Vault vault(fileName, header.toBytes(), std::move(key));
    if (auto written = vault.take({}); !written)
        return tl::unexpected(written.error());
    return vault;
}

Result<> Vault::write(const QString &name, const QByteArray &secret)
{
    QMap<QString, QByteArray> secrets = m_secrets;
    secrets.insert(name, secret);
    return take(std::move(secrets));
}

Result<> Vault::remove(const QString &name)
{
    QMap<QString, QByteArray> secrets = m_secrets;
    return secrets.remove(name) > 0 ? take(std::move(secrets)) : Result<>();
}

Result<> Vault::take(QMap<QString, QByteArray> secrets)
{
    QCborMap map;
    for (auto secret = secrets.cbegin(); secret != secrets.cend(); ++secret)
        map.insert(secret.key(), secret.value());
    QByteArray plain = map.toCborValue().toCbor();
    const QByteArray nonce = random(NonceSize);
    QByteArray sealed(plain.size() + TagSize, Qt::Uninitialized);
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytesOf(sealed), nullptr, bytesOf(plain), quint64(plain.size()),
                                               bytesOf(m_header), quint64(m_header.size()), nullptr, bytesOf(nonce),
                                               m_key.get());
    sodium_memzero(plain.data(), size_t(plain.size()));

    QSaveFile file(m_fileName);
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
                           && file.write(m_header + nonce + sealed) >= 0 && file.commit();
    if (!isWritten)
        return storageError(
            QCoreApplication::translate("Vault", "%1 cannot be written: %2.").arg(m_fileName, file.errorString()));
    m_secrets = std::move(secrets);
    return {};
}
