// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/server/certificate.h"

#include <memory>

struct ssl_ctx_st;

/// What all encrypted connections of a server share: certificate, key, and the rules of TLS. A value; those who use an
/// older one keep it.
///
/// TLS 1.2 and 1.3 only, ciphers with forward secrecy and authentication, HTTP/1.1 by ALPN (whoever offers other
/// protocols only is refused, RFC 7301 §3.2), no renegotiation, no compression, no resumption (whose keys would live as
/// long as the program).
class TlsContext
{
public:
    [[nodiscard]] static Result<TlsContext> make(const Certificate &certificate);

private:
    friend class TlsSession;
    explicit TlsContext(std::shared_ptr<ssl_ctx_st> context) : m_context(std::move(context)) {}

    std::shared_ptr<ssl_ctx_st> m_context;
};
