// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/alert.h"
#include "core/intake/adapters/mapping.h"
#include "core/net/http.h"

#include <QJsonValue>
#include <QList>
#include <QString>

#include <optional>

/// A request of a tool's webhook: its fields, path and query, and its body as JSON, whatever form that came in.
struct Webhook
{
    const HttpRequest &request;
    QJsonValue body;

    [[nodiscard]] QString header(QByteArrayView name) const { return QString::fromUtf8(request.header(name)); }
};

/// What a tool has told.
struct WebhookReading
{
    QList<Delivery> deliveries = {}; ///< one per group of alerts; the tool's own test has isTest
    QString note = {};               ///< one sentence on what else it was, if it says nothing about how things are
    std::optional<HttpResponse> answer = {}; ///< where the tool wants another than ours, to prove that we are willing
};

/// One monitoring tool whose own webhook is understood. Each is one file in tools/, with a function that makes it named
/// after the file: tools/uptimekuma.cpp has uptimekumaAdapter(). The build finds it there.
struct Adapter
{
    QString tool; ///< machine word, as in Source::tool
    QString name; ///< as its makers write it
    /// InvalidInput says what could not be read; the body is then kept and shown with that.
    Result<WebhookReading> (*read)(const Webhook &webhook);
};

/// All tools, by name.
[[nodiscard]] const QList<Adapter> &adapters();

/// Null for an unknown tool.
[[nodiscard]] const Adapter *adapter(const QString &tool);

/// The reading of a tool that tells of one alert at a time, as \a mapping says: an update or what is ignored becomes a
/// note.
[[nodiscard]] Result<WebhookReading> readOne(const Mapping &mapping, const QJsonValue &body);
