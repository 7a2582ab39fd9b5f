// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

/// What became of looking at the signature of a message of Amazon SNS.
enum class SnsSignatureCheck {
    Valid,
    Missing,     ///< there is none, or it can't be read
    WeakVersion, ///< it is of version 1, over SHA-1, which can be forged
    Wrong,       ///< it is not of this message and this certificate, or the certificate can't be read
};

/// Looks whether \a message was signed with the key of \a certificate (X.509, PEM): RSA with SHA-256 over the fields
/// that https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message-verify-message-signature.html names.
/// Whose certificate it is, the caller must know.
[[nodiscard]] SnsSignatureCheck verifySnsSignature(const QJsonObject &message, const QByteArray &certificate);

/// Whether an address leads to SNS itself, over TLS: nothing else is to be opened because a message says so.
[[nodiscard]] bool isSnsAddress(const QString &address);
