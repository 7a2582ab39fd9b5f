// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <netinet/in.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <memory>

/// A client that does in TLS what QSslSocket can't: end one half, offer what nobody should take, see how the end came.
/// Blocks; waits ten seconds at most.
class TlsClient
{
public:
    struct Offer
    {
        int lowest = TLS1_2_VERSION;
        int highest = TLS1_3_VERSION;
        QByteArray protocols = {}; ///< as ALPN has them on the wire
        QByteArray ciphers = {};   ///< of TLS 1.2
    };

    enum class End {
        None,   ///< nothing came in time
        Closed, ///< close_notify
        Cut,    ///< the connection ended without it
        Error,  ///< an alert, or what is no TLS
    };

    explicit TlsClient(quint16 port) : TlsClient(port, Offer{}) {}
    TlsClient(quint16 port, const Offer &offer)
        : m_descriptor(::socket(AF_INET, SOCK_STREAM, 0)), m_context(SSL_CTX_new(TLS_client_method()), &SSL_CTX_free)
    {
        const timeval patience{.tv_sec = 10, .tv_usec = 0};
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        ::connect(m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address);
        SSL_CTX_set_security_level(m_context.get(), 0);
        SSL_CTX_set_min_proto_version(m_context.get(), offer.lowest);
        SSL_CTX_set_max_proto_version(m_context.get(), offer.highest);
        if (!offer.ciphers.isEmpty())
            SSL_CTX_set_cipher_list(m_context.get(), offer.ciphers.constData());
        m_session.reset(SSL_new(m_context.get()));
        if (!offer.protocols.isEmpty())
            SSL_set_alpn_protos(m_session.get(), reinterpret_cast<const unsigned char *>(offer.protocols.constData()),
                                static_cast<unsigned int>(offer.protocols.size()));
        SSL_set_fd(m_session.get(), m_descriptor);
        m_isEncrypted = SSL_connect(m_session.get()) == 1;
        ERR_clear_error();
    }

    ~TlsClient()
    {
        m_session.reset();
        ::close(m_descriptor);
    }
    Q_DISABLE_COPY_MOVE(TlsClient)

    [[nodiscard]] bool isEncrypted() const { return m_isEncrypted; }
    [[nodiscard]] QByteArray version() const { return SSL_get_version(m_session.get()); }
    [[nodiscard]] QByteArray protocol() const
    {
        const unsigned char *name = nullptr;
        unsigned int size = 0;
        SSL_get0_alpn_selected(m_session.get(), &name, &size);
        return {reinterpret_cast<const char *>(name), qsizetype(size)};
    }
    /// SHA-256 of the server's certificate, "AA:BB:…".
    [[nodiscard]] QString fingerprint() const
    {
        const std::unique_ptr<X509, decltype(&X509_free)> certificate(SSL_get1_peer_certificate(m_session.get()),
                                                                      &X509_free);
        std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
        unsigned int size = 0;
        X509_digest(certificate.get(), EVP_sha256(), digest.data(), &size);
        return QString::fromLatin1(
            QByteArray(reinterpret_cast<const char *>(digest.data()), qsizetype(size)).toHex(':').toUpper());
    }
    [[nodiscard]] bool canRenegotiate()
    {
        if (SSL_renegotiate(m_session.get()) != 1)
            return false;
        const bool isDone = SSL_do_handshake(m_session.get()) == 1;
        ERR_clear_error();
        return isDone;
    }

    [[nodiscard]] bool send(const QByteArray &bytes)
    {
        const bool isSent = SSL_write(m_session.get(), bytes.constData(), int(bytes.size())) == bytes.size();
        ERR_clear_error();
        return isSent;
    }

    /// Says in TLS that nothing more is sent, and ends this half of the socket too, if wanted.
    void endWriting(bool alsoOfTheSocket)
    {
        SSL_shutdown(m_session.get());
        if (alsoOfTheSocket)
            ::shutdown(m_descriptor, SHUT_WR);
    }

    /// Reads to the end; end() says how it came.
    [[nodiscard]] QByteArray readAll()
    {
        QByteArray all;
        std::array<char, 16 * 1024> part{};
        int count = 0;
        while ((count = SSL_read(m_session.get(), part.data(), int(part.size()))) > 0)
            all.append(part.data(), count);
        switch (SSL_get_error(m_session.get(), count)) {
        case SSL_ERROR_ZERO_RETURN:
            m_end = End::Closed;
            break;
        case SSL_ERROR_WANT_READ:
            m_end = End::None;
            break;
        case SSL_ERROR_SYSCALL:
            m_end = End::Cut;
            break;
        default:
            m_end = ERR_GET_REASON(ERR_peek_error()) == SSL_R_UNEXPECTED_EOF_WHILE_READING ? End::Cut : End::Error;
            break;
        }
        ERR_clear_error();
        return all;
    }
    [[nodiscard]] End end() const { return m_end; }

private:
    const int m_descriptor;
    std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> m_context;
    std::unique_ptr<SSL, decltype(&SSL_free)> m_session{nullptr, &SSL_free};
    bool m_isEncrypted = false;
    End m_end = End::None;
};
