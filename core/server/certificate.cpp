// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/certificate.h"

#include <QFile>
#include <QHostAddress>
#include <QUrl>

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <array>
#include <memory>

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 StartsEarlier = 5 * 60; // seconds

template<auto Free>
struct Freeing
{
    template<typename T>
    void operator()(T *object) const
    {
        Free(object);
    }
};

using Bio = std::unique_ptr<BIO, Freeing<&BIO_free>>;
using Key = std::unique_ptr<EVP_PKEY, Freeing<&EVP_PKEY_free>>;
using X509Certificate = std::unique_ptr<X509, Freeing<&X509_free>>;
using Names = std::unique_ptr<GENERAL_NAMES, Freeing<&GENERAL_NAMES_free>>;

Bio readingFrom(const QByteArray &text)
{
    return Bio(BIO_new_mem_buf(text.constData(), int(text.size())));
}

QByteArray takeText(const Bio &bio)
{
    QByteArray text(BIO_pending(bio.get()), Qt::Uninitialized);
    BIO_read(bio.get(), text.data(), int(text.size()));
    return text;
}

QString lastError()
{
    const QString text = QString::fromLatin1(ERR_error_string(ERR_peek_last_error(), nullptr));
    ERR_clear_error();
    return text;
}

QDateTime toDateTime(const ASN1_TIME *time)
{
    tm parts = {};
    if (ASN1_TIME_to_tm(time, &parts) != 1)
        return {};
    return QDateTime(QDate(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday),
                     QTime(parts.tm_hour, parts.tm_min, qMin(parts.tm_sec, 59)), Qt::UTC);
}

QString toText(const ASN1_STRING *text)
{
    return QString::fromLatin1(reinterpret_cast<const char *>(ASN1_STRING_get0_data(text)), ASN1_STRING_length(text));
}

QHostAddress toAddress(const ASN1_OCTET_STRING *bytes)
{
    const unsigned char *data = ASN1_STRING_get0_data(bytes);
    if (ASN1_STRING_length(bytes) == 4)
        return QHostAddress(quint32(data[0]) << 24U | quint32(data[1]) << 16U | quint32(data[2]) << 8U
                            | quint32(data[3]));
    return ASN1_STRING_length(bytes) == 16 ? QHostAddress(data) : QHostAddress();
}

