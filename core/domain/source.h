// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

/// One configured integration: a monitoring tool that may post here.
struct Source
{
    QString id = {};
    QString slug = {}; ///< [a-z0-9-], unique; last part of its webhook URL
    QString name = {};
    QString tool = {};   ///< "api" or an adapter's name, e.g. "alertmanager"
    QString pageId = {}; ///< where its incidents belong
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
    QString pageId = {};   ///< bound to this page; empty: all pages
    QString sourceId = {}; ///< bound to this source; empty: none
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
