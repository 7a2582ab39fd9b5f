// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/alert.h"
#include "core/domain/catalog.h"
#include "core/intake/adapters/mapping.h"
#include "core/net/http.h"

#include <QJsonValue>
#include <QList>
#include <QString>

#include <optional>

/// For whom a webhook is.
struct Recipient
{
    const CatalogData *catalog = nullptr; ///< what is set up here; null: nothing is
    const Source *source = nullptr;       ///< null: nobody in particular
    QByteArray secret = {};               ///< that both sides know; empty: none is set, or it is locked
};

/// A request of a tool's webhook: its fields, path and query, and its body as JSON, whatever form that came in.
struct Webhook
{
    const HttpRequest &request;
    QJsonValue body;
    Recipient recipient = {};

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

/// What \a tool says in \a request. What had to be mended before it could be read has the label SalvagedLabel: "true".
[[nodiscard]] Result<WebhookReading> readWebhook(const Adapter &tool, const HttpRequest &request,
                                                 const Recipient &recipient = {});
inline constexpr QStringView SalvagedLabel = u"greenroom_salvaged";

/// The reading of a tool that tells of one alert at a time, as \a mapping says: an update or what is ignored becomes a
/// note.
[[nodiscard]] Result<WebhookReading> readOne(const Mapping &mapping, const QJsonValue &body);
