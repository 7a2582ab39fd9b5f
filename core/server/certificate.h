// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QDateTime>
#include <QStringList>

/// A certificate with the private key that belongs to it. A value.
class Certificate
{
    Q_DECLARE_TR_FUNCTIONS(Certificate)

public:
    /// How long one of our own is valid: what browsers accept at most.
    static constexpr int SelfSignedDays = 397;

    /// Makes a key (ECDSA P-256) and a certificate for it that it signs itself, for servers with these host names and
    /// addresses; names beyond ASCII are taken in their ASCII form, and what is no name is left out. \a now is the
    /// present moment; validity begins five minutes earlier, for senders whose clocks are behind.
    [[nodiscard]] static Result<Certificate> selfSigned(const QStringList &names, const QDateTime &now);

    /// Reads PEM files: the server's certificate, followed by those that vouch for it if there are any, and its key.
    /// InvalidInput and NotFound name file and setting and tell how to mend it.
    [[nodiscard]] static Result<Certificate> read(const QString &certificateFile, const QString &keyFile);

    /// Host names in the form in which certificates have them, addresses in their shortest one; in order, each once.
    [[nodiscard]] static QStringList canonicalNames(const QStringList &names);

    [[nodiscard]] const QByteArray &pem() const { return m_pem; }
    /// Secret.
    [[nodiscard]] const QByteArray &key() const { return m_key; }
    /// SHA-256 of the server's own certificate: "AA:BB:…".
    [[nodiscard]] const QString &fingerprint() const { return m_fingerprint; }
    /// Host names and addresses that it is for, in the form of canonicalNames().
    [[nodiscard]] const QStringList &names() const { return m_names; }
    [[nodiscard]] const QDateTime &validFrom() const { return m_validFrom; }
    [[nodiscard]] const QDateTime &expiresAt() const { return m_expiresAt; }

private:
    Certificate() = default;
    /// Fills in what the PEM texts say.
    [[nodiscard]] static Result<Certificate> parse(const QByteArray &pem, const QByteArray &key,
                                                   const QString &certificateFile, const QString &keyFile);

    QByteArray m_pem;
    QByteArray m_key;
    QString m_fingerprint;
    QStringList m_names;
    QDateTime m_validFrom;
    QDateTime m_expiresAt;
};