QStringList namesOf(X509 *certificate)
{
    QStringList names;
    const Names all(
        static_cast<GENERAL_NAMES *>(X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
    for (int i = 0; all && i < sk_GENERAL_NAME_num(all.get()); ++i) {
        const GENERAL_NAME *name = sk_GENERAL_NAME_value(all.get(), i);
        if (name->type == GEN_DNS)
            names.append(toText(name->d.dNSName).toLower());
        else if (name->type == GEN_IPADD)
            names.append(toAddress(name->d.iPAddress).toString());
    }
    return names;
}

/// RFC 5280 §4.2.1.6. Made piece by piece, not from one text, so that no name can bring in another.
Names alternativeNames(const QStringList &canonical)
{
    Names all(GENERAL_NAMES_new());
    for (const QString &name : canonical) {
        const QHostAddress address(name);
        QByteArray bytes = name.toLatin1();
        if (address.protocol() == QAbstractSocket::IPv4Protocol) {
            const std::array<char, 4> ipv4{char(address.toIPv4Address() >> 24U), char(address.toIPv4Address() >> 16U),
                                           char(address.toIPv4Address() >> 8U), char(address.toIPv4Address())};
            bytes = QByteArray(ipv4.data(), ipv4.size());
        } else if (address.protocol() == QAbstractSocket::IPv6Protocol) {
            const Q_IPV6ADDR ipv6 = address.toIPv6Address();
            bytes = QByteArray(reinterpret_cast<const char *>(ipv6.c), sizeof ipv6.c);
        }
        ASN1_STRING *value = address.isNull() ? ASN1_IA5STRING_new() : ASN1_OCTET_STRING_new();
        ASN1_STRING_set(value, bytes.constData(), int(bytes.size()));
        GENERAL_NAME *entry = GENERAL_NAME_new();
        GENERAL_NAME_set0_value(entry, address.isNull() ? GEN_DNS : GEN_IPADD, value);
        sk_GENERAL_NAME_push(all.get(), entry);
    }
    return all;
}

bool addExtension(X509 *certificate, int kind, const char *value)
{
    X509V3_CTX context = {};
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, Freeing<&X509_EXTENSION_free>> extension(
        X509V3_EXT_conf_nid(nullptr, &context, kind, value));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool setSerialNumber(X509 *certificate)
{
    std::array<unsigned char, 16> bytes = {};
    if (RAND_bytes(bytes.data(), int(bytes.size())) != 1)
        return false;
    bytes.front() = static_cast<unsigned char>((bytes.front() & 0x7fU) | 0x40U); // positive, and of one length
    const std::unique_ptr<BIGNUM, Freeing<&BN_free>> number(BN_bin2bn(bytes.data(), int(bytes.size()), nullptr));
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr;
}

bool setSubject(X509 *certificate)
{
    X509_NAME *name = X509_get_subject_name(certificate);
    const QByteArray text = "Greenroom";
    return X509_NAME_add_entry_by_NID(name, NID_commonName, MBSTRING_ASC,
                                      reinterpret_cast<const unsigned char *>(text.constData()), int(text.size()), -1,
                                      0)
               == 1
           && X509_set_issuer_name(certificate, name) == 1;
}

bool setValidity(X509 *certificate, const QDateTime &now)
{
    const time_t from = now.toSecsSinceEpoch() - StartsEarlier;
    const time_t to = now.addDays(Certificate::SelfSignedDays).toSecsSinceEpoch() - StartsEarlier;
    return ASN1_TIME_set(X509_getm_notBefore(certificate), from) && ASN1_TIME_set(X509_getm_notAfter(certificate), to);
}

X509Certificate makeCertificate(EVP_PKEY *key, const QStringList &canonical, const QDateTime &now)
{
    X509Certificate certificate(X509_new());
    X509 *x509 = certificate.get();
    const Names names = alternativeNames(canonical);
    const bool isMade = x509 && X509_set_version(x509, X509_VERSION_3) == 1 && setSerialNumber(x509)
                        && setValidity(x509, now) && X509_set_pubkey(x509, key) == 1 && setSubject(x509)
                        && X509_add1_ext_i2d(x509, NID_subject_alt_name, names.get(), 0, X509V3_ADD_DEFAULT) == 1
                        && addExtension(x509, NID_basic_constraints, "critical,CA:FALSE")
                        && addExtension(x509, NID_key_usage, "critical,digitalSignature")
                        && addExtension(x509, NID_ext_key_usage, "serverAuth")
                        && addExtension(x509, NID_subject_key_identifier, "hash")
                        && X509_sign(x509, key, EVP_sha256()) > 0;
    return isMade ? std::move(certificate) : nullptr;
}

/// Asked for a passphrase: there is nobody who could be asked, but now it is known why the key can't be read.
int noteEncryption(char * /*buffer*/, int /*size*/, int /*isWriting*/, void *wasAsked)
{
    *static_cast<bool *>(wasAsked) = true;
    return -1;
}

Result<QByteArray> contentOf(const QString &fileName, const QString &setting)
{
    QFile file(fileName);
    if (!file.exists())
        return fail(Error::Kind::NotFound,
                    Certificate::tr("%1: there is no file %2. Name the file as PEM, with its whole path.")
                        .arg(setting, fileName));
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Storage,
                    Certificate::tr("%1: %2 can't be read (%3). Let the user that runs Greenroom read it.")
                        .arg(setting, fileName, file.errorString()));
    return file.read(1024 * 1024);
}

} // namespace

QStringList Certificate::canonicalNames(const QStringList &names)
{
    QStringList canonical;
    for (QString name : names) {
        name = name.trimmed();
        if (name.startsWith(u'[') && name.endsWith(u']'))
            name = name.mid(1, name.size() - 2);
        QHostAddress address(name);
        address.setScopeId({});
        if (name.endsWith(u'.'))
            name.chop(1);
        // The same rules as of the Host field; toAce() gives nothing for what is no name.
        canonical.append(address.isNull() ? QString::fromLatin1(QUrl::toAce(name)).toLower() : address.toString());
    }
    canonical.removeAll(QString());
    canonical.removeDuplicates();
    return canonical;
}

Result<Certificate> Certificate::selfSigned(const QStringList &names, const QDateTime &now)
{
    ERR_clear_error();
    const Key key(EVP_EC_gen("P-256"));
    const X509Certificate certificate = key ? makeCertificate(key.get(), canonicalNames(names), now) : nullptr;
    const Bio pem(BIO_new(BIO_s_mem()));
    const Bio keyPem(BIO_new(BIO_s_mem()));
    if (!certificate || PEM_write_bio_X509(pem.get(), certificate.get()) != 1
        || PEM_write_bio_PKCS8PrivateKey(keyPem.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return fail(Error::Kind::Internal, tr("A certificate could not be made."), lastError());
    return parse(takeText(pem), takeText(keyPem), {}, {});
}

Result<Certificate> Certificate::read(const QString &certificateFile, const QString &keyFile)
{
    const auto pem = contentOf(certificateFile, u"tls_certificate"_s);
    if (!pem)
        return tl::unexpected(pem.error());
    const auto key = contentOf(keyFile, u"tls_key"_s);
    if (!key)
        return tl::unexpected(key.error());
    return parse(*pem, *key, certificateFile, keyFile);
}

Result<Certificate> Certificate::parse(const QByteArray &pem, const QByteArray &key, const QString &certificateFile,
                                       const QString &keyFile)
{
    ERR_clear_error();
    const X509Certificate x509(PEM_read_bio_X509(readingFrom(pem).get(), nullptr, nullptr, nullptr));
    if (!x509)
        return fail(Error::Kind::InvalidInput,
                    tr("tls_certificate: %1 holds no certificate in PEM. It must begin with -----BEGIN "
                       "CERTIFICATE-----; convert it with “openssl x509 -in FILE -outform PEM”.")
                        .arg(certificateFile),
                    lastError());
    bool isEncrypted = false;
    const Key privateKey(PEM_read_bio_PrivateKey(readingFrom(key).get(), nullptr, &noteEncryption, &isEncrypted));
    if (isEncrypted)
        return fail(Error::Kind::InvalidInput,
                    tr("tls_key: the key in %1 is encrypted, and nobody is there to type its passphrase. Store it "
                       "without one (“openssl pkey -in FILE -out NEW”), readable by this user only.")
                        .arg(keyFile),
                    lastError());
    if (!privateKey)
        return fail(Error::Kind::InvalidInput,
                    tr("tls_key: %1 holds no private key in PEM. It must have a line -----BEGIN PRIVATE KEY-----.")
                        .arg(keyFile),
                    lastError());
    if (X509_check_private_key(x509.get(), privateKey.get()) != 1)
        return fail(Error::Kind::InvalidInput,
                    tr("tls_key: the key in %1 does not belong to the certificate in %2. Name the two that were made "
                       "together; in a chain, the server's own certificate must be the first.")
                        .arg(keyFile, certificateFile),
                    lastError());
    Certificate certificate;
    certificate.m_pem = pem;
    certificate.m_key = key;
    certificate.m_names = namesOf(x509.get());
    certificate.m_validFrom = toDateTime(X509_get0_notBefore(x509.get()));
    certificate.m_expiresAt = toDateTime(X509_get0_notAfter(x509.get()));
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest = {};
    unsigned int size = 0;
    X509_digest(x509.get(), EVP_sha256(), digest.data(), &size);
    certificate.m_fingerprint = QString::fromLatin1(
        QByteArray(reinterpret_cast<const char *>(digest.data()), qsizetype(size)).toHex(':').toUpper());
    ERR_clear_error();
    return certificate;
}
