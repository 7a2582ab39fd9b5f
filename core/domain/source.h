// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

/// How a tool signs what it posts: HMAC-SHA256 over the raw body with a secret that both know, in a header.
struct SignatureRule
{
    QString header = {};          ///< name of the field with the signature; empty: the tool does not sign
    QString prefix = {};          ///< what stands before each hex signature, e.g. "sha256=" or "v1="; may be empty
    QString timestampHeader = {}; ///< field with the Unix time in seconds that is signed too, as "<time>:<body>";
                                  ///< empty: none

    bool operator==(const SignatureRule &) const = default;
};

/// Where the fields of a body that is no known tool's are, and what its words mean, as somebody chose them for a source
/// of the tool "generic". Paths have dots between names and [n] for entries of lists; an empty one means the usual
/// names.
struct GenericMapping
{
    QString key = {};             ///< what is the same in firing and resolved
    QString state = {};           ///< empty: the usual names and, if there is none, what the text says
    QStringList firingWords = {}; ///< beside the usual ones
    QStringList resolvedWords = {};
    QString title = {};
    QString text = {};
    QString severity = {};
    QString url = {};

    bool operator==(const GenericMapping &) const = default;
};

/// One configured integration: a monitoring tool that may post here.
struct Source
{
    QString id = {};
    QString slug = {}; ///< [a-z0-9-], unique; last part of its webhook URL
    QString name = {};
    QString tool = {};            ///< "api" or an adapter's name, e.g. "alertmanager"
    QString pageId = {};          ///< where its incidents belong
    SignatureRule signature = {}; ///< the secret itself is in the SecretStore
    GenericMapping mapping = {};  ///< only of the tool "generic"
    QDateTime createdAt = {};
    std::optional<QDateTime> lastReceivedAt = {};

    bool operator==(const Source &) const = default;
};

/// An API key as it is kept: never the secret itself.
struct ApiKey
{
    enum class Scope { Draft, Read }; ///< Draft may post and read, Read may only read

    QString id = {};
    QString name = {};
    QString prefix = {};  ///< first 8 characters of the secret, to recognise it by
    QByteArray hash = {}; ///< SHA-256 of the secret
    Scope scope = Scope::Draft;
    QString pageId = {};        ///< bound to this page; empty: all pages
    QString sourceId = {};      ///< bound to this source; empty: none
    QStringList addresses = {}; ///< where it may be used from: addresses or networks ("192.0.2.0/24"); empty: anywhere
    QDateTime createdAt = {};
    std::optional<QDateTime> expiresAt = {};
    std::optional<QDateTime> lastUsedAt = {}; ///< written at most once a minute
    std::optional<QDateTime> revokedAt = {};

    bool operator==(const ApiKey &) const = default;
};

/// An authenticated request that made no incident, kept with its reason.
struct RefusedDelivery
{
    QString id = {};
    QDateTime receivedAt = {};
    QString sourceName = {};
    QString reason = {};  ///< what was wrong, in words
    QByteArray body = {}; ///< as received

    bool operator==(const RefusedDelivery &) const = default;
};
