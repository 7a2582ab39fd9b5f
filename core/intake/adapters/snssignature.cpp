// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/snssignature.h"

#include <QList>
#include <QRegularExpression>
#include <QUrl>

#include <memory>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

using namespace Qt::StringLiterals;

namespace {

template<auto Free>
struct Deleter
{
    template<typename Thing>
    void operator()(Thing *thing) const
    {
        Free(thing);
    }
};
using Bio = std::unique_ptr<BIO, Deleter<&BIO_free>>;
using Certificate = std::unique_ptr<X509, Deleter<&X509_free>>;
using Context = std::unique_ptr<EVP_MD_CTX, Deleter<&EVP_MD_CTX_free>>;

/// "Name\nValue\n" of the fields that count, in the order of their bytes; those that are not there are left out.
QByteArray signedText(const QJsonObject &message)
{
    static const QStringList OfNotification{u"Message"_s,   u"MessageId"_s, u"Subject"_s,
                                            u"Timestamp"_s, u"TopicArn"_s,  u"Type"_s};
    static const QStringList OfHandshake{u"Message"_s, u"MessageId"_s, u"SubscribeURL"_s, u"Timestamp"_s,
                                         u"Token"_s,   u"TopicArn"_s,  u"Type"_s};
    const bool isNotification = message.value("Type"_L1).toString() == "Notification"_L1;
    QByteArray text;
    for (const QString &name : isNotification ? OfNotification : OfHandshake) {
        if (const QJsonValue value = message.value(name); value.isString())
            text += name.toUtf8() + '\n' + value.toString().toUtf8() + '\n';
    }
    return text;
}

bool isSignature(const QByteArray &signature, const QByteArray &text, const QByteArray &pem)
{
    const Bio bio(BIO_new_mem_buf(pem.constData(), int(pem.size())));
    const Certificate certificate(bio ? PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr) : nullptr);
    EVP_PKEY *const key = certificate ? X509_get0_pubkey(certificate.get()) : nullptr;
    const Context context(EVP_MD_CTX_new());
    if (!key || !context || EVP_PKEY_get_base_id(key) != EVP_PKEY_RSA)
        return false;
    const auto bytes = [](const QByteArray &array) {
        return reinterpret_cast<const unsigned char *>(array.constData());
    };
    return EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1
           && EVP_DigestVerify(context.get(), bytes(signature), std::size_t(signature.size()), bytes(text),
                               std::size_t(text.size()))
                  == 1;
}

} // namespace

SnsSignatureCheck verifySnsSignature(const QJsonObject &message, const QByteArray &certificate)
{
    const QByteArray encoded = message.value("Signature"_L1).toString().toLatin1();
    const auto signature = QByteArray::fromBase64Encoding(encoded, QByteArray::AbortOnBase64DecodingErrors);
    if (encoded.isEmpty() || !signature)
        return SnsSignatureCheck::Missing;
    if (message.value("SignatureVersion"_L1).toString() != "2"_L1)
        return SnsSignatureCheck::WeakVersion;
    return isSignature(*signature, signedText(message), certificate) ? SnsSignatureCheck::Valid
                                                                     : SnsSignatureCheck::Wrong;
}

bool isSnsAddress(const QString &address)
{
    static const QRegularExpression host(uR"(^sns\.[a-z0-9-]{3,}\.amazonaws\.com(\.cn)?$)"_s);
    const QUrl url(address, QUrl::StrictMode);
    return url.isValid() && url.scheme() == "https"_L1 && url.userInfo().isEmpty() && url.port(443) == 443
           && host.match(url.host()).hasMatch();
}
