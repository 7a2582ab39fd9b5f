// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/tlscontext.h"

#include <QCoreApplication>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

namespace {

/// RFC 9325 §4.2; those of TLS 1.3 are all good.
constexpr char Ciphers[] = "ECDHE+AESGCM:ECDHE+CHACHA20";

using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;

Bio readingFrom(const QByteArray &text)
{
    return {BIO_new_mem_buf(text.constData(), int(text.size())), &BIO_free};
}

int chooseProtocol(SSL * /*session*/, const unsigned char **chosen, unsigned char *chosenSize,
                   const unsigned char *offered, unsigned int offeredSize, void * /*argument*/)
{
    static constexpr unsigned char ours[] = {8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
    unsigned char *found = nullptr;
    if (SSL_select_next_proto(&found, chosenSize, ours, sizeof ours, offered, offeredSize) != OPENSSL_NPN_NEGOTIATED)
        return SSL_TLSEXT_ERR_ALERT_FATAL;
    *chosen = found;
    return SSL_TLSEXT_ERR_OK;
}

bool takeCertificate(SSL_CTX *context, const Certificate &certificate)
{
    const Bio chain = readingFrom(certificate.pem());
    for (bool isOwn = true;; isOwn = false) {
        const std::unique_ptr<X509, decltype(&X509_free)> next(
            PEM_read_bio_X509(chain.get(), nullptr, nullptr, nullptr), &X509_free);
        if (!next) {
            ERR_clear_error();
            if (isOwn)
                return false;
            break;
        }
        if ((isOwn ? SSL_CTX_use_certificate(context, next.get()) : SSL_CTX_add1_chain_cert(context, next.get())) != 1)
            return false;
    }
    const Bio keyText = readingFrom(certificate.key());
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
        PEM_read_bio_PrivateKey(keyText.get(), nullptr, nullptr, nullptr), &EVP_PKEY_free);
    return key && SSL_CTX_use_PrivateKey(context, key.get()) == 1 && SSL_CTX_check_private_key(context) == 1;
}

} // namespace

Result<TlsContext> TlsContext::make(const Certificate &certificate)
{
    const std::shared_ptr<SSL_CTX> context(SSL_CTX_new(TLS_server_method()), &SSL_CTX_free);
    if (!context || SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION) != 1
        || SSL_CTX_set_cipher_list(context.get(), Ciphers) != 1 || !takeCertificate(context.get(), certificate)) {
        const QString detail = QString::fromLatin1(ERR_error_string(ERR_peek_last_error(), nullptr));
        ERR_clear_error();
        return fail(Error::Kind::InvalidInput,
                    QCoreApplication::translate("HttpServer",
                                                "The certificate can't be used for TLS (%1). Use a key of "
                                                "2048 bits or more for RSA, or one for P-256.")
                        .arg(detail),
                    detail);
    }
    SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_NO_TICKET
                                           | SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_PRIORITIZE_CHACHA);
    SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF);
    SSL_CTX_set_num_tickets(context.get(), 0);
    // Connections that wait hold no buffers of 16 KiB.
    SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_alpn_select_cb(context.get(), &chooseProtocol, nullptr);
    return TlsContext(context);
}
